import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { dessinsDe, direCellule, type TableauRapport } from '@sciat/contrats';
import { espacesInsecables } from '../commun/typographie.js';
import { Dessins } from './Dessins.js';

/** One table of the report, with what it counts: its charts, or a bar beside the figure that one would rather look at. */
export function TableauChiffres({ tableau }: { tableau: TableauRapport }) {
  const { id, titre, compte, colonnes, lignes, inconnu, barres } = tableau;
  const dessins = dessinsDe(tableau);
  const plusGrande = Math.max(1, ...lignes.map((l) => Number(barres === null ? 0 : l[barres])));
  return (
    <Box component="section" aria-labelledby={`titre-${id}`} sx={{ mb: 3 }}>
      <Typography variant="h2" id={`titre-${id}`}>
        {titre}
      </Typography>
      <Typography sx={{ mb: 1, maxWidth: '85ch', color: 'text.secondary' }}>
        {espacesInsecables(compte)}
      </Typography>
      {dessins.length > 0 && <Dessins dessins={dessins} />}
      {lignes.length === 0 ? (
        <p>Aucun dossier.</p>
      ) : (
        <Paper
          variant="outlined"
          sx={{ overflowX: 'auto' }}
          tabIndex={0}
          role="region"
          aria-labelledby={`titre-${id}`}
        >
          <Table
            size="small"
            aria-labelledby={`titre-${id}`}
            sx={{ '& tr': { breakInside: 'avoid' } }}
          >
            <TableHead>
              <TableRow>
                {colonnes.map(({ titre: t, format }) => (
                  <TableCell key={t} scope="col" align={format === 'texte' ? 'left' : 'right'}>
                    {t}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {lignes.map((ligne, rang) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two applicants may have one name, and lines never move
                <TableRow key={rang}>
                  {colonnes.map(({ titre: t, format }, i) => (
                    <TableCell
                      key={t}
                      align={format === 'texte' ? 'left' : 'right'}
                      {...(i === 0 && { component: 'th', scope: 'row' })}
                      sx={{ fontWeight: 400, whiteSpace: format === 'texte' ? 'normal' : 'nowrap' }}
                    >
                      {i === barres && <Barre part={Number(ligne[i]) / plusGrande} />}
                      <Box
                        component="span"
                        // The bars end on one line, whatever the figure beside them.
                        sx={i === barres ? { display: 'inline-block', minWidth: '4ch' } : undefined}
                      >
                        {espacesInsecables(direCellule(ligne[i] ?? null, format, inconnu))}
                      </Box>
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Paper>
      )}
    </Box>
  );
}

/** The figure beside it says the same. */
function Barre({ part }: { part: number }) {
  return (
    <Box
      component="span"
      aria-hidden
      sx={{
        display: 'inline-block',
        width: `${Math.round(part * 120)}px`,
        height: 10,
        mr: 1,
        bgcolor: 'primary.main',
        printColorAdjust: 'exact',
      }}
    />
  );
}
