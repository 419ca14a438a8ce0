import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
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
import { dateCourte, direInstant } from '../commun/dates.js';
import { INVISIBLE } from '../commun/styles.js';
import { espacesInsecables } from '../commun/typographie.js';
import { verbes } from '../providers/verbes.js';
import { AjouterValeur } from './AjouterValeur.js';
import { defauts, resteAConfirmer } from './saisie.js';

interface Props {
  code: string;
  libelle: string;
  /** The scheme takes no request any more. */
  ferme: boolean;
}

export function ParametresDispositif({ code, libelle, ferme }: Props) {
  const [choisi, setChoisi] = useState<ParametreLu | null>(null);
  const [douteux, setDouteux] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['parametres', code],
    queryFn: () => verbes.parametres(code),
  });
  const debuts = (data?.donnees ?? []).flatMap((p) => p.versions.map((v) => v.du));
  const debut = debuts.sort()[0] ?? '';
  const aConfirmer = data?.donnees.filter(resteAConfirmer) ?? [];
  const titres = [
    'Paramètre',
    ferme ? 'Dernière valeur' : 'Valeur aujourd’hui',
    'Valeur par défaut et source',
    'Valeurs datées',
    'Action',
  ];
  return (
    <Box component="section" aria-labelledby="bareme" sx={{ mb: 3 }}>
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'baseline', mb: 1 }}>
        <Typography variant="h3" id="bareme">
          {libelle}
        </Typography>
        {aConfirmer.length > 0 && (
          <FormControlLabel
            control={<Checkbox checked={douteux} onChange={(_, coche) => setDouteux(coche)} />}
            label={`Montrer seulement ce qui reste à confirmer (${aConfirmer.length} sur ${data?.total})`}
          />
        )}
      </Box>
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {isPending && <Chargement />}
      {data && (
        <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
          <Table size="small" aria-labelledby="bareme">
            <TableHead>
              <TableRow>
                {titres.map((t) => (
                  <TableCell key={t} scope="col">
                    {t}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {(douteux ? aConfirmer : data.donnees).map((p) => (
                <Ligne key={p.cle} parametre={p} debut={debut} surAjouter={() => setChoisi(p)} />
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

interface PropsLigne {
  parametre: ParametreLu;
  /** First day of the first version of the dispositif. */
  debut: string;
  surAjouter: () => void;
}

function Ligne({ parametre: p, debut, surAjouter }: PropsLigne) {
  return (
    <TableRow sx={{ '& td, & th': { verticalAlign: 'baseline' } }}>
      <TableCell component="th" scope="row" sx={{ maxWidth: 300 }}>
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
      <TableCell sx={{ fontWeight: 600, minWidth: 110 }}>{direValeur(p, p.valeur)}</TableCell>
      <TableCell sx={{ maxWidth: 280 }}>
        {defauts(p, debut).map(({ dit, source }) => (
          <Box key={dit} sx={{ '& + &': { mt: 0.5 } }}>
            {espacesInsecables(dit)}
            <br />
            <SourceDite source={source} sansMot />
          </Box>
        ))}
      </TableCell>
      <TableCell>
        {p.valeurs.length === 0 ? (
          <Absent>aucune</Absent>
        ) : (
          <Box component="ul" sx={{ m: 0, pl: 2 }}>
            {p.valeurs.map((v) => (
              <li key={`${v.effetLe} ${v.ajouteLe}`}>
                {direValeur(p, v.valeur)} à partir du {dateCourte(v.effetLe)} (
                {espacesInsecables(v.source)}, saisi par {v.auteur} le {direInstant(v.ajouteLe)})
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
