import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  type ServiceDeTest,
  unService,
} from '../../test/fabriques.js';
import { adresse, franchir, lire } from '../../test/gestes.js';

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
    phrase: 'demande d’aide complète le 20 avril 2026 + 3 mois, échéance le 20 juillet 2026',
  });
  expect(apres.version).toBe(avant.version + 1);
  const { body } = await superviseur.get(`${adresse(id)}/journal`).expect(200);
  expect(body.donnees[0]).toMatchObject({
    type: 'DateCorrigee',
    phrase: 'Date corrigée (Décision attributive) : 20 avril 2026 au lieu du 22 avril 2026',
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

describe('une date gardée dans les données', () => {
  const corrigerChamp = async (id: string, champ: string, dateLegale: string, statut = 200) => {
    const { version } = await lire(superviseur, id);
    const demande = { version, champ, dateLegale, motif: 'Lue de travers.' };
    return (
      await superviseur
        .post(`${adresse(id)}/corrections`)
        .send(demande)
        .expect(statut)
    ).body;
  };

  test('se corrige après l’étape où elle se saisit, et l’échéance qui en part suit', async () => {
    const { id } = await unDossierA('SUIVI_CONTRAT');
    const apres = await corrigerChamp(id, 'contratFinLe', '2027-05-31');
    expect(apres.donnees.contratFinLe).toBe('2027-05-31');
    expect(apres.obligation.echeanceLe).toBe('2027-05-31');
    const { body } = await superviseur.get(`${adresse(id)}/journal`).expect(200);
    expect(body.donnees[0]).toMatchObject({
      type: 'DonneesModifiees',
      phrase: 'Données modifiées',
      detail: 'Lue de travers.\nFin du contrat : 31 mai 2027 (avant : 30 avril 2027)',
    });
  });

  test.each([
    ['un champ qui n’est pas une date', 'intitulePoste', '2026-01-01', 'champ'],
    ['une date qui n’a pas été saisie', 'serviceFaitLe', '2026-01-01', 'champ'],
    ['une donnée inconnue', '__proto__', '2026-01-01', 'champ'],
    ['la même date', 'contratFinLe', '2027-04-30', 'dateLegale'],
    ['une date qui n’existe pas', 'contratFinLe', '2027-02-30', 'dateLegale'],
  ])('est refusée pour %s', async (_, champ, date, nomme) => {
    const { id } = await unDossierA('DEMANDE_AIDE');
    const { raisons } = await corrigerChamp(id, champ, date, 400);
    expect(raisons[0].champ).toBe(nomme);
  });

  test('se refuse quand elle contredit un acte déjà pris', async () => {
    const { id } = await unDossierA('SUIVI_CONTRAT');
    for (const [champ, date] of [
      ['contratSigneLe', '2026-08-01'],
      ['contratFinLe', '2026-04-30'],
      ['serviceFaitLe', '2026-06-01'],
    ] as const) {
      const { raisons } = await corrigerChamp(id, champ, date, 422);
      expect(raisons[0].champ).toBe(champ);
    }
    const { paiements } = await corrigerChamp(id, 'serviceFaitLe', '2026-05-10');
    expect(paiements).toMatchObject([{ serviceFaitLe: '2026-05-10' }]);
  });

  test('la limite d’une réponse encore attendue se prolonge, et ne se corrige pas', async () => {
    const { id } = await unDossierA('COMPLEMENTS_FICHE');
    const { raisons } = await corrigerChamp(id, 'complementsLimiteLe', '2026-09-01', 400);
    expect(raisons[0].message).toContain('prolongez');
  });

  test('est réservée au superviseur, et se dit passage ou donnée, pas les deux', async () => {
    const { id, version } = await unDossierA('DEMANDE_AIDE');
    const demande = { version, champ: 'contratFinLe', dateLegale: '2027-05-31', motif: 'Erreur.' };
    const instructeur = await connecter(api, 'instructeur', service);
    await instructeur
      .post(`${adresse(id)}/corrections`)
      .send(demande)
      .expect(403);
    const deux = { ...demande, rang: 1 };
    await superviseur
      .post(`${adresse(id)}/corrections`)
      .send(deux)
      .expect(400);
  });
});

test('corriger un constat de versement défait ne change pas la date du versement fait depuis', async () => {
  const { id } = await unDossierA('SUIVI_CONTRAT');
  await franchir(api, superviseur, id, 'annuler_constat', { motif: 'Virement rejeté.' });
  await franchir(api, superviseur, id, 'constater_paiement');
  const corrige = await corriger(id, 'constater_paiement', '2026-06-11');
  expect(corrige.paiements).toMatchObject([{ payeLe: AUJOURDHUI, annuleLe: null }]);
});

test('une absence de réponse ne se redate pas avant la limite donnée', async () => {
  const { id } = await unDossierA('COMPLEMENTS_FICHE');
  api.horloge.regler('2026-10-20');
  const { version } = await lire(superviseur, id);
  const constat = { transition: 'echoir_complements_fiche', version, dateLegale: '2026-10-20' };
  await superviseur
    .post(`${adresse(id)}/transitions`)
    .send(constat)
    .expect(200);
  const refus = await corriger(id, 'echoir_complements_fiche', '2026-10-15', 422);
  expect(refus.raisons[0].code).toBe('LIMITE_NON_ATTEINTE');
  await corriger(id, 'echoir_complements_fiche', '2026-10-16');
  api.horloge.regler(AUJOURDHUI);
});

test('de deux paiements demandés le même jour, seul celui du passage corrigé change de date', async () => {
  const { id } = await unDossierA('VERSEMENT');
  await franchir(api, superviseur, id, 'reprendre_paiement', { motif: 'RIB périmé.' });
  await franchir(api, superviseur, id, 'demander_paiement');
  await franchir(api, superviseur, id, 'reprendre_paiement', { motif: 'RIB périmé.' });
  await franchir(api, superviseur, id, 'demander_paiement');
  await franchir(api, superviseur, id, 'constater_paiement');
  const corrige = await corriger(id, 'reprendre_paiement', '2026-09-01');
  expect(corrige.paiements.map((p: { annuleLe: string | null }) => p.annuleLe)).toEqual([
    '2026-09-01',
    AUJOURDHUI,
    null,
  ]);
});
