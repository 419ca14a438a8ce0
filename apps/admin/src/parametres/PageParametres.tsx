import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ParametreLu } from '@sciat/contrats';
import { direValeur } from '@sciat/dispositifs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Absent } from '../commun/Absent.js';
import { SourceDite } from '../commun/AConfirmer.js';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { dateCourte } from '../commun/dates.js';
import { INVISIBLE } from '../commun/styles.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useDispositifs } from '../dispositifs/lectures.js';
import { verbes } from '../providers/verbes.js';
import { AjouterValeur } from './AjouterValeur.js';
import { CoordonneesService } from './CoordonneesService.js';

/** The numbers and choices the rules use: the definition's default, then every dated value given to it. */
export default function PageParametres() {
  const { data: dispositifs, error } = useDispositifs();
  return (
    <>
      <TitrePage titre="Paramètres" />
      <CoordonneesService />
      <Typography sx={{ mb: 2, maxWidth: '75ch' }}>
        Une valeur s’applique aux dossiers reçus à partir de sa date d’effet. Les dossiers reçus
        avant gardent la valeur de leur date.
      </Typography>
      <AfficherErreur erreur={error} />
      {dispositifs?.donnees.map(({ code, libelle }) => (
        <ParametresDe key={code} code={code} libelle={libelle} />
      ))}
    </>
  );
}

function ParametresDe({ code, libelle }: { code: string; libelle: string }) {
  const [choisi, setChoisi] = useState<ParametreLu | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['parametres', code],
    queryFn: () => verbes.parametres(code),
  });
  const titre = `parametres-${code}`;
  return (
    <Box component="section" aria-labelledby={titre} sx={{ mb: 3 }}>
      <Typography variant="h2" id={titre} sx={{ mb: 1 }}>
        {libelle}
      </Typography>
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {isPending && <Chargement />}
      {data && (
        <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
          <Table size="small" aria-labelledby={titre}>
            <TableHead>
              <TableRow>
                {['Paramètre', 'Valeur aujourd’hui', 'Origine', 'Valeurs datées', 'Action'].map(
                  (t) => (
                    <TableCell key={t} scope="col">
                      {t}
                    </TableCell>
                  ),
                )}
              </TableRow>
            </TableHead>
            <TableBody>
              {data.donnees.map((p) => (
                <Ligne key={p.cle} parametre={p} surAjouter={() => setChoisi(p)} />
              ))}
            </TableBody>
          </Table>
        </Paper>
      )}
      {choisi && (
        <AjouterValeur key={choisi.cle} parametre={choisi} surFermer={() => setChoisi(null)} />
      )}
    </Box>
  );
}

function Ligne({ parametre: p, surAjouter }: { parametre: ParametreLu; surAjouter: () => void }) {
  const parDefaut = p.valeurs.length === 0;
  return (
    <TableRow sx={{ '& td, & th': { verticalAlign: 'baseline' } }}>
      <TableCell component="th" scope="row" sx={{ maxWidth: 320 }}>
        {espacesInsecables(p.libelle)}
        {p.aide && (
          <Box
            component="span"
            sx={{
              display: 'block',
              mt: 0.5,
              fontSize: 13,
              fontWeight: 400,
              color: 'text.secondary',
            }}
          >
            {espacesInsecables(p.aide)}
          </Box>
        )}
      </TableCell>
      <TableCell sx={{ fontWeight: 600 }}>{direValeur(p, p.valeur)}</TableCell>
      {/* The default's source; a dated value names its own in the next column. */}
      <TableCell sx={{ maxWidth: 260 }}>
        {p.valeur !== p.defaut && <>Par défaut&nbsp;: {direValeur(p, p.defaut)}. </>}
        <SourceDite source={p.source} sansMot />
      </TableCell>
      <TableCell>
        {parDefaut ? (
          <Absent>aucune</Absent>
        ) : (
          <Box component="ul" sx={{ m: 0, pl: 2 }}>
            {p.valeurs.map((v) => (
              <li key={`${v.effetLe} ${v.ajouteLe}`}>
                {direValeur(p, v.valeur)} à partir du {dateCourte(v.effetLe)} ({v.source}, saisi par{' '}
                {v.auteur})
              </li>
            ))}
          </Box>
        )}
      </TableCell>
      <TableCell>
        <Button variant="outlined" onClick={surAjouter} sx={{ whiteSpace: 'nowrap' }}>
          Ajouter une valeur
          <span style={INVISIBLE}> à {p.libelle}</span>
        </Button>
      </TableCell>
    </TableRow>
  );
}
