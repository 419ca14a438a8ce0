import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Labels and values, as a description list. */
export function Definitions({ lignes }: { lignes: [libelle: string, valeur: ReactNode][] }) {
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'fit-content(45%) minmax(0, 1fr)',
        columnGap: 2,
        rowGap: 0.75,
        m: 0,
      }}
    >
      {lignes.map(([libelle, valeur]) => (
        <Box key={libelle} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {libelle}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {valeur}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
