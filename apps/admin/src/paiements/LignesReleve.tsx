import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { DeciderLigne, LigneReleve } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';
import { Link } from 'react-admin';
import { Absent } from '../commun/Absent.js';
import { dateCourte } from '../commun/dates.js';
import { INVISIBLE } from '../commun/styles.js';
import { espacesInsecables } from '../commun/typographie.js';
import { ETATS_LIGNE, ORDRE } from './phrases.js';

interface Props {
  lignes: LigneReleve[];
  /** Offered on the near matches, to those who may. */
  surDecision?: (ligne: LigneReleve, decision: DeciderLigne['decision']) => void;
}

/** The lines of an export, those that call for something first. */
export function LignesReleve({ lignes, surDecision }: Props) {
  return ORDRE.map((etat) => {
    const siennes = lignes.filter((l) => l.etat === etat);
    if (siennes.length === 0) return null;
    const decidables = etat === 'A_CONFIRMER' && surDecision;
    const titre = ETATS_LIGNE[etat].titre(siennes.length);
    return (
      <Box component="section" key={etat} aria-label={titre} sx={{ mb: 2.5 }}>
        <Typography variant="h2" sx={{ mb: 1 }}>
          {titre}
        </Typography>
        <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
          <Table size="small" aria-label={titre}>
            <TableHead>
              <TableRow>
                <TableCell scope="col">Ligne</TableCell>
                <TableCell scope="col">Engagement</TableCell>
                <TableCell scope="col" align="right">
                  Montant
                </TableCell>
                <TableCell scope="col">Versé le</TableCell>
                <TableCell scope="col">Dossier</TableCell>
                <TableCell scope="col">Pourquoi</TableCell>
                {decidables && <TableCell scope="col">Votre décision</TableCell>}
              </TableRow>
            </TableHead>
            <TableBody>
              {siennes.map((l) => (
                <TableRow key={l.rang}>
                  <TableCell component="th" scope="row">
                    {l.rang}
                  </TableCell>
                  <TableCell>{l.engagementNumero}</TableCell>
                  <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                    {direEuros(l.centimes)}
                  </TableCell>
                  <TableCell>{dateCourte(l.payeLe)}</TableCell>
                  <TableCell>
                    {l.dossier ? (
                      <>
                        <Link to={`/dossiers/${l.dossier.id}#paiement`}>{l.dossier.reference}</Link>{' '}
                        {l.dossier.collectivite}
                      </>
                    ) : (
                      <Absent>aucun</Absent>
                    )}
                  </TableCell>
                  <TableCell>{espacesInsecables(l.explication)}</TableCell>
                  {decidables && (
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>
                      <Button variant="outlined" onClick={() => surDecision(l, 'CONFIRMER')}>
                        C’est ce paiement
                        <span style={INVISIBLE}>, ligne {l.rang}</span>
                      </Button>{' '}
                      <Button onClick={() => surDecision(l, 'ECARTER')}>
                        Écarter
                        <span style={INVISIBLE}> la ligne {l.rang}</span>
                      </Button>
                    </TableCell>
                  )}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Paper>
      </Box>
    );
  });
}
