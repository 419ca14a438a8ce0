import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import CssBaseline from '@mui/material/CssBaseline';
import Paper from '@mui/material/Paper';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { clientRequetes } from '../providers/client-requetes.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { themeClair, themeSombre } from '../theme/index.js';
import { espacesInsecables } from './typographie.js';

const clair = createTheme(themeClair as object);
const sombre = createTheme(themeSombre as object);

/** The page of a link, beside the application: no session, no frame, and a thumb rather than a mouse. */
export function PagePublique({ children }: { children: ReactNode }) {
  const nuit = useMediaQuery('(prefers-color-scheme: dark)');
  return (
    <ThemeProvider theme={nuit ? sombre : clair}>
      <CssBaseline />
      <QueryClientProvider client={clientRequetes}>
        <Box
          component="main"
          sx={{
            maxWidth: 760,
            mx: 'auto',
            p: { xs: 2, sm: 3 },
            display: 'grid',
            gap: 2,
            overflowWrap: 'anywhere',
            '& .MuiButton-root': { minHeight: 44, px: 2, border: 1, borderColor: 'primary.main' },
          }}
        >
          {children}
        </Box>
      </QueryClientProvider>
    </ThemeProvider>
  );
}

interface PropsCadre {
  titre: string;
  children: ReactNode;
}

/** A part of such a page, under its heading. */
export function CadrePublic({ titre, children }: PropsCadre) {
  return (
    <Paper variant="outlined" component="section" aria-label={titre} sx={{ p: 2 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {titre}
      </Typography>
      {children}
    </Paper>
  );
}

interface PropsRefus {
  erreur: Error | null;
  surReessayer: () => void;
}

/** A link that does not open, whatever the reason; or a server that does not answer. */
export function RefusDeLien({ erreur, surReessayer }: PropsRefus) {
  const perdu = erreur instanceof ErreurApi && (erreur.status === 404 || erreur.status === 429);
  return (
    <Paper variant="outlined" sx={{ p: 3 }} role="alert">
      <Typography variant="h1" sx={{ mb: 1 }}>
        {perdu ? 'Ce lien ne s’ouvre pas' : 'La page n’a pas pu être lue'}
      </Typography>
      <Typography>{espacesInsecables(erreur?.message ?? '')}</Typography>
      {!perdu && (
        <Button variant="outlined" sx={{ mt: 2 }} onClick={surReessayer}>
          Réessayer
        </Button>
      )}
    </Paper>
  );
}
