import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  type CreerCourrier,
  courrierSchema,
  courriersDuDossierSchema,
  creerCourrierSchema,
} from '@sciat/contrats';
import { empechements } from '@sciat/dispositifs';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { lirePour } from '../dossiers/ecrire-dossier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { contexteDe } from './contexte.js';
import { presenter, resumer } from './courrier.mapper.js';
import { creerCourrier } from './creer-courrier.js';
import { avecNoms, lireCourrier } from './lire.js';

const idDossier = new Identifiant('Ce dossier');

@Controller('dossiers/:id/courriers')
export class CourriersDuDossierController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('dossier:lire')
  @Reponse(courriersDuDossierSchema)
  async lister(@Connecte() agent: Utilisateur, @Param('id', idDossier) id: string) {
    const { client } = this.prisma;
    const dossier = await lirePour(client, id, agent, 'dossier:lire');
    const contexte = await contexteDe(client, dossier, this.horloge.aujourdhui());
    const courriers = await client.courrier.findMany({
      where: { dossierId: id },
      include: avecNoms,
      orderBy: [{ creeLe: 'desc' }, { id: 'desc' }],
      take: 200,
    });
    return {
      donnees: courriers.map(resumer),
      total: courriers.length,
      modeles: contexte.definition.courriers.map((m) => ({
        code: m.code,
        libelle: m.libelle,
        raisons: empechements(m, contexte),
      })),
    };
  }

  @Post()
  @Autoriser('courrier:rediger')
  @Reponse(courrierSchema, 201)
  async creer(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) dossierId: string,
    @Body({ schema: creerCourrierSchema }) demande: CreerCourrier,
  ) {
    const { client } = this.prisma;
    const moyens = { client, horloge: this.horloge };
    const id = await creerCourrier(moyens, dossierId, agent, demande);
    const courrier = await lireCourrier(client, id, agent, 'dossier:lire');
    const dossier = await lirePour(client, dossierId, agent, 'dossier:lire');
    const aujourdhui = this.horloge.aujourdhui();
    const { reversementId } = courrier;
    return presenter(courrier, await contexteDe(client, dossier, aujourdhui, reversementId), agent);
  }
}
