import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import {
  listerNotificationsSchema,
  type MarquerLues,
  marquerLuesSchema,
  nonLuesSchema,
  notificationsSchema,
  type PreferencesNotification,
  preferencesSchema,
} from '@sciat/contrats';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { compterNonLues, lirePreferences, listerNotifications, siennes } from './lire.js';

/** What one was told, and how one wants to be: each their own, nobody else's. */
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('connecte')
  @Reponse(notificationsSchema)
  lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerNotificationsSchema })
    demande: z.output<typeof listerNotificationsSchema>,
  ) {
    return listerNotifications(this.prisma.client, agent, demande);
  }

  @Get('non-lues')
  @Autoriser('connecte')
  @Reponse(nonLuesSchema)
  async nonLues(@Connecte() agent: Utilisateur) {
    return { nonLues: await compterNonLues(this.prisma.client, agent) };
  }

  /** Without ids, all of them. One that is not one's own is left as it is. */
  @Post('lecture')
  @HttpCode(200)
  @Autoriser('connecte')
  @Reponse(nonLuesSchema)
  async marquerLues(
    @Connecte() agent: Utilisateur,
    @Body({ schema: marquerLuesSchema }) { ids }: MarquerLues,
  ) {
    await this.prisma.client.notification.updateMany({
      where: { ...siennes(agent), lueLe: null, ...(ids ? { id: { in: ids } } : {}) },
      data: { lueLe: this.horloge.maintenant() },
    });
    return { nonLues: await compterNonLues(this.prisma.client, agent) };
  }

  @Get('preferences')
  @Autoriser('connecte')
  @Reponse(preferencesSchema)
  preferences(@Connecte() agent: Utilisateur) {
    return lirePreferences(this.prisma.client, agent);
  }

  @Put('preferences')
  @Autoriser('connecte')
  @Reponse(preferencesSchema)
  async choisir(
    @Connecte() agent: Utilisateur,
    @Body({ schema: preferencesSchema }) { modes, resumeQuotidien }: PreferencesNotification,
  ) {
    await this.prisma.client.utilisateur.update({
      where: { id: agent.id },
      data: { modesNotification: modes, resumeQuotidien },
    });
    return lirePreferences(this.prisma.client, agent);
  }
}
