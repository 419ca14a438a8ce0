import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Paiements } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';
import { useListContext } from 'react-admin';
import { aujourdhui } from '../commun/dates.js';
import { espacesInsecables } from '../commun/typographie.js';
import { direReste } from '../enveloppes/phrases.js';
import { useEnveloppes } from './filtres.js';
import { compter } from './phrases.js';

/** Of every line that the filters keep, by scheme, beside what is left of this year's envelope. */
export function Totaux() {
  const { meta } = useListContext();
  const annee = Number(aujourdhui().slice(0, 4));
  const enveloppes = useEnveloppes();
  const { totaux = [] } = (meta ?? {}) as Partial<Paiements>;
  if (totaux.length === 0) return null;
  const reste = (code: string) =>
    enveloppes.data?.donnees.find((e) => e.dispositif === code) ?? null;
  const somme = {
    nombre: totaux.reduce((n, t) => n + t.nombre, 0),
    centimes: totaux.reduce((n, t) => n + t.centimes, 0),
  };
  return (
    <Paper variant="outlined" sx={{ mb: 2, maxWidth: 860, overflowX: 'auto' }}>
      <Table size="small" aria-label="Totaux par dispositif">
        <TableHead>
          <TableRow>
            <TableCell scope="col">Total par dispositif</TableCell>
            <TableCell scope="col" align="right">
              Paiements
            </TableCell>
            <TableCell scope="col" align="right">
              Montant
            </TableCell>
            <TableCell scope="col">Reste de l’enveloppe {annee}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {totaux.map(({ dispositif, nombre, centimes }) => {
            const enveloppe = reste(dispositif);
            return (
              <TableRow key={dispositif}>
                <TableCell component="th" scope="row">
                  {dispositif}
                </TableCell>
                <TableCell align="right">{nombre}</TableCell>
                <TableCell align="right">{direEuros(centimes)}</TableCell>
                <TableCell>{enveloppe && espacesInsecables(direReste(enveloppe))}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
      {totaux.length > 1 && (
        <Box sx={{ px: 2, py: 1, borderTop: 1, borderColor: 'divider', fontWeight: 600 }}>
          En tout&nbsp;: {compter(somme.nombre, 'paiement', 'paiements')},{' '}
          {direEuros(somme.centimes)}
        </Box>
      )}
    </Paper>
  );
}
