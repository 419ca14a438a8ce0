import { espacesInsecables } from './typographie.js';

it('met des espaces insécables devant la ponctuation haute et dans les guillemets', () => {
  expect(espacesInsecables('Pièce : « RIB » ; prêt ?')).toBe(
    'Pièce\u00a0: «\u00a0RIB\u00a0»\u00a0; prêt\u00a0?',
  );
});

it('laisse une heure et une adresse telles quelles', () => {
  expect(espacesInsecables('à 14:05, https://vta.anct.gouv.fr')).toBe(
    'à 14:05, https://vta.anct.gouv.fr',
  );
});

it('ne coupe pas une date', () => {
  expect(espacesInsecables('du 1er août au 18 septembre 2026, le 3 mai, 12 marsouins')).toBe(
    'du 1er\u00a0août au 18\u00a0septembre\u00a02026, le 3\u00a0mai, 12 marsouins',
  );
});
