import type { CreerVue, ModifierVue, Vue, Vues } from '@sciat/contrats';
import { roleAutorise } from '@sciat/dispositifs';
import type { Prisma, PrismaClient } from '@sciat/prisma';
import type { Utilisateur } from '../auth/acces.js';
import {
  champInvalide,
  ErreurMetier,
  interdit,
  introuvable,
  refus,
} from '../erreurs/erreur-metier.js';
import { vuesLivrees } from './livrees.js';

const MAXIMUM = 40;
const auteur = { select: { nom: true, prenom: true } } as const;
type VueLue = Prisma.VueGetPayload<{ include: { auteur: typeof auteur } }>;

/** Mine, and those shared with my role. */
const visibles = ({ id, serviceId, role }: Utilisateur) => ({
  serviceId,
  OR: [{ auteurId: id }, { roles: { has: role } }],
});

/** Someone who left would otherwise leave their shared views to nobody. */
const peutModifier = (agent: Utilisateur, vue: { auteurId: string; roles: unknown[] }) =>
  vue.auteurId === agent.id || (vue.roles.length > 0 && agent.role === 'superviseur');

/** Those that are shipped, then mine and those shared with me, each by name; two queries. */
export async function listerVues(client: PrismaClient, agent: Utilisateur): Promise<Vues> {
  const [lues, compte] = await Promise.all([
    client.vue.findMany({
      where: visibles(agent),
      include: { auteur },
      orderBy: [{ nom: 'asc' }, { id: 'asc' }],
      take: 200,
    }),
    client.utilisateur.findUniqueOrThrow({
      where: { id: agent.id },
      select: { vueParDefaut: true },
    }),
  ]);
  const livrees = vuesLivrees.map(
    (vue): Vue => ({
      ...vue,
      roles: [],
      version: 1,
      auteur: null,
      mienne: false,
      modifiable: false,
    }),
  );
  const donnees = [...livrees, ...lues.map((vue) => presenter(vue, agent))];
  // One that was deleted since, or is no more shared, is no default.
  const parDefaut = donnees.find((v) => v.id === compte.vueParDefaut)?.id ?? null;
  return { donnees, total: donnees.length, parDefaut };
}

function presenter(vue: VueLue, agent: Utilisateur): Vue {
  return {
    id: vue.id,
    nom: vue.nom,
    filtres: vue.filtres as Vue['filtres'],
    tri: vue.tri,
    ordre: vue.ordre === 'desc' ? 'desc' : 'asc',
    colonnes: vue.colonnes as Vue['colonnes'],
    roles: vue.roles,
    version: vue.version,
    auteur: `${vue.auteur.prenom} ${vue.auteur.nom}`,
    mienne: vue.auteurId === agent.id,
    modifiable: peutModifier(agent, vue),
  };
}

export async function creerVue(
  client: PrismaClient,
  agent: Utilisateur,
  demande: CreerVue,
): Promise<Vue> {
  exigerPartage(agent, demande.roles);
  const { id: auteurId, serviceId } = agent;
  if ((await client.vue.count({ where: { auteurId } })) >= MAXIMUM)
    throw refus([
      { code: 'TROP', message: `Vous avez déjà ${MAXIMUM} vues : supprimez-en une d’abord.` },
    ]);
  const creee = await client.vue.create({
    data: { ...demande, auteurId, serviceId },
    include: { auteur },
  });
  return presenter(creee, agent);
}

/** @throws ErreurMetier 409 when someone else has changed it meanwhile */
export async function modifierVue(
  client: PrismaClient,
  agent: Utilisateur,
  id: string,
  { version, ...demande }: ModifierVue,
): Promise<Vue> {
  const vue = await lireModifiable(client, agent, id);
  // Taking back a share needs no right to share.
  if (demande.roles?.some((r) => !vue.roles.includes(r))) exigerPartage(agent, demande.roles);
  const { count } = await client.vue.updateMany({
    where: { id, version },
    data: { ...demande, version: { increment: 1 } },
  });
  if (count === 0)
    throw new ErreurMetier(
      'conflit',
      'Cette vue a été modifiée entre-temps : rechargez la page avant de la changer.',
    );
  return presenter(
    await client.vue.findUniqueOrThrow({ where: { id }, include: { auteur } }),
    agent,
  );
}

export async function supprimerVue(
  client: PrismaClient,
  agent: Utilisateur,
  id: string,
): Promise<void> {
  await lireModifiable(client, agent, id);
  await client.vue.deleteMany({ where: { id } });
}

/** The view that the list opens with, for this agent alone. */
export async function choisirParDefaut(
  client: PrismaClient,
  agent: Utilisateur,
  vue: string | null,
): Promise<void> {
  if (vue !== null && !(await existe(client, agent, vue)))
    throw champInvalide('vue', 'Cette vue n’existe pas, ou n’est pas partagée avec vous.');
  await client.utilisateur.update({ where: { id: agent.id }, data: { vueParDefaut: vue } });
}

async function existe(client: PrismaClient, agent: Utilisateur, vue: string): Promise<boolean> {
  const { donnees } = await listerVues(client, agent);
  return donnees.some((v) => v.id === vue);
}

/** A view one cannot see does not exist. */
async function lireModifiable(client: PrismaClient, agent: Utilisateur, id: string) {
  const vue = await client.vue.findFirst({
    where: {
      id,
      serviceId: agent.serviceId,
      OR: [
        ...visibles(agent).OR,
        ...(agent.role === 'superviseur' ? [{ roles: { isEmpty: false } }] : []),
      ],
    },
  });
  if (!vue) throw introuvable('Cette vue');
  if (!peutModifier(agent, vue))
    throw interdit('Cette vue est celle d’un collègue : enregistrez-la sous un autre nom.');
  return vue;
}

function exigerPartage(agent: Utilisateur, roles: unknown[]): void {
  if (roles.length > 0 && !roleAutorise(agent.role, 'vue:partager'))
    throw interdit('Votre rôle ne permet pas de partager une vue.');
}
