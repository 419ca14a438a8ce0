import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { DispositifResume } from '@sciat/contrats';
import { Link } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { aujourdhui } from '../commun/dates.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { parFamille } from './familles.js';
import { useDispositifs } from './lectures.js';
import { direPeriode, direRole, parDispositif } from './phrases.js';

const LISTE = { listStyle: 'none', p: 0, m: 0 };

export default function ListeDispositifs() {
  const { data, error, isPending, refetch } = useDispositifs();
  return (
    <>
      <TitrePage titre="Dispositifs" />
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {isPending && <Chargement />}
      <Box component="ul" sx={{ ...LISTE, display: 'grid', gap: 1.5, maxWidth: 900 }}>
        {parFamille(data?.donnees ?? []).map(({ famille, elements }) => (
          <Paper key={famille} component="li" variant="outlined" sx={{ p: 2 }}>
            <Famille famille={famille} dispositifs={parDispositif(elements)} />
          </Paper>
        ))}
      </Box>
    </>
  );
}

type Versions = [DispositifResume, ...DispositifResume[]];

/** A family of one scheme needs no other name than its own. */
function Famille({ famille, dispositifs }: { famille: string; dispositifs: Versions[] }) {
  const [premier, ...autres] = dispositifs;
  if (premier && autres.length === 0) return <Dispositif versions={premier} titre="h2" />;
  return (
    <>
      <Typography variant="h2">{espacesInsecables(famille)}</Typography>
      <Box component="ul" aria-label={famille} sx={LISTE}>
        {dispositifs.map((versions) => (
          <Box key={versions[0].code} component="li" sx={{ mt: 1.5 }}>
            <Dispositif versions={versions} titre="h3" />
          </Box>
        ))}
      </Box>
    </>
  );
}

/** A scheme as it now is, or last was, and every version of its rules. */
function Dispositif({ versions, titre }: { versions: Versions; titre: 'h2' | 'h3' }) {
  const jour = aujourdhui();
  const enVigueur = ({ enVigueur: { du, au } }: DispositifResume) =>
    du <= jour && (au === null || jour <= au);
  const montree = versions.find(enVigueur) ?? versions[0];
  const { code, libelle, description } = montree;
  return (
    <>
      <Typography variant={titre}>
        <Link to={`/dispositifs/${code}`}>{espacesInsecables(libelle)}</Link>
      </Typography>
      <Typography sx={{ mt: 0.5 }}>{espacesInsecables(description)}</Typography>
      <Typography variant="body2" sx={{ mt: 0.5, color: 'text.secondary' }}>
        {espacesInsecables(`${code}. ${direRole(montree)}.`)}
      </Typography>
      <Box component="ul" aria-label={`Versions : ${libelle}`} sx={{ ...LISTE, fontSize: 14 }}>
        {versions.map((v) => (
          <Box key={v.version} component="li" sx={{ color: 'text.secondary' }}>
            <Link
              to={`/dispositifs/${code}?version=${encodeURIComponent(v.version)}`}
              aria-label={espacesInsecables(`${libelle}, version ${v.version}`)}
              sx={{ display: 'inline-block', minHeight: 32, alignContent: 'center' }}
            >
              {`Version ${v.version}`}
            </Link>
            {`, ${direPeriode(v.enVigueur)}`}
            {v === montree && enVigueur(v) && versions.length > 1 && ' (actuelle)'}
          </Box>
        ))}
      </Box>
    </>
  );
}
