import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { JOURS_BIENTOT, JOURS_PAIEMENTS, type TableauDeBord } from '@sciat/contrats';
import { ajouterJours, direEuros } from '@sciat/dispositifs';
import { Link } from 'react-router';
import { versDossiers } from '../dossiers/adresses.js';
import { dire, versPaiements } from './phrases.js';

/** The figures that call for action, each a link to exactly what it counts. */
export function Chiffres({ tableau: { chiffres, jour } }: { tableau: TableauDeBord }) {
  const tuiles = [
    {
      libelle: 'En retard',
      nombre: chiffres.enRetard,
      couleur: 'error.main',
      vers: versDossiers({ retard: 'en_retard' }),
    },
    {
      libelle: `À échéance sous ${JOURS_BIENTOT} jours`,
      nombre: chiffres.bientot,
      couleur: 'warning.main',
      vers: versDossiers({ retard: 'bientot' }),
    },
    {
      libelle: 'Non affectés',
      nombre: chiffres.nonAffectes,
      couleur: 'text.primary',
      vers: versDossiers({ agent: 'aucun' }),
    },
    {
      libelle: 'Bloqués',
      nombre: chiffres.bloques,
      couleur: 'text.primary',
      vers: versDossiers({ blocage: 'oui' }),
    },
    {
      libelle: `Paiements sous ${JOURS_PAIEMENTS} jours`,
      detail: direEuros(chiffres.paiements.centimes),
      nombre: chiffres.paiements.nombre,
      couleur: 'text.primary',
      vers: versPaiements({ au: ajouterJours(jour, JOURS_PAIEMENTS) }),
    },
  ];
  return (
    <Box
      component="ul"
      aria-label="Ce qui appelle une action"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(190px, 1fr))',
        '@media print': { gridTemplateColumns: 'repeat(5, 1fr)' },
        gap: 1.5,
        p: 0,
        m: 0,
        listStyle: 'none',
      }}
    >
      {tuiles.map(({ libelle, detail, nombre, couleur, vers }) => (
        <Paper key={libelle} component="li" variant="outlined">
          <Box
            component={Link}
            to={vers}
            sx={{
              display: 'block',
              height: '100%',
              px: 2,
              py: 1.25,
              color: 'text.primary',
              textDecoration: 'none',
              '&:hover': { textDecoration: 'underline' },
            }}
          >
            <Box
              sx={{
                fontSize: 28,
                lineHeight: 1.2,
                fontWeight: 600,
                color: nombre ? couleur : 'text.secondary',
              }}
            >
              {dire(nombre)}
            </Box>
            {libelle}
            {detail && <Box sx={{ fontSize: 14, color: 'text.secondary' }}>{detail}</Box>}
          </Box>
        </Paper>
      ))}
    </Box>
  );
}
