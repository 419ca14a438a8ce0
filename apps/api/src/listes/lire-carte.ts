import type { Raison } from '@sciat/dispositifs';
import { bbox } from '@turf/bbox';
import { champInvalide } from '../erreurs/erreur-metier.js';

type Position = [longitude: number, latitude: number];
export type Geometrie =
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] };

/** A zone of a map with its bounding box, in degrees (WGS 84). */
export interface Zone {
  code: string;
  nom: string;
  geometrie: Geometrie;
  ouest: number;
  sud: number;
  est: number;
  nord: number;
}

const ZONES_MAX = 20_000;
/** As the maps of the QPV have named them, then anyone's. */
const PROPRIETES_CODE = ['code_qp', 'code_qpv', 'codeqp', 'code_quartier', 'code', 'id'];
const PROPRIETES_NOM = ['lib_qp', 'nom_qp', 'lib_qpv', 'nom_qpv', 'nom_quartier', 'libelle', 'nom'];
/** The systems whose coordinates are longitude then latitude in degrees, as a `crs` member names them. */
const WGS84 = /CRS:?84|EPSG:{1,2}4326/i;

class ZoneRefusee extends Error {}
const refuser = (motif: string): never => {
  throw new ZoneRefusee(motif);
};

/**
 * The zones of a GeoJSON map, and why the others are refused.
 * @throws ErreurMetier 400 when the file is no collection of features, or not in WGS 84
 */
export function lireCarte(texte: string): { lues: number; zones: Zone[]; raisons: Raison[] } {
  const elements = lireCollection(texte);
  const zones: Zone[] = [];
  const raisons: Raison[] = [];
  const vus = new Map<string, number>();
  elements.forEach((element, i) => {
    const rang = i + 1;
    const { geometry, properties } = Object(element) as Record<string, unknown>;
    const code = propriete(properties, PROPRIETES_CODE);
    try {
      if (code === '') refuser(`aucun code parmi ses propriétés (${PROPRIETES_CODE.join(', ')}).`);
      const deja = vus.get(code);
      if (deja !== undefined) refuser(`le code ${code} figure déjà zone ${deja}.`);
      vus.set(code, rang);
      const geometrie = lireGeometrie(geometry);
      const [ouest, sud, est, nord] = bbox(geometrie) as [number, number, number, number];
      const nom = propriete(properties, PROPRIETES_NOM) || code;
      zones.push({ code, nom, geometrie, ouest, sud, est, nord });
    } catch (erreur) {
      if (!(erreur instanceof ZoneRefusee)) throw erreur;
      raisons.push({
        code: 'ZONE',
        champ: `zone ${rang}`,
        message: `Zone ${rang}${code ? ` (${code})` : ''} : ${erreur.message}`,
      });
    }
  });
  return { lues: elements.length, zones, raisons };
}

function lireCollection(texte: string): unknown[] {
  let lu: unknown;
  try {
    lu = JSON.parse(texte);
  } catch {
    throw champInvalide('fichier', 'Ce fichier n’est pas du GeoJSON lisible.');
  }
  const { type, features, crs } = Object(lu) as Record<string, unknown>;
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    throw champInvalide('fichier', 'Une carte est une « FeatureCollection » GeoJSON.');
  const systeme = JSON.stringify(crs ?? null);
  if (crs && !WGS84.test(systeme))
    throw champInvalide(
      'fichier',
      `Cette carte n’est pas en WGS 84${/2154/.test(systeme) ? ' mais en Lambert-93' : ''} : exportez-la en longitude et latitude (EPSG:4326).`,
    );
  if (features.length === 0) throw champInvalide('fichier', 'La carte ne contient aucune zone.');
  if (features.length > ZONES_MAX)
    throw champInvalide('fichier', `La carte dépasse ${ZONES_MAX} zones.`);
  return features;
}

/** Property names are compared without case; a number is a code like another. */
function propriete(proprietes: unknown, noms: string[]): string {
  const parNom = new Map(
    Object.entries(Object(proprietes)).map(([nom, valeur]) => [nom.toLowerCase(), valeur]),
  );
  for (const nom of noms) {
    const valeur = parNom.get(nom);
    if (typeof valeur === 'string' || typeof valeur === 'number') {
      // Half of a character, given so or cut so here, is no text to the database.
      const texte = String(valeur)
        .slice(0, 200)
        .replace(/[\p{Cc}\p{Cs}]/gu, '')
        .trim();
      if (texte) return texte;
    }
  }
  return '';
}

const FORMES: Record<string, string> = {
  Point: 'un point',
  MultiPoint: 'des points',
  LineString: 'une ligne',
  MultiLineString: 'des lignes',
  GeometryCollection: 'un ensemble de formes',
};

function lireGeometrie(brute: unknown): Geometrie {
  const { type, coordinates } = Object(brute) as Record<string, unknown>;
  if (type === 'Polygon') return { type, coordinates: lireSurface(coordinates) };
  if (type === 'MultiPolygon')
    return { type, coordinates: liste(coordinates).map((surface) => lireSurface(surface)) };
  const forme = typeof type === 'string' ? FORMES[type] : undefined;
  return refuser(
    forme ? `c’est ${forme}, pas une surface.` : 'elle n’a pas de contour (Polygon, MultiPolygon).',
  );
}

const lireSurface = (brute: unknown): Position[][] => liste(brute).map(lireAnneau);

function lireAnneau(brut: unknown): Position[] {
  const anneau = liste(brut).map(lirePosition);
  const [premiere, derniere] = [anneau[0], anneau.at(-1)];
  if (premiere?.[0] !== derniere?.[0] || premiere?.[1] !== derniere?.[1])
    refuser('son contour n’est pas fermé.');
  if (anneau.length < 4) refuser('son contour a moins de trois côtés.');
  return anneau;
}

/** Altitudes are dropped. */
function lirePosition(brute: unknown): Position {
  const [x, y] = Array.isArray(brute) ? brute : [];
  if (!Number.isFinite(x) || !Number.isFinite(y))
    refuser('une de ses coordonnées n’est pas un nombre.');
  if (x > 0 && x < 1_400_000 && y > 6_000_000 && y < 7_200_000)
    refuser(`ses coordonnées (${x}, ${y}) sont en Lambert-93 : exportez la carte en WGS 84.`);
  if (Math.abs(x) > 180 || Math.abs(y) > 90)
    refuser(`ses coordonnées (${x}, ${y}) ne sont pas une longitude et une latitude.`);
  // Metropolitan France read the wrong way round: off the coast of Africa, where there is no zone of ours.
  if (x > 41 && x < 52 && y > -6 && y < 10)
    refuser(`ses coordonnées (${x}, ${y}) donnent la latitude avant la longitude.`);
  return [x, y];
}

function liste(brute: unknown): unknown[] {
  return Array.isArray(brute) && brute.length > 0 ? brute : refuser('son contour est vide.');
}
