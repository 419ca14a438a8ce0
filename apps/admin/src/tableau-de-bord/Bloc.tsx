import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';
import { Link } from 'react-admin';
import { Absent } from '../commun/Absent.js';
import { INVISIBLE } from '../commun/styles.js';
import { dire } from './phrases.js';
import { TableChiffres } from './TableChiffres.js';

interface Props {
  titre: string;
  explication?: ReactNode;
  entetes: string[];
  /** The first cell of each line is its header; the others are figures. */
  lignes: { cle: string; cellules: ReactNode[] }[];
  vide: string;
  /** The column that paper has no use for. */
  ecranSeul?: string;
}

/** A question of the page, and its figures. */
export function Bloc({ titre, explication, entetes, lignes, vide, ecranSeul }: Props) {
  const id = useId();
  return (
    <Paper variant="outlined" component="section" aria-labelledby={id} sx={{ p: 2, minWidth: 0 }}>
      <Typography variant="h2" id={id}>
        {titre}
      </Typography>
      {explication && (
        <Box component="p" sx={{ m: 0, mb: 1, color: 'text.secondary', fontSize: 14 }}>
          {explication}
        </Box>
      )}
      {lignes.length === 0 ? (
        <p style={{ marginBottom: 0 }}>{vide}</p>
      ) : (
        <Box sx={{ overflowX: 'auto', '@media print': { overflow: 'visible' } }}>
          <TableChiffres id={id} entetes={entetes} lignes={lignes} ecranSeul={ecranSeul} />
        </Box>
      )}
    </Paper>
  );
}

/** A figure, and the way to what it counts; said in full to a screen reader. */
export function Chiffre({ nombre, vers, quoi }: { nombre: number; vers: string; quoi: string }) {
  if (nombre === 0) return <Absent>0</Absent>;
  return (
    <Link to={vers}>
      {dire(nombre)}
      <span style={INVISIBLE}> {quoi}</span>
    </Link>
  );
}
