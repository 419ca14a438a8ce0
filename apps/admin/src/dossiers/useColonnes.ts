import { type Breakpoint, useTheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { DossierResume } from '@sciat/contrats';
import type { Colonne } from '../commun/Tableau.js';
import { resserrer } from './colonnes.js';

/** The columns as the window has room for them; `seuil`: from which width each has its own. */
export function useColonnes(
  colonnes: Colonne<DossierResume>[],
  seuil: Breakpoint = 'lg',
): Colonne<DossierResume>[] {
  const large = useMediaQuery(useTheme().breakpoints.up(seuil));
  return large ? colonnes : resserrer(colonnes);
}
