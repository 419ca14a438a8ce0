import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

interface Props {
  titre: string;
  /** Beside the heading: a count, a button. */
  complement?: ReactNode;
  /** Not printed: what only makes sense on the screen. */
  ecranSeul?: boolean;
  children: ReactNode;
}

export function Section({ titre, complement, ecranSeul = false, children }: Props) {
  const id = useId();
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-labelledby={id}
      className={ecranSeul ? 'ecran-seul' : undefined}
      sx={{ p: 2, breakInside: 'avoid-page' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap', mb: 1 }}>
        <Typography variant="h2" id={id}>
          {titre}
        </Typography>
        {complement}
      </Box>
      {children}
    </Paper>
  );
}
