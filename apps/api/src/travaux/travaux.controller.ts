import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { listerTravauxSchema, travauxEchouesSchema } from '@sciat/contrats';
import { peut } from '@sciat/dispositifs';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { interdit, introuvable, refus } from '../erreurs/erreur-metier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';

/** Jobs given up after their last attempt. */
@Controller('travaux')
export class TravauxController {
  constructor(private readonly prisma: PrismaService) {}

  @Get()
  @Autoriser('travail:administrer')
  @Reponse(travauxEchouesSchema)
  async lister(
    @Connecte() { serviceId }: Utilisateur,
    @Query({ schema: listerTravauxSchema }) {
      page,
      parPage,
      tri,
      ordre,
    }: z.output<typeof listerTravauxSchema>,
  ) {
    const where = { serviceId, etat: 'ECHOUE' as const };
    const [lignes, total] = await Promise.all([
      this.prisma.client.outbox.findMany({
        where,
        include: { dossier: { select: { id: true, reference: true } } },
        orderBy: [{ [tri]: ordre }, { id: 'asc' }],
        skip: (page - 1) * parPage,
        take: parPage,
      }),
      this.prisma.client.outbox.count({ where }),
    ]);
    const donnees = lignes.map(({ creeLe, finLe, ...l }) => ({
      ...l,
      creeLe: creeLe.toISOString(),
      echoueLe: finLe?.toISOString() ?? null,
    }));
    return { donnees, total };
  }

  @Post(':id/relance')
  @HttpCode(204)
  @Autoriser('travail:administrer')
  async relancer(
    @Connecte() agent: Utilisateur,
    @Param('id', new Identifiant('Ce travail')) id: string,
  ): Promise<void> {
    const travail = await this.prisma.client.outbox.findUnique({ where: { id } });
    if (!travail) throw introuvable('Ce travail');
    if (!peut(agent, 'travail:administrer', travail)) throw interdit();
    await this.prisma.client.$transaction(async (tx) => {
      const { count } = await tx.outbox.updateMany({
        where: { id, etat: 'ECHOUE' },
        data: { etat: 'A_RELAYER', essais: 0, erreur: null, finLe: null, relayeLe: null },
      });
      if (count === 0) throw refus([{ code: 'ETAT', message: 'Ce travail n’est plus en échec.' }]);
      const { courrielId } = travail.charge as { courrielId?: string };
      if (courrielId) {
        await tx.courriel.updateMany({
          where: { id: courrielId, etat: 'ECHEC', destinataire: { not: '' } },
          data: { etat: 'A_ENVOYER', erreur: null },
        });
      }
    });
  }
}
