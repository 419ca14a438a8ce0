import { useQueries, useQuery } from '@tanstack/react-query';
import { useListContext } from 'react-admin';
import { lectureDispositif, useDispositifs } from '../../dispositifs/lectures.js';
import { verbes } from '../../providers/verbes.js';
import type { Noms } from './filtres.js';

const UNE_HEURE = 3_600_000;

/** The names of what dossiers are filtered by, read once. */
export function useNoms(): Noms {
  const { filterValues } = useListContext();
  const collectiviteId: string | undefined = filterValues.collectiviteId;
  const { data: dispositifs } = useDispositifs();
  const definitions = useQueries({
    queries: (dispositifs?.donnees ?? []).map(({ code }) => lectureDispositif(code)),
  });
  const { data: agents } = useQuery({
    queryKey: ['agents'],
    queryFn: verbes.agents,
    staleTime: UNE_HEURE,
  });
  const { data: collectivite } = useQuery({
    queryKey: ['collectivites', collectiviteId],
    queryFn: () => verbes.collectivite(collectiviteId ?? ''),
    enabled: collectiviteId !== undefined,
    staleTime: UNE_HEURE,
  });
  return {
    dispositifs: Object.fromEntries((dispositifs?.donnees ?? []).map((d) => [d.code, d.libelle])),
    etapes: Object.fromEntries(
      definitions.flatMap(({ data }) => data?.etapes.map((e) => [e.id, e.libelle]) ?? []),
    ),
    etapesFinales: definitions.flatMap(
      ({ data }) => data?.etapes.filter((e) => e.finale).map((e) => e.id) ?? [],
    ),
    agents: Object.fromEntries((agents?.donnees ?? []).map((a) => [a.id, `${a.prenom} ${a.nom}`])),
    collectivite: collectivite?.nom,
  };
}
