import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import RadioButtonUncheckedOutlined from '@mui/icons-material/RadioButtonUncheckedOutlined';
import Box from '@mui/material/Box';
import type { Piece } from '@sciat/contrats';

export const ETATS_PIECE: Record<
  Piece['etat'],
  { Icone: typeof InboxOutlined; couleur: string; mot: string }
> = {
  ATTENDUE: { Icone: RadioButtonUncheckedOutlined, couleur: 'text.secondary', mot: 'attendue' },
  RECUE: { Icone: InboxOutlined, couleur: 'warning.main', mot: 'reçue, à vérifier' },
  ACCEPTEE: { Icone: CheckCircleOutlined, couleur: 'success.main', mot: 'acceptée' },
  REFUSEE: { Icone: CancelOutlined, couleur: 'error.main', mot: 'refusée' },
};

export function EtatPiece({ etat }: { etat: Piece['etat'] }) {
  const { Icone, couleur, mot } = ETATS_PIECE[etat];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        color: couleur,
        whiteSpace: 'nowrap',
      }}
    >
      <Icone aria-hidden sx={{ fontSize: '1.2em' }} />
      {mot}
    </Box>
  );
}
