import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { PERIODES_SEMAINES } from '@sciat/contrats';
import { Link, useSearchParams } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { direHeure } from '../commun/dates.js';
import { TitrePage } from '../commun/TitrePage.js';
import { useAutorise } from '../providers/session.js';
import { Chiffres } from './Chiffres.js';
import { Anciennete, Flux, Paiements } from './Courbes.js';
import { Absents, ARegarder, Etapes, Porteurs } from './Encours.js';
import { accorder, direPeriode } from './phrases.js';
import { Decisions, Enveloppes } from './Resultats.js';
import { useTableau } from './useTableau.js';

const COLONNES = {
  display: 'grid',
  gap: 1.5,
  mt: 1.5,
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
  '@media print': { display: 'block' },
};

const PILE = {
  display: 'grid',
  gap: 1.5,
  minWidth: 0,
  // One under the other on paper, where a grid would not be cut between two lines of a table.
  '@media print': { display: 'block', '& > *': { mb: 1.5 } },
};

/** The supervisor's morning: what is late, at risk, stuck, coming in and going out. */
export default function PageTableauDeBord() {
  const [adresse, setAdresse] = useSearchParams();
  const autorise = useAutorise();
  const demandee = Number(adresse.get('semaines'));
  const semaines = PERIODES_SEMAINES.find((s) => s === demandee) ?? PERIODES_SEMAINES[0];
  const { data, error, isPending, refetch, ecoute } = useTableau(semaines);
  return (
    <>
      <TitrePage
        titre="Tableau de bord"
        complement={
          data && (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {accorder(data.chiffres.ouverts, 'dossier ouvert', 'dossiers ouverts')}
              {!ecoute && `, données de ${direHeure(data.luLe)}`}
            </Box>
          )
        }
        actions={
          <Box className="ecran-seul" sx={{ display: 'flex', gap: 1, alignItems: 'end' }}>
            {autorise('passation:administrer') && (
              <Button component={Link} to="/passations">
                Passations
              </Button>
            )}
            <Button onClick={() => window.print()}>Imprimer</Button>
            <TextField
              select
              label="Période"
              value={semaines}
              onChange={(e) => setAdresse({ semaines: e.target.value }, { replace: true })}
              sx={{ minWidth: 150 }}
            >
              {PERIODES_SEMAINES.map((s) => (
                <MenuItem key={s} value={s}>
                  {s} semaines
                </MenuItem>
              ))}
            </TextField>
          </Box>
        }
      />
      {!data && <AfficherErreur erreur={error} surReessayer={() => void refetch()} />}
      {isPending && <Chargement />}
      {data && (
        <>
          <Typography component="p" className="impression-seule" sx={{ mb: 1.5 }}>
            {direPeriode(semaines, data)}
          </Typography>
          <Chiffres tableau={data} />
          <Box sx={COLONNES}>
            <Box sx={PILE}>
              <Absents tableau={data} />
              <ARegarder tableau={data} />
              <Porteurs tableau={data} />
              <Flux tableau={data} />
              <Anciennete tableau={data} />
            </Box>
            <Box sx={PILE}>
              <Etapes tableau={data} />
              <Paiements tableau={data} />
              <Decisions tableau={data} />
              <Enveloppes tableau={data} />
            </Box>
          </Box>
        </>
      )}
    </>
  );
}
