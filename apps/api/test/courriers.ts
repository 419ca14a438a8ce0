import type { Courrier } from '@sciat/contrats';
import { rendreCourrier } from '../src/courriers/rendre.job.js';
import type { AgentConnecte, Api } from './fabriques.js';

/** What a service needs for its letters to be complete. */
export const COORDONNEES = {
  adresse: '1 place de l’Essai\n13000 Marseille',
  telephone: '04 00 00 00 00',
  voiesRecours: 'Cette décision peut être contestée : texte d’essai, confirmé.',
};

/** As an administrator does, once and for all: a mention whose source is not sure. */
export async function confirmer(
  api: Api,
  { compte }: { compte: { id: string; serviceId: string } },
  cle = 'mentionTelerecours',
  dispositif = 'VTA',
) {
  await api.client.valeurParametre.create({
    data: {
      serviceId: compte.serviceId,
      auteurId: compte.id,
      dispositif,
      cle,
      valeur: 'CONFIRMEE',
      effetLe: new Date('2026-01-01'),
      source: 'Note d’essai',
    },
  });
}

export async function rediger(agent: AgentConnecte, dossierId: string, modele: string) {
  const { body } = await agent
    .post(`/api/dossiers/${dossierId}/courriers`)
    .send({ modele })
    .expect(201);
  return body as Courrier;
}

export async function avancer(
  agent: AgentConnecte,
  id: string,
  vers: string,
  reste: object = {},
  statut = 200,
) {
  const { version } = (await agent.get(`/api/courriers/${id}`).expect(200)).body;
  const { body } = await agent
    .post(`/api/courriers/${id}/etat`)
    .send({ vers, version, ...reste })
    .expect(statut);
  return body;
}

/** What the worker does with the outbox. */
export async function rendreTout(api: Api): Promise<void> {
  const demandes = await api.client.outbox.findMany({ where: { nom: 'courrier.rendre' } });
  for (const { charge } of demandes) {
    const { courrierId, version } = charge as { courrierId: string; version: number };
    await rendreCourrier(api.moyens, courrierId, version);
  }
}

export async function uneDelegation(
  api: Api,
  agent: { compte: { id: string; serviceId: string } },
  surcharge: { du?: Date; au?: Date | null; dispositifs?: string[]; serviceId?: string } = {},
) {
  return api.client.delegation.create({
    data: {
      serviceId: agent.compte.serviceId,
      auteurId: agent.compte.id,
      nom: 'Essai',
      prenom: 'Dominique',
      qualite: 'secrétaire générale',
      acte: 'Arrêté d’essai n° 1',
      du: new Date('2026-01-01'),
      dispositifs: [],
      ...surcharge,
    },
  });
}
