import type { Simulation } from '@sciat/contrats';
import { decrire, definitionDe } from '@sciat/dispositifs';
import { direHypothese, direSimulation } from './dire-simulation.js';

type Simulee = Simulation['echeances'][number];
const simulee = (reste: Partial<Simulee>): Simulee => ({
  code: 'SILENCE',
  libelle: 'Rejet implicite',
  nature: 'LEGALE',
  le: '2026-05-15',
  avant: '2026-05-03',
  etat: 'EN_COURS',
  siPassee: null,
  phrase: 'reçu le 3 mars 2026 + 2 mois, échéance le 15 mai 2026',
  segments: [],
  alternative: null,
  source: { reference: 'CRPA L231-4', confiance: 'texte' },
  ...reste,
});
const court = [{ code: 'SILENCE', etat: 'EN_COURS' as const }];

it.each<[string, Partial<Simulee>, string]>([
  ['repoussée', {}, 'le 15 mai 2026 au lieu du 3 mai 2026, 12 jours plus tard.'],
  [
    'avancée d’un jour',
    { le: '2026-05-02' },
    'le 2 mai 2026 au lieu du 3 mai 2026, 1 jour plus tôt.',
  ],
  ['inchangée', { avant: '2026-05-15' }, 'inchangée, le 15 mai 2026.'],
  ['née de l’acte', { avant: null }, 'nouvelle échéance, le 15 mai 2026.'],
  ['tenue par l’acte', { etat: 'TENUE' }, 'tenue, l’échéance étant le 15 mai 2026.'],
  ['dépassée', { etat: 'DEPASSEE' }, 'dépassée, l’échéance étant le 15 mai 2026.'],
  ['éteinte', { etat: 'ANNULEE' }, 'ne court plus.'],
])('une échéance %s se dit en une phrase', (_, reste, fin) => {
  const [effet] = direSimulation({ echeances: [simulee(reste)] }, court);
  expect(effet?.phrase).toBe(`Rejet implicite : ${fin}`);
});

it('montre le calcul de ce qui bouge, et rien de ce qui ne courait déjà plus', () => {
  const echeances = [
    simulee({ avant: '2026-05-15' }),
    simulee({ code: 'ACCUSE', etat: 'TENUE' }),
    simulee({ code: 'INTERNE', avant: null, le: '2026-04-01' }),
  ];
  expect(direSimulation({ echeances }, court).map((e) => [e.code, e.calcul !== null])).toEqual([
    ['INTERNE', true],
    ['SILENCE', false],
  ]);
});

it('une étape déjà passée qui recommence a une nouvelle échéance, non une date repoussée', () => {
  const [effet] = direSimulation({ echeances: [simulee({})] }, [
    { code: 'SILENCE', etat: 'TENUE' },
  ]);
  expect(effet?.phrase).toBe('Rejet implicite : nouvelle échéance, le 15 mai 2026.');
});

it('la question se pose en pièces là où l’on en attend, en acte ailleurs', () => {
  const { etapes } = decrire(definitionDe('VTA', '2021'));
  expect(direHypothese(etapes, 'COMPLEMENTS_FICHE', 'Enregistrer la réponse')).toBe(
    'Et si les pièces arrivent le',
  );
  expect(direHypothese(etapes, 'FICHE_DE_POSTE', 'Transmettre à l’ANCT')).toBe(
    'Et si « Transmettre à l’ANCT » est fait le',
  );
});
