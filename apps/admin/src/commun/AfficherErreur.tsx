import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import { ErreurApi } from '../providers/erreur-api.js';
import { direInstant } from './dates.js';
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
export function AfficherErreur({
  erreur,
  champsMontres = [],
  sansTitre = false,
  surReessayer,
}: Props) {
  if (!erreur) return null;
  const probleme = erreur instanceof ErreurApi ? erreur.probleme : null;
  const montre = (champ?: string) => champ !== undefined && champsMontres.includes(champ);
  const toutEstMontre =
    probleme !== null &&
    probleme.raisons.length > 0 &&
    probleme.raisons.every((r) => montre(r.champ));
  const detail = toutEstMontre
    ? 'Corrigez les champs signalés.'
    : (probleme?.detail ?? 'Une erreur imprévue est survenue dans cette page. Rechargez-la.');
  const titre = sansTitre || toutEstMontre ? undefined : probleme?.title;
  const raisons = (probleme?.raisons ?? []).filter(
    ({ champ, message }) => message !== detail && !montre(champ),
  );
  const changements = probleme?.changements ?? [];
  return (
    <Alert
      severity="error"
      role="alert"
      sx={{ my: 1 }}
      action={
        surReessayer && (
          <Button color="inherit" size="small" onClick={surReessayer}>
            Réessayer
          </Button>
        )
      }
    >
      {titre && titre !== detail && <AlertTitle>{espacesInsecables(titre)}</AlertTitle>}
      {espacesInsecables(detail)}
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
