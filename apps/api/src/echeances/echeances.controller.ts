import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { type SimulerEcheances, simulationSchema, simulerEcheancesSchema } from '@sciat/contrats';
import { definitionDe, direEcheance, simulerEcheances } from '@sciat/dispositifs';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { lirePour } from '../dossiers/ecrire-dossier.js';
import { faitsDuDossier } from '../dossiers/faits.js';
import { refus } from '../erreurs/erreur-metier.js';

@Controller('echeances')
export class EcheancesController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  /** "If the pieces arrive on…": computed by the very functions that date a dossier; nothing is written. */
  @Post('simulation')
  @HttpCode(200)
  @Autoriser('dossier:lire')
  @Reponse(simulationSchema)
  async simuler(
    @Connecte() agent: Utilisateur,
    @Body({ schema: simulerEcheancesSchema }) demande: SimulerEcheances,
  ) {
    const { client } = this.prisma;
    const { dossierId, transition, dateLegale } = demande;
    const dossier = await lirePour(client, dossierId, agent, 'dossier:lire');
    const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
    const faits = await faitsDuDossier(client, dossier, this.horloge.aujourdhui());
    const suppose = { transition, dateLegale };
    const simulation = simulerEcheances(definition, dossier.etape, faits, suppose);
    if (!simulation.possible) throw refus(simulation.raisons);
    return {
      acte: simulation.acte,
      dateLegale,
      echeances: simulation.echeances.map(({ departLe: _, ...e }) => ({
        ...e,
        phrase: direEcheance(e.le, e.segments),
        alternative: e.alternative ?? null,
      })),
    };
  }
}
