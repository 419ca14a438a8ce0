import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';

export const CLE_EXPERTS = ['experts'] as const;

interface Props {
  code: string;
  libelle: string;
  surFermer: () => void;
}

export function AjouterExpert({ code: dispositif, libelle, surFermer }: Props) {
  const [organisme, setOrganisme] = useState('');
  const [courriel, setCourriel] = useState('');
  const client = useQueryClient();
  const notifier = useNotify();
  const ajout = useMutation({
    mutationFn: () => verbes.ajouterExpert({ dispositif, organisme, courriel }),
    onSuccess: () => {
      notifier('Expert ajouté.', { type: 'success' });
      void client.invalidateQueries({ queryKey: CLE_EXPERTS });
      surFermer();
    },
  });
  const erreurs = ajout.error instanceof ErreurApi ? ajout.error.body.errors : {};
  return (
    <DialogueConfirmation
      ouvert
      titre={`${libelle} : nouvel expert`}
      confirmer="Ajouter l’expert"
      enCours={ajout.isPending}
      erreur={ajout.error}
      champsMontres={['organisme', 'courriel']}
      surFermer={surFermer}
      surConfirmer={() => ajout.mutate()}
    >
      <TextField
        label="Organisme"
        value={organisme}
        onChange={(e) => setOrganisme(e.target.value)}
        error={Boolean(erreurs.organisme)}
        helperText={erreurs.organisme ?? 'Par exemple : Direction des finances publiques.'}
        autoFocus
        required
        fullWidth
      />
      <TextField
        type="email"
        label="Courriel"
        value={courriel}
        onChange={(e) => setCourriel(e.target.value)}
        error={Boolean(erreurs.courriel)}
        helperText={erreurs.courriel ?? 'De préférence une adresse de service.'}
        autoComplete="off"
        required
        fullWidth
        sx={{ mt: 2 }}
      />
    </DialogueConfirmation>
  );
}
