import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';
import { HAUTEUR_BARRE } from '../../commun/styles.js';
import { idSection } from './viser.js';

interface Props {
  titre: string;
  /** Beside the heading: a count, a button. */
  complement?: ReactNode;
  /** Name under which the page's own links find it. */
  ancre?: string;
  /** Not printed: what only makes sense on the screen. */
  ecranSeul?: boolean;
  children: ReactNode;
}

export function Section({ titre, complement, ancre, ecranSeul = false, children }: Props) {
  const id = useId();
  return (
    <Paper
      variant="outlined"
      component="section"
      id={ancre && idSection(ancre)}
      aria-labelledby={id}
      className={ecranSeul ? 'ecran-seul' : undefined}
      sx={{ p: 2 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap', mb: 1 }}>
        <Typography
          variant="h2"
          id={id}
          tabIndex={-1}
          sx={{
            scrollMarginTop: HAUTEUR_BARRE + 24,
            '&:focus:not(:focus-visible)': { outline: 0 },
          }}
        >
          {titre}
        </Typography>
        {complement}
      </Box>
      {children}
    </Paper>
  );
}
