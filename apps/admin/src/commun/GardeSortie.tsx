import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { DialogueConfirmation } from './DialogueConfirmation.js';

/** Asks before leaving what is typed and not saved. It stays in the tab, but nobody else has it. */
export function GardeSortie({ active }: { active: boolean }) {
  const sortie = useBlocker(
    ({ currentLocation, nextLocation }) =>
      active && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!active) return;
    const retenir = (e: BeforeUnloadEvent) => e.preventDefault();
    window.addEventListener('beforeunload', retenir);
    return () => window.removeEventListener('beforeunload', retenir);
  }, [active]);
  return (
    <DialogueConfirmation
      ouvert={sortie.state === 'blocked'}
      titre="Quitter sans enregistrer ?"
      confirmer="Quitter"
      surFermer={() => sortie.reset?.()}
      surConfirmer={() => sortie.proceed?.()}
    >
      <Typography>
        Votre saisie n’est pas enregistrée. Elle vous attendra dans cet onglet, mais personne
        d’autre ne la voit.
      </Typography>
    </DialogueConfirmation>
  );
}
