import { distanceALaZone, FENETRE, type ZoneSituee } from './distance.js';

type Position = [longitude: number, latitude: number];

// On the mean sphere (radius 6 371 009 m), on which turf measures: a degree of latitude is 111 195 m, one of
// longitude 80 925 m at 43.3°. The ellipsoid differs by 0.3 % at most: less than a metre in 300.
const METRE_NORD = 1 / 111_195;
const METRE_EST = 1 / 80_925;
const COIN: Position = [5.4, 43.3];

/** A place so many metres east and north of the corner of the zone. */
const a = (est: number, nord: number) => ({
  longitude: COIN[0] + est * METRE_EST,
  latitude: COIN[1] + nord * METRE_NORD,
});
const position = (est: number, nord: number): Position => {
  const { longitude, latitude } = a(est, nord);
  return [longitude, latitude];
};
/** A square of `cote` metres whose south-west corner is `est` and `nord` metres from the corner. */
const carre = (cote: number, est = 0, nord = 0): Position[] => [
  position(est, nord),
  position(est + cote, nord),
  position(est + cote, nord + cote),
  position(est, nord + cote),
  position(est, nord),
];

function zone(nom: string, geometrie: { type: string; coordinates: unknown }): ZoneSituee {
  const points = (geometrie.coordinates as unknown[]).flat(3) as number[];
  const longitudes = points.filter((_, i) => i % 2 === 0);
  const latitudes = points.filter((_, i) => i % 2 === 1);
  return {
    nom,
    geometrie,
    ouest: Math.min(...longitudes),
    est: Math.max(...longitudes),
    sud: Math.min(...latitudes),
    nord: Math.max(...latitudes),
  };
}
const KM = zone('Carré', { type: 'Polygon', coordinates: [carre(1000)] });
const TROUEE = zone('Trouée', {
  type: 'Polygon',
  coordinates: [carre(2000), carre(800, 600, 600)],
});

it.each<[string, ZoneSituee, [est: number, nord: number], metres: number]>([
  ['au milieu', KM, [500, 500], 0],
  ['à 1 m du bord, dedans', KM, [999, 500], 0],
  ['sur le bord', KM, [0, 500], 0],
  ['sur un sommet', KM, [0, 0], 0],
  ['à 299 m à l’ouest', KM, [-299, 500], 299],
  ['à 300 m à l’ouest', KM, [-300, 500], 300],
  ['à 301 m à l’ouest', KM, [-301, 500], 301],
  ['à 299 m au nord', KM, [500, 1299], 299],
  ['à 301 m au nord', KM, [500, 1301], 301],
  ['à 300 m d’un sommet, en biais', KM, [-180, -240], 300],
  ['dans le plein d’une zone trouée', TROUEE, [300, 1000], 0],
  ['dans le trou, à 100 m de son bord', TROUEE, [700, 1000], 100],
  ['au milieu du trou', TROUEE, [1000, 1000], 400],
  ['sur le bord du trou', TROUEE, [600, 1000], 0],
  ['à 301 m d’une zone trouée', TROUEE, [-301, 1000], 301],
])('un lieu %s', (_, laZone, [est, nord], metres) => {
  expect(distanceALaZone(a(est, nord), [laZone])).toEqual({ metres, zone: laZone.nom });
});

it('d’une zone en plusieurs morceaux, le plus proche compte, trous compris', () => {
  const morceaux = zone('Deux', {
    type: 'MultiPolygon',
    coordinates: [[carre(500, 5000)], [carre(2000), carre(800, 600, 600)]],
  });
  expect(distanceALaZone(a(-250, 1000), [morceaux]).metres).toBe(250);
  expect(distanceALaZone(a(5250, 250), [morceaux]).metres).toBe(0);
  expect(distanceALaZone(a(1000, 1000), [morceaux]).metres).toBe(400);
});

it('de plusieurs zones, dit la plus proche, même quand son rectangle est plus loin', () => {
  // Its rectangle holds the place, its outline (a triangle) is 700 m away.
  const triangle = zone('Triangle', {
    type: 'Polygon',
    coordinates: [[position(0, 0), position(2000, 0), position(2000, 2000), position(0, 0)]],
  });
  const voisine = zone('Voisine', { type: 'Polygon', coordinates: [carre(500, -600, 1000)] });
  const lieu = a(500, 1500);
  expect(distanceALaZone(lieu, [triangle])).toEqual({ metres: 707, zone: 'Triangle' });
  expect(distanceALaZone(lieu, [triangle, voisine])).toEqual({ metres: 600, zone: 'Voisine' });
  expect(distanceALaZone(lieu, [voisine, triangle])).toEqual({ metres: 600, zone: 'Voisine' });
});

it('sans zone à moins de cinq kilomètres, en dit autant sans en nommer', () => {
  const rien = { metres: FENETRE.metres, zone: '' };
  expect(distanceALaZone(a(0, 0), [])).toEqual(rien);
  expect(distanceALaZone(a(-5200, 500), [KM])).toEqual(rien);
});
