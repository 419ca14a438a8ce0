import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId, useState } from 'react';
import { ACTIONS_DIALOGUE } from './DialogueConfirmation.js';

interface Props {
  titre: string;
  adresse: string;
  /** Of the field that holds it. */
  libelle: string;
  children: ReactNode;
  surFermer: () => void;
}

/** An address that holds a secret, shown this once, to be copied. */
export function DialogueAdresse({ titre, adresse, libelle, children, surFermer }: Props) {
  const id = useId();
  const [copie, setCopie] = useState<'faite' | 'refusee' | null>(null);
  const copier = () =>
    navigator.clipboard.writeText(adresse).then(
      () => setCopie('faite'),
      () => setCopie('refusee'),
    );
  return (
    <Dialog open onClose={surFermer} aria-labelledby={id} maxWidth="sm" fullWidth>
      <DialogTitle id={id}>{titre}</DialogTitle>
      <DialogContent dividers>
        <Typography sx={{ mb: 2 }}>{children}</Typography>
        <TextField
          label={libelle}
          value={adresse}
          slotProps={{ htmlInput: { readOnly: true, 'aria-readonly': true } }}
          onFocus={(e) => e.target.select()}
          fullWidth
          multiline
        />
        <div role="status">
          {copie === 'faite' && (
            <Alert severity="success" sx={{ mt: 1 }}>
              Adresse copiée.
            </Alert>
          )}
          {copie === 'refusee' && (
            <Alert severity="warning" sx={{ mt: 1 }}>
              Le navigateur n’a pas permis la copie : sélectionnez l’adresse et copiez-la.
            </Alert>
          )}
        </div>
      </DialogContent>
      <DialogActions sx={ACTIONS_DIALOGUE}>
        <Button onClick={surFermer}>Fermer</Button>
        <Button variant="contained" autoFocus onClick={() => void copier()}>
          Copier l’adresse
        </Button>
      </DialogActions>
    </Dialog>
  );
}
