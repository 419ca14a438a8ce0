import Box from '@mui/material/Box';
import { type ReactNode, useState } from 'react';

interface Props {
  titre: ReactNode;
  /** Unfolded on arrival; then it is the reader's. */
  ouvert?: boolean;
  /** Of secondary interest: smaller and grey. */
  discret?: boolean;
  children: ReactNode;
}

/** What is read at will: a click away on the screen, open on paper. */
export function Pli({ titre, ouvert = false, discret = false, children }: Props) {
  const [initial] = useState(ouvert);
  return (
    <Box component="details" open={initial} sx={discret ? undefined : { mt: 1 }}>
      <Box
        component="summary"
        sx={{
          cursor: 'pointer',
          minHeight: 32,
          alignContent: 'center',
          ...(discret && { fontSize: 13, color: 'text.secondary' }),
        }}
      >
        {titre}
      </Box>
      {children}
    </Box>
  );
}
