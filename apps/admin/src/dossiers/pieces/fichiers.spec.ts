import { direMesures, FORMATS_ADMIS, refusEvident } from './fichiers.js';

test.each([
  [{ pages: 1 }, '1 page'],
  [{ pages: 12 }, '12 pages'],
  [{ secondes: 42 }, '42 s'],
  [{ secondes: 168 }, '2 min 48 s'],
  [{ secondes: 180 }, '3 min'],
  [{}, null],
])('la mesure %j se dit « %s »', (mesures, dite) => {
  expect(direMesures(mesures)?.replaceAll('\u00a0', ' ') ?? null).toBe(dite);
});

it('une vidéo peut peser plus qu’un document, et l’écran dit l’un et l’autre', () => {
  const size = 60 * 1024 * 1024;
  expect(refusEvident({ name: 'film.mp4', type: 'video/mp4', size })).toBeNull();
  expect(refusEvident({ name: 'plan.pdf', type: 'application/pdf', size })).toContain('25');
  expect(FORMATS_ADMIS).toContain('PDF');
  expect(FORMATS_ADMIS).toMatch(/vidéo MP4.*100.Mo/);
});
