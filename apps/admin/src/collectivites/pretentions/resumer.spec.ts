import type { Eligibilite } from '@sciat/contrats';
import { compter, direFermeture, direRole, repartir, resumer } from './resumer.js';

type Critere = Eligibilite['criteres'][number];
const critere = (explication: string, reste: Partial<Critere> = {}): Critere => ({
  id: explication,
  libelle: 'Critère',
  portee: 'bloquant',
  verdict: 'rempli',
  explication,
  valeur: null,
  origine: null,
  source: { reference: 'Fiche', confiance: 'fiche' },
  ...reste,
});
const inscrite = critere('Aurons figure sur la liste.');
const absente = critere('Aurons ne figure pas sur la liste.', { verdict: 'non rempli' });
const attente = critere('La durée n’est pas encore connue.', {
  verdict: 'à apprécier',
  enAttente: true,
});
const douteux = critere('Aucune liste n’est en vigueur.', { verdict: 'à apprécier' });
const examen = (conclusion: Eligibilite['conclusion'], ...criteres: Critere[]) => ({
  eligibilite: { conclusion, comptes: { rempli: 0, nonRempli: 0, aApprecier: 0 }, criteres },
});

it.each([
  ['tout est rempli', examen('éligible', inscrite), 'Elle figure sur la liste.'],
  [
    'il manque ce que dira la demande',
    examen('à apprécier', inscrite, attente, attente),
    'Elle figure sur la liste\u00a0; restent 2 points à connaître.',
  ],
  [
    'rien n’est encore connu',
    examen('à apprécier', attente),
    'Rien ne s’y oppose\u00a0; reste 1 point à connaître.',
  ],
  [
    'un critère n’est pas rempli',
    examen('non éligible', absente, attente),
    'Elle ne figure pas sur la liste.',
  ],
  [
    'un critère est à apprécier',
    examen('à apprécier', douteux, attente),
    'Aucune liste n’est en vigueur.',
  ],
])('dit en une phrase ce qui décide quand %s', (_, pretention, attendu) => {
  expect(resumer('Aurons', pretention)).toBe(attendu);
});

it('montre d’abord ce qui décide, à part ce qui reste à connaître', () => {
  const vigilance = critere('À surveiller.', { portee: 'avertissement' });
  expect(repartir([attente, inscrite, vigilance, douteux, absente])).toEqual({
    bloquants: [absente, douteux, inscrite],
    vigilance: [vigilance],
    manquants: [attente],
  });
});

it('compte les dispositifs ouverts par conclusion, et les fermés à part', () => {
  const ouvert = (e: ReturnType<typeof examen>) => ({ ...e, ouvert: true });
  expect(
    compter([
      ouvert(examen('à apprécier', attente)),
      ouvert(examen('non éligible', absente)),
      ouvert(examen('non éligible', absente)),
      { ...examen('éligible', inscrite), ouvert: false },
    ]),
  ).toBe('1 à compléter, 2 non éligibles\u00a0; 1 fermé à cette date');
});

it('dit qu’un dispositif est clos, et à quel jour il a été examiné', () => {
  const enVigueur = { du: '2021-03-01', au: '2022-12-31' };
  const dire = (jugeLe: string, date: string, ouvert = false, depot: string | null = null) =>
    direFermeture({ ouvert, enVigueur, jugeLe, depot }, date)?.replaceAll('\u00a0', ' ');
  expect(dire('2022-12-31', '2026-11-25')).toBe(
    'Clos aux nouvelles demandes : en vigueur du 1er mars 2021 au 31 décembre 2022. Examiné à son dernier jour, le 31 décembre 2022.',
  );
  expect(dire('2021-03-01', '2020-01-01')).toMatch(/^Pas encore ouvert.*premier jour, le 1er mars/);
  expect(dire('2021-06-01', '2021-06-01', true)).toBeUndefined();
  const fermee = 'Hors délai : la vague a fermé le 15 octobre 2021';
  expect(dire('2022-06-01', '2022-06-01', false, fermee)).toBe(`${fermee}.`);
});

it('dit le rôle du service et qui décide', () => {
  expect(direRole({ roleService: 'donne un avis', decideur: 'ANCT' })).toBe(
    'Le service donne un avis. Décision\u00a0: ANCT.',
  );
});
