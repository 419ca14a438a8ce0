import { localStorageStore, type Store } from 'react-admin';

const base = localStorageStore('1', 'sciat');

/** Tastes of whoever uses this browser. Filters and sorts are not: they may hold names. */
export const CLE_COLONNES = 'dossiers.colonnes-choisies';
const GARDEES = ['theme', CLE_COLONNES];

/** react-admin empties its store at sign-out. */
export const preferences: Store = {
  ...base,
  reset() {
    const gardees = GARDEES.map((cle) => [cle, base.getItem(cle)] as const);
    base.reset();
    for (const [cle, valeur] of gardees) if (valeur !== undefined) base.setItem(cle, valeur);
  },
};
