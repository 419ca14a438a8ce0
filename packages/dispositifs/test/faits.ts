import type { Faits, Paiement, Population, ReponseListe } from '../src/noyau/types.js';

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
    accorde: null,
    paiements: [],
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

export const unPaiement = (surcharge: Partial<Paiement> = {}): Paiement => ({
  nature: 'UNIQUE',
  centimes: 1_500_000,
  engagementNumero: 'EJ-2026-001',
  serviceFaitLe: '2026-05-12',
  demandeLe: '2026-05-13',
  payeLe: '2026-06-10',
  annuleLe: null,
  ...surcharge,
});
