import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { CourrierResume } from '@sciat/contrats';
import { Link as LienRa } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useDossierCourant } from '../dossiers/page/contexte.js';
import { Section } from '../dossiers/page/Section.js';
import { useAutorise } from '../providers/session.js';
import { direDerniereDate, etatsCourrier } from './etats.js';
import { useCourriersDuDossier } from './lectures.js';
import { PreparerCourrier } from './PreparerCourrier.js';

/** The letters of the dossier, and those that may be drafted now. */
export function SectionCourriers() {
  const { dossier, definition } = useDossierCourant();
  const autorise = useAutorise();
  const { data, error, refetch } = useCourriersDuDossier(dossier.id);
  if (definition.courriers.length === 0) return null;
  return (
    <Section titre="Courriers" ancre="courriers">
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {!data && !error && <Skeleton variant="rectangular" height={64} />}
      {data &&
        (data.donnees.length === 0 ? (
          <Typography sx={{ color: 'text.secondary' }}>Aucun courrier pour l’instant.</Typography>
        ) : (
          <Box component="ul" aria-label="Courriers" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.donnees.map((courrier) => (
              <LigneCourrier key={courrier.id} courrier={courrier} />
            ))}
          </Box>
        ))}
      {data && autorise('courrier:rediger') && <PreparerCourrier modeles={data.modeles} />}
    </Section>
  );
}

function LigneCourrier({ courrier }: { courrier: CourrierResume }) {
  const { id, libelle, etat, chrono } = courrier;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        columnGap: 1.5,
        alignItems: 'baseline',
        flexWrap: 'wrap',
        py: 0.5,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <LienRa to={`/courriers/${id}`} sx={{ minHeight: 32, alignContent: 'center' }}>
        {espacesInsecables(libelle)}
      </LienRa>
      {chrono && <span>{`n°\u00a0${chrono}`}</span>}
      <strong>{etatsCourrier[etat]}</strong>
      <Box component="span" sx={{ color: 'text.secondary', fontSize: 14 }}>
        {direDerniereDate(courrier)}
      </Box>
    </Box>
  );
}
