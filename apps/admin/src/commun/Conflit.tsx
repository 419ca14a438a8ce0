import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import type { Probleme } from '@sciat/contrats';
import { useId, useState } from 'react';
import { ACTIONS_DIALOGUE } from './DialogueConfirmation.js';
import { direInstant } from './dates.js';
import { espacesInsecables } from './typographie.js';

interface Props {
  /** What changed: "dossier". */
  quoi: string;
  probleme: Probleme;
  relire: () => Promise<void>;
  surFermer: () => void;
}

/** Someone acted before us: what they did, then the thing as it is now. What was typed stays. */
export function Conflit({ quoi, probleme, relire, surFermer }: Props) {
  const id = useId();
  const [enCours, setEnCours] = useState(false);
  const changements = probleme.changements ?? [];
  const recharger = async () => {
    setEnCours(true);
    await relire();
    surFermer();
  };
  return (
    <Dialog open aria-labelledby={id} maxWidth="sm" fullWidth>
      <DialogTitle id={id}>{`Le ${quoi} a changé avant votre enregistrement`}</DialogTitle>
      <DialogContent>
        <Typography>{espacesInsecables(probleme.detail)}</Typography>
        {changements.length > 0 && (
          <ul>
            {changements.map(({ phrase, auteur, le }) => (
              <li key={`${le} ${phrase}`}>
                {espacesInsecables(`${phrase} (${auteur}, ${direInstant(le)})`)}
              </li>
            ))}
          </ul>
        )}
        <Typography>
          Rien de votre côté n’a été enregistré. Votre saisie est conservée et vous sera présentée
          de nouveau.
        </Typography>
      </DialogContent>
      <DialogActions sx={ACTIONS_DIALOGUE}>
        <Button variant="contained" autoFocus loading={enCours} onClick={() => void recharger()}>
          {`Recharger le ${quoi}`}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
