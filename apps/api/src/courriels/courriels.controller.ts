import { open } from 'node:fs/promises';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import {
  courrielLuSchema,
  courrielsSchema,
  listerCourrielsSchema,
  type RenvoyerCourriel,
  renvoyerCourrielSchema,
  retourCourrielSchema,
} from '@sciat/contrats';
import { type DonneesCommunes, roleAutorise, vaAuContact } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { deDossiersDuPerimetre, exigerDroit } from '../auth/perimetre.js';
import { Horloge } from '../base/horloge.js';
import { CONFIG, PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { litteral } from '../base/texte.js';
import type { Config } from '../config.js';
import { DossiersService } from '../dossiers/dossiers.service.js';
import { recalculerObligation, verrouiller } from '../dossiers/ecrire-dossier.js';
import { champInvalide, ErreurMetier, introuvable, refus } from '../erreurs/erreur-metier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { consigner } from '../journal/consigner.js';
import { adressePublique, sansJeton } from '../liens/jeton.js';
import { deposer } from '../outbox/deposer.js';
import { EnvoiSurDisque } from '../pieces/envoi-sur-disque.js';
import { AVIS_MAX } from './lire-avis.js';
import { SANS_ADRESSE } from './preparer.js';
import { avecDossier, type CourrielBase, presenterCourriel } from './presenter.js';
import { renvoyerCourriel } from './renvoyer.js';
import { noterRetour } from './retour.js';

/** Those of the dossiers one may see, and one's own; an administrator who follows all schemes has everyone's. */
const visibles = (agent: Utilisateur): Prisma.CourrielWhereInput => ({
  OR: [
    { ...deDossiersDuPerimetre(agent), dossierId: { not: null } },
    roleAutorise(agent.role, 'courriel:relancer') && agent.dispositifs.length === 0
      ? { serviceId: agent.serviceId, utilisateurId: { not: null } }
      : { utilisateurId: agent.id },
  ],
});

@Controller('courriels')
export class CourrielsController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
    private readonly dossiers: DossiersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Autoriser('courriel:lire')
  @Reponse(courrielsSchema)
  async lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerCourrielsSchema }) demande: z.output<typeof listerCourrielsSchema>,
  ) {
    const { page, parPage, tri, ordre, q, etat, dossierId } = demande;
    const contient = { contains: litteral(q ?? ''), mode: 'insensitive' as const };
    const where: Prisma.CourrielWhereInput = {
      AND: visibles(agent),
      ...(etat ? { etat } : {}),
      ...(dossierId ? { dossierId } : {}),
      ...(q ? { OR: [{ objet: contient }, { destinataire: contient }] } : {}),
    };
    const [lignes, total] = await Promise.all([
      this.prisma.client.courriel.findMany({
        where,
        include: avecDossier,
        orderBy: [{ [tri]: ordre }, { id: 'desc' }],
        skip: (page - 1) * parPage,
        take: parPage,
      }),
      this.prisma.client.courriel.count({ where }),
    ]);
    // A mail that has not left still holds its deposit link: it is for those who may give one.
    const lire = (c: CourrielBase) =>
      roleAutorise(agent.role, 'lien:administrer') ? this.montrer(c) : this.montrerSansJeton(c);
    return { donnees: lignes.map(lire), total };
  }

  /** Sends again a mail that failed, or whose fate is unknown: an administrator's decision, never a job's. */
  @Post(':id/relance')
  @HttpCode(200)
  @Autoriser('courriel:relancer')
  @Reponse(courrielLuSchema)
  async relancer(
    @Connecte() agent: Utilisateur,
    @Param('id', new Identifiant('Ce courriel')) id: string,
  ) {
    const courriel = await this.prisma.client.courriel.findUnique({
      where: { id },
      include: avecDossier,
    });
    if (!courriel) throw introuvable('Ce courriel');
    const { serviceId, dossierId, modele, dossier } = courriel;
    const objet = { serviceId, ...(dossier ? { dispositif: dossier.dispositif } : {}) };
    exigerDroit(agent, 'courriel:relancer', objet);
    // An address corrected since in the dossier is the one to use, for what is written to that contact.
    const { contactCourriel } = (dossier?.donnees ?? {}) as DonneesCommunes;
    const destinataire = vaAuContact(modele)
      ? (contactCourriel ?? courriel.destinataire)
      : courriel.destinataire;
    if (!destinataire)
      throw refus([{ code: 'ADRESSE', message: `${SANS_ADRESSE} : renseignez-la d’abord.` }]);
    const aujourdhui = this.horloge.aujourdhui();
    const relance = await this.prisma.client.$transaction(async (tx) => {
      if (dossierId) await verrouiller(tx, dossierId);
      const { count } = await tx.courriel.updateMany({
        where: { id, etat: { in: ['ECHEC', 'INCERTAIN', 'CONSERVE'] } },
        data: { etat: 'A_ENVOYER', erreur: null, destinataire },
      });
      if (count === 0)
        throw refus([{ code: 'ETAT', message: 'Ce courriel est déjà envoyé ou en cours.' }]);
      await deposer(
        tx,
        { serviceId, dossierId },
        { nom: 'courriel.envoyer', charge: { courrielId: id } },
      );
      if (dossierId) {
        await consigner(
          tx,
          {
            serviceId,
            dossierId,
            dossierVersion: null,
            auteurId: agent.id,
            dateLegale: aujourdhui,
            maintenant: this.horloge.maintenant(),
          },
          [{ type: 'CourrielRelance', charge: { courrielId: id, modele } }],
        );
        await recalculerObligation(tx, dossierId, aujourdhui);
      }
      return tx.courriel.findUniqueOrThrow({ where: { id }, include: avecDossier });
    });
    return this.montrerSansJeton(relance);
  }

  /** A mail that came back, written again to an address corrected. */
  @Post(':id/renvoi')
  @Autoriser('courriel:renvoyer')
  @Reponse(courrielLuSchema, 201)
  async renvoyer(
    @Connecte() agent: Utilisateur,
    @Param('id', new Identifiant('Ce courriel')) id: string,
    @Body({ schema: renvoyerCourrielSchema }) demande: RenvoyerCourriel,
  ) {
    return this.presenter(await renvoyerCourriel(this.dossiers.moyens, id, agent, demande));
  }

  /** A delivery notice that came to a mailbox, brought by hand; the mail server brings the others itself. */
  @Post('retours')
  @HttpCode(200)
  @Autoriser('courriel:retourner')
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(EnvoiSurDisque)
  @Reponse(retourCourrielSchema)
  async retourner(
    @Connecte() agent: Utilisateur,
    @UploadedFile() fichier: { path: string; size: number } | undefined,
  ) {
    if (!fichier) throw champInvalide('fichier', 'Joignez un fichier.');
    if (fichier.size > EML_MAX)
      throw new ErreurMetier('trop_grand', 'Un avis de remise fait 20 Mo au plus.');
    const { client } = this.prisma;
    const brut = await debutDe(fichier.path);
    const { id, ...retour } = await noterRetour({ client, horloge: this.horloge }, brut, agent);
    return { courriel: await this.presenter(id), ...retour };
  }

  private async presenter(id: string) {
    const { client } = this.prisma;
    const lu = await client.courriel.findUniqueOrThrow({ where: { id }, include: avecDossier });
    return this.montrerSansJeton(lu);
  }

  private montrer(courriel: CourrielBase) {
    return presenterCourriel(courriel, adressePublique(this.config));
  }

  private montrerSansJeton(courriel: CourrielBase) {
    return this.montrer({ ...courriel, texte: sansJeton(courriel.texte) });
  }
}

/** A notice may bring back the whole mail. */
const EML_MAX = 20 * 1024 ** 2;

async function debutDe(chemin: string): Promise<Buffer> {
  const fichier = await open(chemin);
  try {
    const { buffer, bytesRead } = await fichier.read(Buffer.alloc(AVIS_MAX), 0, AVIS_MAX, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await fichier.close();
  }
}
