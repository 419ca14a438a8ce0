import Box from '@mui/material/Box';
import type { ReversementLu } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';
import { SourceDite } from '../commun/AConfirmer.js';
import { espacesInsecables } from '../commun/typographie.js';

/** How the sum was computed, and by whose rule. */
export function LignesReversement({ lignes }: Pick<ReversementLu, 'lignes'>) {
  const [premiere] = lignes;
  if (!premiere) return null;
  return (
    <>
      <Box component="ul" aria-label="Lignes du calcul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
        {lignes.map(({ libelle, centimes, valeur }) => (
          <li key={libelle}>
            {espacesInsecables(
              `${libelle} : ${centimes === null ? (valeur ?? '') : direEuros(centimes)}`,
            )}
          </li>
        ))}
      </Box>
      <SourceDite source={premiere.source} />
    </>
  );
}
