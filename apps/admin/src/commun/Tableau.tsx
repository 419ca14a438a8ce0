import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import type { ReactNode } from 'react';
import { Pagination, type RaRecord, useListContext } from 'react-admin';
import { AfficherErreur } from './AfficherErreur.js';
import { HAUTEUR_BARRE, INVISIBLE } from './styles.js';

export interface Colonne<T> {
  /** Name of the column, and of the API's sort when `triable`. */
  cle: string;
  titre: string;
  triable?: boolean;
  /** The cell naming its row for screen readers: one column per table. */
  enTete?: boolean;
  align?: 'right';
  rendu: (ligne: T) => ReactNode;
}

const TAILLES: [number, ...number[]] = [25, 50, 100];

interface Props<T> {
  /** Says what the table holds; for screen readers. */
  legende: string;
  colonnes: Colonne<T>[];
  /** When there is no line. */
  vide: ReactNode;
}

/**
 * The table of a react-admin list. Ours rather than its DataTable, which announces no sort order
 * (aria-sort), has no row headers, and jumps from nothing to five grey lines while it loads.
 */
export function Tableau<T extends RaRecord>({ legende, colonnes, vide }: Props<T>) {
  const { data, total, isPending, isFetching, error, sort, setSort, perPage, refetch } =
    useListContext<T>();
  if (error) return <AfficherErreur erreur={error} surReessayer={() => void refetch()} />;
  const trier = (cle: string) => {
    const inverse = sort.field === cle && sort.order === 'ASC' ? 'DESC' : 'ASC';
    setSort({ field: cle, order: inverse });
  };
  return (
    // Below "lg" the table scrolls sideways in its frame; above, its header sticks to the page's top.
    <Paper variant="outlined" sx={{ overflowX: { xs: 'auto', lg: 'visible' } }}>
      {/* Collapsed borders do not follow a sticky header. */}
      <Table size="small" aria-busy={isFetching} sx={{ borderCollapse: 'separate' }}>
        <caption style={INVISIBLE}>{legende}</caption>
        <TableHead>
          <TableRow>
            {colonnes.map(({ cle, titre, triable, align }) => {
              const sens =
                triable && sort.field === cle ? (sort.order === 'ASC' ? 'asc' : 'desc') : undefined;
              return (
                <TableCell
                  key={cle}
                  scope="col"
                  align={align}
                  sortDirection={sens ?? false}
                  sx={{ position: { lg: 'sticky' }, top: HAUTEUR_BARRE, zIndex: 2 }}
                >
                  {triable ? (
                    <TableSortLabel
                      active={sens !== undefined}
                      direction={sens ?? 'asc'}
                      onClick={() => trier(cle)}
                    >
                      {titre}
                    </TableSortLabel>
                  ) : (
                    titre
                  )}
                </TableCell>
              );
            })}
          </TableRow>
        </TableHead>
        <TableBody>
          {isPending && <LignesGrises nombre={perPage} colonnes={colonnes.length} />}
          {data?.map((ligne) => (
            <TableRow key={ligne.id} hover>
              {colonnes.map(({ cle, rendu, enTete, align }) => (
                <TableCell
                  key={cle}
                  align={align}
                  {...(enTete && { component: 'th', scope: 'row' })}
                  sx={{ fontWeight: 400, verticalAlign: 'baseline' }}
                >
                  {rendu(ligne)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {total === 0 && vide}
      {total !== undefined && total > TAILLES[0] && (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', minHeight: 44 }}>
          <Pagination rowsPerPageOptions={TAILLES} />
        </Box>
      )}
    </Paper>
  );
}

/** As many lines as will come, so that nothing jumps. */
function LignesGrises({ nombre, colonnes }: { nombre: number; colonnes: number }) {
  return Array.from({ length: nombre }, (_, ligne) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing else to be told apart by
    <TableRow key={ligne} aria-hidden>
      {Array.from({ length: colonnes }, (_, colonne) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: same
        <TableCell key={colonne}>
          <Skeleton animation={false} />
        </TableCell>
      ))}
    </TableRow>
  ));
}

/** "37 dossiers", always shown, announced when it changes. */
export function Total({ un, plusieurs }: { un: string; plusieurs: string }) {
  const { total, isPending } = useListContext();
  return (
    <Box component="span" role="status" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
      {isPending || total === undefined
        ? ''
        : `${nombre.format(total)} ${total > 1 ? plusieurs : un}`}
    </Box>
  );
}
const nombre = new Intl.NumberFormat('fr-FR');
