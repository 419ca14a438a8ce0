import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import {
  type AvancerCourrier,
  avancerCourrierSchema,
  courrierSchema,
  courriersSchema,
  listerASignerSchema,
  listerCourriersSchema,
  type ModifierCourrier,
  modifierCourrierSchema,
} from '@sciat/contrats';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { lirePour } from '../dossiers/ecrire-dossier.js';
import { champInvalide, refus } from '../erreurs/erreur-metier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { EnvoiSurDisque } from '../pieces/envoi-sur-disque.js';
import { FichiersService } from '../pieces/fichiers.service.js';
import { ecrireEntetes, servirFichier } from '../pieces/servir-fichier.js';
import { avancerCourrier } from './avancer-courrier.js';
import { contexteDe } from './contexte.js';
import { presenter, texteDe } from './courrier.mapper.js';
import { type Document, documentDe, lireTexte } from './document.js';
import { type FichierServi, PDF, pdfDe, scanDe } from './fichiers-du-courrier.js';
import { imprimer } from './imprimer.js';
import { type CourrierLu, lireCourrier } from './lire.js';
import { listerCourriers } from './lister.js';
import { modifierCourrier } from './modifier-courrier.js';
import { numeriser } from './numeriser.js';
import { odtDe, TYPE_ODT } from './odt.js';
import { regrouperASigner } from './regrouper.js';

const idCourrier = new Identifiant('Ce courrier');
const apercuSchema = z.strictObject({ apercu: z.enum(['1']).optional() });
type Apercu = z.output<typeof apercuSchema>;

@Controller('courriers')
export class CourriersController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
    private readonly fichiers: FichiersService,
  ) {}

  @Get()
  @Autoriser('dossier:lire')
  @Reponse(courriersSchema)
  lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerCourriersSchema }) demande: z.output<typeof listerCourriersSchema>,
  ) {
    return listerCourriers(this.prisma.client, agent, demande);
  }

  /** All that is to be signed, as one PDF to print. */
  @Get('a-signer/pdf')
  @Autoriser('courrier:rediger')
  async aSigner(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerASignerSchema }) { dispositif }: z.output<typeof listerASignerSchema>,
    @Res() reponse: Response,
  ): Promise<void> {
    const { client } = this.prisma;
    const pdf = await regrouperASigner(client, agent, dispositif);
    envoyer(reponse, pdf, { nom: 'courriers-a-signer.pdf', type: PDF, apercu: true });
  }

  @Get(':id')
  @Autoriser('dossier:lire')
  @Reponse(courrierSchema)
  async lire(@Connecte() agent: Utilisateur, @Param('id', idCourrier) id: string) {
    const { courrier, contexte } = await this.charger(agent, id);
    return presenter(courrier, contexte, agent);
  }

  @Patch(':id')
  @Autoriser('courrier:rediger')
  @Reponse(courrierSchema)
  async modifier(
    @Connecte() agent: Utilisateur,
    @Param('id', idCourrier) id: string,
    @Body({ schema: modifierCourrierSchema }) demande: ModifierCourrier,
  ) {
    await modifierCourrier(this.prisma, id, agent, demande);
    return this.lire(agent, id);
  }

  @Post(':id/etat')
  @HttpCode(200)
  @Autoriser('courrier:rediger')
  @Reponse(courrierSchema)
  async avancer(
    @Connecte() agent: Utilisateur,
    @Param('id', idCourrier) id: string,
    @Body({ schema: avancerCourrierSchema }) demande: AvancerCourrier,
  ) {
    await avancerCourrier(this.moyens(), id, agent, demande);
    return this.lire(agent, id);
  }

  /** The page as it would be printed now; kept nowhere, and marked as a draft unless it is to be signed. */
  @Get(':id/apercu')
  @Autoriser('dossier:lire')
  async apercevoir(
    @Connecte() agent: Utilisateur,
    @Param('id', idCourrier) id: string,
    @Res() reponse: Response,
  ): Promise<void> {
    const { document, fige } = await this.document(agent, id);
    const pdf = imprimer([document], { projet: !fige });
    envoyer(reponse, pdf, { nom: `${nomDe(document)}.pdf`, type: PDF, apercu: true });
  }

  @Get(':id/odt')
  @Autoriser('dossier:lire')
  async odt(
    @Connecte() agent: Utilisateur,
    @Param('id', idCourrier) id: string,
    @Res() reponse: Response,
  ): Promise<void> {
    const { document } = await this.document(agent, id);
    const odt = await odtDe(document);
    envoyer(reponse, odt, { nom: `${nomDe(document)}.odt`, type: TYPE_ODT, apercu: false });
  }

  /** The PDF as it was given to sign. */
  @Get(':id/pdf')
  @Autoriser('dossier:lire')
  async pdf(
    @Connecte() agent: Utilisateur,
    @Param('id', idCourrier) id: string,
    @Query({ schema: apercuSchema }) demande: Apercu,
    @Req() requete: Request,
    @Res() reponse: Response,
  ): Promise<void> {
    await this.servir(agent, id, pdfDe, demande, requete, reponse);
  }

  @Post(':id/scan')
  @HttpCode(200)
  @Autoriser('courrier:rediger')
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(EnvoiSurDisque)
  @Reponse(courrierSchema)
  async numeriser(
    @Connecte() agent: Utilisateur,
    @Param('id', idCourrier) id: string,
    @UploadedFile() fichier: { originalname: string; path: string } | undefined,
  ) {
    if (!fichier) throw champInvalide('fichier', 'Joignez un fichier.');
    const { originalname: nom, path: chemin } = fichier;
    await numeriser(this.moyens(), id, agent, { nom, chemin });
    return this.lire(agent, id);
  }

  @Get(':id/scan')
  @Autoriser('dossier:lire')
  async scan(
    @Connecte() agent: Utilisateur,
    @Param('id', idCourrier) id: string,
    @Query({ schema: apercuSchema }) demande: Apercu,
    @Req() requete: Request,
    @Res() reponse: Response,
  ): Promise<void> {
    await this.servir(agent, id, scanDe, demande, requete, reponse);
  }

  private async servir(
    agent: Utilisateur,
    id: string,
    fichierDe: (courrier: CourrierLu) => FichierServi,
    { apercu }: Apercu,
    requete: Request,
    reponse: Response,
  ): Promise<void> {
    const courrier = await lireCourrier(this.prisma.client, id, agent, 'dossier:lire');
    await servirFichier(requete, reponse, this.fichiers, fichierDe(courrier), apercu === '1');
  }

  private moyens() {
    return { client: this.prisma.client, horloge: this.horloge, fichiers: this.fichiers };
  }

  private async charger(agent: Utilisateur, id: string) {
    const { client } = this.prisma;
    const courrier = await lireCourrier(client, id, agent, 'dossier:lire');
    const dossier = await lirePour(client, courrier.dossierId, agent, 'dossier:lire');
    const contexte = await contexteDe(
      client,
      dossier,
      this.horloge.aujourdhui(),
      courrier.reversementId,
    );
    return { courrier, contexte };
  }

  /** The letter to print: as frozen, or as it reads now if nothing is missing. */
  private async document(
    agent: Utilisateur,
    id: string,
  ): Promise<{ document: Document; fige: boolean }> {
    const { courrier, contexte } = await this.charger(agent, id);
    const { fige } = lireTexte(courrier.paragraphes);
    if (fige) return { document: fige, fige: courrier.etat !== 'ANNULE' };
    const texte = texteDe(courrier, contexte);
    // A mention to be confirmed may be looked at, and is shown as such.
    const manques = texte.raisons.filter((r) => r.code !== 'MENTION_A_CONFIRMER');
    if (manques.length > 0) throw refus(manques);
    const document = documentDe(courrier, contexte, texte, courrier.dossier.fictif);
    return { document, fige: false };
  }
}

const nomDe = ({ chrono, reference }: Document) => `courrier-${chrono ?? `projet-${reference}`}`;

function envoyer(
  reponse: Response,
  contenu: Buffer,
  { apercu, ...fichier }: { nom: string; type: string; apercu: boolean },
): void {
  ecrireEntetes(reponse, { ...fichier, taille: contenu.length }, apercu);
  reponse.end(contenu);
}
