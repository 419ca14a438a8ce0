import type { Dispositif, Dossier, Probleme } from '@sciat/contrats';
import { createContext, use, useState } from 'react';
import { useRangerDossier } from '../../providers/cache-dossiers.js';
import { ErreurApi } from '../../providers/erreur-api.js';
import type { Brouillon } from '../saisie/brouillon.js';

interface Contexte {
  dossier: Dossier;
  definition: Dispositif;
  /** The step's form: what is typed and not saved. */
  brouillon: Brouillon;
  saisir: (champ: string, valeur: unknown, enregistree: unknown) => void;
  oublier: (champs?: string[]) => void;
  retirer: (envoyees: Record<string, unknown>) => void;
  relire: () => Brouillon;
  annoncerConflit: (probleme: Probleme) => void;
}

export const ContexteDossier = createContext<Contexte | null>(null);

/** The dossier of the page. @throws Error outside of it. */
export function useDossierCourant(): Contexte {
  const contexte = use(ContexteDossier);
  if (!contexte) throw new Error('Hors de la page d’un dossier');
  return contexte;
}

/**
 * Every write of the page goes through here: never optimistic, the answer replaces the dossier; a
 * conflict is told by the page's dialog, any other refusal is given back to be shown where it was asked.
 */
export function useEcriture() {
  const { annoncerConflit } = useDossierCourant();
  const ranger = useRangerDossier();
  const [enCours, setEnCours] = useState(false);
  const [erreur, setErreur] = useState<ErreurApi | null>(null);

  async function ecrire(appel: () => Promise<Dossier>): Promise<Dossier | null> {
    setEnCours(true);
    setErreur(null);
    try {
      const dossier = await appel();
      ranger(dossier);
      return dossier;
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
