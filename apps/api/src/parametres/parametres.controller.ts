import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  type AjouterParametre,
  ajouterParametreSchema,
  apercuParametreSchema,
  listerParametresSchema,
  type ParametreLu,
  parametreSchema,
  parametresSchema,
} from '@sciat/contrats';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { enBase } from '../base/dates.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { consigner, horsVersion } from '../journal/consigner.js';
import { deposer } from '../outbox/deposer.js';
import { apercevoirParametre } from './apercevoir-parametre.js';
import { lireValeurs, presenter, reglageDemande, reglagesDe } from './reglages.js';

/** Settings of the definitions. A value is dated and added; none is edited or removed. */
@Controller('parametres')
export class ParametresController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('referentiel:lire')
  @Reponse(parametresSchema)
  async lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerParametresSchema }) {
      dispositif,
    }: z.output<typeof listerParametresSchema>,
  ) {
    const donnees = await this.lire(agent.serviceId, dispositif);
    return { donnees, total: donnees.length };
  }

  @Post()
  @Autoriser('parametre:administrer')
  @Reponse(parametreSchema, 201)
  async ajouter(
    @Connecte() { serviceId, id: auteurId }: Utilisateur,
    @Body({ schema: ajouterParametreSchema }) demande: AjouterParametre,
  ) {
    reglageDemande(demande);
    const { dispositif, cle, valeur, effetLe, source } = demande;
    await this.prisma.client.$transaction(async (tx) => {
      await tx.valeurParametre.create({
        data: {
          serviceId,
          dispositif,
          cle,
          valeur,
          effetLe: enBase(effetLe),
          source,
          auteurId,
          ajouteLe: this.horloge.maintenant(),
        },
      });
      await consigner(tx, horsVersion(this.horloge, { serviceId, auteurId }), [
        { type: 'ParametreAjoute', charge: { dispositif, cle, valeur, effetLe } },
      ]);
      await deposer(
        tx,
        { serviceId, dossierId: null },
        { nom: 'echeances.recalculer', charge: { serviceId, dispositif } },
      );
    });
    const parametres = await this.lire(serviceId, dispositif);
    return parametres.find((p) => p.cle === cle);
  }

  /** What the same request on `POST /parametres` would change. */
  @Post('apercu')
  @HttpCode(200)
  @Autoriser('parametre:administrer')
  @Reponse(apercuParametreSchema)
  async apercevoir(
    @Connecte() { serviceId }: Utilisateur,
    @Body({ schema: ajouterParametreSchema }) demande: AjouterParametre,
  ) {
    const moyens = { client: this.prisma.client, horloge: this.horloge };
    return apercevoirParametre(moyens, serviceId, demande);
  }

  private async lire(serviceId: string, dispositif: string): Promise<ParametreLu[]> {
    const reglages = reglagesDe(dispositif);
    const valeurs = await lireValeurs(this.prisma.client, serviceId, dispositif);
    const aujourdhui = this.horloge.aujourdhui();
    return reglages.map((r) => presenter(r, valeurs.get(r.cle) ?? [], aujourdhui));
  }
}
