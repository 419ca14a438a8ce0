import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  agentsSchema,
  type CreerUtilisateur,
  creerUtilisateurSchema,
  type LireRepriseCompte,
  lireRepriseCompteSchema,
  listerAgentsSchema,
  listerUtilisateursSchema,
  type ModifierUtilisateur,
  modifierUtilisateurSchema,
  repriseCompteSchema,
  utilisateurModifieSchema,
  utilisateurSchema,
  utilisateursSchema,
} from '@sciat/contrats';
import type { Prisma } from '@sciat/prisma';
import { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { deBaseOuNull } from '../base/dates.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { litteral } from '../base/texte.js';
import { peutInstruire, quiSuit } from '../dossiers/modifier-dossier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { UtilisateursService } from './utilisateurs.service.js';

type Compte = Prisma.UtilisateurGetPayload<object>;
const presenter = (u: Compte) => ({
  ...u,
  derniereConnexionLe: u.derniereConnexionLe?.toISOString() ?? null,
});

const idCompte = new Identifiant('Ce compte');

@Controller()
export class UtilisateursController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly utilisateurs: UtilisateursService,
  ) {}

  /** People a dossier can be assigned to. */
  @Get('agents')
  @Autoriser('dossier:lire')
  @Reponse(agentsSchema)
  async agents(
    @Connecte() { serviceId }: Utilisateur,
    @Query({ schema: listerAgentsSchema }) { dispositif }: z.output<typeof listerAgentsSchema>,
  ) {
    const donnees = await this.prisma.client.utilisateur.findMany({
      where: { serviceId, ...peutInstruire, ...(dispositif ? quiSuit(dispositif) : {}) },
      orderBy: [{ nom: 'asc' }, { prenom: 'asc' }],
      select: { id: true, nom: true, prenom: true, absentDu: true, absentAu: true },
    });
    return {
      donnees: donnees.map((a) => ({
        ...a,
        absentDu: deBaseOuNull(a.absentDu),
        absentAu: deBaseOuNull(a.absentAu),
      })),
      total: donnees.length,
    };
  }

  @Get('utilisateurs')
  @Autoriser('utilisateur:administrer')
  @Reponse(utilisateursSchema)
  async lister(
    @Connecte() { serviceId }: Utilisateur,
    @Query({ schema: listerUtilisateursSchema }) demande: z.output<typeof listerUtilisateursSchema>,
  ) {
    const { page, parPage, tri, ordre, q, actif } = demande;
    const contient = { contains: litteral(q ?? ''), mode: 'insensitive' as const };
    const where: Prisma.UtilisateurWhereInput = {
      serviceId,
      ...(actif ? { actif: actif === 'true' } : {}),
      ...(q ? { OR: [{ nom: contient }, { prenom: contient }, { courriel: contient }] } : {}),
    };
    const [comptes, total] = await Promise.all([
      this.prisma.client.utilisateur.findMany({
        where,
        orderBy: [{ [tri]: ordre }, { id: 'asc' }],
        skip: (page - 1) * parPage,
        take: parPage,
      }),
      this.prisma.client.utilisateur.count({ where }),
    ]);
    return { donnees: comptes.map(presenter), total };
  }

  @Get('utilisateurs/:id')
  @Autoriser('utilisateur:administrer')
  @Reponse(utilisateurSchema)
  async lire(@Connecte() agent: Utilisateur, @Param('id', idCompte) id: string) {
    return presenter(await this.utilisateurs.lire(agent, id));
  }

  /** Asked before the change is saved: it cannot be taken back by saving again. */
  @Get('utilisateurs/:id/reprise')
  @Autoriser('utilisateur:administrer')
  @Reponse(repriseCompteSchema)
  async reprise(
    @Connecte() agent: Utilisateur,
    @Param('id', idCompte) id: string,
    @Query({ schema: lireRepriseCompteSchema }) demande: LireRepriseCompte,
  ) {
    return { dossiers: await this.utilisateurs.compterRepris(agent, id, demande) };
  }

  @Post('utilisateurs')
  @Autoriser('utilisateur:administrer')
  @Reponse(utilisateurSchema, 201)
  async creer(
    @Connecte() agent: Utilisateur,
    @Body({ schema: creerUtilisateurSchema }) demande: CreerUtilisateur,
  ) {
    return presenter(await this.utilisateurs.creer(agent, demande));
  }

  @Patch('utilisateurs/:id')
  @Autoriser('utilisateur:administrer')
  @Reponse(utilisateurModifieSchema)
  async modifier(
    @Connecte() agent: Utilisateur,
    @Param('id', idCompte) id: string,
    @Body({ schema: modifierUtilisateurSchema }) demande: ModifierUtilisateur,
  ) {
    const { compte, dossiersRepris } = await this.utilisateurs.modifier(agent, id, demande);
    return { ...presenter(compte), dossiersRepris };
  }
}
