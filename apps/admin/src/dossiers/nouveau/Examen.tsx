import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { espacesInsecables } from '../../commun/typographie.js';
import type { Conclusion } from '../../eligibilite/conclure.js';
import { bloquants, Criteres, MARQUES, motDe, PointsDeVigilance } from '../../eligibilite/index.js';
import type { Examen } from './useExamen.js';

const SENS = {
  oui: MARQUES.éligible,
  non: MARQUES['non éligible'],
  incertain: MARQUES['à apprécier'],
};

/** The answer in one sentence, said again when it changes. */
export function ConclusionDite({ conclusion }: { conclusion: Conclusion | undefined }) {
  return <Box aria-live="polite">{conclusion && <Phrase {...conclusion} />}</Box>;
}

function Phrase({ sens, phrase, raisons }: Conclusion) {
  const { Icone, couleur } = SENS[sens];
  return (
    <Typography component="p" sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
      <Icone aria-hidden sx={{ fontSize: 20, color: couleur, alignSelf: 'start', mt: 0.25 }} />
      <span>
        <Box component="strong" sx={{ fontWeight: 600, color: couleur }}>
          {espacesInsecables(phrase)}
        </Box>
        {raisons && espacesInsecables(` : ${raisons}`)}.
      </span>
    </Typography>
  );
}

/** What the conclusion rests on, and what is left for later. */
export function DetailExamen({
  examen: { eligibilite, conclusion, erreur, enCours },
  choisie,
  ouvert,
}: {
  examen: Examen;
  choisie: boolean;
  ouvert: boolean;
}) {
  if (!ouvert) {
    return (
      <Typography sx={{ color: 'text.secondary' }}>
        Ce dispositif ne reçoit pas de demande à cette date&nbsp;: rien n’est examiné.
      </Typography>
    );
  }
  if (!choisie) {
    return (
      <Typography sx={{ color: 'text.secondary' }}>
        Choisissez une collectivité et la date de réception pour savoir si elle peut demander cette
        aide.
      </Typography>
    );
  }
  if (erreur) return <AfficherErreur erreur={erreur} />;
  if (!eligibilite || !conclusion) return <Skeleton variant="rectangular" height={240} />;
  const { plusTard } = conclusion;
  const connus = bloquants(eligibilite.criteres).filter((c) => !plusTard.includes(c));
  return (
    <Box aria-busy={enCours}>
      <Criteres criteres={connus} libelle="Critères examinés" />
      {plusTard.length > 0 && (
        <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1 }}>
          <Typography component="p" id="plus-tard">
            {plusTard.length > 1 ? 'Restent' : 'Reste'} à vérifier plus tard&nbsp;:
          </Typography>
          <Box component="ul" aria-labelledby="plus-tard" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
            {plusTard.map(({ id, libelle }) => (
              <li key={id}>{espacesInsecables(libelle)}</li>
            ))}
          </Box>
        </Box>
      )}
      <PointsDeVigilance
        criteres={eligibilite.criteres.filter(
          (c) => c.portee === 'avertissement' && motDe(c) !== 'pas encore connu',
        )}
      />
    </Box>
  );
}
