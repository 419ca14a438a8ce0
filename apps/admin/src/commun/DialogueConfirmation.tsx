import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { AfficherErreur } from './AfficherErreur.js';
import { espacesInsecables } from './typographie.js';

interface Props {
  ouvert: boolean;
  titre: string;
  /** The consequence, spelled out, and the fields the act asks for. */
  children: ReactNode;
  confirmer: string;
  /** Where « Annuler » would be taken for the act itself. */
  annuler?: string;
  enCours?: boolean;
  erreur?: unknown;
  champsMontres?: readonly string[];
  /** The act cannot be confirmed as it is. */
  bloque?: boolean;
  surFermer: () => void;
  surConfirmer: () => void;
}

/** The buttons of a dialog, under the text and not closer to the edge. */
export const ACTIONS_DIALOGUE = { px: 3, py: 1.5 };

/**
 * Asks before an act. It stays open until the server has answered, so that a refusal is read where
 * it was asked and nothing typed is lost. However long, its buttons and the refusal stay in sight.
 */
export function DialogueConfirmation(props: Props) {
  const {
    ouvert,
    titre,
    children,
    confirmer,
    annuler = 'Annuler',
    enCours = false,
    erreur,
    bloque = false,
    surFermer,
    surConfirmer,
  } = props;
  const id = useId();
  const contenu = useRef<HTMLDivElement>(null);
  const soumettre = (evenement: FormEvent) => {
    evenement.preventDefault();
    // React lets a submit climb out of the dialog to a form of the page behind it.
    evenement.stopPropagation();
    if (!enCours && !bloque) surConfirmer();
  };
  useEffect(() => {
    const formulaire = contenu.current?.closest('form');
    // The button was disabled while it waited, and so lost the focus.
    if (erreur)
      (
        formulaire?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
        formulaire?.querySelector<HTMLElement>('[type="submit"]')
      )?.focus();
  }, [erreur]);
  return (
    <Dialog
      open={ouvert}
      onClose={enCours ? undefined : surFermer}
      aria-labelledby={id}
      maxWidth="sm"
      fullWidth
    >
      <Box
        component="form"
        onSubmit={soumettre}
        noValidate
        sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
      >
        <DialogTitle id={id}>{espacesInsecables(titre)}</DialogTitle>
        <DialogContent dividers ref={contenu}>
          {children}
        </DialogContent>
        <Box sx={{ px: 3, maxHeight: '40vh', overflowY: 'auto', flexShrink: 0 }}>
          <AfficherErreur erreur={erreur} champsMontres={props.champsMontres} />
        </Box>
        <DialogActions sx={ACTIONS_DIALOGUE}>
          <Button onClick={surFermer} disabled={enCours}>
            {annuler}
          </Button>
          <Button type="submit" variant="contained" loading={enCours} disabled={bloque}>
            {confirmer}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
