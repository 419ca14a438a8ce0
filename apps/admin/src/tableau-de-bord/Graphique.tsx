import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { aujourdhui, dateLongue } from '../commun/dates.js';
import { INVISIBLE } from '../commun/styles.js';
import { useSession } from '../providers/session.js';
import type { PropsBarres } from './Barres.js';
import { exporterCsv } from './exporter.js';
import { exporterPng } from './image.js';
import { estVide } from './phrases.js';
import { TableChiffres } from './TableChiffres.js';

const Barres = lazy(() => import('./Barres.js'));

interface Props extends Omit<PropsBarres, 'hauteur'> {
  titre: string;
  /** What the chart says, in a sentence. */
  resume: string;
  /** Of the files taken out. */
  nom: string;
  entetes: string[];
  /** The figures of the table; the first of a line names it. */
  lignes: { cle: string; cellules: ReactNode[]; valeurs: (string | number)[] }[];
}

/** More lines than that come on paper when they are shown only: the drawing is enough. */
const LIGNES_SUR_PAPIER = 20;

/** A chart, its sentence, its table under a toggle, and both to take out. */
export function Graphique({ titre, resume, nom, entetes, lignes, ...barres }: Props) {
  const id = useId();
  // Bars that lie down need room for each.
  const hauteur = barres.couchees ? Math.max(230, 90 + 24 * barres.abscisses.length) : 230;
  const cadre = useRef<HTMLDivElement>(null);
  const [table, setTable] = useState(false);
  const service = useSession()?.service.nom ?? '';
  const enImage = () => {
    const pied = `${service}, chiffres du ${dateLongue(aujourdhui())}`;
    if (cadre.current) void exporterPng(cadre.current, { titre, resume, pied }, nom);
  };
  return (
    <Paper variant="outlined" component="section" aria-labelledby={id} sx={{ p: 2, minWidth: 0 }}>
      <Typography variant="h2" id={id}>
        {titre}
      </Typography>
      <Box component="p" sx={{ m: 0, mb: 1, color: 'text.secondary', fontSize: 14 }}>
        {resume}
      </Box>
      {!estVide(barres.series) && (
        <>
          {!table && (
            // The sentence and the table say it: the drawing is for the eyes.
            <Box ref={cadre} aria-hidden sx={{ minHeight: hauteur }}>
              <Suspense
                fallback={<Skeleton variant="rectangular" animation={false} height={hauteur} />}
              >
                <Barres {...barres} hauteur={hauteur} />
              </Suspense>
            </Box>
          )}
          {(table || lignes.length <= LIGNES_SUR_PAPIER) && (
            <Box
              className={table ? undefined : 'impression-seule'}
              sx={{
                maxHeight: table ? hauteur : undefined,
                overflow: 'auto',
                '@media print': { maxHeight: 'none', overflow: 'visible' },
              }}
              {...(table && { tabIndex: 0, role: 'region', 'aria-labelledby': id })}
            >
              <TableChiffres id={id} entetes={entetes} lignes={lignes} />
            </Box>
          )}
          <Box className="ecran-seul" sx={{ display: 'flex', gap: 1, mt: 1 }}>
            <Button aria-expanded={table} onClick={() => setTable(!table)}>
              {table ? 'Voir le graphique' : 'Voir le tableau'}
              <span style={INVISIBLE}> : {titre}</span>
            </Button>
            <Button
              onClick={() =>
                exporterCsv(
                  entetes,
                  lignes.map((l) => l.valeurs),
                  nom,
                )
              }
            >
              CSV<span style={INVISIBLE}> : {titre}</span>
            </Button>
            {!table && (
              <Button onClick={enImage}>
                Image<span style={INVISIBLE}> : {titre}</span>
              </Button>
            )}
          </Box>
        </>
      )}
    </Paper>
  );
}
