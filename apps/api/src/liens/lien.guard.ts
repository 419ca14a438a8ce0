import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { OuvertureDeLien } from './ouverture.js';

/** An open link, as the public routes receive it. */
export interface LienOuvert {
  id: string;
  dossierId: string;
  serviceId: string;
  expireLe: Date;
}
export type RequeteDepot = Request & { lien: LienOuvert };

/** Opens the deposit routes; reading them counts as a visit. */
@Injectable()
export class LienGuard implements CanActivate {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
    private readonly ouverture: OuvertureDeLien,
  ) {}

  async canActivate(contexte: ExecutionContext): Promise<boolean> {
    const requete = contexte.switchToHttp().getRequest<RequeteDepot>();
    requete.lien = await this.ouverture.ouvrir(contexte, (empreinte, visite) =>
      this.trouver(empreinte, visite),
    );
    return true;
  }

  private async trouver(empreinte: string, visite: boolean): Promise<LienOuvert | undefined> {
    const maintenant = this.horloge.maintenant();
    const [lien] = await this.prisma.client.$queryRaw<LienOuvert[]>`
      UPDATE lien_depot l
      SET visites = l.visites + ${visite ? 1 : 0},
          visite_le = CASE WHEN ${visite} THEN ${maintenant}::timestamptz ELSE l.visite_le END
      FROM dossier d
      WHERE l.jeton_sha256 = ${empreinte} AND d.id = l.dossier_id AND d.clos_le IS NULL
        AND l.revoque_le IS NULL AND l.expire_le > ${maintenant}::timestamptz
      RETURNING l.id, l.dossier_id AS "dossierId", l.service_id AS "serviceId", l.expire_le AS "expireLe"`;
    return lien;
  }
}
