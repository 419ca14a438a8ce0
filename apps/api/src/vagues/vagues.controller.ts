import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  type AjouterVague,
  ajouterVagueSchema,
  listerVaguesSchema,
  type VagueLue,
  vagueSchema,
  vaguesSchema,
} from '@sciat/contrats';
import { definitions, type Vague, vaguesDe } from '@sciat/dispositifs';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { enBase } from '../base/dates.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService, type Tx } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { vaguesDuService } from '../dossiers/referentiel.js';
import { champInvalide, introuvable } from '../erreurs/erreur-metier.js';
import { consigner, horsVersion } from '../journal/consigner.js';
import { deposer } from '../outbox/deposer.js';

/** Deposit windows: those of the definitions, and those the service adds. None is edited or removed. */
@Controller('vagues')
export class VaguesController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('referentiel:lire')
  @Reponse(vaguesSchema)
  async lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerVaguesSchema }) { dispositif }: z.output<typeof listerVaguesSchema>,
  ) {
    const donnees = await lire(this.prisma.client, agent.serviceId, avecVagues(dispositif));
    return { donnees, total: donnees.length };
  }

  @Post()
  @Autoriser('vague:administrer')
  @Reponse(vagueSchema, 201)
  async ajouter(
    @Connecte() agent: Utilisateur,
    @Body({ schema: ajouterVagueSchema }) demande: AjouterVague,
  ) {
    const { dispositif, code, ouvreLe, fermeLe } = demande;
    const appel = avecVagues(dispositif);
    const { serviceId, id: auteurId } = agent;
    return this.prisma.client.$transaction(async (tx) => {
      // Who adds a wave at the same moment waits here, and then sees this one.
      await tx.$queryRaw`SELECT 1 FROM service WHERE id = ${serviceId}::uuid FOR NO KEY UPDATE`;
      const autres = (await lire(tx, serviceId, appel)).filter((v) => v.code !== code);
      const croisee = autres.find((v) => v.ouvreLe <= fermeLe && ouvreLe <= v.fermeLe);
      if (croisee)
        throw champInvalide('ouvreLe', `Ces dates croisent celles de « ${croisee.libelle} ».`);
      await tx.vague.create({
        data: {
          ...demande,
          serviceId,
          auteurId,
          ouvreLe: enBase(ouvreLe),
          fermeLe: enBase(fermeLe),
          ajouteLe: this.horloge.maintenant(),
        },
      });
      const evenement = {
        type: 'VagueAjoutee' as const,
        charge: { dispositif, code, ouvreLe, fermeLe },
      };
      const contexte = horsVersion(this.horloge, { serviceId, auteurId });
      await consigner(tx, contexte, [evenement]);
      await deposer(
        tx,
        { serviceId, dossierId: null },
        { nom: 'echeances.recalculer', charge: { serviceId, dispositif } },
      );
      return (await lire(tx, serviceId, appel)).find((v) => v.code === code);
    });
  }
}

/** A scheme that takes requests by waves: those of all its versions, of a code the latest. */
interface Appel {
  code: string;
  vagues: Vague[];
}

async function lire(tx: Tx, serviceId: string, appel: Appel): Promise<VagueLue[]> {
  const propres = await vaguesDuService(tx, serviceId, appel.code);
  const auteurs = await tx.vague.findMany({
    where: { serviceId, dispositif: appel.code },
    orderBy: [{ ajouteLe: 'asc' }, { id: 'asc' }],
    select: { code: true, auteur: { select: { prenom: true, nom: true } } },
  });
  return vaguesDe(appel, { vagues: propres }).map((v) => {
    const auteur = auteurs.findLast((a) => a.code === v.code)?.auteur;
    return {
      ...v,
      id: `${appel.code}-${v.code}`,
      dispositif: appel.code,
      auteur: auteur ? `${auteur.prenom} ${auteur.nom}` : null,
    };
  });
}

/** @throws ErreurMetier 404 for an unknown scheme, 400 for one that takes requests at any time */
function avecVagues(code: string): Appel {
  const versions = definitions
    .filter((d) => d.code === code)
    .sort((a, b) => a.enVigueur.du.localeCompare(b.enVigueur.du));
  if (versions.length === 0) throw introuvable('Ce dispositif');
  const parCode = new Map(versions.flatMap((d) => d.vagues).map((v) => [v.code, v]));
  if (parCode.size === 0)
    throw champInvalide('dispositif', 'Ce dispositif ne connaît pas de vagues de dépôt.');
  return { code, vagues: [...parCode.values()] };
}
