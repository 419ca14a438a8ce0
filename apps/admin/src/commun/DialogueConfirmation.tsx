import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, type ReactNode, useId } from 'react';
import { AfficherErreur } from './AfficherErreur.js';
import { espacesInsecables } from './typographie.js';

interface Props {
  ouvert: boolean;
  titre: string;
  /** The consequence, spelled out, and the fields the act asks for. */
  children: ReactNode;
  confirmer: string;
  enCours?: boolean;
  erreur?: unknown;
  champsMontres?: readonly string[];
  /** The act cannot be confirmed as it is. */
  bloque?: boolean;
  surFermer: () => void;
  surConfirmer: () => void;
}

/**
 * Asks before an act. It stays open until the server has answered, so that a refusal is read where
 * it was asked and nothing typed is lost.
 */
export function DialogueConfirmation(props: Props) {
  const {
    ouvert,
    titre,
    children,
    confirmer,
    enCours = false,
    erreur,
    bloque = false,
    surFermer,
    surConfirmer,
  } = props;
  const id = useId();
  const soumettre = (evenement: FormEvent) => {
    evenement.preventDefault();
    // React lets a submit climb out of the dialog to a form of the page behind it.
    evenement.stopPropagation();
    if (!enCours && !bloque) surConfirmer();
  };
  return (
    <Dialog
      open={ouvert}
      onClose={enCours ? undefined : surFermer}
      aria-labelledby={id}
      maxWidth="sm"
      fullWidth
    >
      <form onSubmit={soumettre} noValidate>
        <DialogTitle id={id}>{espacesInsecables(titre)}</DialogTitle>
        <DialogContent>
          {children}
          <AfficherErreur erreur={erreur} champsMontres={props.champsMontres} />
        </DialogContent>
        <DialogActions>
          <Button onClick={surFermer} disabled={enCours}>
            Annuler
          </Button>
          <Button type="submit" variant="contained" loading={enCours} disabled={bloque}>
            {confirmer}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
