import type { Dossier } from '@sciat/contrats';
import { useRef } from 'react';
import { verbes } from '../../providers/verbes.js';
import { valeursDe } from '../saisie/brouillon.js';
import { useDossierCourant, useEcriture } from './contexte.js';

/** Saves what is typed in the step's form. The draft goes only once the server has it. */
export function useEnregistrement() {
  const { dossier, brouillon, oublier } = useDossierCourant();
  const { ecrire, enCours, erreur } = useEcriture();
  const enVol = useRef<Promise<Dossier | null> | null>(null);
  const saisies = Object.entries(brouillon).filter(([champ]) =>
    dossier.champsSaisissables.includes(champ),
  );

  /** The dossier as saved, the dossier as it is when there is nothing to save, or `null` when refused. */
  function enregistrer(): Promise<Dossier | null> {
    // An act chosen while a saving is under way waits for that one.
    enVol.current ??= envoyer().finally(() => {
      enVol.current = null;
    });
    return enVol.current;
  }
  async function envoyer(): Promise<Dossier | null> {
    if (saisies.length === 0) return dossier;
    const donnees = valeursDe(Object.fromEntries(saisies));
    const enregistre = await ecrire(() =>
      verbes.modifierDossier(dossier.id, { version: dossier.version, donnees }),
    );
    if (enregistre) oublier(Object.keys(donnees));
    return enregistre;
  }
  return { enregistrer, enCours, erreur, aEnregistrer: saisies.length > 0 };
}
