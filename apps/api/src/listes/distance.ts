import { pointToPolygonDistance } from '@turf/point-to-polygon-distance';

type Geometrie = Parameters<typeof pointToPolygonDistance>[1];

interface Lieu {
  latitude: number;
  longitude: number;
}
/** A zone of a map: its outline, and the rectangle that holds it (degrees, WGS 84). */
export interface ZoneSituee {
  nom: string;
  geometrie: unknown;
  ouest: number;
  sud: number;
  est: number;
  nord: number;
}

/** Zones further than this are not looked at: about 5 km at our latitudes, far beyond any rule. */
export const FENETRE = { degres: 0.07, metres: 5000 };

/**
 * Metres from a place to the nearest of some zones, 0 inside or on the edge; rounded to the metre, which is
 * more than the maps know.
 */
export function distanceALaZone(
  lieu: Lieu,
  zones: readonly ZoneSituee[],
): { metres: number; zone: string } {
  const { latitude, longitude } = lieu;
  let proche = { metres: FENETRE.metres, zone: '' };
  const candidates = zones
    .map((zone) => ({ zone, auMoins: distanceAuRectangle(lieu, zone) }))
    .sort((a, b) => a.auMoins - b.auMoins);
  for (const { zone, auMoins } of candidates) {
    // Measuring an outline of a thousand points takes milliseconds: never for one that cannot be nearer.
    if (auMoins > proche.metres) break;
    const distance = pointToPolygonDistance([longitude, latitude], zone.geometrie as Geometrie, {
      units: 'meters',
    });
    // Negative inside.
    const metres = Math.max(0, Math.round(distance));
    if (metres < proche.metres) proche = { metres, zone: zone.nom };
  }
  return proche;
}

/** A little less than the metres of a degree of latitude, so that the estimate is never too far. */
const METRES_PAR_DEGRE = 110_000;

/** A distance that the zone cannot be nearer than, from the rectangle that holds it. */
function distanceAuRectangle({ latitude, longitude }: Lieu, zone: ZoneSituee): number {
  const hors = (x: number, min: number, max: number) => Math.max(min - x, 0, x - max);
  const verticale = hors(latitude, zone.sud, zone.nord);
  const horizontale = hors(longitude, zone.ouest, zone.est);
  const extreme = Math.min(89, Math.abs(latitude) + verticale);
  const retrecissement = Math.cos((extreme * Math.PI) / 180);
  return Math.hypot(verticale, horizontale * retrecissement) * METRES_PAR_DEGRE;
}
