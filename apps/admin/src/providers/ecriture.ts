import type { Probleme } from '@sciat/contrats';
import { useState } from 'react';
import { ErreurApi } from './erreur-api.js';

/**
 * How a page writes what it shows: never optimistic, the answer takes its place; a conflict is told by the
 * page's dialog, any other refusal is given back to be shown where it was asked.
 */
export function useEcritureDe<T>(
  ranger: (lu: T) => void,
  annoncerConflit: (probleme: Probleme) => void,
) {
  const [enCours, setEnCours] = useState(false);
  const [erreur, setErreur] = useState<ErreurApi | null>(null);

  async function ecrire(appel: () => Promise<T>): Promise<T | null> {
    setEnCours(true);
    setErreur(null);
    try {
      const lu = await appel();
      ranger(lu);
      return lu;
    } catch (refus) {
      if (!(refus instanceof ErreurApi)) throw refus;
      if (refus.status === 409) annoncerConflit(refus.probleme);
      else setErreur(refus);
      return null;
    } finally {
      setEnCours(false);
    }
  }
  return { ecrire, enCours, erreur, effacerErreur: () => setErreur(null) };
}
