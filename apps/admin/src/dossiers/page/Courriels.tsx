import Box from '@mui/material/Box';
import { direInstant } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useDossierCourant } from './contexte.js';
import { Section } from './Section.js';

const ETATS: Record<string, string> = {
  A_ENVOYER: 'à envoyer',
  EN_COURS: 'envoi en cours',
  ENVOYE: 'envoyé',
  CONSERVE: 'conservé, aucun serveur d’envoi n’est réglé',
  INCERTAIN: 'envoi incertain, à vérifier',
  ECHEC: 'non envoyé',
};

export function Courriels() {
  const { courriels } = useDossierCourant().dossier;
  if (courriels.length === 0) return null;
  return (
    <Section titre="Courriels">
      <Box component="ul" aria-label="Courriels" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {courriels.map(({ id, objet, etat, creeLe, envoyeLe }) => (
          <Box component="li" key={id} sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}>
            {espacesInsecables(objet)}
            <Box component="span" sx={{ color: 'text.secondary', display: 'block', fontSize: 14 }}>
              {espacesInsecables(`${ETATS[etat] ?? etat}, ${direInstant(envoyeLe ?? creeLe)}`)}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
