import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** An empty list says why it is empty and what can be done. */
export function EtatVide({ titre, children }: { titre: string; children?: ReactNode }) {
  return (
    <Box role="status" sx={{ py: 5, px: 2, textAlign: 'center' }}>
      <Typography variant="subtitle1" component="p">
        {titre}
      </Typography>
      {children && <Box sx={{ mt: 1, color: 'text.secondary' }}>{children}</Box>}
    </Box>
  );
}
