import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import Box from '@mui/material/Box';
import { direSource, estAConfirmer, type Source } from '@sciat/dispositifs';

/** Where a rule or a value comes from; what is not certain says so before the reference. */
export function SourceDite({ source }: { source: Source }) {
  const douteux = estAConfirmer(source);
  // Some references are themselves the warning that `direSource` would add.
  const dejaDit = douteux && source.reference.includes('à confirmer');
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        fontSize: 13,
        color: douteux ? 'warning.main' : 'text.secondary',
      }}
    >
      {douteux && <HelpOutlineOutlined aria-hidden sx={{ fontSize: '1.2em' }} />}
      {dejaDit ? source.reference : direSource(source)}
    </Box>
  );
}

/** The mark alone, beside a value or a date whose rule the service has yet to confirm. */
export function AConfirmer({ source }: { source: Source }) {
  if (!estAConfirmer(source)) return null;
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        fontSize: 13,
        color: 'warning.main',
      }}
    >
      <HelpOutlineOutlined aria-hidden sx={{ fontSize: '1.2em' }} />à confirmer par le service
    </Box>
  );
}
