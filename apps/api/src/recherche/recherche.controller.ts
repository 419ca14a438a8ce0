import { Controller, Get, Query } from '@nestjs/common';
import { type Rechercher, rechercherSchema, resultatsSchema } from '@sciat/contrats';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { chercherCollectivites } from './chercher-collectivites.js';
import { chercherDossiers } from './chercher-dossiers.js';
import { lireRecherche } from './termes.js';

/** The one search field. Who may not read a third person's data does not find by them either. */
@Controller('recherche')
export class RechercheController {
  constructor(private readonly prisma: PrismaService) {}

  @Get()
  @Autoriser('dossier:lire')
  @Reponse(resultatsSchema)
  async chercher(
    @Connecte() agent: Utilisateur,
    @Query({ schema: rechercherSchema }) { q }: Rechercher,
  ) {
    const { client } = this.prisma;
    const [collectivites, termes] = await Promise.all([
      chercherCollectivites(client, agent.serviceId, q),
      lireRecherche(client, agent, q),
    ]);
    const dossiers = await chercherDossiers(client, agent, termes);
    const corrections = termes.flatMap(({ approche, saisi, mots }) =>
      approche && mots[0] ? [{ saisi, cherche: mots.map((m) => m.mot).join(', ') }] : [],
    );
    return { dossiers, collectivites, corrections };
  }
}
