import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes } from '@nestjs/swagger';
import {
  apercuReleveSchema,
  type DeciderLigne,
  deciderLigneSchema,
  listerRapprochementsSchema,
  rangSchema,
  rapprochementSchema,
  rapprochementsSchema,
  TAILLE_MAX_LISTE,
} from '@sciat/contrats';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { exigerTousDispositifs } from '../auth/perimetre.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { champInvalide } from '../erreurs/erreur-metier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { apercevoirReleve, deciderLigne, importerReleve } from './importer-releve.js';
import { lireRapprochement, listerRapprochements } from './lire-rapprochements.js';

const envoi = FileInterceptor('fichier', {
  limits: { fileSize: TAILLE_MAX_LISTE, files: 1, fields: 1, fieldSize: 1000 },
});
const idRapprochement = new Identifiant('Cet import');

interface Fichier {
  buffer: Buffer;
  originalname: string;
}

/** Exports of payments, matched with what was asked for. */
@Controller('rapprochements')
export class RapprochementsController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  private get moyens() {
    return { client: this.prisma.client, horloge: this.horloge };
  }

  @Get()
  @Autoriser('dossier:lire')
  @Reponse(rapprochementsSchema)
  lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerRapprochementsSchema })
    demande: z.output<typeof listerRapprochementsSchema>,
  ) {
    exigerTousDispositifs(agent);
    return listerRapprochements(this.prisma.client, agent.serviceId, demande);
  }

  @Post()
  @Autoriser('dossier:franchir')
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(envoi)
  @Reponse(rapprochementSchema, 201)
  async importer(@Connecte() agent: Utilisateur, @UploadedFile() fichier: Fichier | undefined) {
    exigerTousDispositifs(agent);
    const { buffer, originalname } = joint(fichier);
    const id = await importerReleve(this.moyens, agent, nomDe(originalname), buffer);
    return this.lire(agent, id);
  }

  /** What the same request on `POST /rapprochements` would do. */
  @Post('apercu')
  @HttpCode(200)
  @Autoriser('dossier:franchir')
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(envoi)
  @Reponse(apercuReleveSchema)
  apercevoir(@Connecte() agent: Utilisateur, @UploadedFile() fichier: Fichier | undefined) {
    exigerTousDispositifs(agent);
    return apercevoirReleve(this.moyens, agent.serviceId, joint(fichier).buffer);
  }

  @Get(':id')
  @Autoriser('dossier:lire')
  @Reponse(rapprochementSchema)
  lire(@Connecte() agent: Utilisateur, @Param('id', idRapprochement) id: string) {
    exigerTousDispositifs(agent);
    return lireRapprochement(this.prisma.client, agent, id, this.horloge.aujourdhui());
  }

  @Post(':id/lignes/:rang')
  @HttpCode(200)
  @Autoriser('dossier:franchir')
  @Reponse(rapprochementSchema)
  async decider(
    @Connecte() agent: Utilisateur,
    @Param('id', idRapprochement) id: string,
    @Param('rang', { schema: rangSchema }) rang: number,
    @Body({ schema: deciderLigneSchema }) decision: DeciderLigne,
  ) {
    exigerTousDispositifs(agent);
    await deciderLigne(this.moyens, agent, { id, rang }, decision);
    return this.lire(agent, id);
  }
}

function joint(fichier: Fichier | undefined): Fichier {
  if (!fichier) throw champInvalide('fichier', 'Joignez le relevé de paiements.');
  return fichier;
}

/** Shown, never a path. Multer reads the name as Latin-1, browsers write it as UTF-8. */
function nomDe(brut: string): string {
  const nom = Buffer.from(brut, 'latin1').toString('utf8').split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return nom.replaceAll(/[\u0000-\u001f\u007f]/g, '').slice(0, 200) || 'relevé';
}
