import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Courrier, CourriersDuDossier } from '@sciat/contrats';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { INVISIBLE } from '../commun/styles.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useDossierCourant } from '../dossiers/page/contexte.js';
import { Pli } from '../dossiers/page/Pli.js';
import type { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';
import { useRangerCourrier } from './lectures.js';

interface Props {
  modeles: CourriersDuDossier['modeles'];
}

/** The templates that may be drafted now, one button each; the others folded with their reasons. */
export function PreparerCourrier({ modeles }: Props) {
  const { dossier, definition } = useDossierCourant();
  const naviguer = useNavigate();
  const ranger = useRangerCourrier();
  const creation = useMutation<Courrier, ErreurApi, string>({
    mutationFn: (modele) => verbes.creerCourrier(dossier.id, { modele }),
    onSuccess: (courrier) => {
      ranger(courrier);
      void naviguer(`/courriers/${courrier.id}`);
    },
  });
  // What belongs to this step alone comes before what may be sent at any.
  const etendue = (code: string) =>
    definition.courriers.find((m) => m.code === code)?.etapes.length ?? 0;
  const possibles = modeles
    .filter((m) => m.raisons.length === 0)
    .sort((a, b) => etendue(a.code) - etendue(b.code));
  const autres = modeles.filter((m) => m.raisons.length > 0);
  return (
    <Box className="ecran-seul" sx={{ mt: 1.5 }}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        Préparer un courrier
      </Typography>
      {possibles.length === 0 && <Typography>Aucun modèle ne se rédige à cette étape.</Typography>}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {possibles.map(({ code, libelle }) => (
          <Button
            key={code}
            variant="outlined"
            loading={creation.isPending && creation.variables === code}
            onClick={() => {
              if (!creation.isPending) creation.mutate(code);
            }}
          >
            <span style={INVISIBLE}>Préparer le courrier&nbsp;: </span>
            {espacesInsecables(libelle)}
          </Button>
        ))}
      </Box>
      <AfficherErreur erreur={creation.error} />
      {autres.length > 0 && (
        <Pli
          discret
          titre={
            autres.length === 1
              ? '1 modèle qui ne se rédige pas maintenant'
              : `${autres.length} modèles qui ne se rédigent pas maintenant`
          }
        >
          <ul style={{ margin: 0, paddingLeft: 20 }}>
            {autres.map(({ code, libelle, raisons }) => (
              <li key={code}>
                {espacesInsecables(`${libelle}. ${raisons.map((r) => r.message).join(' ')}`)}
              </li>
            ))}
          </ul>
        </Pli>
      )}
    </Box>
  );
}
