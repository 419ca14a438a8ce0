import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  enveloppeSchema,
  enveloppesSchema,
  type FixerEnveloppe,
  fixerEnveloppeSchema,
  listerEnveloppesSchema,
} from '@sciat/contrats';
import { estAuPerimetre } from '@sciat/dispositifs';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { exigerDroit } from '../auth/perimetre.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { champInvalide } from '../erreurs/erreur-metier.js';
import { consigner } from '../journal/consigner.js';
import { aEnveloppe, lireEnveloppes } from './enveloppes.js';

/** Yearly envelopes of the schemes. A new figure for a year is added, and holds; the former ones stay. */
@Controller('enveloppes')
export class EnveloppesController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('referentiel:lire')
  @Reponse(enveloppesSchema)
  async lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerEnveloppesSchema }) demande: z.output<typeof listerEnveloppesSchema>,
  ) {
    const annee = demande.annee ?? Number(this.horloge.aujourdhui().slice(0, 4));
    const suivies = aEnveloppe().filter((d) => estAuPerimetre(agent, d.code));
    const donnees = await lireEnveloppes(this.prisma.client, agent.serviceId, annee, suivies);
    return { donnees, total: donnees.length };
  }

  @Post()
  @Autoriser('enveloppe:administrer')
  @Reponse(enveloppeSchema, 201)
  async fixer(
    @Connecte() agent: Utilisateur,
    @Body({ schema: fixerEnveloppeSchema }) demande: FixerEnveloppe,
  ) {
    const { dispositif, annee, centimes, source } = demande;
    exigerDroit(agent, 'enveloppe:administrer', { serviceId: agent.serviceId, dispositif });
    const definitions = aEnveloppe().filter((d) => d.code === dispositif);
    if (definitions.length === 0)
      throw champInvalide('dispositif', 'Ce dispositif n’est pas payé sur une enveloppe annuelle.');
    const { serviceId, id: auteurId } = agent;
    const maintenant = this.horloge.maintenant();
    await this.prisma.client.$transaction(async (tx) => {
      await tx.enveloppe.create({
        data: { serviceId, dispositif, annee, centimes, source, auteurId, ajouteLe: maintenant },
      });
      await consigner(
        tx,
        {
          serviceId,
          dossierId: null,
          dossierVersion: null,
          auteurId,
          dateLegale: this.horloge.aujourdhui(),
          maintenant,
        },
        [{ type: 'EnveloppeFixee', charge: { dispositif, annee, centimes } }],
      );
    });
    const [lue] = await lireEnveloppes(this.prisma.client, serviceId, annee, definitions);
    return lue;
  }
}
