import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';

interface Props {
  legende: string;
  entetes: { titre: string; chiffre?: boolean }[];
  /** The first cell of each line is its header. */
  lignes: { cle: string; cellules: ReactNode[]; forte?: boolean }[];
}

/** A small table inside a section. */
export function TableMemoire({ legende, entetes, lignes }: Props) {
  const cote = (i: number) => (entetes[i]?.chiffre ? 'right' : 'left');
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={legende}>
      <Table size="small" aria-label={legende}>
        <TableHead>
          <TableRow>
            {entetes.map(({ titre }, i) => (
              <TableCell key={titre} scope="col" align={cote(i)}>
                {titre}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {lignes.map(({ cle, cellules, forte = false }) => (
            <TableRow key={cle}>
              {cellules.map((cellule, i) => (
                <TableCell
                  key={entetes[i]?.titre}
                  align={cote(i)}
                  {...(i === 0 && { component: 'th', scope: 'row' })}
                  sx={{
                    fontWeight: forte ? 600 : 400,
                    whiteSpace: entetes[i]?.chiffre ? 'nowrap' : 'normal',
                  }}
                >
                  {cellule}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
