import { useTheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { DossierResume } from '@sciat/contrats';
import type { Colonne } from '../commun/Tableau.js';
import { resserrer } from './colonnes.js';

/** The columns as the window has room for them. */
export function useColonnes(colonnes: Colonne<DossierResume>[]): Colonne<DossierResume>[] {
  const large = useMediaQuery(useTheme().breakpoints.up('lg'));
  return large ? colonnes : resserrer(colonnes);
}
