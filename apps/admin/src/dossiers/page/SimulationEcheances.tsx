import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { actePrincipal, estDateLegale } from '@sciat/dispositifs';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { aujourdhui } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { ErreurApi } from '../../providers/erreur-api.js';
import { verbes } from '../../providers/verbes.js';
import { erreursDesChamps } from '../saisie/valeurs.js';
import { useDossierCourant } from './contexte.js';
import { direHypothese, direSimulation } from './dire-simulation.js';
import { direCalcul } from './ranger-echeances.js';

const DATE = 'dateLegale';

/** "Et si les pièces arrivent le…": the dates of then, beside those of today. Nothing is written. */
export function SimulationEcheances() {
  const { dossier, definition } = useDossierCourant();
  const id = useId();
  const [dateLegale, setDateLegale] = useState('');
  const acte = actePrincipal(definition, dossier.etape.id);
  const { data, error, isFetching } = useQuery({
    queryKey: ['dossiers', 'simulation', dossier.id, dossier.version, dateLegale],
    queryFn: ({ signal }) =>
      verbes.simulerEcheances({ dossierId: dossier.id, dateLegale }, { signal }),
    enabled: estDateLegale(dateLegale),
    retry: false,
  });
  if (!acte) return null;
  const champs = error instanceof ErreurApi ? erreursDesChamps(error.body.errors) : {};
  const effets = data && direSimulation(data, dossier.echeances);
  return (
    <Box
      className="ecran-seul"
      role="group"
      aria-label="Simulation"
      sx={{ mt: 2, pt: 1.5, borderTop: 1, borderColor: 'divider' }}
    >
      <TextField
        id={id}
        type="date"
        label={espacesInsecables(direHypothese(definition.etapes, dossier.etape.id, acte.libelle))}
        value={dateLegale}
        onChange={(e) => setDateLegale(e.target.value)}
        error={Boolean(champs[DATE])}
        helperText={espacesInsecables(
          champs[DATE] ?? 'Montre les échéances d’alors. Rien n’est enregistré.',
        )}
        slotProps={{ htmlInput: { min: dossier.passages.at(-1)?.entreeLe ?? aujourdhui() } }}
      />
      <AfficherErreur erreur={champs[DATE] ? null : error} />
      <Box role="status" aria-busy={isFetching}>
        {effets?.length === 0 && <Typography sx={{ mt: 1 }}>Aucun délai ne courrait.</Typography>}
        {effets && effets.length > 0 && (
          <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5, display: 'grid', gap: 0.75 }}>
            {effets.map(({ code, phrase, calcul, siPassee }) => (
              <li key={code}>
                {espacesInsecables(phrase)}
                {siPassee && (
                  <Box component="span" sx={{ color: 'error.main' }}>
                    {espacesInsecables(` ${siPassee}`)}
                  </Box>
                )}
                {calcul && (
                  <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
                    {espacesInsecables(direCalcul(calcul))}
                  </Box>
                )}
              </li>
            ))}
          </Box>
        )}
      </Box>
    </Box>
  );
}
