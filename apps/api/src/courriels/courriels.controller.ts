import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { courrielLuSchema, courrielsSchema, listerCourrielsSchema } from '@sciat/contrats';
import {
  AU_DEMANDEUR,
  type DonneesCommunes,
  type ModeleCourriel,
  peut,
  roleAutorise,
} from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { deDossiersDuPerimetre } from '../auth/perimetre.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { litteral } from '../base/texte.js';
import { recalculerObligation, verrouiller } from '../dossiers/ecrire-dossier.js';
import { interdit, introuvable, refus } from '../erreurs/erreur-metier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { consigner } from '../journal/consigner.js';
import { sansJeton } from '../liens/jeton.js';
import { deposer } from '../outbox/deposer.js';
import { SANS_ADRESSE } from './preparer.js';

const include = {
  dossier: { select: { id: true, reference: true, dispositif: true, donnees: true } },
} satisfies Prisma.CourrielInclude;
type CourrielBase = Prisma.CourrielGetPayload<{ include: typeof include }>;

const presenter = ({ creeLe, envoyeLe, ...c }: CourrielBase) => ({
  ...c,
  creeLe: creeLe.toISOString(),
  envoyeLe: envoyeLe?.toISOString() ?? null,
});

@Controller('courriels')
export class CourrielsController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('courriel:lire')
  @Reponse(courrielsSchema)
  async lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerCourrielsSchema }) demande: z.output<typeof listerCourrielsSchema>,
  ) {
    const { page, parPage, tri, ordre, q, etat, dossierId } = demande;
    const contient = { contains: litteral(q ?? ''), mode: 'insensitive' as const };
    const where: Prisma.CourrielWhereInput = {
      ...deDossiersDuPerimetre(agent),
      ...(etat ? { etat } : {}),
      ...(dossierId ? { dossierId } : {}),
      ...(q ? { OR: [{ objet: contient }, { destinataire: contient }] } : {}),
    };
    const [lignes, total] = await Promise.all([
      this.prisma.client.courriel.findMany({
        where,
        include,
        orderBy: [{ [tri]: ordre }, { id: 'desc' }],
        skip: (page - 1) * parPage,
        take: parPage,
      }),
      this.prisma.client.courriel.count({ where }),
    ]);
    // A mail that has not left still holds its deposit link: it is for those who may give one.
    const lire = roleAutorise(agent.role, 'lien:administrer')
      ? presenter
      : (c: CourrielBase) => presenter({ ...c, texte: sansJeton(c.texte) });
    return { donnees: lignes.map(lire), total };
  }

  /** Sends again a mail that failed, or whose fate is unknown: an administrator's decision, never a job's. */
  @Post(':id/relance')
  @HttpCode(200)
  @Autoriser('courriel:relancer')
  @Reponse(courrielLuSchema)
  async relancer(
    @Connecte() agent: Utilisateur,
    @Param('id', new Identifiant('Ce courriel')) id: string,
  ) {
    const courriel = await this.prisma.client.courriel.findUnique({ where: { id }, include });
    if (!courriel) throw introuvable('Ce courriel');
    const { dispositif } = courriel.dossier;
    if (!peut(agent, 'courriel:relancer', { ...courriel, dispositif })) throw interdit();
    // An address corrected since in the dossier is the one to use, for a mail to the applicant.
    const { contactCourriel } = courriel.dossier.donnees as DonneesCommunes;
    const destinataire = AU_DEMANDEUR.includes(courriel.modele as ModeleCourriel)
      ? (contactCourriel ?? courriel.destinataire)
      : courriel.destinataire;
    if (!destinataire)
      throw refus([{ code: 'ADRESSE', message: `${SANS_ADRESSE} : renseignez-la d’abord.` }]);
    const { serviceId, dossierId, modele } = courriel;
    const aujourdhui = this.horloge.aujourdhui();
    const relance = await this.prisma.client.$transaction(async (tx) => {
      await verrouiller(tx, dossierId);
      const { count } = await tx.courriel.updateMany({
        where: { id, etat: { in: ['ECHEC', 'INCERTAIN', 'CONSERVE'] } },
        data: { etat: 'A_ENVOYER', erreur: null, destinataire },
      });
      if (count === 0)
        throw refus([{ code: 'ETAT', message: 'Ce courriel est déjà envoyé ou en cours.' }]);
      await consigner(
        tx,
        {
          serviceId,
          dossierId,
          dossierVersion: null,
          auteurId: agent.id,
          dateLegale: aujourdhui,
          maintenant: this.horloge.maintenant(),
        },
        [{ type: 'CourrielRelance', charge: { courrielId: id, modele } }],
      );
      await deposer(
        tx,
        { serviceId, dossierId },
        { nom: 'courriel.envoyer', charge: { courrielId: id } },
      );
      await recalculerObligation(tx, dossierId, aujourdhui);
      return tx.courriel.findUniqueOrThrow({ where: { id }, include });
    });
    return presenter({ ...relance, texte: sansJeton(relance.texte) });
  }
}
