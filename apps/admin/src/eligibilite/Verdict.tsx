import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import Box from '@mui/material/Box';
import type { Eligibilite } from '@sciat/contrats';

type Mot = Eligibilite['criteres'][number]['verdict'] | Eligibilite['conclusion'];

const favorable = { Icone: CheckCircleOutlined, couleur: 'success.main' };
const defavorable = { Icone: CancelOutlined, couleur: 'error.main' };
const ouvert = { Icone: HelpOutlineOutlined, couleur: 'warning.main' };
const MARQUES: Record<Mot, typeof favorable> = {
  rempli: favorable,
  éligible: favorable,
  'non rempli': defavorable,
  'non éligible': defavorable,
  'à apprécier': ouvert,
};

/** Mark and word: the colour only repeats what both say. */
export function Verdict({ mot }: { mot: Mot }) {
  const { Icone, couleur } = MARQUES[mot];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        color: couleur,
        fontWeight: 600,
        whiteSpace: 'nowrap',
      }}
    >
      <Icone aria-hidden sx={{ fontSize: '1.25em' }} />
      {mot}
    </Box>
  );
}
