import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useRelireDossier } from '../../providers/cache-dossiers.js';
import { useDossierCourant } from '../page/contexte.js';

/** Sends one of the acts of an opinion; a refusal stays where it was asked, and closes nothing. */
export function useActeAvis(surFait: () => void) {
  const { id } = useDossierCourant().dossier;
  const relire = useRelireDossier();
  const notifier = useNotify();
  const [enCours, setEnCours] = useState(false);
  const [erreur, setErreur] = useState<unknown>(null);
  const envoyer = async (appel: (dossierId: string) => Promise<unknown>, fait: string) => {
    setEnCours(true);
    setErreur(null);
    try {
      await appel(id);
      notifier(fait, { type: 'success' });
      surFait();
      void relire(id);
    } catch (refus) {
      setErreur(refus);
      setEnCours(false);
    }
  };
  return { envoyer, enCours, erreur };
}
