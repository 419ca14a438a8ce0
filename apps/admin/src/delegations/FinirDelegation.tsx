import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Delegation } from '@sciat/contrats';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { aujourdhui } from '../commun/dates.js';
import { espacesInsecables } from '../commun/typographie.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';
import { CLE_DELEGATIONS } from './etat.js';

/** Its last day; the letters already signed by it stay signed. */
export function FinirDelegation({
  delegation: { id, prenom, nom, qualite },
  surFermer,
}: {
  delegation: Delegation;
  surFermer: () => void;
}) {
  const [au, setAu] = useState(aujourdhui());
  const client = useQueryClient();
  const notifier = useNotify();
  const fin = useMutation({
    mutationFn: () => verbes.finirDelegation(id, { au }),
    onSuccess: () => {
      notifier('Fin de la délégation enregistrée.', { type: 'success' });
      void client.invalidateQueries({ queryKey: CLE_DELEGATIONS });
      surFermer();
    },
  });
  const erreur = fin.error instanceof ErreurApi ? fin.error.body.errors.au : undefined;
  return (
    <DialogueConfirmation
      ouvert
      titre="Mettre fin à la délégation"
      confirmer="Mettre fin"
      enCours={fin.isPending}
      erreur={fin.error}
      champsMontres={['au']}
      surFermer={surFermer}
      surConfirmer={() => fin.mutate()}
    >
      <Typography sx={{ mb: 2 }}>
        {espacesInsecables(
          `${prenom} ${nom}, ${qualite} : plus aucun courrier ne pourra être signé après cette date au titre de cette délégation. Les courriers déjà signés le restent.`,
        )}
      </Typography>
      <TextField
        type="date"
        label="Dernier jour"
        value={au}
        onChange={(e) => setAu(e.target.value)}
        error={erreur !== undefined}
        helperText={erreur && espacesInsecables(erreur)}
        autoFocus
        required
        fullWidth
      />
    </DialogueConfirmation>
  );
}
