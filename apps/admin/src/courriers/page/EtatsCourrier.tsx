import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import PlayCircleOutlined from '@mui/icons-material/PlayCircleOutlined';
import RadioButtonUncheckedOutlined from '@mui/icons-material/RadioButtonUncheckedOutlined';
import Box from '@mui/material/Box';
import type { Courrier } from '@sciat/contrats';
import { INVISIBLE } from '../../commun/styles.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { Section } from '../../dossiers/page/Section.js';
import { etatsCourrier, tracerEtats } from '../etats.js';

const MARQUES = {
  passé: CheckCircleOutlined,
  'en cours': PlayCircleOutlined,
  'à venir': RadioButtonUncheckedOutlined,
};

/** The states gone through, with when and by whom; the current one; those to come. */
export function EtatsCourrier({ courrier }: { courrier: Courrier }) {
  return (
    <Section titre="États">
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {tracerEtats(courrier).map(({ etat, place, detail }) => {
          const Icone = MARQUES[place];
          const enCours = place === 'en cours';
          return (
            <Box
              key={etat}
              component="li"
              aria-current={enCours ? 'step' : undefined}
              sx={{
                display: 'flex',
                gap: 1,
                py: 0.5,
                color: place === 'à venir' ? 'text.secondary' : 'text.primary',
              }}
            >
              <Icone
                aria-hidden
                sx={{ fontSize: 20, mt: 0.25, color: enCours ? 'primary.main' : undefined }}
              />
              <Box sx={{ flex: 1 }}>
                <Box component="span" sx={{ fontWeight: enCours ? 600 : 400 }}>
                  {etatsCourrier[etat].charAt(0).toUpperCase() + etatsCourrier[etat].slice(1)}
                </Box>
                <span style={INVISIBLE}>{`, ${place}`}</span>
                {detail && (
                  <Box sx={{ fontSize: 14, color: 'text.secondary', overflowWrap: 'anywhere' }}>
                    {espacesInsecables(detail)}
                  </Box>
                )}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Section>
  );
}
