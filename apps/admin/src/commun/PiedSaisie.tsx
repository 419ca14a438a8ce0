import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';

interface Props {
  enregistrer: string;
  enCours: boolean;
  /** What is typed and not saved yet, said; empty when there is nothing. */
  enAttente: string;
  /** How the last save or cancellation ended. */
  fait: string;
  surAnnuler: () => void;
}

/** Under a form that keeps what is typed: save, let go, and what stands unsaved. */
export function PiedSaisie({ enregistrer, enCours, enAttente, fait, surAnnuler }: Props) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 2, flexWrap: 'wrap' }}>
      {/* Never disabled: it would lose the focus, and whoever presses it must be answered. */}
      <Button type="submit" variant="outlined" aria-busy={enCours}>
        {enregistrer}
      </Button>
      {enAttente !== '' && (
        <Button
          onClick={(e) => {
            if (enCours) return;
            // It goes with what it cancels: the focus stays in the form.
            e.currentTarget.form?.querySelector<HTMLElement>('[type=submit]')?.focus();
            surAnnuler();
          }}
        >
          Annuler ma saisie
        </Button>
      )}
      <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
        {enCours ? 'Enregistrement…' : enAttente || fait}
      </Typography>
    </Box>
  );
}
