import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface Props {
  id: string;
  titre: string;
  entetes: string[];
  /** The first cell of each line is its header. */
  lignes: { cle: string; marquee?: boolean; cellules: ReactNode[] }[];
}

/** One table of the procedure, under its heading. */
export function TableProcedure({ id, titre, entetes, lignes }: Props) {
  return (
    <Box component="section" id={id} sx={{ mb: 3, scrollMarginTop: 64 }}>
      <Typography variant="h2" id={`titre-${id}`} tabIndex={-1} sx={{ mb: 1 }}>
        {titre}
      </Typography>
      <Paper
        variant="outlined"
        sx={{ overflowX: 'auto' }}
        tabIndex={0}
        role="region"
        aria-labelledby={`titre-${id}`}
      >
        <Table size="small" aria-labelledby={`titre-${id}`}>
          <TableHead>
            <TableRow>
              {entetes.map((t) => (
                <TableCell key={t} scope="col">
                  {t}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {lignes.map(({ cle, marquee = false, cellules: [premiere, ...suite] }) => (
              <TableRow
                key={cle}
                selected={marquee}
                sx={{ '& td, & th': { verticalAlign: 'top' } }}
              >
                <TableCell component="th" scope="row" sx={{ minWidth: 170 }}>
                  {premiere}
                </TableCell>
                {suite.map((cellule, rang) => (
                  <TableCell key={entetes[rang + 1]}>{cellule}</TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Paper>
    </Box>
  );
}

/** Several items in a cell. */
export function Puces({ elements }: { elements: string[] }) {
  if (elements.length === 0) return null;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2, minWidth: 200 }}>
      {elements.map((e) => (
        <li key={e}>{e}</li>
      ))}
    </Box>
  );
}
