import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { CourrielResume } from '@sciat/contrats';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { espacesInsecables } from '../commun/typographie.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';
import { adresseActuelle } from './etats.js';

interface Props {
  courriel: Pick<CourrielResume, 'id' | 'modele' | 'objet' | 'destinataire'>;
  /** The address of the dossier's contact today. */
  contact: string | null;
  surFermer: () => void;
  surFait: () => void;
}

/** A mail that came back, written again: the address is looked at before anything leaves. */
export function RenvoiCourriel({ courriel, contact, surFermer, surFait }: Props) {
  const [adresse, setAdresse] = useState(adresseActuelle(courriel, contact));
  const notifier = useNotify();
  const renvoi = useMutation({
    mutationFn: () => verbes.renvoyerCourriel(courriel.id, { destinataire: adresse.trim() }),
    onSuccess: () => {
      notifier('Le courriel est écrit de nouveau : il part dans un instant.', { type: 'success' });
      surFait();
    },
  });
  const { error } = renvoi;
  const refus =
    error instanceof ErreurApi
      ? error.probleme.raisons?.find((r) => r.champ === 'destinataire')?.message
      : undefined;
  const meme = adresse.trim() === courriel.destinataire;
  return (
    <DialogueConfirmation
      ouvert
      titre="Renvoyer ce courriel"
      confirmer="Renvoyer"
      enCours={renvoi.isPending}
      erreur={error}
      champsMontres={['destinataire']}
      bloque={adresse.trim() === ''}
      surFermer={surFermer}
      surConfirmer={() => renvoi.mutate()}
    >
      <Typography sx={{ mb: 2 }}>
        «&nbsp;{espacesInsecables(courriel.objet)}&nbsp;» est revenu. Un autre courriel, de même
        texte et avec les mêmes pièces jointes, sera écrit à l’adresse ci-dessous.
      </Typography>
      <TextField
        type="email"
        label="Destinataire"
        value={adresse}
        onChange={(e) => setAdresse(e.target.value)}
        error={Boolean(refus)}
        helperText={
          refus ??
          (meme
            ? 'C’est l’adresse dont il est revenu : vérifiez-la.'
            : 'Le contact du dossier se corrige dans ses données.')
        }
        autoComplete="off"
        autoFocus
        fullWidth
        required
      />
    </DialogueConfirmation>
  );
}
