import {
  Body,
  Controller,
  Get,
  Param,
  Post,
  Query,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes } from '@nestjs/swagger';
import {
  type ImporterListe,
  importerListeSchema,
  type ListeEligibilite,
  lignesSchema,
  listerLignesSchema,
  listerListesSchema,
  listeSchema,
  listesSchema,
} from '@sciat/contrats';
import { definitions, peut } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { deBase, enBase } from '../base/dates.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { motsDe } from '../dossiers/recherche.js';
import { champInvalide, interdit, introuvable } from '../erreurs/erreur-metier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { importerListe } from './importer-liste.js';

const envoi = FileInterceptor('fichier', {
  limits: { fileSize: 5 * 1024 * 1024, files: 1, fields: 10 },
});
const include = {
  importeePar: { select: { nom: true, prenom: true } },
} satisfies Prisma.ListeEligibiliteInclude;
type ListeLue = Prisma.ListeEligibiliteGetPayload<{ include: typeof include }>;

const libelleDe = (code: string) =>
  definitions.flatMap((d) => d.listes).find((l) => l.code === code)?.libelle ?? code;

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
    const [listes, total, enVigueur] = await Promise.all([
      this.prisma.client.listeEligibilite.findMany({
        where,
        include,
        orderBy: [{ [tri]: ordre }, { importeeLe: 'desc' }],
        skip: (page - 1) * parPage,
        take: parPage,
      }),
      this.prisma.client.listeEligibilite.count({ where }),
      this.enVigueur(agent.serviceId),
    ]);
    return { donnees: listes.map((l) => presenter(l, enVigueur)), total };
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
    if (!fichier) throw champInvalide('fichier', 'Joignez le fichier CSV de la liste.');
    const moyens = { client: this.prisma.client, horloge: this.horloge };
    const id = await importerListe(moyens, agent, demande, fichier.buffer);
    const [liste, enVigueur] = await Promise.all([
      this.prisma.client.listeEligibilite.findUniqueOrThrow({ where: { id }, include }),
      this.enVigueur(agent.serviceId),
    ]);
    return presenter(liste, enVigueur);
  }

  @Get(':id')
  @Autoriser('referentiel:lire')
  @Reponse(listeSchema)
  async lire(@Connecte() agent: Utilisateur, @Param('id', idListe) id: string) {
    const liste = await this.lirePour(agent, id);
    return presenter(liste, await this.enVigueur(agent.serviceId));
  }

  @Get(':id/lignes')
  @Autoriser('referentiel:lire')
  @Reponse(lignesSchema)
  async lignes(
    @Connecte() agent: Utilisateur,
    @Param('id', idListe) listeId: string,
    @Query({ schema: listerLignesSchema }) {
      page,
      parPage,
      tri,
      ordre,
      q,
    }: z.output<typeof listerLignesSchema>,
  ) {
    await this.lirePour(agent, listeId);
    const where = {
      listeId,
      collectivite: { AND: motsDe(q).map((mot) => ({ recherche: { contains: mot } })) },
    };
    const [lignes, total] = await Promise.all([
      this.prisma.client.ligneListe.findMany({
        where,
        select: { collectivite: { select: { id: true, code: true, nom: true } } },
        orderBy: { collectivite: { [tri]: ordre } },
        skip: (page - 1) * parPage,
        take: parPage,
      }),
      this.prisma.client.ligneListe.count({ where }),
    ]);
    return { donnees: lignes.map((l) => l.collectivite), total };
  }

  private async lirePour(agent: Utilisateur, id: string): Promise<ListeLue> {
    const liste = await this.prisma.client.listeEligibilite.findUnique({ where: { id }, include });
    if (!liste) throw introuvable('Cette liste');
    if (!peut(agent, 'referentiel:lire', liste)) throw interdit();
    return liste;
  }

  /** For each code, the list in force today. */
  private async enVigueur(serviceId: string): Promise<Set<string>> {
    const listes = await this.prisma.client.listeEligibilite.findMany({
      where: { serviceId, effetLe: { lte: enBase(this.horloge.aujourdhui()) } },
      orderBy: [{ code: 'asc' }, { effetLe: 'desc' }, { importeeLe: 'desc' }],
      distinct: ['code'],
      select: { id: true },
    });
    return new Set(listes.map((l) => l.id));
  }
}

function presenter(l: ListeLue, enVigueur: Set<string>): ListeEligibilite {
  return {
    id: l.id,
    code: l.code,
    libelle: libelleDe(l.code),
    effetLe: deBase(l.effetLe),
    source: l.source,
    fictive: l.fictive,
    nombre: l.nombre,
    importeeLe: l.importeeLe.toISOString(),
    importeePar: `${l.importeePar.prenom} ${l.importeePar.nom}`,
    enVigueur: enVigueur.has(l.id),
  };
}
