import { unPaiement } from '../../test/faits.js';
import type { CalculReversement } from '../noyau/types.js';
import { reversementVta } from './reversement.js';

/** A contract of 365 days, from 1 May 2026 to 30 April 2027: three months before is 30 January 2027. */
const CONTRAT = { contratDebutLe: '2026-05-01', contratFinLe: '2027-04-30' };
const verses = (centimes: number) => ({
  accorde: centimes,
  paiements: centimes > 0 ? [unPaiement({ centimes })] : [],
});

it.each<[string, string, boolean, number, CalculReversement['verdict'], number | null]>([
  ['la veille du premier jour', '2026-04-30', false, 1_500_000, 'dû', 1_500_000],
  ['le premier jour', '2026-05-01', false, 1_500_000, 'dû', 1_495_890],
  ['à la moitié', '2026-10-30', false, 1_500_000, 'dû', 747_945],
  ['à la moitié, remplacé', '2026-10-30', true, 1_500_000, 'aucun', 0],
  ['un jour avant les trois mois', '2027-01-29', false, 1_500_000, 'dû', 373_972],
  ['trois mois exactement', '2027-01-30', false, 1_500_000, 'à apprécier', 369_863],
  ['trois mois exactement, remplacé', '2027-01-30', true, 1_500_000, 'aucun', 0],
  ['un jour après les trois mois', '2027-01-31', false, 1_500_000, 'aucun', 0],
  ['la veille du terme', '2027-04-29', false, 1_500_000, 'aucun', 0],
  ['au terme', '2027-04-30', false, 1_500_000, 'aucun', 0],
  ['sans versement', '2026-10-30', false, 0, 'aucun', 0],
  ['après un montant réduit', '2026-10-30', false, 1_000_000, 'dû', 498_630],
])('fin %s', (_, finLe, remplace, verse, verdict, centimes) => {
  const calcul = reversementVta({ donnees: CONTRAT, ...verses(verse) }, { finLe, remplace });
  expect([calcul.verdict, calcul.centimes]).toEqual([verdict, centimes]);
  expect(calcul.explication).toMatch(/^\p{Lu}.*\.$/u);
});

it('le calcul se lit ligne à ligne', () => {
  const { lignes } = reversementVta(
    { donnees: CONTRAT, ...verses(1_500_000) },
    { finLe: '2026-10-30', remplace: false },
  );
  expect(lignes.map((l) => [l.libelle, l.centimes ?? l.valeur])).toEqual([
    ['Aide versée', 1_500_000],
    ['Durée du contrat', '365 jours, du 1er mai 2026 au 30 avril 2027'],
    ['Temps non effectué', '182 jours, du 31 octobre 2026 au 30 avril 2027'],
    ['Part de l’aide pour ce temps, au centime inférieur', 747_945],
  ]);
  expect(lignes.every((l) => l.source.confiance === 'public')).toBe(true);
});

it('d’un terme de fin de mois, les trois mois se comptent jusqu’au dernier jour de février', () => {
  const donnees = { contratDebutLe: '2026-06-01', contratFinLe: '2027-05-31' };
  const verdict = (finLe: string) =>
    reversementVta({ donnees, ...verses(1_500_000) }, { finLe, remplace: false }).verdict;
  expect(['2027-02-27', '2027-02-28', '2027-03-01'].map(verdict)).toEqual([
    'dû',
    'à apprécier',
    'aucun',
  ]);
});

it('sans les dates du contrat, rien n’est calculé', () => {
  const calcul = reversementVta(
    { donnees: {}, ...verses(1_500_000) },
    { finLe: '2026-10-30', remplace: false },
  );
  expect([calcul.verdict, calcul.centimes]).toEqual(['à apprécier', null]);
});
