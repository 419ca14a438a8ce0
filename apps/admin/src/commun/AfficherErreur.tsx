import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import { ErreurApi } from '../providers/erreur-api.js';
import { direInstant } from './dates.js';
import { Retour } from './Retour.js';
import { resumerErreur } from './resume-erreur.js';
import { espacesInsecables } from './typographie.js';

interface Props {
  erreur: unknown;
  /** Reasons already shown under their field need not be said twice. */
  champsMontres?: readonly string[];
  /** The sentence alone, where the title would only repeat the screen. */
  sansTitre?: boolean;
  /** Offered as a button. */
  surReessayer?: () => void;
}

/** What went wrong, in the API's own French: the sentence, the reasons, and what others did since. */
export function AfficherErreur({ erreur, champsMontres, sansTitre = false, surReessayer }: Props) {
  if (!erreur) return null;
  const probleme = erreur instanceof ErreurApi ? erreur.probleme : null;
  const { titre, phrase, raisons } = resumerErreur(probleme, champsMontres);
  const changements = probleme?.changements ?? [];
  return (
    <Alert
      severity="error"
      role="alert"
      sx={{ my: 1 }}
      action={
        surReessayer &&
        // Asking again for what does not exist, or is not ours to see, would answer the same.
        (probleme?.status === 404 || probleme?.status === 403 ? (
          <Retour discret />
        ) : (
          <Button color="inherit" size="small" onClick={surReessayer}>
            Réessayer
          </Button>
        ))
      }
    >
      {titre && !sansTitre && <AlertTitle>{espacesInsecables(titre)}</AlertTitle>}
      {phrase && espacesInsecables(phrase)}
      {raisons.length > 0 && (
        <ul style={{ margin: '4px 0 0', paddingLeft: 20 }}>
          {raisons.map(({ code, champ, message }) => (
            <li key={`${code} ${champ ?? ''} ${message}`}>{espacesInsecables(message)}</li>
          ))}
        </ul>
      )}
      {changements.length > 0 && (
        <>
          <p style={{ margin: '8px 0 0' }}>Depuis votre lecture&nbsp;:</p>
          <ul style={{ margin: '4px 0 0', paddingLeft: 20 }}>
            {changements.map(({ phrase, auteur, le }) => (
              <li key={`${le} ${phrase}`}>
                {espacesInsecables(phrase)} ({auteur}, {direInstant(le)})
              </li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}
