import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { LigneLotScan, LotScan } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { Link as LienRa } from 'react-admin';
import { Link, useParams } from 'react-router';
import { Absent } from '../../commun/Absent.js';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { Chargement } from '../../commun/Chargement.js';
import { direInstant } from '../../commun/dates.js';
import { TitrePage } from '../../commun/TitrePage.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { verbes } from '../../providers/verbes.js';
import { compter, direLot, direManque, direPages, GROUPES, ORDRE } from './phrases.js';

/** While the job reads the pages, the report is read again. */
const RELIRE_MS = 1500;

/** What became of each page of a file from the copier. */
export default function PageLotScans() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['courriers/scans', 'un', id],
    queryFn: () => verbes.lotDeScans(id),
    refetchInterval: (q) => (q.state.data?.etat === 'EN_COURS' ? RELIRE_MS : false),
  });
  return (
    <>
      <TitrePage
        titre={data ? `Pages signées : ${data.nom}` : 'Pages signées'}
        actions={
          <Button component={Link} to="/courriers/scans">
            Classer d’autres pages
          </Button>
        }
      />
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {isPending && <Chargement />}
      {data && <Rapport lot={data} />}
    </>
  );
}

function Rapport({ lot }: { lot: LotScan }) {
  const { etat, lues, pages, deposeLe, auteur, lignes } = lot;
  const enCours = etat === 'EN_COURS';
  return (
    <>
      <Typography sx={{ mb: 1, color: 'text.secondary' }}>
        Déposé le {direInstant(deposeLe)} par {auteur}
        {pages > 0 && `, ${compter(pages, 'page', 'pages')}`}.
      </Typography>
      {etat === 'ECHOUE' ? (
        <Alert severity="error">{espacesInsecables(direLot(lot))}</Alert>
      ) : (
        <Typography role="status" sx={{ mb: 2 }}>
          {espacesInsecables(direLot(lot))}
        </Typography>
      )}
      {enCours && (
        <LinearProgress
          aria-label="Pages lues"
          variant={pages > 0 ? 'determinate' : 'indeterminate'}
          value={pages > 0 ? (100 * lues) / pages : 0}
          sx={{ mb: 2, maxWidth: 480 }}
        />
      )}
      {ORDRE.map((groupe) => (
        <Groupe key={groupe} etat={groupe} lignes={lignes.filter((l) => l.etat === groupe)} />
      ))}
    </>
  );
}

function Groupe({ etat, lignes }: { etat: LigneLotScan['etat']; lignes: LigneLotScan[] }) {
  if (lignes.length === 0) return null;
  const titre = GROUPES[etat].titre(lignes.length);
  return (
    <Box component="section" aria-label={titre} sx={{ mb: 2.5 }}>
      <Typography variant="h2">{titre}</Typography>
      <Typography sx={{ mb: 1, color: 'text.secondary' }}>
        {espacesInsecables(GROUPES[etat].quoi)}
      </Typography>
      <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
        <Table size="small" aria-label={titre}>
          <TableHead>
            <TableRow>
              <TableCell scope="col">Pages du fichier</TableCell>
              <TableCell scope="col">Courrier</TableCell>
              <TableCell scope="col">Dossier</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {lignes.map((l) => (
              <TableRow key={l.rang}>
                <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                  {direPages(l.pages)}
                  {l.manquantes.length > 0 && ` (${direManque(l)})`}
                </TableCell>
                {l.courrier ? (
                  <>
                    <TableCell>
                      <LienRa to={`/courriers/${l.courrier.id}`}>
                        {l.courrier.chrono ? `N°\u00a0${l.courrier.chrono}` : 'Sans numéro'}
                      </LienRa>{' '}
                      {l.courrier.libelle}
                    </TableCell>
                    <TableCell>
                      <LienRa to={`/dossiers/${l.courrier.dossierId}`}>
                        {l.courrier.dossierReference}
                      </LienRa>{' '}
                      {l.courrier.collectivite}
                    </TableCell>
                  </>
                ) : (
                  <TableCell colSpan={2}>
                    <Absent>aucun</Absent>
                  </TableCell>
                )}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Paper>
    </Box>
  );
}
