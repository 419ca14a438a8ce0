import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { Link } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useDispositifs } from './lectures.js';
import { direPeriode } from './phrases.js';

export default function ListeDispositifs() {
  const { data, error, isPending, refetch } = useDispositifs();
  return (
    <>
      <TitrePage titre="Dispositifs" />
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {isPending && <Chargement />}
      <Box
        component="ul"
        sx={{ display: 'grid', gap: 1.5, p: 0, m: 0, maxWidth: 900, listStyle: 'none' }}
      >
        {data?.donnees.map((d) => (
          <Paper key={`${d.code} ${d.version}`} component="li" variant="outlined" sx={{ p: 2 }}>
            <Typography variant="h2">
              <Link to={`/dispositifs/${d.code}`}>{d.libelle}</Link>
            </Typography>
            <Typography sx={{ mt: 0.5 }}>{espacesInsecables(d.description)}</Typography>
            <Typography variant="body2" sx={{ mt: 1, color: 'text.secondary' }}>
              {d.code}, version {d.version}, {direPeriode(d.enVigueur)}. Le service {d.roleService}.
            </Typography>
          </Paper>
        ))}
      </Box>
    </>
  );
}
