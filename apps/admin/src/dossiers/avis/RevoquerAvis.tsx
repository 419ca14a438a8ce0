import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Consultation } from '@sciat/contrats';
import { useState } from 'react';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { ErreurApi } from '../../providers/erreur-api.js';
import { verbes } from '../../providers/verbes.js';
import { erreursDesChamps } from '../saisie/valeurs.js';
import { useActeAvis } from './useActeAvis.js';

interface Props {
  consultation: Consultation;
  surFermer: () => void;
}

export function RevoquerAvis({ consultation, surFermer }: Props) {
  const [motif, setMotif] = useState('');
  const { envoyer, enCours, erreur } = useActeAvis(surFermer);
  const erreurs = erreursDesChamps(erreur instanceof ErreurApi ? erreur.body.errors : undefined);
  return (
    <DialogueConfirmation
      ouvert
      titre={`Révoquer la demande d’avis : ${consultation.organisme}`}
      confirmer="Révoquer la demande"
      enCours={enCours}
      erreur={erreur}
      champsMontres={['motif']}
      surFermer={surFermer}
      surConfirmer={() =>
        void envoyer(
          (id) => verbes.revoquerAvis(id, consultation.id, { motif }),
          'Demande d’avis révoquée.',
        )
      }
    >
      <Typography sx={{ mb: 2 }}>
        {consultation.utilisateurId
          ? 'L’avis n’est plus attendu ; votre collègue en est prévenu par courriel.'
          : 'Le lien cesse aussitôt de s’ouvrir ; l’organisme est prévenu par courriel.'}
      </Typography>
      <TextField
        label="Motif (facultatif, au journal seulement)"
        value={motif}
        onChange={(e) => setMotif(e.target.value)}
        error={Boolean(erreurs.motif)}
        helperText={erreurs.motif}
        fullWidth
        multiline
        autoFocus
      />
    </DialogueConfirmation>
  );
}
