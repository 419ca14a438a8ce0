import type { Dispositif, Dossier, Probleme } from '@sciat/contrats';
import { createContext, use } from 'react';
import { useRangerDossier } from '../../providers/cache-dossiers.js';
import { useEcritureDe } from '../../providers/ecriture.js';
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

/** Every write of the page goes through here. */
export function useEcriture() {
  const { annoncerConflit } = useDossierCourant();
  return useEcritureDe<Dossier>(useRangerDossier(), annoncerConflit);
}
