import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { GROUPES_MA_FILE, JOURS_BIENTOT, type MaFile } from '@sciat/contrats';
import { Link } from 'react-router';
import { useCompteurs } from '../../commun/comptes.js';
import { direNombre } from '../../commun/nombre.js';
import { versDossiers } from '../adresses.js';
import { GROUPES, TITRES } from './groupes.js';

interface Chiffre {
  libelle: string;
  nombre: string | undefined;
  couleur: string;
  vers: string;
}

/** What calls for action, each figure a link to exactly the files behind it. */
export function Compteurs({ file }: { file: MaFile | undefined }) {
  const { data } = useCompteurs();
  const bientot: Chiffre = {
    libelle: `Dans les ${JOURS_BIENTOT} jours`,
    nombre: data && direNombre(data.bientot),
    couleur: 'warning.main',
    vers: versDossiers({ agent: 'moi_ou_aucun', retard: 'bientot' }),
  };
  const aVerifier: Chiffre = {
    libelle: 'Pièces reçues à vérifier',
    nombre: data && direNombre(data.aVerifier),
    couleur: 'primary.main',
    vers: versDossiers({ agent: 'moi_ou_aucun', pieces: 'a_verifier' }),
  };
  const [enRetard, ...autres] = GROUPES.map(
    (cle): Chiffre => ({
      libelle: TITRES[cle].titre,
      nombre: file && direNombre(file[cle].total, file[cle].auDela),
      couleur: cle === 'en_retard' ? 'error.main' : 'text.primary',
      vers: versDossiers(GROUPES_MA_FILE[cle]),
    }),
  );
  const avis: Chiffre = {
    libelle: 'Avis en retard',
    nombre: data && direNombre(data.avisEnRetard),
    couleur: 'error.main',
    vers: versDossiers({ agent: 'moi_ou_aucun', avis: 'en_retard' }),
  };
  const chiffres = [enRetard, bientot, aVerifier, ...autres, avis].filter((c) => c !== undefined);
  return (
    <Box
      component="ul"
      aria-label="Ce qui appelle une action"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, p: 0, m: 0, mb: 1.5, listStyle: 'none' }}
    >
      {chiffres.map(({ libelle, nombre, couleur, vers }) => (
        <Paper key={libelle} component="li" variant="outlined">
          <Box
            component={Link}
            to={vers}
            sx={{
              display: 'flex',
              alignItems: 'baseline',
              gap: 1,
              px: 2,
              py: 0.5,
              minWidth: 130,
              color: 'text.primary',
              textDecoration: 'none',
              '&:hover': { textDecoration: 'underline' },
            }}
          >
            <Box
              component="span"
              sx={{
                fontSize: 22,
                fontWeight: 600,
                minWidth: '1ch',
                color: nombre !== '0' ? couleur : 'text.secondary',
              }}
            >
              {nombre ?? '–'}
            </Box>
            {libelle}
          </Box>
        </Paper>
      ))}
    </Box>
  );
}
