import type { Dossier } from '@sciat/contrats';
import { SAISIES } from './dossiers.js';
import { type AgentConnecte, type Api, unPdf } from './fabriques.js';

export const adresse = (id: string) => `/api/dossiers/${id}`;

export async function lire(agent: AgentConnecte, id: string): Promise<Dossier> {
  return (await agent.get(adresse(id)).expect(200)).body;
}

/** An act as the screen asks for it: on the version it shows, dated today, with what the act needs. */
export async function franchir(
  api: Api,
  agent: AgentConnecte,
  id: string,
  transition: string,
  { statut = 200, ...reste }: { statut?: number; [champ: string]: unknown } = {},
) {
  const { version } = await lire(agent, id);
  const demande = {
    transition,
    version,
    dateLegale: api.horloge.aujourdhui(),
    ...SAISIES[transition],
    ...reste,
  };
  return (
    await agent
      .post(`${adresse(id)}/transitions`)
      .send(demande)
      .expect(statut)
  ).body;
}

export function deposer(agent: AgentConnecte, id: string, code: string, contenu = unPdf(code)) {
  return agent
    .post(`${adresse(id)}/pieces`)
    .field('code', code)
    .attach('fichier', contenu, `${code}.pdf`);
}

export function verifier(agent: AgentConnecte, id: string, code: string, verdict: object = {}) {
  return agent
    .post(`${adresse(id)}/pieces/${code}/verification`)
    .send({ numero: 1, etat: 'ACCEPTEE', ...verdict });
}
