import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import RemoveCircleOutlined from '@mui/icons-material/RemoveCircleOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import type { DateLegale } from '@sciat/dispositifs';
import { dateLongue, direEcheance, type Niveau } from './dates.js';
import { INVISIBLE } from './styles.js';

const ICONES = {
  retard: ErrorOutlined,
  bientot: ScheduleOutlined,
  atemps: CheckCircleOutlined,
  aucune: RemoveCircleOutlined,
};
export const COULEURS: Record<Niveau, string> = {
  retard: 'error.main',
  bientot: 'warning.main',
  atemps: 'success.main',
  aucune: 'text.secondary',
};

/** Lateness: icon, words, then colour; the date itself on hover and for screen readers. */
export function Echeance({ le, long = false }: { le: DateLegale | null; long?: boolean }) {
  const dite = direEcheance(le);
  const Icone = ICONES[dite.niveau];
  const texte = (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        // The line's baseline is the words', not the icon's: cells of a row align on it.
        alignItems: 'baseline',
        gap: 0.5,
        whiteSpace: 'nowrap',
        color: COULEURS[dite.niveau],
        fontWeight: dite.niveau === 'retard' ? 600 : 400,
      }}
    >
      <Icone aria-hidden sx={{ fontSize: '1.15em', alignSelf: 'center' }} />
      {long ? dite.long : dite.court}
      {le && <span style={INVISIBLE}>, le {dateLongue(le)}</span>}
    </Box>
  );
  if (!le) return texte;
  return (
    // The date is in the text for readers: the tooltip is for the eye only.
    <Tooltip title={dateLongue(le)} describeChild slotProps={{ popper: { 'aria-hidden': true } }}>
      {texte}
    </Tooltip>
  );
}
