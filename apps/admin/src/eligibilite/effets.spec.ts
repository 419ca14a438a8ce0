import { direCalculs, direConclusion, direEffets, direExemple } from './effets.js';

const LE = '1er mars 2026';
const effets = (examines: number, changements = 0) => ({
  examines,
  tronque: false,
  changements: Array.from({ length: changements }, (_, i) => ({
    id: String(i),
    reference: `VTA-${i}`,
    collectivite: 'Aurons',
    etape: 'Fiche de poste',
    avant: 'éligible' as const,
    apres: 'non éligible' as const,
    criteres: [],
  })),
});
const calculs = (montants: number, echeances: number) => ({ montants, echeances, exemples: [] });

it.each([
  [effets(0), 0, `Aucun dossier ouvert n’a été reçu depuis le ${LE}.`],
  [effets(1), 1, `1 dossier ouvert, reçu depuis le ${LE} : aucun ne change de verdict.`],
  [effets(3, 1), 3, `3 dossiers ouverts, reçus depuis le ${LE} : 1 change de conclusion.`],
  [
    { ...effets(2), changements: effets(0, 2).changements.map((c) => ({ ...c, apres: c.avant })) },
    2,
    `2 dossiers ouverts, reçus depuis le ${LE} : aucun ne change de conclusion, 2 sur un critère seulement.`,
  ],
  [
    effets(2000, 2),
    2500,
    `2\u202f500 dossiers ouverts, reçus depuis le ${LE} : 2\u202f000 examinés, dont 2 changent de conclusion.`,
  ],
])('dit ce que deviennent les dossiers ouverts', (lus, nombre, phrase) => {
  expect(direEffets(lus, LE, nombre)).toBe(phrase);
});

it('dit une conclusion qui change, et une qui reste', () => {
  expect(direConclusion({ avant: 'éligible', apres: 'non éligible' })).toBe(
    'éligible devient non éligible',
  );
  expect(direConclusion({ avant: 'éligible', apres: 'éligible' })).toBe(
    'éligible, sans changement',
  );
});

it.each([
  [calculs(0, 0), null],
  [calculs(1, 0), 'Le montant calculé de 1 dossier change.'],
  [calculs(0, 2), 'Une échéance en cours de 2 dossiers change.'],
  [
    calculs(3, 2),
    'Le montant calculé de 3 dossiers et une échéance en cours de 2 dossiers changent.',
  ],
])('dit les montants et échéances recalculés', (lus, phrase) => {
  expect(direCalculs(lus)).toBe(phrase);
});

it('dit ce qui change pour un dossier', () => {
  expect(
    direExemple({
      montant: { avant: null, apres: 2_000_000 },
      echeances: [{ libelle: 'Vérification', avant: '2026-09-15', apres: null }],
    }),
  ).toBe('montant non calculé devient 20\u202f000\u00a0€ ; Vérification 15/09/2026 devient aucune');
});
