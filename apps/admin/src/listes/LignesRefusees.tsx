import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { espacesInsecables } from '../commun/typographie.js';
import { ErreurApi } from '../providers/erreur-api.js';

const CHAMPS = ['code', 'effetLe', 'source', 'fichier'];

/** Why the file was refused, line by line; other refusals as anywhere else. */
export function LignesRefusees({ erreur }: { erreur: unknown }) {
  if (!(erreur instanceof ErreurApi) || erreur.status !== 422)
    return <AfficherErreur erreur={erreur} champsMontres={CHAMPS} />;
  const { raisons } = erreur.probleme;
  return (
    <Alert severity="error" role="alert">
      {espacesInsecables(
        raisons.length > 1
          ? `Rien n’a été importé : ${raisons.length} lignes sont refusées.`
          : 'Rien n’a été importé.',
      )}
      <Box
        component="ul"
        tabIndex={0}
        aria-label="Lignes refusées"
        sx={{ m: 0, mt: 1, pl: 3, maxHeight: 320, overflowY: 'auto' }}
      >
        {raisons.map(({ code, champ, message }) => (
          <li key={`${code} ${champ ?? ''} ${message}`}>{espacesInsecables(message)}</li>
        ))}
      </Box>
    </Alert>
  );
}
