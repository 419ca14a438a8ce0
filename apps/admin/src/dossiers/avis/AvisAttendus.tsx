import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { aujourdhui, direEcheance } from '../../commun/dates.js';
import { COULEURS } from '../../commun/Echeance.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useDossierCourant } from '../page/contexte.js';
import { idSection, viserSection } from '../page/viser.js';
import { direAttente } from './phrases.js';

/** Beside what is expected: the opinions awaited, and the one that is mine to give. */
export function AvisAttendus() {
  const { avisAttendus } = useDossierCourant().dossier;
  if (avisAttendus.length === 0) return null;
  return (
    <Box component="ul" aria-label="Avis attendus" sx={{ listStyle: 'none', p: 0, m: 0, mt: 0.5 }}>
      {avisAttendus.map((avis) => {
        const { niveau } = direEcheance(avis.echeanceLe);
        const presse = niveau === 'retard' || avis.pourMoi;
        return (
          <li key={avis.id}>
            <Link
              href={`#${idSection('avis-demandes')}`}
              onClick={(e) => {
                e.preventDefault();
                viserSection('avis-demandes');
              }}
              sx={{
                color: niveau === 'retard' ? COULEURS.retard : 'text.secondary',
                fontWeight: presse ? 600 : 400,
              }}
            >
              {espacesInsecables(direAttente(avis, aujourdhui()))}
            </Link>
          </li>
        );
      })}
    </Box>
  );
}
