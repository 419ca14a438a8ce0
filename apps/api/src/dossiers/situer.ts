import type { Definition, Faits } from '@sciat/dispositifs';
import { deBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import { distanceALaZone, FENETRE, type ZoneSituee } from '../listes/distance.js';
import { ESSAI, type ListeLue, type Referentiel } from './referentiel.js';

/** Where a request says that its place is, and which maps its scheme reads. */
export interface Lieu {
  definition: Definition;
  donnees: Record<string, unknown>;
  le: string;
  connuLe?: Date | undefined;
}
interface Demande {
  /** Whose answer it goes to. */
  i: number;
  code: string;
  carte: ListeLue;
  latitude: number;
  longitude: number;
}

/**
 * How far the places of some requests are from the zones of the maps that their schemes read, in the same
 * order: one query for each map.
 */
export async function situer(
  tx: Tx,
  referentiel: Referentiel,
  lieux: Lieu[],
): Promise<Faits['listes'][]> {
  const demandes = lieux.flatMap((lieu, i) => demandesDe(referentiel, lieu, i));
  const reponses: Faits['listes'][] = lieux.map(() => ({}));
  for (const id of new Set(demandes.map((d) => d.carte.id))) {
    const siennes = demandes.filter((d) => d.carte.id === id);
    const zones =
      id === ESSAI ? referentiel.zonesEssayees : await lireZones(tx, id, fenetreDe(siennes));
    for (const demande of siennes) {
      const proche = distanceALaZone(demande, zones);
      const { source, fictive, effetLe } = demande.carte;
      const reponse = reponses[demande.i] as Faits['listes'];
      reponse[demande.code] = {
        source,
        fictive,
        effetLe: deBase(effetLe),
        presente: proche.metres === 0,
        carte: proche,
      };
    }
  }
  return reponses;
}

function demandesDe(
  referentiel: Referentiel,
  { definition, donnees, le, connuLe }: Lieu,
  i: number,
): Demande[] {
  return definition.listes.flatMap(({ code, lieu }) => {
    const latitude = lieu && donnees[lieu.latitude];
    const longitude = lieu && donnees[lieu.longitude];
    const carte = lieu && referentiel.enVigueur(code, le, connuLe);
    return carte && typeof latitude === 'number' && typeof longitude === 'number'
      ? [{ i, code, carte, latitude, longitude }]
      : [];
  });
}

/** The rectangle that holds the surroundings of every place. */
function fenetreDe(lieux: Pick<Demande, 'latitude' | 'longitude'>[]) {
  const latitudes = lieux.map((l) => l.latitude);
  const longitudes = lieux.map((l) => l.longitude);
  return {
    ouest: Math.min(...longitudes) - FENETRE.degres,
    est: Math.max(...longitudes) + FENETRE.degres,
    sud: Math.min(...latitudes) - FENETRE.degres,
    nord: Math.max(...latitudes) + FENETRE.degres,
  };
}

async function lireZones(
  tx: Tx,
  listeId: string,
  { ouest, est, sud, nord }: ReturnType<typeof fenetreDe>,
): Promise<ZoneSituee[]> {
  return tx.zoneCarte.findMany({
    where: {
      listeId,
      ouest: { lte: est },
      est: { gte: ouest },
      sud: { lte: nord },
      nord: { gte: sud },
    },
    orderBy: { rang: 'asc' },
    select: { nom: true, geometrie: true, ouest: true, sud: true, est: true, nord: true },
  });
}
