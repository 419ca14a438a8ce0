import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';

interface Props {
  /** Of the heading that names it. */
  id: string;
  entetes: string[];
  /** The first cell of each line is its header; the others are figures. */
  lignes: { cle: string; cellules: ReactNode[] }[];
  /** The column that paper has no use for. */
  ecranSeul?: string | undefined;
}

/** Names on one line where the sheet allows it, and a short table not cut in two. */
const PAPIER = {
  '@media print': {
    '&:not(:has(tbody tr:nth-of-type(15)))': { breakInside: 'avoid' },
    '& th[scope=row]': { width: '46%' },
    '& th[scope=col]': { whiteSpace: 'normal', verticalAlign: 'bottom' },
  },
};

export function TableChiffres({ id, entetes, lignes, ecranSeul }: Props) {
  const surEcran = (titre: string | undefined) =>
    titre !== undefined && titre === ecranSeul ? 'ecran-seul' : undefined;
  return (
    <Table size="small" aria-labelledby={id} sx={PAPIER}>
      <TableHead>
        <TableRow>
          {entetes.map((t, i) => (
            <TableCell
              key={t}
              scope="col"
              align={i > 0 ? 'right' : undefined}
              className={surEcran(t)}
            >
              {t}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {lignes.map(({ cle, cellules: [premiere, ...suite] }) => (
          <TableRow key={cle}>
            <TableCell component="th" scope="row">
              {premiere}
            </TableCell>
            {suite.map((c, i) => (
              <TableCell key={entetes[i + 1]} align="right" className={surEcran(entetes[i + 1])}>
                {c}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
