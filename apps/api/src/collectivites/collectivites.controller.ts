import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  type Collectivite,
  type CreerCollectivite,
  collectiviteSchema,
  collectivitesSchema,
  creerCollectiviteSchema,
  lirePretentionsSchema,
  listerCollectivitesSchema,
  memoireSchema,
  pretentionsSchema,
} from '@sciat/contrats';
import { definitions, estAuPerimetre, peut } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { Reponse } from '../base/reponse.js';
import { motsDe } from '../base/texte.js';
import { pretentionsDe, versionsA } from '../eligibilite/pretentions.js';
import { interdit, introuvable } from '../erreurs/erreur-metier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { creerCollectivite } from './creer-collectivite.js';
import { lireMemoire } from './memoire.js';

const include = {
  epci: { select: { id: true, nom: true } },
  _count: { select: { membres: true } },
} satisfies Prisma.CollectiviteInclude;

const presenter = ({
  _count,
  ...c
}: Prisma.CollectiviteGetPayload<{ include: typeof include }>): Collectivite => ({
  ...c,
  nombreMembres: _count.membres,
});

const idCollectivite = new Identifiant('Cette collectivité');

@Controller('collectivites')
export class CollectivitesController {
  constructor(
    private readonly prisma: PrismaService,
    private readonly horloge: Horloge,
  ) {}

  @Get()
  @Autoriser('referentiel:lire')
  @Reponse(collectivitesSchema)
  async lister(
    @Connecte() agent: Utilisateur,
    @Query({ schema: listerCollectivitesSchema }) demande: z.output<
      typeof listerCollectivitesSchema
    >,
  ) {
    const { page, parPage, tri, ordre, q, type } = demande;
    const where: Prisma.CollectiviteWhereInput = {
      serviceId: agent.serviceId,
      ...(type ? { type } : {}),
      AND: motsDe(q ?? '').map((mot) => ({ recherche: { contains: mot } })),
    };
    if (q && tri === 'nom') return this.listerParPertinence(where, demande);
    const [lignes, total] = await Promise.all([
      this.prisma.client.collectivite.findMany({
        where,
        include,
        orderBy: [{ [tri]: ordre }, { id: 'asc' }],
        skip: (page - 1) * parPage,
        take: parPage,
      }),
      this.prisma.client.collectivite.count({ where }),
    ]);
    return { donnees: lignes.map(presenter), total };
  }

  /** Names that begin with what was typed come before those that merely hold it: "saint" is Saint-Andiol first. */
  private async listerParPertinence(
    where: Prisma.CollectiviteWhereInput,
    { page, parPage, ordre, q = '' }: z.output<typeof listerCollectivitesSchema>,
  ) {
    // A département has a thousand collectivités at most: their names are sorted here, which SQL cannot index.
    const trouvees = await this.prisma.client.collectivite.findMany({
      where,
      orderBy: [{ nom: ordre }, { id: 'asc' }],
      select: { id: true, nom: true },
    });
    const tape = motsDe(q).join(' ');
    const rang = ({ nom }: { nom: string }) => {
      const normal = motsDe(nom).join(' ');
      if (normal === tape) return 0;
      return normal.startsWith(tape) ? 1 : 2;
    };
    const ids = trouvees
      .map((c) => ({ id: c.id, rang: rang(c) }))
      .sort((a, b) => a.rang - b.rang)
      .slice((page - 1) * parPage, page * parPage)
      .map((c) => c.id);
    const lignes = await this.prisma.client.collectivite.findMany({
      where: { id: { in: ids } },
      include,
    });
    const parId = new Map(lignes.map((c) => [c.id, c]));
    return {
      donnees: ids.flatMap((id) => {
        const lue = parId.get(id);
        return lue ? [presenter(lue)] : [];
      }),
      total: trouvees.length,
    };
  }

  /** An applicant that is neither a commune nor an EPCI: those come from the referential. */
  @Post()
  @Autoriser('collectivite:creer')
  @Reponse(collectiviteSchema, 201)
  async creer(
    @Connecte() agent: Utilisateur,
    @Body({ schema: creerCollectiviteSchema }) demande: CreerCollectivite,
  ) {
    const { prisma, horloge } = this;
    const id = await creerCollectivite({ client: prisma.client, horloge }, agent, demande);
    return presenter(await this.trouver(agent, id));
  }

  @Get(':id')
  @Autoriser('referentiel:lire')
  @Reponse(collectiviteSchema)
  async lire(@Connecte() agent: Utilisateur, @Param('id', idCollectivite) id: string) {
    return presenter(await this.trouver(agent, id));
  }

  /** What was asked, decided, paid, given and written for it, within what the agent may see. */
  @Get(':id/memoire')
  @Autoriser('dossier:lire')
  @Reponse(memoireSchema)
  async seSouvenir(@Connecte() agent: Utilisateur, @Param('id', idCollectivite) id: string) {
    const collectivite = await this.trouver(agent, id);
    return lireMemoire(this.prisma.client, agent, collectivite, this.horloge.aujourdhui());
  }

  /** What it may ask for, with reasons: every scheme that the agent follows, since they tell of its other dossiers. */
  @Get(':id/pretentions')
  @Autoriser('referentiel:lire')
  @Reponse(pretentionsSchema)
  async pretendre(
    @Connecte() agent: Utilisateur,
    @Param('id', idCollectivite) id: string,
    @Query({ schema: lirePretentionsSchema }) demande: z.output<typeof lirePretentionsSchema>,
  ) {
    const aujourdhui = this.horloge.aujourdhui();
    const { date = aujourdhui } = demande;
    const collectivite = await this.trouver(agent, id);
    const suivies = definitions.filter((d) => estAuPerimetre(agent, d.code));
    const sujet = { serviceId: agent.serviceId, collectivite };
    const { client } = this.prisma;
    return {
      date,
      pretentions: await pretentionsDe(client, sujet, versionsA(date, suivies), aujourdhui),
    };
  }

  private async trouver(agent: Utilisateur, id: string) {
    const lue = await this.prisma.client.collectivite.findUnique({ where: { id }, include });
    if (!lue) throw introuvable('Cette collectivité');
    if (!peut(agent, 'referentiel:lire', lue)) throw interdit();
    return lue;
  }
}
