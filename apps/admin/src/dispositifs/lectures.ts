import type { Dispositif, DispositifResume, NomsDispositif, Page } from '@sciat/contrats';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';

const UNE_HEURE = 3_600_000;

/** A definition changes with a deployment: read once is enough. */
export const lectureDispositif = (code: string, version?: string) =>
  queryOptions<Dispositif, ErreurApi>({
    queryKey: ['dispositifs', code, version],
    queryFn: () => verbes.dispositif(code, version),
    staleTime: UNE_HEURE,
  });

export function useDispositifs() {
  return useQuery<Page<DispositifResume>, ErreurApi>({
    queryKey: ['dispositifs'],
    queryFn: verbes.dispositifs,
    staleTime: UNE_HEURE,
  });
}

/** What lists name and filter by. */
export function useNomsDispositifs() {
  return useQuery<Page<NomsDispositif>, ErreurApi>({
    queryKey: ['dispositifs', 'noms'],
    queryFn: verbes.nomsDispositifs,
    staleTime: UNE_HEURE,
  });
}

/** The short name of a scheme: a code is for references. */
export function useSigle(): (code: string) => string {
  const noms = useNomsDispositifs().data?.donnees ?? [];
  return (code) => noms.find((d) => d.code === code)?.sigle ?? code;
}

/** The version in force, or the last one, unless another is named. */
export function useDispositif(code: string, version?: string) {
  return useQuery(lectureDispositif(code, version));
}
