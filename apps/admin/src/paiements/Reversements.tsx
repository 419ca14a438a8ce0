import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReversementLu } from '@sciat/contrats';
import { direEuros, enToutesLettres } from '@sciat/dispositifs';
import { useState } from 'react';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useAutorise } from '../providers/session.js';
import { type ActeReversement, AvancerReversement } from './AvancerReversement.js';
import { EnvisagerReversement } from './EnvisagerReversement.js';
import { LignesReversement } from './LignesReversement.js';
import { actesDe, direReversement } from './phrases.js';
import { useReversements } from './useReversements.js';

/** Money to be given back on a dossier that was paid. */
export function Reversements() {
  const { data, error, refetch } = useReversements();
  const peutEcrire = useAutorise()('dossier:modifier');
  const [envisage, setEnvisage] = useState(false);
  const [choisi, setChoisi] = useState<{ r: ReversementLu; acte: ActeReversement } | null>(null);
  if (error) return <AfficherErreur erreur={error} surReessayer={() => void refetch()} />;
  if (!data) return null;
  // One at a time: the next, if any, once this one is settled.
  const enCours = data.donnees.some((r) => actesDe(r).length > 0);
  const possible = peutEcrire && data.reversible > 0 && !enCours;
  if (data.total === 0 && !possible) return null;
  return (
    <Box sx={{ mt: 2, pt: 1.5, borderTop: 1, borderColor: 'divider' }}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        Reversement
      </Typography>
      {data.donnees.map((r) => (
        <Box key={r.id} sx={{ mb: 1.5 }}>
          <Typography sx={{ fontWeight: 600 }}>{espacesInsecables(direReversement(r))}</Typography>
          <Typography>
            {espacesInsecables(`Motif : ${r.motif.replace(/\.$/, '')}. Ouvert par ${r.creePar}.`)}
          </Typography>
          <LignesReversement lignes={r.lignes} />
          {r.remboursements.length > 0 && (
            <Box component="ul" aria-label="Remboursements reçus" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
              {r.remboursements.map(({ centimes, recuLe }, rang) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two of one day and sum are told apart by nothing else
                <li key={rang}>
                  {espacesInsecables(`${direEuros(centimes)} reçus le ${enToutesLettres(recuLe)}`)}
                </li>
              ))}
            </Box>
          )}
          {peutEcrire && (
            <Box sx={{ display: 'flex', gap: 1, mt: 1, flexWrap: 'wrap' }}>
              {actesDe(r).map(({ acte, libelle }) => (
                <Button
                  key={acte}
                  variant={acte === 'ANNULER' ? 'text' : 'outlined'}
                  onClick={() => setChoisi({ r, acte })}
                >
                  {libelle}
                </Button>
              ))}
            </Box>
          )}
        </Box>
      ))}
      {possible && (
        <Button variant="outlined" onClick={() => setEnvisage(true)}>
          Envisager un reversement
        </Button>
      )}
      {envisage && (
        <EnvisagerReversement reversements={data} surFermer={() => setEnvisage(false)} />
      )}
      {choisi && (
        <AvancerReversement
          reversement={choisi.r}
          acte={choisi.acte}
          surFermer={() => setChoisi(null)}
        />
      )}
    </Box>
  );
}
