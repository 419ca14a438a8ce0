import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  type AjouterExpert,
  ajouterExpertSchema,
  type ExpertLu,
  expertSchema,
  expertsSchema,
} from '@sciat/contrats';
import { dernieresVersions, peut } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { duPerimetre } from '../auth/perimetre.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { champInvalide, interdit, introuvable } from '../erreurs/erreur-metier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { consigner, horsVersion } from '../journal/consigner.js';

const include = { auteur: { select: { prenom: true, nom: true } } } as const;
type ExpertEnBase = Prisma.ExpertGetPayload<{ include: typeof include }>;
const presenter = ({ auteur, ajouteLe, ...e }: ExpertEnBase): ExpertLu => ({
  ...e,
  ajouteLe: ajouteLe.toISOString(),
  auteur: `${auteur.prenom} ${auteur.nom}`,
});

/** Whom the service usually consults, by scheme. None is edited: one is withdrawn. */
@Controller('experts')
export class ExpertsController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('expert:administrer')
  @Reponse(expertsSchema)
  async lister(@Connecte() agent: Utilisateur) {
    const lignes = await this.prisma.client.expert.findMany({
      where: { ...duPerimetre(agent), retireLe: null },
      orderBy: [{ dispositif: 'asc' }, { organisme: 'asc' }, { id: 'asc' }],
      take: 500,
      include,
    });
    return { donnees: lignes.map(presenter), total: lignes.length };
  }

  @Post()
  @Autoriser('expert:administrer')
  @Reponse(expertSchema, 201)
  async ajouter(
    @Connecte() agent: Utilisateur,
    @Body({ schema: ajouterExpertSchema }) demande: AjouterExpert,
  ) {
    const { serviceId, id: auteurId } = agent;
    const { dispositif, organisme, courriel } = demande;
    if (!dernieresVersions().some((d) => d.code === dispositif))
      throw champInvalide('dispositif', 'Ce dispositif n’existe pas.');
    if (!peut(agent, 'expert:administrer', { serviceId, dispositif })) throw interdit();
    return this.prisma.client.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM service WHERE id = ${serviceId}::uuid FOR NO KEY UPDATE`;
      const connu = await tx.expert.count({
        where: {
          serviceId,
          dispositif,
          retireLe: null,
          courriel: { equals: courriel, mode: 'insensitive' },
        },
      });
      if (connu > 0) throw champInvalide('courriel', 'Cette adresse y figure déjà.');
      const cree = await tx.expert.create({
        data: { ...demande, serviceId, auteurId, ajouteLe: this.horloge.maintenant() },
        include,
      });
      await consigner(tx, this.contexte(agent), [
        {
          type: 'ExpertAjoute',
          charge: { expertId: cree.id, dispositif },
          prive: { nom: organisme, destinataire: courriel },
        },
      ]);
      return presenter(cree);
    });
  }

  /** Twice is once. What was asked of them stays. */
  @Post(':id/retrait')
  @HttpCode(200)
  @Autoriser('expert:administrer')
  @Reponse(expertSchema)
  async retirer(
    @Connecte() agent: Utilisateur,
    @Param('id', new Identifiant('Cet expert')) id: string,
  ) {
    return this.prisma.client.$transaction(async (tx) => {
      const expert = await tx.expert.findUnique({ where: { id }, include });
      if (!expert) throw introuvable('Cet expert');
      if (!peut(agent, 'expert:administrer', expert)) throw interdit();
      const { count } = await tx.expert.updateMany({
        where: { id, retireLe: null },
        data: { retireLe: this.horloge.maintenant() },
      });
      const charge = { expertId: id, dispositif: expert.dispositif };
      if (count > 0) await consigner(tx, this.contexte(agent), [{ type: 'ExpertRetire', charge }]);
      return presenter(expert);
    });
  }

  private contexte({ id: auteurId, serviceId }: Utilisateur) {
    return horsVersion(this.horloge, { serviceId, auteurId });
  }
}
