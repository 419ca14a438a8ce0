import type { Faits, Population, ReponseListe } from '../src/noyau/types.js';

export const AUJOURDHUI = '2026-09-15';

/** A dossier just received, of which nothing is known but who asks. */
export function faitsVides<D>(surcharge: Partial<Faits<D>> = {}): Faits<D> {
  return {
    aujourdhui: AUJOURDHUI,
    datePivot: '2026-01-05',
    collectivite: { nom: 'Aurons', type: 'COMMUNE', code: '13008', populations: [] },
    donnees: {},
    pieces: {},
    piecesArrivees: [],
    mesures: {},
    courriels: [],
    appreciations: {},
    vagues: [],
    listes: {},
    parametres: {},
    passages: [],
    paye: false,
    autresDossiers: 0,
    ...surcharge,
  };
}

/** Settings as the service entered them. */
export function reglages(valeurs: Record<string, number | string>): Faits['parametres'] {
  return Object.fromEntries(
    Object.entries(valeurs).map(([cle, valeur]) => [
      cle,
      { valeur, effetLe: '2026-01-01', source: 'Note de service' },
    ]),
  );
}

export function laListe(presente: boolean, reste: Partial<ReponseListe> = {}): ReponseListe {
  return {
    presente,
    source: 'Arrêté du 2 janvier 2026',
    effetLe: '2026-01-02',
    fictive: false,
    ...reste,
  };
}

export function population(
  nombre: number,
  nature: Population['nature'] = 'MUNICIPALE',
): Population {
  return { nature, nombre, source: 'édition 2026' };
}
