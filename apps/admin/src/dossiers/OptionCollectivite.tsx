import Box from '@mui/material/Box';
import type { Collectivite } from '@sciat/contrats';
import type { ComponentProps } from 'react';
import { repererCollectivite } from './collectivite.js';

/** One line of a list of collectivités: the name, then what tells it from another. */
export function OptionCollectivite({
  collectivite,
  ...props
}: ComponentProps<'li'> & { collectivite: Collectivite }) {
  return (
    <li {...props}>
      <Box
        sx={{
          flex: 1,
          minWidth: 0,
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1.5,
          justifyContent: 'space-between',
          alignItems: 'baseline',
        }}
      >
        {collectivite.nom}
        <Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>
          {repererCollectivite(collectivite)}
        </Box>
      </Box>
    </li>
  );
}
