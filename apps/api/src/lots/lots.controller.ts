import { pipeline } from 'node:stream/promises';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  type ChoixLot,
  choixLotSchema,
  type DemanderLot,
  demanderLotSchema,
  type EtatLigneLot,
  type LigneLot,
  type ListerLignesLot,
  lignesLotSchema,
  listerLignesLotSchema,
  lotSchema,
  lotsSchema,
  possiblesLotSchema,
} from '@sciat/contrats';
import type { Response } from 'express';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { type Cellule, neutraliser } from '../exports/cellules.js';
import { csvDe } from '../exports/csv.js';
import { TYPES } from '../exports/ecrire.js';
import { apercevoirLot, arreterLot, lancerLot } from './demander.js';
import { lireLot, listerLignes, listerLots, toutesLesLignes } from './lire.js';
import { possiblesPour } from './selection.js';

const idLot = new Identifiant('Ce traitement');

/** One act on many dossiers: looked at, then launched; each is its author's alone. */
@Controller('lots')
export class LotsController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('dossier:modifier')
  @Reponse(lotsSchema)
  lister(@Connecte() agent: Utilisateur) {
    return listerLots(this.prisma.client, agent);
  }

  @Post('possibles')
  @HttpCode(200)
  @Autoriser('dossier:modifier')
  @Reponse(possiblesLotSchema)
  possibles(
    @Connecte() agent: Utilisateur,
    @Body({ schema: choixLotSchema }) { selection }: ChoixLot,
  ) {
    return possiblesPour(this.prisma.client, agent, selection, this.horloge.aujourdhui());
  }

  @Post('apercu')
  @Autoriser('dossier:modifier')
  @Reponse(lotSchema, 201)
  apercevoir(
    @Connecte() agent: Utilisateur,
    @Body({ schema: demanderLotSchema }) demande: DemanderLot,
  ) {
    return apercevoirLot(this.moyens(), agent, demande);
  }

  @Get(':id')
  @Autoriser('dossier:modifier')
  @Reponse(lotSchema)
  lire(@Connecte() agent: Utilisateur, @Param('id', idLot) id: string) {
    return lireLot(this.prisma.client, agent, id);
  }

  @Get(':id/lignes')
  @Autoriser('dossier:modifier')
  @Reponse(lignesLotSchema)
  lignes(
    @Connecte() agent: Utilisateur,
    @Param('id', idLot) id: string,
    @Query({ schema: listerLignesLotSchema }) demande: ListerLignesLot,
  ) {
    return listerLignes(this.prisma.client, agent, id, demande);
  }

  /** What became of each dossier, as a CSV file. */
  @Get(':id/rapport')
  @Autoriser('dossier:modifier')
  async rapport(
    @Connecte() agent: Utilisateur,
    @Param('id', idLot) id: string,
    @Res() reponse: Response,
  ): Promise<void> {
    const lignes = await toutesLesLignes(this.prisma.client, agent, id);
    reponse.attachment(`traitement-${this.horloge.aujourdhui()}.csv`);
    reponse.setHeader('Content-Type', TYPES.csv);
    reponse.setHeader('Cache-Control', 'private, no-store');
    reponse.setHeader('X-Content-Type-Options', 'nosniff');
    const titres = ['Dossier', 'Collectivité', 'Résultat', 'Raison'];
    await pipeline(csvDe(titres, enCellules(lignes)), reponse);
  }

  @Post(':id/lancement')
  @HttpCode(200)
  @Autoriser('dossier:modifier')
  @Reponse(lotSchema)
  lancer(@Connecte() agent: Utilisateur, @Param('id', idLot) id: string) {
    return lancerLot(this.moyens(), agent, id);
  }

  @Post(':id/arret')
  @HttpCode(200)
  @Autoriser('dossier:modifier')
  @Reponse(lotSchema)
  arreter(@Connecte() agent: Utilisateur, @Param('id', idLot) id: string) {
    return arreterLot(this.moyens(), agent, id);
  }

  private moyens() {
    return { client: this.prisma.client, horloge: this.horloge };
  }
}

const RESULTATS: Record<EtatLigneLot, string> = {
  A_FAIRE: 'non traité',
  FAITE: 'fait',
  REFUSEE: 'refusé',
};

async function* enCellules(lignes: LigneLot[]): AsyncGenerator<Cellule[]> {
  const texte = (t: string | null): Cellule => (t ? { texte: neutraliser(t) } : null);
  for (const { dossier, etat, raison } of lignes)
    yield [
      texte(dossier.reference),
      texte(dossier.collectivite),
      texte(RESULTATS[etat]),
      texte(raison),
    ];
}
