import type { Collectivite, Pretentions } from '@sciat/contrats';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';

const UNE_HEURE = 3_600_000;

/** The referential changes once a year, and nothing here edits it. */
export const lectureCollectivite = (id: string) =>
  queryOptions<Collectivite, ErreurApi>({
    queryKey: ['collectivites', id],
    queryFn: () => verbes.collectivite(id),
    staleTime: UNE_HEURE,
  });

export function useCollectivite(id: string) {
  return useQuery(lectureCollectivite(id));
}

export function usePretentions(id: string, date: string) {
  return useQuery<Pretentions, ErreurApi>({
    queryKey: ['collectivites', id, 'pretentions', date],
    queryFn: () => verbes.pretentions(id, date),
  });
}
