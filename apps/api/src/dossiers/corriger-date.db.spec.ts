import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  type ServiceDeTest,
  unService,
} from '../../test/fabriques.js';
import { adresse, lire } from '../../test/gestes.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let superviseur: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  superviseur = await connecter(api, 'superviseur', service);
});
afterAll(() => api.fermer());

async function corriger(id: string, transition: string | null, dateLegale: string, statut = 200) {
  const { version, passages } = await lire(superviseur, id);
  const rang = passages.find((p) => p.transition === transition)?.rang;
  const demande = { version, rang, dateLegale, motif: 'Lue de travers.' };
  return (
    await superviseur
      .post(`${adresse(id)}/corrections`)
      .send(demande)
      .expect(statut)
  ).body;
}
const unDossierA = (etape: string) => unDossier(api, { service, etape });
const versement = (dossier: { echeances: { code: string }[] }) =>
  dossier.echeances.find((e) => e.code === 'VERSEMENT');

test('la correction recalcule l’échéance et le journal garde les deux dates', async () => {
  const { id } = await unDossierA('MISE_EN_PAIEMENT');
  const avant = await lire(superviseur, id);
  const { entreeLe } = avant.passages.find((p) => p.transition === 'constater_completude') ?? {};
  expect([entreeLe, avant.obligation?.echeanceLe]).toEqual(['2026-04-22', '2026-07-22']);
  const apres = await corriger(id, 'constater_completude', '2026-04-20');
  expect(apres.obligation.echeanceLe).toBe('2026-07-20');
  expect(versement(apres)).toMatchObject({
    le: '2026-07-20',
    phrase: "demande d'aide complète le 20 avril 2026 + 3 mois, échéance le 20 juillet 2026",
  });
  expect(apres.version).toBe(avant.version + 1);
  const { body } = await superviseur.get(`${adresse(id)}/journal`).expect(200);
  expect(body.donnees[0]).toMatchObject({
    type: 'DateCorrigee',
    phrase: 'Date corrigée (Décision attributive) : 22 avril 2026 → 20 avril 2026',
    detail: 'Lue de travers.',
    dateLegale: AUJOURDHUI,
  });
});

test('une date ne passe ni celle de l’étape d’avant, ni celle d’après, ni aujourd’hui', async () => {
  const { id } = await unDossierA('COURRIER_PREFET');
  const avant = await lire(superviseur, id);
  for (const [transition, date, message] of [
    ['transmettre_anct', '2026-01-04', /précède/],
    ['transmettre_anct', '2026-02-03', /suit/],
    ['enregistrer_avis_anct', '2026-09-16', /à venir/],
    ['enregistrer_avis_anct', '2026-02-30', /existe pas/],
    ['enregistrer_avis_anct', '2026-02-02', /déjà/],
  ] as const) {
    const { raisons } = await corriger(id, transition, date, 400);
    expect(raisons).toEqual([
      { code: 'INVALIDE', champ: 'dateLegale', message: expect.stringMatching(message) },
    ]);
  }
  for (const [transition, bornes] of [
    ['transmettre_anct', ['2026-01-05', '2026-02-02']],
    ['enregistrer_avis_anct', [AUJOURDHUI]],
  ] as const) {
    for (const date of bornes) await corriger(id, transition, date);
  }
  expect((await lire(superviseur, id)).version).toBe(avant.version + 3);
});

test('corriger la réception déplace la date pivot, mais pas avant les règles en vigueur', async () => {
  const { id } = await unDossierA('FICHE_DE_POSTE');
  const { recuLe, obligation } = await corriger(id, null, '2026-01-02');
  expect([recuLe, obligation.echeanceLe]).toEqual(['2026-01-02', '2026-01-16']);
  const { raisons } = await corriger(id, null, '2020-12-31', 400);
  expect(raisons[0].message).toMatch(/autre version des règles/);
});

test('corriger la clôture corrige la date à laquelle le dossier est clos', async () => {
  const { id } = await unDossierA('DESISTEMENT');
  const { closLe } = await corriger(id, 'enregistrer_desistement', '2026-08-31');
  expect(closLe).toBe('2026-08-31');
});

test('corriger la date d’une demande de paiement ou d’un versement corrige le paiement', async () => {
  const { id } = await unDossierA('SUIVI_CONTRAT');
  await corriger(id, 'demander_paiement', '2026-05-14');
  const { paiements } = await corriger(id, 'constater_paiement', '2026-06-09');
  expect(paiements).toEqual([
    expect.objectContaining({ demandeLe: '2026-05-14', payeLe: '2026-06-09', annuleLe: null }),
  ]);
});

test('un passage inconnu, un motif vide ou une version périmée ne corrigent rien', async () => {
  const { id } = await unDossierA('COURRIER_PREFET');
  const avant = await lire(superviseur, id);
  const demande = { version: avant.version, rang: 2, dateLegale: '2026-01-13', motif: 'Erreur' };
  const envoyer = (reste: object) =>
    superviseur.post(`${adresse(id)}/corrections`).send({ ...demande, ...reste });
  await envoyer({ rang: 99 }).expect(404);
  expect((await envoyer({ motif: ' ' }).expect(400)).body.raisons[0].champ).toBe('motif');
  expect((await envoyer({ rang: 0 }).expect(400)).body.raisons[0].champ).toBe('rang');
  const { body } = await envoyer({ version: avant.version - 1 }).expect(409);
  expect(body.changements).toHaveLength(2);
  expect(await lire(superviseur, id)).toEqual(avant);
});
