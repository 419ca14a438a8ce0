import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  type CreerEtiquette,
  creerEtiquetteSchema,
  type Etiqueter,
  type Etiquette,
  type Evenement,
  etiqueterSchema,
  etiquetteSchema,
  etiquettesPoseesSchema,
  etiquettesSchema,
  type ModifierEtiquette,
  modifierEtiquetteSchema,
} from '@sciat/contrats';
import { peut } from '@sciat/dispositifs';
import { Prisma } from '@sciat/prisma';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { auPerimetre } from '../auth/perimetre.js';
import type { Tx } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { DossiersService } from '../dossiers/dossiers.service.js';
import { champInvalide, interdit, introuvable } from '../erreurs/erreur-metier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { consigner, horsVersion } from '../journal/consigner.js';
import { etiqueter } from './etiqueter.js';

const { sql } = Prisma;
const idDossier = new Identifiant('Ce dossier');
const idEtiquette = new Identifiant('Cette étiquette');

@Controller()
export class EtiquettesController {
  constructor(private readonly dossiers: DossiersService) {}

  /** Archived ones too: dossiers still carry them. */
  @Get('etiquettes')
  @Autoriser('dossier:lire')
  @Reponse(etiquettesSchema)
  async lister(@Connecte() agent: Utilisateur) {
    const donnees = await lire(this.dossiers.moyens.client, agent);
    return { donnees, total: donnees.length };
  }

  @Post('etiquettes')
  @Autoriser('etiquette:administrer')
  @Reponse(etiquetteSchema, 201)
  creer(
    @Connecte() agent: Utilisateur,
    @Body({ schema: creerEtiquetteSchema }) { nom, couleur }: CreerEtiquette,
  ) {
    return this.ecrire(agent, nom, async (tx) => {
      const { id } = await tx.etiquette.create({
        data: { serviceId: agent.serviceId, nom, couleur },
      });
      return [id, { type: 'EtiquetteCreee', charge: { etiquetteId: id, nom } }];
    });
  }

  /** Renamed, coloured anew, archived or brought back: dossiers that carry it follow. */
  @Patch('etiquettes/:id')
  @Autoriser('etiquette:administrer')
  @Reponse(etiquetteSchema)
  modifier(
    @Connecte() agent: Utilisateur,
    @Param('id', idEtiquette) id: string,
    @Body({ schema: modifierEtiquetteSchema }) demande: ModifierEtiquette,
  ) {
    return this.ecrire(agent, demande.nom, async (tx) => {
      const connue = await tx.etiquette.findUnique({ where: { id } });
      if (!connue) throw introuvable('Cette étiquette');
      if (!peut(agent, 'etiquette:administrer', connue)) throw interdit();
      const { archivee = connue.archiveeLe !== null, ...autres } = demande;
      const apres = { nom: connue.nom, couleur: connue.couleur, ...autres };
      const champs = [
        ...(apres.nom !== connue.nom ? ['nom'] : []),
        ...(apres.couleur !== connue.couleur ? ['couleur'] : []),
        ...(archivee !== (connue.archiveeLe !== null) ? ['archivee'] : []),
      ];
      if (champs.length === 0) return [id, null];
      const archiveeLe = archivee
        ? (connue.archiveeLe ?? this.dossiers.moyens.horloge.maintenant())
        : null;
      await tx.etiquette.update({ where: { id }, data: { ...apres, archiveeLe } });
      return [id, { type: 'EtiquetteModifiee', charge: { etiquetteId: id, champs } }];
    });
  }

  @Post('dossiers/:id/etiquettes')
  @HttpCode(200)
  @Autoriser('dossier:etiqueter')
  @Reponse(etiquettesPoseesSchema)
  async etiqueter(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Body({ schema: etiqueterSchema }) demande: Etiqueter,
  ) {
    const donnees = await etiqueter(this.dossiers.moyens, id, agent, demande);
    return { donnees, total: donnees.length };
  }

  private async ecrire(
    agent: Utilisateur,
    nom: string | undefined,
    preparer: (tx: Tx) => Promise<[id: string, evenement: Evenement | null]>,
  ) {
    const { client, horloge } = this.dossiers.moyens;
    const { serviceId, id: auteurId } = agent;
    try {
      return await client.$transaction(async (tx) => {
        const [id, evenement] = await preparer(tx);
        const contexte = horsVersion(horloge, { serviceId, auteurId });
        await consigner(tx, contexte, evenement ? [evenement] : []);
        return (await lire(tx, agent)).find((e) => e.id === id);
      });
    } catch (erreur) {
      if (erreur instanceof Prisma.PrismaClientKnownRequestError && erreur.code === 'P2002')
        throw champInvalide('nom', `Le service a déjà une étiquette « ${nom} ».`);
      throw erreur;
    }
  }
}

const lire = (tx: Tx, qui: Utilisateur) =>
  tx.$queryRaw<Etiquette[]>`
    SELECT e.id, e.nom, e.couleur, e.archivee_le IS NOT NULL AS archivee,
           (SELECT count(*)::int FROM dossier_etiquette de JOIN dossier d ON d.id = de.dossier_id
            WHERE de.etiquette_id = e.id AND ${auPerimetre(sql`d`, qui)}) AS dossiers
    FROM etiquette e WHERE e.service_id = ${qui.serviceId}::uuid ORDER BY e.nom, e.id`;
