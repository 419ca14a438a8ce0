import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { verbes } from '../providers/verbes.js';

const CLE = ['notifications'] as const;
const CLE_NON_LUES = [...CLE, 'non-lues'] as const;
const UNE_MINUTE = 60_000;

/** How many were not read; asked again each minute while the page is looked at. */
export function useNonLues(): number {
  const { data } = useQuery({
    queryKey: CLE_NON_LUES,
    queryFn: ({ signal }) => verbes.notificationsNonLues({ signal }),
    staleTime: UNE_MINUTE / 2,
    refetchInterval: UNE_MINUTE,
  });
  return data?.nonLues ?? 0;
}

/** Marks those, or all of them. */
export function useMarquerLues() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids?: string[]) => verbes.marquerNotificationsLues(ids ? { ids } : {}),
    onSuccess: () => client.invalidateQueries({ queryKey: CLE }),
  });
}
