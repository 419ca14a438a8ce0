import type { Dispositif, Eligibilite } from '@sciat/contrats';
import { definitionDe, schemaDeSaisie } from '@sciat/dispositifs';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { type Conclusion, conclure } from '../../eligibilite/conclure.js';
import { verbes } from '../../providers/verbes.js';

interface Sujet {
  dispositif: Pick<Dispositif, 'code' | 'version'>;
  collectivite: { id: string; nom: string } | null;
  date: string;
  donnees: Record<string, unknown>;
}

export interface Examen {
  /** `undefined` while it is being read, or when no collectivité is chosen. */
  eligibilite?: Eligibilite;
  conclusion?: Conclusion;
  erreur: unknown;
  enCours: boolean;
}

/** Whether this collectivité may apply and why, with what is known so far. */
export function useExamen({ dispositif, collectivite, date, donnees }: Sujet): Examen {
  const connues = useDeferredValue(JSON.stringify(donneesExaminables(dispositif, donnees)));
  const collectiviteId = collectivite?.id ?? '';
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['eligibilite', dispositif.code, collectiviteId, date, connues],
    queryFn: ({ signal }) =>
      verbes.examinerEligibilite(
        {
          dispositif: dispositif.code,
          collectiviteId,
          date,
          donnees: JSON.parse(connues),
        },
        { signal },
      ),
    enabled: collectivite !== null && date !== '',
    // The verdict on another collectivité must not stay on the screen, even for a moment.
    placeholderData: (precedente, requete) =>
      requete?.queryKey[2] === collectiviteId ? keepPreviousData(precedente) : undefined,
  });
  // Without its date the query stands still, and would keep the former verdict.
  if (!collectivite || date === '') return { erreur: null, enCours: false };
  return {
    eligibilite: data,
    conclusion: data && conclure(collectivite.nom, data),
    erreur: error,
    enCours: isPlaceholderData,
  };
}

/** What is typed and already stands: half a number is no reason to refuse the whole examination. */
function donneesExaminables(
  { code, version }: Sujet['dispositif'],
  donnees: Record<string, unknown>,
) {
  const schema = schemaDeSaisie(definitionDe(code, version));
  return Object.fromEntries(
    Object.entries(donnees).filter(
      ([nom, valeur]) => valeur !== null && schema.safeParse({ [nom]: valeur }).success,
    ),
  );
}
