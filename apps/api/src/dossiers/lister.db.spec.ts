import type { DossierResume } from '@sciat/contrats';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  uneCollectivite,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';
import { deposer, verifier } from '../../test/gestes.js';

let api: ApplicationDeTest;
let agent: AgentConnecte;
let noms: Record<string, string>;

/** Eight dossiers, on different steps, of two communes, some mine, some nobody's, one late, two closed. */
beforeAll(async () => {
  api = await demarrerApplication();
  const service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  const autre = await connecter(api, 'superviseur', service);
  const evenos = await uneCollectivite(api, service, { nom: 'Évenos', code: '13901' });
  const andiol = await uneCollectivite(api, service, { nom: 'Saint-Andiol', code: '13902' });
  const moi = agent.compte.id;
  const voulus = {
    aMoi: { collectivite: evenos, agentId: moi, recuLe: '2026-09-10' },
    aPersonne: { collectivite: andiol, agentId: null, recuLe: '2026-09-14' },
    aLautre: { collectivite: andiol, agentId: autre.compte.id, recuLe: '2026-09-11' },
    enRetard: { collectivite: evenos, agentId: moi, recuLe: '2026-07-01' },
    aLanct: { collectivite: andiol, agentId: moi, etape: 'INSTRUCTION_ANCT' },
    auPrefet: { collectivite: evenos, agentId: null, etape: 'SIGNATURE_CONFIRMATION' },
    refuse: { collectivite: evenos, agentId: moi, etape: 'REFUS' },
    accorde: { collectivite: andiol, agentId: null, etape: 'ACCORD' },
  };
  noms = {};
  for (const [nom, voulu] of Object.entries(voulus))
    noms[(await unDossier(api, { service, ...voulu })).id] = nom;
  // Somebody else's service holds the same, and is never seen.
  await unDossier(api, { agentId: null });
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

async function lister(demande: Record<string, string | number>): Promise<string[]> {
  const { body } = await agent.get('/api/dossiers').query(demande).expect(200);
  expect(body.total).toBe(body.donnees.length);
  return body.donnees.map((d: DossierResume) => noms[d.id] ?? 'ailleurs');
}
const OUVERTS = ['aLanct', 'aLautre', 'aMoi', 'aPersonne', 'auPrefet', 'enRetard'];

test.each<[string, Record<string, string>, string[]]>([
  ['sans filtre, les dossiers ouverts', {}, OUVERTS],
  ['les dossiers clos', { etat: 'clos' }, ['accorde', 'refuse']],
  ['tous', { etat: 'tous' }, [...OUVERTS, 'accorde', 'refuse'].sort()],
  ['une étape', { etape: 'INSTRUCTION_ANCT' }, ['aLanct']],
  ['qui a la main', { acteur: 'PREFET' }, ['auPrefet']],
  ['les miens', { agent: 'moi' }, ['aLanct', 'aMoi', 'enRetard']],
  ['ceux de personne', { agent: 'aucun' }, ['aPersonne', 'auPrefet']],
  ['ma file', { agent: 'moi_ou_aucun' }, ['aLanct', 'aMoi', 'aPersonne', 'auPrefet', 'enRetard']],
  ['en retard', { retard: 'en_retard' }, ['aLanct', 'auPrefet', 'enRetard']],
  ['bientôt dus', { retard: 'bientot' }, ['aLautre', 'aMoi', 'aPersonne']],
  ['pas en retard', { retard: 'pas_en_retard' }, ['aLautre', 'aMoi', 'aPersonne']],
  ['tenus depuis longtemps', { depuisPlusDe: '30' }, ['aLanct', 'auPrefet', 'enRetard']],
  [
    'chez l’ANCT depuis longtemps',
    { acteur: 'ANCT', depuisPlusDe: '30', retard: 'en_retard' },
    ['aLanct'],
  ],
  ['tenus depuis dix ans', { depuisPlusDe: '3650' }, []],
  ['un paiement attendu', { paiementSous: '30' }, []],
  ['chez les autres', { chez: 'exterieur' }, ['aLanct', 'auPrefet']],
  ['à relancer', { relance: 'a_relancer' }, ['aLanct', 'auPrefet']],
  ['bloqués', { blocage: 'oui' }, ['aLanct', 'auPrefet']],
  ['bloqués, parmi les clos', { blocage: 'oui', etat: 'clos' }, []],
  ['bloqués, où qu’ils en soient', { blocage: 'oui', etat: 'tous' }, ['aLanct', 'auPrefet']],
  ['une issue, parmi les clos', { issue: 'REFUS', etat: 'clos' }, ['refuse']],
  ['un nom sans ses accents', { q: 'evenos' }, ['aMoi', 'auPrefet', 'enRetard']],
  ['un nom sans son tiret', { q: 'saint andiol' }, ['aLanct', 'aLautre', 'aPersonne']],
  ['un code INSEE', { q: '13901', etat: 'clos' }, ['refuse']],
  ['un texte absent', { q: 'nulle part' }, []],
  ['un joker, pris à la lettre', { q: '%' }, OUVERTS],
  [
    'plusieurs filtres à la fois',
    { agent: 'moi', retard: 'en_retard', q: 'evenos', acteur: 'SCIAT' },
    ['enRetard'],
  ],
])('la liste donne : %s', async (_, demande, attendus) => {
  expect((await lister(demande)).sort()).toEqual(attendus);
});

test.each(['echeance', 'reference', 'collectivite', 'etape', 'recuLe', 'acteur', 'depuis'])(
  'triée par %s, la liste se lit à l’envers dans l’autre sens, et page par page',
  async (tri) => {
    const montante = await lister({ tri, ordre: 'asc', etat: 'tous' });
    expect(await lister({ tri, ordre: 'desc', etat: 'tous' })).toEqual([...montante].reverse());
    const pages: string[] = [];
    for (const page of [1, 2, 3]) {
      const demande = { tri, ordre: 'asc', etat: 'tous', page, parPage: 3 };
      const { body } = await agent.get('/api/dossiers').query(demande).expect(200);
      expect(body.total).toBe(8);
      pages.push(...body.donnees.map((d: DossierResume) => noms[d.id]));
    }
    expect(pages).toEqual(montante);
  },
);

test('les compteurs de la file disent ce que ses listes montrent', async () => {
  const { body } = await agent.get('/api/dossiers/compteurs').expect(200);
  const file = { agent: 'moi_ou_aucun' };
  expect(body).toEqual({
    maFile: (await lister(file)).length,
    enRetard: (await lister({ ...file, retard: 'en_retard' })).length,
    bientot: (await lister({ ...file, retard: 'bientot' })).length,
    nonAffectes: (await lister({ agent: 'aucun' })).length,
    aVerifier: (await lister({ ...file, pieces: 'a_verifier' })).length,
    avisEnRetard: (await lister({ ...file, avis: 'en_retard' })).length,
    avisARendre: 0,
  });
});

test('une pièce arrivée se voit dans la file jusqu’à ce qu’elle soit vérifiée', async () => {
  const service = await unService(api);
  const qui = await connecter(api, 'instructeur', service);
  const { id } = await unDossier(api, { service, etape: 'DEMANDE_AIDE' });
  await unDossier(api, { service, etape: 'DEMANDE_AIDE' });
  const { id: clos } = await unDossier(api, { service, etape: 'DESISTEMENT' });
  await api.client.piece.create({ data: { dossierId: clos, code: 'RIB' } });
  const vus = async () => {
    const { body } = await qui.get('/api/dossiers').query({ pieces: 'a_verifier' }).expect(200);
    const compteurs = (await qui.get('/api/dossiers/compteurs').expect(200)).body;
    expect(body.total).toBe(compteurs.aVerifier);
    return body.donnees.map((d: { id: string }) => d.id);
  };
  expect(await vus()).toEqual([]);
  await deposer(qui, id, 'RIB').expect(201);
  await deposer(qui, id, 'CHARTE').expect(201);
  expect(await vus()).toEqual([id]);
  await verifier(qui, id, 'RIB').expect(200);
  expect(await vus()).toEqual([id]);
  await verifier(qui, id, 'CHARTE', { etat: 'REFUSEE', motif: 'Non signée.' }).expect(200);
  expect(await vus()).toEqual([]);
});

test('la liste des dossiers bloqués tient ceux dont la fiche nomme une cause, et eux seuls', async () => {
  const service = await unService(api);
  const lecteur = await connecter(api, 'lecture', service);
  const parti = await unUtilisateur(api, 'instructeur', service, { actif: false });
  const present = await unUtilisateur(api, 'instructeur', service);
  const ids: string[] = [];
  for (const agentId of [null, present.id, parti.id]) {
    const { id } = await unDossier(api, { service, etape: 'INSTRUCTION_ANCT' });
    await api.client.dossier.update({ where: { id }, data: { agentId } });
    await api.client.obligation.update({ where: { dossierId: id }, data: { agentId } });
    ids.push(id);
  }
  const lue = async (query: object) => {
    const { body } = await lecteur.get('/api/dossiers').query(query).expect(200);
    return body as { donnees: DossierResume[]; total: number };
  };
  const causes = new Set<string>();
  for (const aRelancerLe of [null, AUJOURDHUI, '2026-09-16'])
    for (const echeanceLe of [null, '2026-09-14', AUJOURDHUI, '2026-09-16'])
      for (const relances of [0, 1])
        for (const blocage of [null, 'Aucun acte n’est possible.']) {
          await api.client.obligation.updateMany({
            where: { dossierId: { in: ids } },
            data: {
              acteur: aRelancerLe ? 'ANCT' : 'SCIAT',
              aRelancerLe: aRelancerLe && new Date(aRelancerLe),
              echeanceLe: echeanceLe && new Date(echeanceLe),
              nature: echeanceLe ? 'INTERNE' : null,
              relances,
              blocage,
            },
          });
          const bloques = (await lue({})).donnees.filter((d) => d.obligation?.blocages.length);
          for (const d of bloques) for (const b of d.obligation?.blocages ?? []) causes.add(b);
          const { donnees, total } = await lue({ blocage: 'oui' });
          expect(donnees.map((d) => d.id)).toEqual(bloques.map((d) => d.id));
          expect(total).toBe(bloques.length);
        }
  expect([...causes].sort()).toEqual([
    'Aucun acte n’est possible.',
    'En retard, et pas encore relancé\u00a0: ANCT.',
    'L’agent affecté n’est plus actif.',
  ]);
});
