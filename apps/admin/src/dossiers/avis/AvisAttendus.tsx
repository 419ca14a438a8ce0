import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { aujourdhui, direEcheance } from '../../commun/dates.js';
import { COULEURS } from '../../commun/Echeance.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useSession } from '../../providers/session.js';
import { idSection, viserSection } from '../page/viser.js';
import { direAttente } from './phrases.js';
import { useConsultations } from './useConsultations.js';

/** Beside what is expected: the opinions awaited, and the one that is mine to give. */
export function AvisAttendus() {
  const moi = useSession()?.utilisateur.id ?? '';
  const consultations = useConsultations().data?.donnees ?? [];
  const attendues = consultations
    .filter((c) => c.etat === 'ATTENDUE')
    .sort((a, b) => a.echeanceLe.localeCompare(b.echeanceLe));
  if (attendues.length === 0) return null;
  return (
    <Box component="ul" aria-label="Avis attendus" sx={{ listStyle: 'none', p: 0, m: 0, mt: 0.5 }}>
      {attendues.map((c) => {
        const { niveau } = direEcheance(c.echeanceLe);
        const presse = niveau === 'retard' || c.utilisateurId === moi;
        return (
          <li key={c.id}>
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
              {espacesInsecables(direAttente(c, moi, aujourdhui()))}
            </Link>
          </li>
        );
      })}
    </Box>
  );
}
