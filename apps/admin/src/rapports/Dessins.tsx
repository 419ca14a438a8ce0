import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { type DessinRapport, direCellule } from '@sciat/contrats';
import { lazy, Suspense } from 'react';
import { espacesInsecables } from '../commun/typographie.js';

const Barres = lazy(() => import('../tableau-de-bord/Barres.js'));
const HAUTEUR = 230;

/** The charts above a table, which says the same to whoever does not see them. */
export function Dessins({ dessins }: { dessins: DessinRapport[] }) {
  return (
    <Box
      aria-hidden
      sx={{ display: 'grid', gap: 2, mb: 2, gridTemplateColumns: { lg: 'repeat(2, 1fr)' } }}
    >
      {dessins.map(({ titre, format, noms, series }) => (
        <Paper key={titre} variant="outlined" sx={{ p: 2, minWidth: 0, breakInside: 'avoid' }}>
          <Typography sx={{ fontWeight: 600, mb: 1 }}>{titre}</Typography>
          <Suspense
            fallback={<Skeleton variant="rectangular" animation={false} height={HAUTEUR} />}
          >
            <Barres
              abscisses={noms}
              series={series}
              hauteur={HAUTEUR}
              {...(format === 'nombre'
                ? {}
                : { dire: (v: number) => espacesInsecables(direCellule(v, format)) })}
            />
          </Suspense>
        </Paper>
      ))}
    </Box>
  );
}
