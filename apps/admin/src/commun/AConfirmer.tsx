import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import Box from '@mui/material/Box';
import { estAConfirmer, type Source } from '@sciat/dispositifs';
import { espacesInsecables } from './typographie.js';

/** What an agent must know of a source besides its name: nothing of a text that was read. */
const RESERVES: Record<Source['confiance'], string | null> = {
  texte: null,
  fiche: null,
  service: 'saisi par le service',
  public: null,
  secondaire: 'cité par une autre source',
  hypothese: 'à confirmer par le service',
  memoire: 'à confirmer',
};

/** "CRPA L114-5", "Usage supposé, à confirmer par le service" */
export function direOrigine({ reference, confiance }: Source): string {
  const reserve = RESERVES[confiance];
  // Some references are themselves the warning.
  const dejaDit = estAConfirmer({ reference, confiance }) && reference.includes('à confirmer');
  return espacesInsecables(reserve && !dejaDit ? `${reference}, ${reserve}` : reference);
}

interface Props {
  source: Source;
  /** Under a heading that already says "Source": the reference alone. */
  sansMot?: boolean;
}

/** Where a rule or a value comes from; what is not certain says so. */
export function SourceDite({ source, sansMot = false }: Props) {
  const douteux = estAConfirmer(source);
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'baseline',
        gap: 0.5,
        fontSize: 13,
        color: douteux ? 'warning.main' : 'text.secondary',
      }}
    >
      {douteux && (
        <HelpOutlineOutlined aria-hidden sx={{ fontSize: '1.2em', alignSelf: 'center' }} />
      )}
      <span>
        {!sansMot && <>Source&nbsp;: </>}
        {direOrigine(source)}
      </span>
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
