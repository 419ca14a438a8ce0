import {
  DONNEES,
  desFaits,
  type FaitsVta,
  laListe,
  reglages,
  unDossierEnRegle,
} from '../../test/vta.js';
import { ajouterMois } from '../noyau/calendrier.js';
import { evaluerEligibilite } from '../noyau/eligibilite.js';
import { criteres, LISTE_RURALE } from './criteres.js';
import type { DonneesVta } from './donnees.js';

function examiner(id: string, faits: FaitsVta) {
  const critere = criteres.find((c) => c.id === id);
  if (!critere) throw new Error(`critère inconnu : ${id}`);
  return critere.examiner(faits);
}
const avec = (id: string, donnees: Partial<DonneesVta>, reste: Partial<FaitsVta> = {}) =>
  examiner(id, desFaits({ donnees, ...reste }));

describe('R1 — la collectivité est sur la liste', () => {
  it('inscrite : rempli, avec la liste et sa date', () => {
    const faits = desFaits({ listes: { [LISTE_RURALE]: laListe(true) } });
    expect(examiner('beneficiaire', faits)).toEqual({
      verdict: 'rempli',
      explication: 'Aurons figure sur la liste.',
      valeur: 'inscrite',
      origine: 'Arrêté du 2 janvier 2026, effet le 2 janvier 2026',
    });
  });
  it('absente de la liste : non rempli', () => {
    const faits = desFaits({ listes: { [LISTE_RURALE]: laListe(false) } });
    expect(examiner('beneficiaire', faits)).toMatchObject({
      verdict: 'non rempli',
      explication: 'Aurons ne figure pas sur la liste.',
    });
  });
  it.each<FaitsVta['listes']>([{}, { [LISTE_RURALE]: null }])(
    'sans liste en vigueur (%j) : à apprécier',
    (listes) => {
      expect(examiner('beneficiaire', desFaits({ listes }))).toEqual({
        verdict: 'à apprécier',
        explication: 'Aucune liste d’éligibilité n’est en vigueur à la date de la demande.',
        valeur: null,
        origine: null,
      });
    },
  );
  it('une liste fictive le dit', () => {
    const listes = { [LISTE_RURALE]: { ...laListe(true), fictive: true } };
    expect(examiner('beneficiaire', desFaits({ listes })).origine).toBe(
      'Arrêté du 2 janvier 2026, effet le 2 janvier 2026 (liste fictive)',
    );
  });
});

describe('R2 — un contrat de 12 à 18 mois', () => {
  it.each([
    ['2026-05-01', '2027-04-29', 'non rempli', '11 mois et 29 jours'],
    ['2026-05-01', '2027-04-30', 'rempli', '12 mois'],
    ['2026-05-01', '2027-05-01', 'rempli', '12 mois et 1 jour'],
    ['2026-05-01', '2027-10-30', 'rempli', '17 mois et 30 jours'],
    ['2026-05-01', '2027-10-31', 'rempli', '18 mois'],
    ['2026-05-01', '2027-11-01', 'non rempli', '18 mois et 1 jour'],
    ['2026-08-31', '2028-02-29', 'rempli', '18 mois'],
    ['2026-08-31', '2028-03-01', 'non rempli', '18 mois et 1 jour'],
  ])('du %s au %s : %s, %s', (contratDebutLe, contratFinLe, verdict, valeur) => {
    const resultat = avec('duree', { contratDebutLe, contratFinLe, dureePrevueMois: 30 });
    expect(resultat).toEqual({
      verdict,
      valeur,
      explication: `${valeur} pour un contrat de 12 à 18 mois.`,
      origine: 'dates du contrat',
    });
  });

  it.each([
    [11, 'non rempli'],
    [12, 'rempli'],
    [18, 'rempli'],
    [19, 'non rempli'],
  ])('avant le contrat, une durée prévue de %i mois : %s', (dureePrevueMois, verdict) => {
    expect(avec('duree', { dureePrevueMois, contratDebutLe: '2026-05-01' })).toMatchObject({
      verdict,
      origine: 'fiche de poste (durée prévue)',
    });
  });

  it('inconnue : à apprécier ; qui finit avant de commencer : non rempli', () => {
    expect(avec('duree', {}).verdict).toBe('à apprécier');
    const envers = { contratDebutLe: '2027-05-01', contratFinLe: '2026-05-01' };
    expect(avec('duree', envers)).toMatchObject({
      verdict: 'non rempli',
      explication: 'Le contrat finit avant de commencer.',
    });
  });

  it('les bornes se règlent à une date', () => {
    const parametres = reglages({ dureeMinimale: 6, dureeMaximale: 24 });
    const verdict = (dureePrevueMois: number) =>
      avec('duree', { dureePrevueMois }, { parametres }).verdict;
    expect([5, 6, 24, 25].map(verdict)).toEqual(['non rempli', 'rempli', 'rempli', 'non rempli']);
  });
});

describe('R3 — au moins 75 % d’un temps plein', () => {
  it.each([
    [74, 'non rempli'],
    [75, 'rempli'],
    [100, 'rempli'],
  ])('%i %% au contrat : %s', (quotiteContrat, verdict) => {
    const resultat = avec('quotite', { quotiteContrat, quotitePrevue: 10 });
    expect(resultat).toMatchObject({ verdict, origine: 'contrat' });
    expect(resultat.valeur).toBe(`${quotiteContrat}\u00a0%`);
  });
  it('avant le contrat, le temps prévu ; inconnu : à apprécier', () => {
    expect(avec('quotite', { quotitePrevue: 74 }).verdict).toBe('non rempli');
    expect(avec('quotite', { quotitePrevue: 75 }).origine).toBe('fiche de poste (temps prévu)');
    expect(avec('quotite', {}).verdict).toBe('à apprécier');
  });
});

describe('R4 — de 18 à 30 ans à la signature du contrat', () => {
  const naissance = '2002-06-15';
  it.each([
    ['la veille des 18 ans', '2020-06-14', 'non rempli', true],
    ['le jour des 18 ans', '2020-06-15', 'rempli', true],
    ['la veille des 19 ans', '2021-06-14', 'rempli', true],
    ['le jour des 19 ans', '2021-06-15', 'rempli', false],
    ['la veille des 30 ans', '2032-06-14', 'rempli', false],
    ['le jour des 30 ans', '2032-06-15', 'rempli', true],
    ['la veille des 31 ans', '2033-06-14', 'rempli', true],
    ['le jour des 31 ans', '2033-06-15', 'non rempli', true],
    ['un an après les 31 ans', '2034-06-15', 'non rempli', false],
    ['un an avant les 18 ans', '2019-06-14', 'non rempli', false],
  ])('%s : %s, %s ; à vérifier de près : %s', (_, contratSigneLe, verdict, proche) => {
    const resultat = avec('age', { volontaireNaissance: naissance, contratSigneLe });
    expect(resultat.verdict).toBe(verdict);
    expect(resultat.vigilance !== undefined).toBe(proche);
  });

  it('né un 29 février, on a 31 ans le 1er mars', () => {
    const verdict = (contratSigneLe: string) =>
      avec('age', { volontaireNaissance: '2000-02-29', contratSigneLe }).verdict;
    expect(verdict('2031-02-28')).toBe('rempli');
    expect(verdict('2031-03-01')).toBe('non rempli');
  });

  it('sans contrat signé ou sans naissance : à apprécier', () => {
    expect(avec('age', { volontaireNaissance: naissance }).verdict).toBe('à apprécier');
    expect(avec('age', { contratSigneLe: '2026-05-01' }).verdict).toBe('à apprécier');
  });

  it('l’âge ne dépend ni d’aujourd’hui ni du début du contrat', () => {
    const donnees = { volontaireNaissance: naissance, contratSigneLe: '2033-06-14' };
    const resultat = avec(
      'age',
      { ...donnees, contratDebutLe: '2033-09-01' },
      { aujourdhui: '2040-01-01' },
    );
    expect(resultat).toMatchObject({ verdict: 'rempli', valeur: '30 ans' });
  });
});

it.each([
  ['INFERIEUR', 'non rempli'],
  ['BAC_2', 'rempli'],
  ['BAC_3', 'rempli'],
  ['BAC_5', 'rempli'],
  [undefined, 'à apprécier'],
] as const)('R5 — diplôme %s : %s', (niveauDiplome, verdict) => {
  expect(avec('diplome', { niveauDiplome }).verdict).toBe(verdict);
});

it.each([
  ['OUI', 'rempli'],
  ['NON', 'non rempli'],
  [undefined, 'à apprécier'],
] as const)('R6 — au moins le SMIC, %s : %s', (remunerationSmic, verdict) => {
  expect(avec('remuneration', { remunerationSmic }).verdict).toBe(verdict);
});

describe('R7 — le contrat est signé après la confirmation du préfet', () => {
  const passages = [
    { etape: 'RECRUTEMENT', transition: 'notifier_confirmation', entreeLe: '2026-02-20' },
  ];
  it.each([
    ['2026-02-19', 'non rempli'],
    ['2026-02-20', 'rempli'],
    ['2026-02-21', 'rempli'],
  ])('signé le %s pour une confirmation du 20 février : %s', (contratSigneLe, verdict) => {
    expect(avec('contrat_apres_confirmation', { contratSigneLe }, { passages }).verdict).toBe(
      verdict,
    );
  });
  it('l’un des deux manquant : à apprécier', () => {
    const sansContrat = avec('contrat_apres_confirmation', {}, { passages });
    expect(sansContrat.verdict).toBe('à apprécier');
    const sansCourrier = avec('contrat_apres_confirmation', { contratSigneLe: '2026-02-21' });
    expect(sansCourrier.verdict).toBe('à apprécier');
  });
  it('n’est qu’un avertissement', () => {
    const faits = unDossierEnRegle('VERIFICATION_COMPLETUDE', {
      donnees: { ...DONNEES, contratSigneLe: '2026-02-19' },
    });
    expect(evaluerEligibilite({ criteres }, faits).conclusion).toBe('éligible');
  });
});

describe('R8 — un seul volontaire par collectivité', () => {
  it.each([
    [0, 'rempli', 'Aucun autre dossier VTA'],
    [1, 'à apprécier', '1 autre dossier VTA'],
    [2, 'à apprécier', '2 autres dossiers VTA'],
  ])('%i autre : %s', (autresDossiers, verdict, debut) => {
    const resultat = examiner('autres_volontaires', desFaits({ autresDossiers }));
    expect(resultat.verdict).toBe(verdict);
    expect(resultat.explication.startsWith(debut)).toBe(true);
  });
  it('n’est qu’un avertissement', () => {
    const faits = unDossierEnRegle('VERIFICATION_COMPLETUDE', { autresDossiers: 3 });
    expect(evaluerEligibilite({ criteres }, faits).conclusion).toBe('éligible');
  });
});

it('un dossier en règle est éligible ; vide, il est à apprécier ; hors liste, il ne l’est pas', () => {
  const conclusion = (faits: FaitsVta) => evaluerEligibilite({ criteres }, faits).conclusion;
  const enRegle = unDossierEnRegle('VERIFICATION_COMPLETUDE');
  expect(conclusion(enRegle)).toBe('éligible');
  expect(conclusion(desFaits())).toBe('à apprécier');
  const horsListe = { [LISTE_RURALE]: laListe(false) };
  expect(conclusion({ ...enRegle, listes: horsListe })).toBe('non éligible');
  expect(conclusion({ ...enRegle, listes: {} })).toBe('à apprécier');
});

it('chaque explication est une phrase', () => {
  const faits = [desFaits(), unDossierEnRegle('VERIFICATION_COMPLETUDE')];
  const tard = ajouterMois('2002-06-15', 31 * 12);
  faits.push(
    desFaits({ donnees: { ...DONNEES, niveauDiplome: 'INFERIEUR', contratSigneLe: tard } }),
  );
  for (const f of faits)
    for (const { explication } of evaluerEligibilite({ criteres }, f).criteres)
      expect(explication).toMatch(/^[A-ZÀÉL0-9].*\.$/);
});
