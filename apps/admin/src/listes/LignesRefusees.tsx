import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ApercuListe } from '@sciat/contrats';
import { espacesInsecables } from '../commun/typographie.js';
import { compter, type Nature } from './phrases.js';

const MOTS: Record<'ligne' | 'zone', { titre: string; refusees: [string, string] }> = {
  ligne: { titre: 'Lignes refusées', refusees: ['ligne refusée', 'lignes refusées'] },
  zone: { titre: 'Zones refusées', refusees: ['zone refusée', 'zones refusées'] },
};

/** Why the file cannot be published, line by line. */
export function LignesRefusees({ apercu, nature }: { apercu: ApercuListe; nature: Nature }) {
  const { lignes, refusees, raisons, remarques } = apercu;
  const mots = nature === 'carte' ? MOTS.zone : MOTS.ligne;
  const tues = refusees - raisons.length;
  return (
    <Alert severity="error" role="alert">
      {espacesInsecables(
        `${compter(refusees, ...mots.refusees)} sur ${lignes.toLocaleString('fr-FR')} : corrigez le fichier, puis choisissez-le de nouveau. Une liste se publie entière.`,
      )}
      {remarques.map((remarque) => (
        <div key={remarque}>{espacesInsecables(remarque)}</div>
      ))}
      <Box
        component="ul"
        tabIndex={0}
        aria-label={mots.titre}
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
