import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Pagination, type RaRecord, useListContext } from 'react-admin';
import { AfficherErreur } from './AfficherErreur.js';
import { direNombre } from './nombre.js';
import { HAUTEUR_BARRE, INVISIBLE } from './styles.js';

interface EnTete {
  /** Name of the column, and of the API's sort when `triable`. */
  cle: string;
  titre: string;
  triable?: boolean;
}

export interface Colonne<T> extends EnTete {
  /** The columns that this one stacks, each still sorted by its own title. */
  empilees?: EnTete[];
  /** The cell naming its row for screen readers: one column per table. */
  enTete?: boolean;
  align?: 'right';
  /** Never on two lines. */
  insecable?: boolean;
  rendu: (ligne: T) => ReactNode;
}

/** Of a line of one row of text, and of two: also that of the placeholders, so that nothing jumps. */
const HAUTEUR_LIGNE = 35;
const HAUTEUR_EMPILEE = 58;
const TAILLES: [number, ...number[]] = [25, 50, 100];

interface Props<T> {
  /** Says what the table holds; for screen readers. */
  legende: string;
  colonnes: Colonne<T>[];
  /** When there is no line. */
  vide: ReactNode;
  /** An excerpt: the whole list is elsewhere. */
  sansPages?: boolean;
  /** The lines under headings, each part in its own order, in place of those of the list. */
  groupes?: { cle: string; titre: ReactNode; lignes: T[] }[];
  /** Rows can be ticked, each under this name. */
  choisir?: (ligne: T) => string;
}

/**
 * The table of a react-admin list. Ours rather than its DataTable, which announces no sort order
 * (aria-sort), has no row headers, and jumps from nothing to five grey lines while it loads.
 */
export function Tableau<T extends RaRecord>({
  legende,
  colonnes,
  vide,
  sansPages = false,
  groupes,
  choisir,
}: Props<T>) {
  const { data, total, isPending, isFetching, error, sort, setSort, perPage, refetch, meta } =
    useListContext<T>();
  const { cadre, deborde } = useDebordement();
  const hauteur = colonnes.some((c) => c.empilees) ? HAUTEUR_EMPILEE : HAUTEUR_LIGNE;
  if (error) return <AfficherErreur erreur={error} surReessayer={() => void refetch()} />;
  const sens = sort.order === 'ASC' ? 'asc' : 'desc';
  const trier = (cle: string) => {
    const inverse = sort.field === cle && sort.order === 'ASC' ? 'DESC' : 'ASC';
    setSort({ field: cle, order: inverse });
  };
  return (
    // A table too wide scrolls sideways in its frame; otherwise its header sticks to the page's top.
    <Paper
      ref={cadre}
      variant="outlined"
      className="impression-large"
      // Positioned: what is there for readers alone would otherwise widen the page itself.
      sx={{ position: 'relative', overflowX: deborde ? 'auto' : 'visible' }}
      {...(deborde && { tabIndex: 0, role: 'region', 'aria-label': legende })}
    >
      {/* Collapsed borders do not follow a sticky header. */}
      <Table size="small" aria-busy={isFetching} sx={{ borderCollapse: 'separate' }}>
        <caption style={INVISIBLE}>{legende}</caption>
        <TableHead>
          <TableRow>
            {choisir && <ChoixDeLaPage fixe={!deborde} />}
            {colonnes.map(({ cle, align, ...colonne }) => {
              const titres = colonne.empilees ?? [{ cle, ...colonne }];
              const triee = !groupes && titres.some((t) => t.triable && t.cle === sort.field);
              return (
                <TableCell
                  key={cle}
                  scope="col"
                  align={align}
                  sortDirection={triee && sens}
                  sx={{ position: deborde ? 'static' : 'sticky', top: HAUTEUR_BARRE, zIndex: 2 }}
                >
                  {titres.map((t) => (
                    <Box key={t.cle} component="span" sx={{ mr: titres.length > 1 ? 1.5 : 0 }}>
                      {t.triable && !groupes ? (
                        <TableSortLabel
                          active={t.cle === sort.field}
                          direction={t.cle === sort.field ? sens : 'asc'}
                          onClick={() => trier(t.cle)}
                        >
                          {t.titre}
                        </TableSortLabel>
                      ) : (
                        t.titre
                      )}
                    </Box>
                  ))}
                </TableCell>
              );
            })}
          </TableRow>
        </TableHead>
        <TableBody>
          {isPending && (
            <LignesGrises
              nombre={perPage}
              colonnes={colonnes.length + (choisir ? 1 : 0)}
              hauteur={hauteur}
            />
          )}
          {!groupes && (
            <Lignes
              lignes={data ?? []}
              colonnes={colonnes}
              hauteur={hauteur}
              {...(choisir && { choisir })}
            />
          )}
        </TableBody>
        {!isPending &&
          groupes?.map(({ cle, titre, lignes }) => (
            <TableBody key={cle} id={cle}>
              <TableRow>
                <TableCell
                  component="th"
                  scope="rowgroup"
                  colSpan={colonnes.length}
                  sx={{ pt: 1.5, fontSize: 15, fontWeight: 600, bgcolor: 'background.default' }}
                >
                  {titre}
                </TableCell>
              </TableRow>
              <Lignes lignes={lignes} colonnes={colonnes} hauteur={hauteur} />
            </TableBody>
          ))}
      </Table>
      {total === 0 && vide}
      {!sansPages && total !== undefined && total > (data?.length ?? 0) && <Extrait />}
      {!sansPages && total !== undefined && total > TAILLES[0] && (
        <Box
          className="ecran-seul"
          sx={{ display: 'flex', justifyContent: 'flex-end', minHeight: 44 }}
        >
          <Pagination rowsPerPageOptions={TAILLES} {...direPage(meta?.auDela)} />
        </Box>
      )}
    </Paper>
  );
}

interface PropsLignes<T> {
  lignes: T[];
  colonnes: Colonne<T>[];
  hauteur: number;
  choisir?: (ligne: T) => string;
}

/** As narrow as its box; not on paper. */
const CASE = { width: 40, py: 0, pl: 0.5, pr: 0 };

/** All the rows shown, ticked or not. */
function ChoixDeLaPage({ fixe }: { fixe: boolean }) {
  const { data = [], selectedIds = [], onSelect } = useListContext();
  const choisies = data.filter((ligne) => selectedIds.includes(ligne.id));
  const ailleurs = selectedIds.filter((id) => !data.some((ligne) => ligne.id === id));
  const toutes = data.length > 0 && choisies.length === data.length;
  return (
    <TableCell
      className="ecran-seul"
      padding="checkbox"
      sx={{ ...CASE, position: fixe ? 'sticky' : 'static', top: HAUTEUR_BARRE, zIndex: 2 }}
    >
      <Checkbox
        size="small"
        disabled={data.length === 0}
        checked={toutes}
        indeterminate={choisies.length > 0 && !toutes}
        onChange={() => onSelect(toutes ? ailleurs : [...ailleurs, ...data.map((l) => l.id)])}
        slotProps={{ input: { 'aria-label': 'Tout sélectionner sur cette page' } }}
      />
    </TableCell>
  );
}

function Lignes<T extends RaRecord>({ lignes, colonnes, hauteur, choisir }: PropsLignes<T>) {
  const { selectedIds = [], onToggleItem } = useListContext<T>();
  return lignes.map((ligne) => (
    <TableRow key={ligne.id} hover selected={choisir && selectedIds.includes(ligne.id)}>
      {choisir && (
        <TableCell className="ecran-seul" padding="checkbox" sx={CASE}>
          <Checkbox
            size="small"
            checked={selectedIds.includes(ligne.id)}
            onChange={() => onToggleItem(ligne.id)}
            slotProps={{ input: { 'aria-label': `Sélectionner ${choisir(ligne)}` } }}
          />
        </TableCell>
      )}
      {colonnes.map(({ cle, rendu, enTete, align, insecable }) => (
        <TableCell
          key={cle}
          align={align}
          {...(enTete && { component: 'th', scope: 'row' })}
          sx={{
            height: hauteur,
            fontWeight: 400,
            verticalAlign: 'baseline',
            whiteSpace: insecable ? 'nowrap' : 'normal',
          }}
        >
          {rendu(ligne)}
        </TableCell>
      ))}
    </TableRow>
  ));
}

/** Whether the table is wider than its frame. */
function useDebordement() {
  const cadre = useRef<HTMLDivElement>(null);
  const [deborde, setDeborde] = useState(false);
  useEffect(() => {
    const element = cadre.current;
    const table = element?.querySelector('table');
    if (!element || !table) return;
    const observateur = new ResizeObserver(() =>
      setDeborde(table.offsetWidth > element.clientWidth + 1),
    );
    observateur.observe(element);
    observateur.observe(table);
    return () => observateur.disconnect();
  });
  return { cadre, deborde };
}

/** As many lines as will come, so that nothing jumps. */
function LignesGrises(props: { nombre: number; colonnes: number; hauteur: number }) {
  const { nombre, colonnes, hauteur } = props;
  return Array.from({ length: nombre }, (_, ligne) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing else to be told apart by
    <TableRow key={ligne} aria-hidden>
      {Array.from({ length: colonnes }, (_, colonne) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: same
        <TableCell key={colonne} sx={{ height: hauteur }}>
          <Skeleton animation={false} />
        </TableCell>
      ))}
    </TableRow>
  ));
}

/** What paper, which has no next page, holds of the list. */
function Extrait() {
  const { data = [], page, perPage, total = 0, meta } = useListContext();
  const avant = (page - 1) * perPage;
  return (
    <p className="impression-seule">
      {`Lignes ${avant + 1} à ${avant + data.length} sur ${direNombre(total, meta?.auDela)}.`}
    </p>
  );
}

/** "37 dossiers", always shown, announced when it changes. */
export function Total({ un, plusieurs }: { un: string; plusieurs: string }) {
  const { total, isPending, meta } = useListContext();
  return (
    <Box component="span" role="status" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
      {isPending || total === undefined
        ? ''
        : `${direNombre(total, meta?.auDela)} ${total > 1 ? plusieurs : un}`}
    </Box>
  );
}
/** react-admin passes it on, and does not say so in its types. */
const direPage = (auDela?: boolean) => ({
  labelDisplayedRows: ({ from, to, count }: { from: number; to: number; count: number }) =>
    `${from} à ${to} sur ${direNombre(count, auDela)}`,
});
