import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { JOURS_BIENTOT } from '@sciat/contrats';
import { Link } from 'react-router';
import { useCompteurs } from '../../commun/comptes.js';
import { type FiltresDossiers, versDossiers } from '../adresses.js';

const MA_FILE: FiltresDossiers = { agent: 'moi_ou_aucun' };

/** What calls for action, each figure a link to the files behind it. */
export function Compteurs() {
  const { data } = useCompteurs();
  const chiffres = [
    {
      libelle: 'En retard',
      nombre: data?.enRetard,
      couleur: 'error.main',
      vers: versDossiers({ ...MA_FILE, retard: 'en_retard' }),
    },
    {
      libelle: `Dans les ${JOURS_BIENTOT} jours`,
      nombre: data?.bientot,
      couleur: 'warning.main',
      vers: versDossiers({ ...MA_FILE, retard: 'bientot' }),
    },
    {
      libelle: 'Non affectés',
      nombre: data?.nonAffectes,
      couleur: 'text.primary',
      vers: versDossiers({ agent: 'aucun' }),
    },
    {
      libelle: 'Avis en retard',
      nombre: data?.avisEnRetard,
      couleur: 'error.main',
      vers: '/chez-les-autres?avis=file',
    },
  ];
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
              minWidth: 150,
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
                color: nombre ? couleur : 'text.secondary',
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
