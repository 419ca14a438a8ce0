import { direApercu, direAvancement } from './phrases.js';

test.each([
  [{ aFaire: 12, refuses: 3 }, '12 dossiers changeront, 3 resteront tels quels.'],
  [{ aFaire: 1, refuses: 1 }, '1 dossier changera, 1 restera tel quel.'],
  [{ aFaire: 2, refuses: 0 }, '2 dossiers changeront.'],
  [{ aFaire: 0, refuses: 4 }, 'Aucun dossier ne changera, 4 resteront tels quels.'],
])('l’aperçu dit ce qui change et ce qui reste : %o', (lot, phrase) => {
  expect(direApercu(lot)).toBe(phrase);
});

test('l’avancement ne compte que ce qui est', () => {
  const lot = { faits: 1, refuses: 2, aFaire: 3 };
  expect(direAvancement({ ...lot, etat: 'EN_COURS' })).toBe(
    '1 fait, 2 laissés tels quels, 3 à faire',
  );
  expect(direAvancement({ ...lot, etat: 'ARRETE' })).toBe(
    '1 fait, 2 laissés tels quels, 3 non traités',
  );
  expect(direAvancement({ faits: 4, refuses: 0, aFaire: 0, etat: 'FINI' })).toBe('4 faits');
});
