import { randomUUID } from 'node:crypto';
import { Algorithm, hash } from '@node-rs/argon2';
import type { Role } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import request from 'supertest';
import { motsDe } from '../src/base/texte.js';
import type { ApplicationDeTest } from './application.js';

export type Api = ApplicationDeTest;
export const MOT_DE_PASSE = 'un mot de passe de test';

// The cheapest that argon2id allows: the parameters travel with the hash.
const empreinte = hash(MOT_DE_PASSE, {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 8,
  timeCost: 1,
  parallelism: 1,
});
let numero = 0;

export type ServiceDeTest = Awaited<ReturnType<typeof unService>>;
export async function unService(
  { client }: Api,
  surcharge: Partial<Prisma.ServiceUncheckedCreateInput> = {},
) {
  numero += 1;
  return client.service.create({
    data: {
      code: `service-${randomUUID()}`,
      nom: `Service ${numero}`,
      departement: '13',
      courriel: `service-${numero}@exemple.invalid`,
      ...surcharge,
    },
  });
}

interface Compte {
  id: string;
  serviceId: string;
  courriel: string;
}

export async function unUtilisateur<R extends Role>(
  { client }: Api,
  role: R,
  { id: serviceId }: { id: string },
  surcharge: Partial<Prisma.UtilisateurUncheckedCreateInput> = {},
): Promise<Compte & { role: R }> {
  const courriel = `${role}-${randomUUID()}@exemple.invalid`;
  const cree = await client.utilisateur.create({
    data: {
      serviceId,
      courriel,
      nom: `Nom-${role}`,
      prenom: 'Claude',
      role,
      motDePasse: await empreinte,
      // The test's clock may be behind the machine's.
      sessionsDepuis: new Date(0),
      ...surcharge,
    },
  });
  return { id: cree.id, serviceId, courriel: cree.courriel, role };
}

/** A browser: keeps its cookies. */
export const navigateur = ({ url }: Api) => request.agent(url);

/** A signed-in browser: its cookie, and its token on every request. */
export type AgentConnecte = ReturnType<typeof request.agent> & { compte: Compte & { role: Role } };

export async function ouvrirSession(
  api: Api,
  compte: Compte & { role: Role },
  motDePasse = MOT_DE_PASSE,
): Promise<AgentConnecte> {
  const agent = navigateur(api);
  const { body } = await agent
    .post('/api/auth/connexion')
    .send({ courriel: compte.courriel, motDePasse })
    .expect(200);
  agent.set('x-csrf-token', body.jetonCsrf);
  return Object.assign(agent, { compte });
}

/** Someone of this role, in a service of their own unless one is given, signed in. */
export async function connecter(
  api: Api,
  role: Role,
  service?: { id: string },
): Promise<AgentConnecte> {
  return ouvrirSession(api, await unUtilisateur(api, role, service ?? (await unService(api))));
}

/** A commune, unless told otherwise. */
export async function uneCollectivite(
  { client }: Api,
  { id: serviceId }: { id: string },
  surcharge: Partial<Prisma.CollectiviteUncheckedCreateInput> = {},
) {
  numero += 1;
  const nom = surcharge.nom ?? `Commune ${numero}`;
  const code = surcharge.code ?? String(13_000 + numero);
  const siren = surcharge.siren ?? String(210_000_000 + numero);
  return client.collectivite.create({
    data: {
      serviceId,
      type: 'COMMUNE',
      nom,
      code,
      siren,
      codesPostaux: ['13000'],
      departement: '13',
      recherche: motsDe([nom, code, siren].join(' ')).join(' '),
      ...surcharge,
    },
  });
}

export function unPdf(titre = 'Pièce'): Buffer {
  return Buffer.from(`%PDF-1.4\n% ${titre}\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n`);
}
