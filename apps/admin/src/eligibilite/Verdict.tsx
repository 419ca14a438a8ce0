import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import Box from '@mui/material/Box';
import type { Eligibilite } from '@sciat/contrats';
import type { MotCritere } from './conclusion.js';

export type MotVerdict = MotCritere | Eligibilite['conclusion'] | 'à compléter';

const favorable = { Icone: CheckCircleOutlined, couleur: 'success.main' };
const defavorable = { Icone: CancelOutlined, couleur: 'error.main' };
const ouvert = { Icone: HelpOutlineOutlined, couleur: 'warning.main' };
const aVenir = { Icone: ScheduleOutlined, couleur: 'text.secondary' };
export const MARQUES: Record<MotVerdict, typeof favorable> = {
  rempli: favorable,
  éligible: favorable,
  'non rempli': defavorable,
  'non éligible': defavorable,
  'à apprécier': ouvert,
  'pas encore connu': aVenir,
  'à compléter': aVenir,
};

/** Mark and word: the colour only repeats what both say. */
export function Verdict({ mot }: { mot: MotVerdict }) {
  const { Icone, couleur } = MARQUES[mot];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        // On the baseline of the words beside it, not of the icon.
        alignItems: 'baseline',
        gap: 0.5,
        color: couleur,
        fontWeight: 600,
        whiteSpace: 'nowrap',
      }}
    >
      <Icone aria-hidden sx={{ fontSize: '1.25em', alignSelf: 'center' }} />
      {mot}
    </Box>
  );
}
