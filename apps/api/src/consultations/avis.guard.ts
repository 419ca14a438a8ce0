import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { OuvertureDeLien } from '../liens/ouverture.js';

/** A consultation opened by its link, as the public routes receive it. */
export interface ConsultationOuverte {
  id: string;
  dossierId: string;
  serviceId: string;
}
export type RequeteAvis = Request & { consultation: ConsultationOuverte };

@Injectable()
export class AvisGuard implements CanActivate {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
    private readonly ouverture: OuvertureDeLien,
  ) {}

  async canActivate(contexte: ExecutionContext): Promise<boolean> {
    const requete = contexte.switchToHttp().getRequest<RequeteAvis>();
    requete.consultation = await this.ouverture.ouvrir(contexte, (empreinte) =>
      this.prisma.client.consultation.findFirst({
        where: {
          jetonsSha256: { has: empreinte },
          etat: { not: 'REVOQUEE' },
          expireLe: { gt: this.horloge.maintenant() },
          dossier: { closLe: null },
        },
        select: { id: true, dossierId: true, serviceId: true },
      }),
    );
    return true;
  }
}
