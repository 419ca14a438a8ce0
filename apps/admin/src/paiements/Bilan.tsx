import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { BilanPaiements } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Absent } from '../commun/Absent.js';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { INVISIBLE } from '../commun/styles.js';
import { useSigle } from '../dispositifs/lectures.js';
import { CLE_BILAN } from '../providers/cache-dossiers.js';
import { verbes } from '../providers/verbes.js';
import { type FiltresPaiements, versPaiements } from './adresses.js';
import { compter, totalBilan } from './phrases.js';

type Ligne = BilanPaiements['donnees'][number];
type Somme = Ligne['aPayer'];

export const useBilan = () =>
  useQuery({ queryKey: CLE_BILAN, queryFn: ({ signal }) => verbes.bilanPaiements({ signal }) });

/** By scheme: what is owed now, what is late, what left this year, and what the envelope still bears. */
export function Bilan() {
  const { data, error, refetch } = useBilan();
  if (error) return <AfficherErreur erreur={error} surReessayer={() => void refetch()} />;
  if (!data || data.total === 0) return null;
  const { annee, donnees } = data;
  const titres = [
    'À payer',
    'Dont en retard',
    `Versé en ${annee}`,
    `Remboursé en ${annee}`,
    'Net',
    `Enveloppe ${annee}`,
    'Reste à attribuer',
  ];
  return (
    <Paper variant="outlined" sx={{ mb: 2, overflowX: 'auto' }}>
      <Table size="small" aria-label="Bilan par dispositif">
        <TableHead>
          <TableRow>
            <TableCell scope="col">Dispositif</TableCell>
            {titres.map((titre) => (
              <TableCell key={titre} scope="col" align="right">
                {titre}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {donnees.map((l) => (
            <Rangee key={l.dispositif} ligne={l} annee={annee} dispositif={l.dispositif} />
          ))}
        </TableBody>
        {donnees.length > 1 && (
          <TableFooter sx={{ '& .MuiTableCell-root': { fontWeight: 600, color: 'text.primary' } }}>
            <Rangee ligne={totalBilan(donnees)} annee={annee} />
          </TableFooter>
        )}
      </Table>
    </Paper>
  );
}

/** Without a scheme: the sum of them all. */
function Rangee({
  ligne: l,
  annee,
  dispositif,
}: {
  ligne: Ligne;
  annee: number;
  dispositif?: string;
}) {
  const sien: FiltresPaiements = dispositif ? { dispositif } : {};
  const cetteAnnee = { etat: 'payes', du: `${annee}-01-01`, au: `${annee}-12-31` } as const;
  const nom = useSigle()(dispositif ?? '');
  const qui = nom || 'tous les dispositifs';
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        {nom || 'Ensemble'}
      </TableCell>
      <Lien somme={l.aPayer} filtres={sien} dit={`à payer, ${qui}`} />
      <Lien
        somme={l.enRetard}
        filtres={{ ...sien, etat: 'en_retard' }}
        dit={`en retard, ${qui}`}
        presse
      />
      <Lien
        somme={l.verses}
        filtres={{ ...sien, ...cetteAnnee }}
        dit={`versés en ${annee}, ${qui}`}
      />
      <Montant centimes={l.rembourse} />
      <Montant centimes={l.net} />
      <TableCell align="right">
        {l.enveloppe === null ? <Absent>non fixée</Absent> : direEuros(l.enveloppe)}
      </TableCell>
      <TableCell align="right" sx={{ color: (l.reste ?? 0) < 0 ? 'error.main' : undefined }}>
        {l.reste === null
          ? ''
          : l.reste < 0
            ? `dépassée de ${direEuros(-l.reste)}`
            : direEuros(l.reste)}
      </TableCell>
    </TableRow>
  );
}

const Montant = ({ centimes }: { centimes: number }) => (
  <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
    {direEuros(centimes)}
  </TableCell>
);

interface PropsLien {
  somme: Somme;
  filtres: FiltresPaiements;
  /** What the figure counts, for whoever does not see the table. */
  dit: string;
  presse?: boolean;
}

/** A sum and the list behind it. */
function Lien({ somme: { nombre, centimes }, filtres, dit, presse = false }: PropsLien) {
  return (
    <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
      {nombre === 0 ? (
        <Absent>aucun</Absent>
      ) : (
        <Link
          to={versPaiements(filtres)}
          style={{ color: 'inherit', fontWeight: presse ? 600 : undefined }}
        >
          {direEuros(centimes)} ({nombre})
          <span style={INVISIBLE}>
            {' '}
            {compter(nombre, 'paiement', 'paiements')} {dit}
          </span>
        </Link>
      )}
    </TableCell>
  );
}
