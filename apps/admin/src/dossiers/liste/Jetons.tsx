import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useListContext } from 'react-admin';
import { direFiltres, type Noms, poserFiltre } from './filtres.js';

/** The filters set, as chips removable one by one (also with the Delete key). */
export function Jetons({ noms }: { noms: Noms }) {
  const { filterValues, setFilters } = useListContext();
  const jetons = direFiltres(filterValues, noms);
  if (jetons.length === 0) return null;
  const retirer = (cle: string) => setFilters(poserFiltre(filterValues, cle, '', noms));
  return (
    <>
      <Box
        component="ul"
        aria-label="Filtres actifs"
        sx={{ display: 'contents', listStyle: 'none' }}
      >
        {jetons.map(({ cle, phrase }) => (
          <li key={cle}>
            <Chip
              label={phrase}
              aria-label={`${phrase}. Retirer ce filtre`}
              onClick={() => retirer(cle)}
              onDelete={() => retirer(cle)}
            />
          </li>
        ))}
      </Box>
      <Button onClick={() => setFilters({})}>Tout retirer</Button>
    </>
  );
}
