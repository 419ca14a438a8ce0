import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { Courrier } from '@sciat/contrats';
import type { Ref } from 'react';
import { aujourdhui } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useAutorise } from '../../providers/session.js';
import { actesDe, direSuite, libelleActe, type VersEtat } from './actes.js';

interface Props {
  courrier: Courrier;
  ouvrir: (vers: VersEtat) => void;
  enCours: boolean;
  /** Takes the focus after an act, so that what it changed is read first. */
  ref: Ref<HTMLParagraphElement>;
}

/** Where the letter is, what comes next, and what stands in the way. */
export function Suite({ courrier, ouvrir, enCours, ref }: Props) {
  const autorise = useAutorise();
  const droits = {
    rediger: autorise('courrier:rediger'),
    valider: autorise('courrier:valider'),
  };
  const { principal, autres } = actesDe(courrier, droits);
  const bloque = courrier.raisons.length > 0;
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label="Où en est le courrier"
      sx={{ p: 2, borderLeftWidth: 4, borderLeftColor: 'primary.main', mb: 2 }}
    >
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography
          ref={ref}
          tabIndex={-1}
          component="p"
          sx={{ flex: '1 1 380px', fontSize: 20, lineHeight: 1.35, fontWeight: 600, outline: 0 }}
        >
          {espacesInsecables(direSuite(courrier, droits, aujourdhui()))}
        </Typography>
        <Box className="ecran-seul" sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {autres.map((vers) => (
            <Button key={vers} onClick={() => ouvrir(vers)}>
              {libelleActe(vers, courrier)}
            </Button>
          ))}
          {principal && (
            <Button
              variant="contained"
              size="large"
              disabled={bloque}
              aria-busy={enCours}
              onClick={() => ouvrir(principal)}
            >
              {libelleActe(principal, courrier)}
            </Button>
          )}
        </Box>
      </Box>
      {bloque && (
        <Alert
          severity={courrier.etat === 'A_SIGNER' ? 'info' : 'warning'}
          role="note"
          sx={{ mt: 1.5 }}
        >
          {courrier.etat !== 'A_SIGNER' && 'Ce courrier ne peut pas encore partir à la signature.'}
          {courrier.raisons.map(({ code, champ, message }) => (
            <div key={`${code} ${champ}`}>{espacesInsecables(message)}</div>
          ))}
        </Alert>
      )}
    </Paper>
  );
}
