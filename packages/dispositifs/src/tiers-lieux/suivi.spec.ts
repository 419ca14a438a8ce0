import { direExamen } from '../../test/examen.js';
import { AUJOURDHUI, reglages as regler } from '../../test/faits.js';
import { type FaitsTiersLieux as F, faits } from '../../test/tiers-lieux.js';
import { ajouterJours } from '../noyau/calendrier.js';
import { pointsDeControle } from '../noyau/controle.js';
import { obligationDe } from '../noyau/obligations.js';
import { etapesAnterieures, examinerTransition } from '../noyau/transitions.js';
import type { Definition } from '../noyau/types.js';
import { tiersLieux2021, tiersLieux2023 } from './definition.js';
import type { DonneesTiersLieux } from './donnees.js';

const fabrique: Definition<DonneesTiersLieux> = tiersLieux2021;

const DONNEES: Partial<DonneesTiersLieux> = {
  projetNom: 'Atelier fictif',
  reunionLe: '2021-02-10',
  lieuCommune: '13001',
  candidatureLe: '2021-03-30',
  pagesDossier: 10,
  secondesVideo: 180,
  montantAnnee1: 3_000_000,
  montantAnnee2: 3_000_000,
  montantAnnee3: 3_000_000,
  issueExterne: 'ACCEPTEE',
  issueExterneLe: '2021-05-10',
  issueExterneReference: 'Liste fictive des lauréats',
  conventionSigneeLe: '2021-06-15',
};
const PIECES = { DOSSIER_CANDIDATURE: 'ACCEPTEE', VIDEO: 'ACCEPTEE', PREUVE: 'ACCEPTEE' } as const;

/** The step reached, or the codes and fields of the refusal. */
function franchir(
  etape: string,
  transition: string,
  change: Partial<DonneesTiersLieux> = {},
  reste: Partial<F> = {},
) {
  return direExamen(
    examinerTransition(
      fabrique,
      etape,
      faits({
        pieces: PIECES,
        passages: [{ etape, transition: null, entreeLe: '2021-02-01' }],
        ...reste,
        donnees: { ...DONNEES, ...change },
      }),
      { transition, role: 'instructeur', dateLegale: AUJOURDHUI },
    ),
  );
}
const demain = ajouterJours(AUJOURDHUI, 1);

it('l’appui du service est facultatif, avant ou après la réunion', () => {
  expect(franchir('REUNION_INFORMATION', 'enregistrer_reunion')).toBe('CANDIDATURE');
  expect(franchir('REUNION_INFORMATION', 'ouvrir_appui')).toBe('APPUI');
  expect(franchir('CANDIDATURE', 'ouvrir_appui')).toBe('APPUI');
  expect(franchir('APPUI', 'terminer_appui')).toBe('CANDIDATURE');
  expect(franchir('REUNION_INFORMATION', 'enregistrer_reunion', { reunionLe: demain })).toEqual([
    'DATE_APRES reunionLe',
  ]);
});

describe('enregistrer la candidature', () => {
  const deposer = (change: Partial<DonneesTiersLieux> = {}, reste: Partial<F> = {}) =>
    franchir('CANDIDATURE', 'enregistrer_candidature', change, reste);

  it('exige le dossier et la vidéo', () => {
    expect(deposer()).toBe('SELECTION');
    expect(deposer({}, { pieces: { ...PIECES, VIDEO: 'RECUE' } })).toEqual(['PIECE VIDEO']);
    expect(deposer({}, { pieces: { VIDEO: 'ACCEPTEE' } })).toEqual(['PIECE DOSSIER_CANDIDATURE']);
  });
  it.each<[string, Partial<DonneesTiersLieux>]>([
    ['un dossier de onze pages', { pagesDossier: 11 }],
    ['une vidéo d’une seconde de trop', { secondesVideo: 181 }],
    ['un total trop bas', { montantAnnee1: 0, montantAnnee2: 3_000_000 }],
    ['une année trop forte', { montantAnnee1: 5_000_001 }],
    ['un dépôt après la dernière vague', { candidatureLe: '2021-12-31' }],
  ])('%s s’enregistre : le dépôt a eu lieu, le critère dit ce qu’il en est', (_, change) => {
    expect(deposer(change)).toBe('SELECTION');
    const passages = [{ etape: 'CANDIDATURE', transition: null, entreeLe: '2021-02-01' }];
    const depose = faits({ pieces: PIECES, passages, donnees: { ...DONNEES, ...change } });
    const etats = pointsDeControle(fabrique, 'CANDIDATURE', depose).map((p) => p.etat);
    expect(etats.filter((e) => e === 'bloquant')).toHaveLength(1);
  });
});

describe('le résultat de la sélection', () => {
  it('favorable, il ouvre la convention, avec sa date et sa preuve', () => {
    const selectionner = (change: Partial<DonneesTiersLieux>, reste: Partial<F> = {}) =>
      franchir('SELECTION', 'enregistrer_selection', change, reste);
    expect(selectionner({})).toBe('CONVENTION');
    expect(selectionner({ issueExterne: 'REFUSEE' })).toEqual(['CHAMP_CONTRAIRE issueExterne']);
    expect(selectionner({ issueExterneLe: demain })).toEqual(['DATE_APRES issueExterneLe']);
    expect(selectionner({}, { pieces: {} })).toEqual(['PIECE PREUVE']);
  });
  it.each(['SELECTION', 'CONVENTION', 'SUIVI'])('le dossier se clôt depuis %s', (etape) => {
    expect(franchir(etape, 'enregistrer_issue_externe')).toBe('CLOS');
  });
  it('défavorable, il clôt le dossier et dit qu’une nouvelle candidature s’y rattache', () => {
    expect(franchir('SELECTION', 'enregistrer_issue_externe', { issueExterne: 'REFUSEE' })).toBe(
      'CLOS',
    );
    const acte = fabrique.transitions.find((t) => t.id === 'enregistrer_issue_externe');
    expect(acte?.consequence).toMatch(/candidater de nouveau.*se rattache à celui-ci/);
  });
  it('rien n’est décidé avant le dépôt', () => {
    expect(franchir('CANDIDATURE', 'enregistrer_issue_externe')).toEqual(['ETAPE']);
  });
});

it('une convention signée demain ne s’enregistre pas aujourd’hui', () => {
  expect(franchir('CONVENTION', 'enregistrer_convention')).toBe('SUIVI');
  expect(franchir('CONVENTION', 'enregistrer_convention', { conventionSigneeLe: demain })).toEqual([
    'DATE_APRES conventionSigneeLe',
  ]);
});

describe('les échéances', () => {
  const candidature = (entreeLe: string, reste: Partial<F> = {}) => {
    const passages = [{ etape: 'CANDIDATURE', transition: 'enregistrer_reunion', entreeLe }];
    return obligationDe(fabrique, 'CANDIDATURE', faits({ passages, ...reste }))?.echeance?.le;
  };
  it.each([
    ['2021-03-30', '2021-03-30'],
    ['2021-03-31', '2021-06-30'],
    ['2021-12-30', '2021-12-30'],
    ['2021-12-31', undefined],
  ])('une candidature attendue depuis le %s se dépose avant le %s', (entreeLe, le) => {
    expect(candidature(entreeLe)).toBe(le);
  });
  it('le soutien court trois ans depuis la convention', () => {
    const echeance = (surcharge: Partial<F>) =>
      obligationDe(fabrique, 'SUIVI', faits(surcharge))?.echeance?.le;
    expect(echeance({ donnees: { conventionSigneeLe: '2021-06-15' } })).toBe('2024-06-15');
    expect(echeance({})).toBeUndefined();
    const parametres = regler({ dureeSoutien: 12 });
    expect(echeance({ donnees: { conventionSigneeLe: '2021-06-15' }, parametres })).toBe(
      '2022-06-15',
    );
  });
});

describe('le montant', () => {
  it('de 2021 est la somme des trois années demandées, en estimation', () => {
    const montant = tiersLieux2021.montant(faits({ donnees: DONNEES }));
    expect(montant).toMatchObject({ centimes: 9_000_000, estimation: true });
    expect(montant.lignes.map((l) => [l.libelle, l.centimes])).toEqual([
      ['Montant demandé, année 1', 3_000_000],
      ['Montant demandé, année 2', 3_000_000],
      ['Montant demandé, année 3', 3_000_000],
    ]);
  });
  it('n’est pas connu tant qu’une année manque', () => {
    const montant = tiersLieux2021.montant(faits({ donnees: { montantAnnee1: 3_000_000 } }));
    expect(montant.centimes).toBeNull();
    expect(montant.lignes[1]).toMatchObject({ centimes: null, valeur: 'non renseigné' });
  });
  it('de 2023 est un forfait de 50 000 €', () => {
    expect(tiersLieux2023.montant(faits())).toMatchObject({
      centimes: 5_000_000,
      estimation: true,
      lignes: [{ libelle: 'Soutien forfaitaire', centimes: 5_000_000 }],
    });
  });
});

it('en 2021 l’ANCT sélectionne, en 2023 un jury régional', () => {
  const qui = (definition: Definition<DonneesTiersLieux>) =>
    obligationDe(definition, 'SELECTION', faits())?.acteur;
  expect([qui(tiersLieux2021), qui(tiersLieux2023)]).toEqual(['ANCT', 'SGAR']);
  const preuve = (definition: Definition<DonneesTiersLieux>) =>
    definition.pieces.find((p) => p.code === 'PREUVE')?.fourniePar;
  expect([preuve(tiersLieux2021), preuve(tiersLieux2023)]).toEqual(['ANCT', 'SGAR']);
});

it('ni délai légal, ni engagement : le dossier est seulement suivi', () => {
  expect(fabrique.horloges).toEqual([]);
  expect(fabrique.engagements).toEqual([]);
  expect(fabrique.roleService).toBe('suit');
});

it('clos par erreur, il reprend à une étape passée', () => {
  const passages = ['REUNION_INFORMATION', 'CANDIDATURE', 'SELECTION', 'CLOS'].map((etape) => ({
    etape,
    transition: null,
    entreeLe: '2021-05-10',
  }));
  expect(etapesAnterieures(fabrique, 'CLOS', faits({ passages }))).toContain('SELECTION');
});
