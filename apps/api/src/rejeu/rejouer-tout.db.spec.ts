import { type Definition, definitionDe } from '@sciat/dispositifs';
import { AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { type Api, unService } from '../../test/fabriques.js';
import { rejouerTout } from './rejouer-tout.js';

let api: Api;
beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());

const vta = definitionDe('VTA', '2026');
const avec = (id: string, change: Partial<Definition['transitions'][number]>): Definition => ({
  ...vta,
  transitions: vta.transitions.map((t) => (t.id === id ? { ...t, ...change } : t)),
});

test('les dossiers menés par l’application se rejouent sans écart contre leurs règles', async () => {
  const service = await unService(api);
  const etapes = ['COMPLEMENTS_FICHE', 'SUIVI_CONTRAT', 'ACCORD', 'REFUS', 'DESISTEMENT'];
  for (const etape of etapes) await unDossier(api, { service, etape });
  // A scheme received under another version follows it.
  await unDossier(api, { service, etape: 'RECRUTEMENT', recuLe: '2025-12-31' });
  expect(await rejouerTout(api.client, AUJOURDHUI)).toEqual({ dossiers: 6, ecarts: [] });
});

test('une définition candidate nomme les dossiers qu’elle rendrait illégaux, et eux seuls', async () => {
  const service = await unService(api);
  const { reference } = await unDossier(api, { service, etape: 'MISE_EN_PAIEMENT' });
  await unDossier(api, { service, etape: 'RECRUTEMENT' });
  await unDossier(api, { service, etape: 'RECRUTEMENT', recuLe: '2025-12-31' });
  const exigeante = avec('notifier_decision', { pieces: ['DECISION_SIGNEE'] });
  const { dossiers, ecarts } = await rejouerTout(api.client, AUJOURDHUI, exigeante);
  // Those received in 2025 are not the candidate's to judge.
  const concernes = { recuLe: { gte: new Date('2026-01-01') } };
  expect(dossiers).toBe(await api.client.dossier.count({ where: concernes }));
  const siens = ecarts.filter((e) => e.reference === reference);
  expect(siens.map((e) => [e.acte, e.type])).toEqual([['notifier_decision', 'acte refusé']]);
  expect(new Set(ecarts.map((e) => e.acte))).toEqual(new Set(['notifier_decision']));
});
