import Alert from '@mui/material/Alert';
import { useEffect, useRef } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import type { ErreurApi } from '../../providers/erreur-api.js';
import { viser } from '../page/viser.js';
import { erreursDesChamps } from './valeurs.js';

/**
 * A refused form: what concerns a field is said under it, and the first of them takes the focus;
 * the rest is said here.
 */
export function ErreurSaisie({
  erreur,
  champs,
}: {
  erreur: ErreurApi | null;
  champs: readonly string[];
}) {
  const ici = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (erreur)
      viser(ici.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]'));
  }, [erreur]);
  if (!erreur) return null;
  const { raisons } = erreur.probleme;
  const nommes = Object.keys(erreursDesChamps(erreur.body.errors));
  const sousLesChamps =
    raisons.length > 0 && raisons.every((r) => r.champ) && nommes.every((n) => champs.includes(n));
  return (
    <div ref={ici}>
      {sousLesChamps ? (
        <Alert severity="error" role="alert" sx={{ my: 1 }}>
          Rien n’a été enregistré. Corrigez les champs signalés.
        </Alert>
      ) : (
        <AfficherErreur erreur={erreur} />
      )}
    </div>
  );
}
