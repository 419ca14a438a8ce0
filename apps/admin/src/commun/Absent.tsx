import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** What stands for a value that is not there, in words: an empty cell would leave one wondering. */
export function Absent({ children }: { children: ReactNode }) {
  return (
    <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
      {children}
    </Box>
  );
}
