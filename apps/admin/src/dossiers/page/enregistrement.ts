import type { Dossier } from '@sciat/contrats';
import { useRef } from 'react';
import { verbes } from '../../providers/verbes.js';
import { valeursDe } from '../saisie/brouillon.js';
import { useDossierCourant, useEcriture } from './contexte.js';

const prochainRendu = () => new Promise((suite) => setTimeout(suite));

/** Saves what is typed in the step's form. The draft goes only once the server has it. */
export function useEnregistrement() {
  const { dossier, brouillon, retirer } = useDossierCourant();
  const { ecrire, enCours, erreur } = useEcriture();
  const enVol = useRef<Promise<Dossier | null> | null>(null);
  const saisies = Object.entries(brouillon).filter(([champ]) =>
    dossier.champsSaisissables.includes(champ),
  );

  async function envoyer(): Promise<Dossier | null> {
    if (saisies.length === 0) return dossier;
    const donnees = valeursDe(Object.fromEntries(saisies));
    const enregistre = await ecrire(() =>
      verbes.modifierDossier(dossier.id, { version: dossier.version, donnees }),
    );
    if (enregistre) retirer(donnees);
    return enregistre;
  }
  const dernier = useRef(envoyer);
  dernier.current = envoyer;

  /** An act chosen while a saving is under way waits for it, then saves what was typed meanwhile. */
  async function apres(envoi: Promise<Dossier | null>): Promise<Dossier | null> {
    if (!(await envoi)) return null;
    await prochainRendu();
    return dernier.current();
  }

  /** The dossier as saved, the dossier as it is when there is nothing to save, or `null` when refused. */
  function enregistrer(): Promise<Dossier | null> {
    const envoi = enVol.current ? apres(enVol.current) : envoyer();
    enVol.current = envoi;
    void envoi.finally(() => {
      if (enVol.current === envoi) enVol.current = null;
    });
    return envoi;
  }
  return { enregistrer, enCours, erreur, aEnregistrer: saisies.length > 0 };
}
