import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { acteurs } from '@sciat/dispositifs';
import { espacesInsecables } from '../../commun/typographie.js';
import { motConclusion, Verdict } from '../../eligibilite/index.js';
import { ancrePretention } from './FichePretention.js';
import { compter, type Pretention, resumer } from './resumer.js';

interface Props {
  nom: string;
  date: string;
  pretentions: Pretention[];
}

/** All schemes on one screen: what is possible, what is not and why; each leads to its detail below. */
export function Synthese({ nom, date, pretentions }: Props) {
  return (
    <section aria-labelledby="synthese">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'baseline', mb: 1 }}>
        <Typography variant="h2" id="synthese">
          Synthèse
        </Typography>
        <span role="status">{compter(pretentions)}</span>
      </Box>
      <Paper
        variant="outlined"
        sx={{ overflowX: 'auto' }}
        tabIndex={0}
        role="region"
        aria-labelledby="synthese"
      >
        <Table
          size="small"
          aria-labelledby="synthese"
          sx={{ '& td, & th': { verticalAlign: 'baseline' }, '& tr': { breakInside: 'avoid' } }}
        >
          <TableHead>
            <TableRow>
              <TableCell scope="col">Dispositif</TableCell>
              <TableCell scope="col">Le service</TableCell>
              <TableCell scope="col">Décision</TableCell>
              <TableCell scope="col">Conclusion</TableCell>
              <TableCell scope="col">Pourquoi</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {pretentions.map((p) => (
              <TableRow key={p.dispositif}>
                <TableCell component="th" scope="row">
                  <Link href={`#${ancrePretention(p.dispositif)}`}>
                    {espacesInsecables(p.libelle)}
                  </Link>
                </TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{p.roleService}</TableCell>
                <TableCell>{acteurs[p.decideur]}</TableCell>
                <TableCell>
                  <Verdict mot={motConclusion(p.eligibilite)} />
                  {!p.ouvert && (
                    <Box sx={{ whiteSpace: 'nowrap' }}>
                      {p.jugeLe < date ? 'dispositif clos' : 'pas encore ouvert'}
                    </Box>
                  )}
                </TableCell>
                <TableCell sx={{ minWidth: 200 }}>{resumer(nom, p)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Paper>
      <Typography variant="body2" component="p" sx={{ mt: 1, color: 'text.secondary' }}>
        {espacesInsecables(
          '« À compléter » : rien ne s’y oppose, la demande dira le reste. « À apprécier » : un critère demande le jugement d’un agent. Ce qui est « à confirmer » n’a pas encore été confirmé par le service.',
        )}
      </Typography>
    </section>
  );
}
