import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { Dispositif } from '@sciat/contrats';
import { definitionDe, schemaDeSaisie } from '@sciat/dispositifs';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { ListeCriteres } from '../../eligibilite/index.js';
import { verbes } from '../../providers/verbes.js';

interface Props {
  dispositif: Pick<Dispositif, 'code' | 'version'>;
  collectiviteId: string | null;
  date: string;
  donnees: Record<string, unknown>;
}

/** Whether this collectivité may apply and why, with what is known so far. */
export function Examen({ dispositif, collectiviteId, date, donnees }: Props) {
  const connues = useDeferredValue(JSON.stringify(donneesExaminables(dispositif, donnees)));
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['eligibilite', dispositif.code, collectiviteId, date, connues],
    queryFn: ({ signal }) =>
      verbes.examinerEligibilite(
        {
          dispositif: dispositif.code,
          collectiviteId: collectiviteId ?? '',
          date,
          donnees: JSON.parse(connues),
        },
        { signal },
      ),
    enabled: collectiviteId !== null && date !== '',
    // The verdict on another collectivité must not stay on the screen, even for a moment.
    placeholderData: (precedente, requete) =>
      requete?.queryKey[2] === collectiviteId ? keepPreviousData(precedente) : undefined,
  });
  if (!collectiviteId) {
    return (
      <Typography sx={{ color: 'text.secondary' }}>
        Choisissez une collectivité pour savoir si elle peut demander cette aide.
      </Typography>
    );
  }
  return (
    <Box aria-live="polite" aria-busy={isPlaceholderData}>
      <AfficherErreur erreur={error} />
      {!data && !error && <Skeleton variant="rectangular" height={240} />}
      {data && <ListeCriteres eligibilite={data} />}
    </Box>
  );
}

/** What is typed and already stands: half a number is no reason to refuse the whole examination. */
function donneesExaminables(
  { code, version }: Props['dispositif'],
  donnees: Record<string, unknown>,
) {
  const schema = schemaDeSaisie(definitionDe(code, version));
  return Object.fromEntries(
    Object.entries(donnees).filter(
      ([nom, valeur]) => valeur !== null && schema.safeParse({ [nom]: valeur }).success,
    ),
  );
}
