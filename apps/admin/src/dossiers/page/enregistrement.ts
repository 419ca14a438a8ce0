import type { Dossier } from '@sciat/contrats';
import { useRef, useState } from 'react';
import { verbes } from '../../providers/verbes.js';
import { type Brouillon, valeursDe } from '../saisie/brouillon.js';
import { useDossierCourant, useEcriture } from './contexte.js';

type Donnees = Record<string, unknown>;

/** Saves what is typed in the step's form. The draft goes only once the server has it. */
export function useEnregistrement() {
  const { dossier, brouillon, retirer, relire } = useDossierCourant();
  const { ecrire, enCours, erreur } = useEcriture();
  const [dUnChoix, setDUnChoix] = useState(false);
  const enVol = useRef<Promise<Dossier | null> | null>(null);

  /** From the dossier as last saved and the draft as it is, which the last drawing may not show yet. */
  async function envoyer(depuis: Dossier, choix?: Donnees): Promise<Dossier | null> {
    const donnees = choix ?? valeursDe(saisissables(relire(), depuis));
    setDUnChoix(choix !== undefined);
    if (Object.keys(donnees).length === 0) return depuis;
    const enregistre = await ecrire(() =>
      verbes.modifierDossier(depuis.id, { version: depuis.version, donnees }),
    );
    if (enregistre) retirer(donnees);
    return enregistre;
  }

  /**
   * The dossier as saved, the dossier as it is when there is nothing to save, or `null` when refused. An
   * act chosen while a saving is under way waits for it, then saves what was typed meanwhile.
   * @param choix saved alone, leaving the draft as it is
   */
  function enregistrer(choix?: Donnees): Promise<Dossier | null> {
    const envoi = enVol.current
      ? enVol.current.then((enregistre) => enregistre && envoyer(enregistre, choix))
      : envoyer(dossier, choix);
    enVol.current = envoi;
    void envoi.finally(() => {
      if (enVol.current === envoi) enVol.current = null;
    });
    return envoi;
  }
  const aEnregistrer = Object.keys(saisissables(brouillon, dossier)).length > 0;
  return {
    enregistrer,
    enCours,
    erreur: dUnChoix ? null : erreur,
    erreurDuChoix: dUnChoix ? erreur : null,
    aEnregistrer,
  };
}

function saisissables(brouillon: Brouillon, { champsSaisissables }: Dossier): Brouillon {
  return Object.fromEntries(
    Object.entries(brouillon).filter(([champ]) => champsSaisissables.includes(champ)),
  );
}
