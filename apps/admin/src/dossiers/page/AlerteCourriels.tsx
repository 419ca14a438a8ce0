import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { espacesInsecables } from '../../commun/typographie.js';
import { useDossierCourant } from './contexte.js';
import { direCourrielsEnPeine } from './phrases.js';
import { viserSection } from './viser.js';

/** A mail that did not leave, or may not have: whoever reads the dossier must not think it was received. */
export function AlerteCourriels() {
  const phrases = direCourrielsEnPeine(useDossierCourant().dossier.courriels);
  if (phrases.length === 0) return null;
  return (
    <Alert
      severity="warning"
      role="note"
      action={
        <Button className="ecran-seul" onClick={() => viserSection('courriels')}>
          Voir les courriels
        </Button>
      }
    >
      {phrases.map((phrase) => (
        <div key={phrase}>{espacesInsecables(phrase)}</div>
      ))}
    </Alert>
  );
}
