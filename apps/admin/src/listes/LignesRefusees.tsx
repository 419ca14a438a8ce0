import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ApercuListe } from '@sciat/contrats';
import { espacesInsecables } from '../commun/typographie.js';
import { compter } from './phrases.js';

/** Why the file cannot be published, line by line. */
export function LignesRefusees({ lignes, refusees, raisons }: ApercuListe) {
  const tues = refusees - raisons.length;
  return (
    <Alert severity="error" role="alert">
      {espacesInsecables(
        `${compter(refusees, 'ligne refusée', 'lignes refusées')} sur ${lignes} : corrigez le fichier, puis choisissez-le de nouveau. Une liste se publie entière.`,
      )}
      <Box
        component="ul"
        tabIndex={0}
        aria-label="Lignes refusées"
        sx={{ m: 0, mt: 1, pl: 3, maxHeight: 320, overflowY: 'auto' }}
      >
        {raisons.map(({ champ, message }) => (
          <li key={`${champ ?? ''} ${message}`}>{espacesInsecables(message)}</li>
        ))}
        {tues > 0 && <li>{`et ${compter(tues, 'autre', 'autres')}.`}</li>}
      </Box>
    </Alert>
  );
}
