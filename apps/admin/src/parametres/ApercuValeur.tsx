import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ApercuParametre, ParametreLu } from '@sciat/contrats';
import { direValeur } from '@sciat/dispositifs';
import { dateLongue } from '../commun/dates.js';
import { espacesInsecables } from '../commun/typographie.js';
import { EffetsSurDossiers } from '../eligibilite/index.js';

/** Stable, so that the heading takes the focus when it comes and not at each drawing. */
const viser = (titre: HTMLElement | null) => titre?.focus();

interface Props {
  parametre: ParametreLu;
  valeur: number | string;
  effetLe: string;
  apercu: ApercuParametre;
}

/** What adding a value would change, before anything is. */
export function ApercuValeur({ parametre, valeur, effetLe, apercu }: Props) {
  const { remplacee, suivante, effets, calculs, dossiersOuverts } = apercu;
  const origine = remplacee.effetLe
    ? `en vigueur depuis le ${dateLongue(remplacee.effetLe)}`
    : 'par défaut';
  const fin = suivante
    ? `, jusqu’au ${dateLongue(suivante.effetLe)} où ${direValeur(parametre, suivante.valeur)} prend effet`
    : '';
  return (
    <Box
      component="section"
      aria-labelledby="apercu-valeur"
      sx={{ display: 'grid', gap: 1, borderTop: 1, borderColor: 'divider', mt: 2, pt: 2 }}
    >
      <Typography variant="h3" id="apercu-valeur" tabIndex={-1} ref={viser}>
        Ce qui changera
      </Typography>
      <Typography>
        {espacesInsecables(
          `Pour les dossiers reçus à partir du ${dateLongue(effetLe)}${fin} : ${direValeur(parametre, valeur)}, au lieu de ${direValeur(parametre, remplacee.valeur)} (${origine}).`,
        )}
      </Typography>
      <EffetsSurDossiers
        effets={effets}
        calculs={calculs}
        effetLe={effetLe}
        nombre={dossiersOuverts}
      />
    </Box>
  );
}
