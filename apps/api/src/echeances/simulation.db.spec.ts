import type { Simulation } from '@sciat/contrats';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { LIMITE, unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  type ServiceDeTest,
  unService,
} from '../../test/fabriques.js';
import { franchir, lire } from '../../test/gestes.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let agent: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
});
afterEach(() => expect(api.incidents).toEqual([]));
afterAll(() => api.fermer());

const simuler = (qui: AgentConnecte, corps: object) =>
  qui.post('/api/echeances/simulation').send(corps);

test('« et si les pièces arrivent le… » : les échéances d’alors, à côté de celles d’aujourd’hui', async () => {
  const { id: dossierId } = await unDossier(api, { service, etape: 'COMPLEMENTS_DEMANDE' });
  const { body } = await simuler(agent, { dossierId, dateLegale: '2026-10-01' }).expect(200);
  const { acte, dateLegale, echeances } = body as Simulation;
  expect([acte, dateLegale]).toEqual(['Enregistrer la réponse du demandeur', '2026-10-01']);
  const dite = (code: string) => echeances.find((e) => e.code === code);
  expect(dite('COMPLEMENTS')).toMatchObject({ le: LIMITE, avant: LIMITE, etat: 'TENUE' });
  // Ten open days from 1 October.
  expect(dite('INTERNE_VERIFICATION_COMPLETUDE')).toMatchObject({
    le: '2026-10-15',
    etat: 'EN_COURS',
    phrase:
      'entrée dans l’étape le 1er octobre 2026 + 10 jours ouvrés, échéance le 15 octobre 2026',
  });
});

test('elle ne s’écrit nulle part, et l’acte pris ce jour-là lui donne raison', async () => {
  const { id } = await unDossier(api, { service, etape: 'COMPLEMENTS_DEMANDE' });
  const avant = await lire(agent, id);
  const dateLegale = '2026-10-01';
  const { body } = await simuler(agent, { dossierId: id, dateLegale }).expect(200);
  expect(await lire(agent, id)).toEqual(avant);
  api.horloge.regler(dateLegale);
  const apres = await franchir(api, agent, id, 'recevoir_complements_demande', { dateLegale });
  const { echeances } = body as Simulation;
  expect(echeances.map(({ avant: _, ...e }) => e)).toEqual(apres.echeances);
});

test('la lecture seule simule, un autre service non', async () => {
  const { id: dossierId } = await unDossier(api, { service, etape: 'INSTRUCTION_ANCT' });
  const demande = { dossierId, dateLegale: '2026-12-01' };
  await simuler(await connecter(api, 'lecture', service), demande).expect(200);
  await simuler(await connecter(api, 'superviseur'), demande).expect(403);
  const inconnu = { ...demande, dossierId: '00000000-0000-7000-8000-000000000000' };
  await simuler(agent, inconnu).expect(404);
});

test.each<[string, object, number, string | undefined]>([
  ['un acte d’une autre étape', { transition: 'transmettre_anct' }, 422, 'transition'],
  ['un acte inconnu', { transition: 'applaudir' }, 422, 'transition'],
  ['une date d’avant l’étape', { dateLegale: '2026-01-06' }, 422, 'dateLegale'],
  ['une date qui n’existe pas', { dateLegale: '2026-02-30' }, 400, 'dateLegale'],
  ['une date absente', { dateLegale: undefined }, 400, 'dateLegale'],
  ['un dossier mal désigné', { dossierId: 'VTA-2026-0001' }, 400, 'dossierId'],
])('%s est refusé en nommant le champ', async (_, reste, statut, champ) => {
  const { id: dossierId } = await unDossier(api, { service, etape: 'INSTRUCTION_ANCT' });
  const demande = { dossierId, dateLegale: '2026-12-01', ...reste };
  const { body } = await simuler(agent, demande).expect(statut);
  expect(body.raisons.map((r: { champ?: string }) => r.champ)).toEqual([champ]);
});

test('un dossier clos n’a plus de délai à simuler', async () => {
  const { id: dossierId } = await unDossier(api, { service, etape: 'REFUS' });
  const { body } = await simuler(agent, { dossierId, dateLegale: '2026-12-01' }).expect(422);
  expect(body.raisons[0].code).toBe('CLOS');
});

test('la date la plus lointaine répond aussi', async () => {
  const { id: dossierId } = await unDossier(api, { service, etape: 'COMPLEMENTS_DEMANDE' });
  await simuler(agent, { dossierId, dateLegale: '2199-12-31' }).expect(200);
});
