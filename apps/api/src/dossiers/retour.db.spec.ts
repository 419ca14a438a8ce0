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

const unDossierA = (etape: string) => unDossier(api, { service, etape });
const revenir = (id: string, etapeCible: string, reste: object = {}) =>
  franchir(api, superviseur, id, 'revenir', { etapeCible, motif: 'Saisi par erreur.', ...reste });
const ciblesDe = async (id: string) => {
  const { actes } = await lire(superviseur, id);
  return actes.find((a) => a.id === 'revenir')?.etapesCibles.map((e) => e.id);
};

test('un superviseur revient avant l’attribution : le dossier reprend là, sans montant', async () => {
  const { id } = await unDossierA('COURRIER_PREFET');
  const dossier = await revenir(id, 'FICHE_DE_POSTE');
  expect(dossier).toMatchObject({
    etape: { id: 'FICHE_DE_POSTE' },
    // The clock of silence runs from the receipt whatever was redone, and has long run out.
    obligation: { acteur: 'SCIAT', depuisLe: AUJOURDHUI, echeanceLe: '2026-03-05' },
    montant: { accorde: null },
  });
  const { body } = await superviseur.get(`${adresse(id)}/journal`).expect(200);
  expect(body.donnees[0]).toMatchObject({
    phrase: 'Revenir à une étape antérieure, vers « Fiche de poste »',
    detail: 'Saisi par erreur.',
  });
});

test.each([
  ['DECISION_ATTRIBUTIVE', null],
  ['MISE_EN_PAIEMENT', 1_500_000],
])('revenir du versement à %s défait le paiement demandé', async (cible, accorde) => {
  const { id } = await unDossierA('VERSEMENT');
  const { montant, paiements } = await revenir(id, cible);
  expect(montant?.accorde).toBe(accorde);
  expect(paiements).toEqual([expect.objectContaining({ payeLe: null, annuleLe: AUJOURDHUI })]);
});

test.each(['SUIVI_CONTRAT', 'ACCORD'])('l’aide versée, on ne revient plus (%s)', async (etape) => {
  const { id } = await unDossierA(etape);
  const avant = await lire(superviseur, id);
  const { raisons } = await revenir(id, 'DECISION_ATTRIBUTIVE', { statut: 422 });
  expect(raisons[0].code).toBe(etape === 'ACCORD' ? 'PAYE' : 'ETAPE');
  expect(await lire(superviseur, id)).toEqual(avant);
});

test('un dossier clos par erreur est rouvert : il a de nouveau une obligation et plus d’issue', async () => {
  const { id } = await unDossierA('REFUS');
  expect(await lire(superviseur, id)).toMatchObject({ issue: 'REFUS', obligation: null });
  expect(await revenir(id, 'SIGNATURE_REFUS')).toMatchObject({
    issue: null,
    closLe: null,
    obligation: { acteur: 'PREFET' },
  });
});

test('on ne revient qu’à une étape franchie et antérieure', async () => {
  const { id } = await unDossierA('RECRUTEMENT');
  const franchies = [
    'FICHE_DE_POSTE',
    'INSTRUCTION_ANCT',
    'COURRIER_PREFET',
    'SIGNATURE_CONFIRMATION',
  ];
  expect(await ciblesDe(id)).toEqual(franchies);
  for (const cible of [
    'RECRUTEMENT',
    'VERSEMENT',
    'CLOS',
    'SIGNATURE_REFUS',
    'NULLE_PART',
    undefined,
  ]) {
    const { raisons } = await revenir(id, cible as string, { statut: 422 });
    expect(raisons).toEqual([
      expect.objectContaining({ code: 'ETAPE_CIBLE', champ: 'etapeCible' }),
    ]);
  }
  // Having come back, one does not jump forward again over what is to be done anew.
  await revenir(id, 'INSTRUCTION_ANCT');
  expect(await ciblesDe(id)).toEqual(['FICHE_DE_POSTE']);
});

test('un instructeur ne revient pas, et un retour sans motif est refusé', async () => {
  const { id } = await unDossierA('RECRUTEMENT');
  const instructeur = await connecter(api, 'instructeur', service);
  const demande = { etapeCible: 'FICHE_DE_POSTE', motif: 'Erreur', statut: 422 };
  const { raisons } = await franchir(api, instructeur, id, 'revenir', demande);
  expect(raisons[0].code).toBe('ROLE');
  const sansMotif = await revenir(id, 'FICHE_DE_POSTE', { motif: undefined, statut: 422 });
  expect(sansMotif.raisons).toEqual([expect.objectContaining({ code: 'MOTIF' })]);
});

test('rouvert après un désistement, paiement repris, un dossier repasse par une décision et une demande', async () => {
  const { id } = await unDossierA('VERSEMENT');
  await franchir(api, superviseur, id, 'enregistrer_desistement', { statut: 422 });
  await franchir(api, superviseur, id, 'reprendre_paiement', { motif: 'Demande retirée.' });
  await franchir(api, superviseur, id, 'enregistrer_desistement');
  expect((await ciblesDe(id))?.at(-1)).toBe('DECISION_ATTRIBUTIVE');
  await revenir(id, 'VERSEMENT', { statut: 422 });
  await revenir(id, 'DECISION_ATTRIBUTIVE');
  for (const acte of ['notifier_decision', 'demander_paiement', 'constater_paiement'])
    await franchir(api, superviseur, id, acte);
  const { paiements, montant } = await lire(superviseur, id);
  expect(montant?.accorde).toBe(1_500_000);
  expect(paiements.map((p) => [p.payeLe, p.annuleLe])).toEqual([
    [null, AUJOURDHUI],
    [AUJOURDHUI, null],
  ]);
});

test('un paiement rejeté revient au service ; la demande suivante est un autre paiement', async () => {
  const { id } = await unDossierA('VERSEMENT');
  const { echeances } = await lire(superviseur, id);
  const limite = echeances.find((e) => e.code === 'VERSEMENT')?.le;
  const rejete = await franchir(api, superviseur, id, 'reprendre_paiement', {
    motif: 'RIB périmé.',
  });
  expect(rejete.obligation).toMatchObject({ acteur: 'SCIAT', echeanceLe: limite });
  const redemande = await franchir(api, superviseur, id, 'demander_paiement');
  expect(redemande.paiements.map((p: { annuleLe: string }) => p.annuleLe)).toEqual([
    AUJOURDHUI,
    null,
  ]);
});

test('un versement constaté à tort se défait : le paiement est de nouveau attendu, à la même date', async () => {
  const { id } = await unDossierA('SUIVI_CONTRAT');
  const instructeur = await connecter(api, 'instructeur', service);
  const motif = 'Virement rejeté par la banque.';
  await franchir(api, instructeur, id, 'annuler_constat', { motif, statut: 422 });
  const apres = await franchir(api, superviseur, id, 'annuler_constat', { motif });
  expect(apres.obligation).toMatchObject({ acteur: 'CSP_CHORUS', echeanceLe: '2026-07-22' });
  expect(apres.paiements).toMatchObject([{ payeLe: null, annuleLe: null }]);
  const repaye = await franchir(api, superviseur, id, 'constater_paiement');
  expect(repaye.paiements).toMatchObject([{ payeLe: AUJOURDHUI }]);
});

test('un dossier clos faute de réponse ne revient pas à l’attente, qui le clorait de nouveau', async () => {
  const { id } = await unDossierA('COMPLEMENTS_DEMANDE');
  api.horloge.regler('2026-10-16');
  await franchir(api, superviseur, id, 'echoir_complements_demande');
  const cibles = await ciblesDe(id);
  expect(cibles).toContain('VERIFICATION_COMPLETUDE');
  expect(cibles).not.toContain('COMPLEMENTS_DEMANDE');
  api.horloge.regler(AUJOURDHUI);
});
