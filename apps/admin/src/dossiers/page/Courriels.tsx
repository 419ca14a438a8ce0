import Box from '@mui/material/Box';
import type { CourrielLu } from '@sciat/contrats';
import { direInstant } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { etatsCourriel } from '../../courriels/etats.js';
import { useDossierCourant } from './contexte.js';
import { Section } from './Section.js';

export function Courriels() {
  const { courriels } = useDossierCourant().dossier;
  if (courriels.length === 0) return null;
  return (
    <Section titre="Courriels" ancre="courriels">
      <Box component="ul" aria-label="Courriels" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {courriels.map(({ id, objet, etat, creeLe, envoyeLe }) => (
          <Box component="li" key={id} sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}>
            {espacesInsecables(objet)}
            <Box component="span" sx={{ color: 'text.secondary', display: 'block', fontSize: 14 }}>
              {espacesInsecables(
                `${etatsCourriel[etat as CourrielLu['etat']].libelle}, ${direInstant(envoyeLe ?? creeLe)}`,
              )}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
