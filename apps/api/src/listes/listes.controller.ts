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
  apercuListeSchema,
  type ImporterListe,
  importerListeSchema,
  type ListeEligibilite,
  lignesSchema,
  listerLignesSchema,
  listerListesSchema,
  listeSchema,
  listesPossiblesSchema,
  listesSchema,
  TAILLE_MAX_LISTE,
} from '@sciat/contrats';
import { peut } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { deBase, enBase } from '../base/dates.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { champInvalide, interdit, introuvable } from '../erreurs/erreur-metier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { apercevoirListe } from './apercevoir-liste.js';
import { importerListe } from './importer-liste.js';
import { lireLignes, lireZones } from './lignes.js';
import { listesConnues } from './listes-connues.js';
import { lireSuccessions, type Successions } from './successions.js';

const envoi = FileInterceptor('fichier', {
  limits: { fileSize: TAILLE_MAX_LISTE, files: 1, fields: 10, fieldSize: 10_000 },
});
const include = {
  importeePar: { select: { nom: true, prenom: true } },
} satisfies Prisma.ListeEligibiliteInclude;
type ListeLue = Prisma.ListeEligibiliteGetPayload<{ include: typeof include }>;

const idListe = new Identifiant('Cette liste');

@Controller('listes')
export class ListesController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('referentiel:lire')
  @Reponse(listesSchema)
  async lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerListesSchema }) {
      page,
      parPage,
      tri,
      ordre,
      code,
    }: z.output<typeof listerListesSchema>,
  ) {
    const where = { serviceId: agent.serviceId, ...(code ? { code } : {}) };
    const [listes, total, successions] = await Promise.all([
      this.prisma.client.listeEligibilite.findMany({
        where,
        include,
        orderBy: [{ [tri]: ordre }, { importeeLe: 'desc' }],
        skip: (page - 1) * parPage,
        take: parPage,
      }),
      this.prisma.client.listeEligibilite.count({ where }),
      this.successions(agent),
    ]);
    return { donnees: listes.map((l) => presenter(l, successions)), total };
  }

  @Post()
  @Autoriser('liste:administrer')
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(envoi)
  @Reponse(listeSchema, 201)
  async importer(
    @Connecte() agent: Utilisateur,
    @Body({ schema: importerListeSchema }) demande: ImporterListe,
    @UploadedFile() fichier: { buffer: Buffer } | undefined,
  ) {
    const moyens = { client: this.prisma.client, horloge: this.horloge };
    const id = await importerListe(moyens, agent, demande, contenuDe(fichier));
    const [liste, successions] = await Promise.all([
      this.prisma.client.listeEligibilite.findUniqueOrThrow({ where: { id }, include }),
      this.successions(agent),
    ]);
    return presenter(liste, successions);
  }

  /** The lists that some dispositif reads. */
  @Get('possibles')
  @Autoriser('referentiel:lire')
  @Reponse(listesPossiblesSchema)
  async possibles(@Connecte() { serviceId }: Utilisateur) {
    const presentes = await this.prisma.client.listeEligibilite.groupBy({
      by: ['code'],
      where: { serviceId, effetLe: { lte: enBase(this.horloge.aujourdhui()) } },
    });
    const enVigueur = new Set(presentes.map((l) => l.code));
    const donnees = listesConnues().map(({ definitions, valeurs, ...liste }) => ({
      ...liste,
      valeurs: valeurs && [...valeurs],
      dispositifs: [...new Set(definitions.map((d) => d.code))],
      enVigueur: enVigueur.has(liste.code),
    }));
    return { donnees, total: donnees.length };
  }

  /** What the same request on `POST /listes` would change. */
  @Post('apercu')
  @HttpCode(200)
  @Autoriser('liste:administrer')
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(envoi)
  @Reponse(apercuListeSchema)
  async apercevoir(
    @Connecte() { serviceId }: Utilisateur,
    @Body({ schema: importerListeSchema }) demande: ImporterListe,
    @UploadedFile() fichier: { buffer: Buffer } | undefined,
  ) {
    const moyens = { client: this.prisma.client, horloge: this.horloge };
    return apercevoirListe(moyens, serviceId, demande, contenuDe(fichier));
  }

  @Get(':id')
  @Autoriser('referentiel:lire')
  @Reponse(listeSchema)
  async lire(@Connecte() agent: Utilisateur, @Param('id', idListe) id: string) {
    const liste = await this.lirePour(agent, id);
    return presenter(liste, await this.successions(agent));
  }

  @Get(':id/lignes')
  @Autoriser('referentiel:lire')
  @Reponse(lignesSchema)
  async lignes(
    @Connecte() agent: Utilisateur,
    @Param('id', idListe) listeId: string,
    @Query({ schema: listerLignesSchema }) demande: z.output<typeof listerLignesSchema>,
  ) {
    const { code } = await this.lirePour(agent, listeId);
    const lire = natureDe(code) === 'carte' ? lireZones : lireLignes;
    return lire(this.prisma.client, listeId, demande);
  }

  private async lirePour(agent: Utilisateur, id: string): Promise<ListeLue> {
    const liste = await this.prisma.client.listeEligibilite.findUnique({ where: { id }, include });
    if (!liste) throw introuvable('Cette liste');
    if (!peut(agent, 'referentiel:lire', liste)) throw interdit();
    return liste;
  }

  private successions({ serviceId }: Utilisateur): Promise<Successions> {
    return lireSuccessions(this.prisma.client, serviceId, this.horloge.aujourdhui());
  }
}

function contenuDe(fichier: { buffer: Buffer } | undefined): Buffer {
  if (!fichier) throw champInvalide('fichier', 'Joignez le fichier de la liste.');
  return fichier.buffer;
}

const connue = (code: string) => listesConnues().find((l) => l.code === code);
const natureDe = (code: string) => connue(code)?.nature ?? 'presence';

function presenter(l: ListeLue, { enVigueur, remplaceesLe }: Successions): ListeEligibilite {
  return {
    id: l.id,
    code: l.code,
    libelle: connue(l.code)?.libelle ?? l.code,
    nature: natureDe(l.code),
    effetLe: deBase(l.effetLe),
    source: l.source,
    fictive: l.fictive,
    nombre: l.nombre,
    importeeLe: l.importeeLe.toISOString(),
    importeePar: `${l.importeePar.prenom} ${l.importeePar.nom}`,
    enVigueur: enVigueur.has(l.id),
    remplaceeLe: remplaceesLe.get(l.id) ?? null,
  };
}
