import { pointToPolygonDistance } from '@turf/point-to-polygon-distance';

type Geometrie = Parameters<typeof pointToPolygonDistance>[1];

/** Zones further than this are not looked at: about 5 km at our latitudes, far beyond any rule. */
export const FENETRE = { degres: 0.07, metres: 5000 };

/**
 * Metres from a place to the nearest of some zones, 0 inside or on the edge; rounded to the metre, which is
 * more than the maps know.
 */
export function distanceALaZone(
  { latitude, longitude }: { latitude: number; longitude: number },
  zones: { nom: string; geometrie: unknown }[],
): { metres: number; zone: string } {
  let proche = { metres: FENETRE.metres, zone: '' };
  for (const { nom, geometrie } of zones) {
    const distance = pointToPolygonDistance([longitude, latitude], geometrie as Geometrie, {
      units: 'meters',
    });
    // Negative inside.
    const metres = Math.max(0, Math.round(distance));
    if (metres < proche.metres) proche = { metres, zone: nom };
  }
  return proche;
}
