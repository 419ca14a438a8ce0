import type { Vues } from '@sciat/contrats';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { ErreurApi } from '../../providers/erreur-api.js';
import { verbes } from '../../providers/verbes.js';

const CLE_VUES = ['vues'] as const;

export function useVues() {
  return useQuery<Vues, ErreurApi>({
    queryKey: CLE_VUES,
    queryFn: ({ signal }) => verbes.vues({ signal }),
    staleTime: 5 * 60_000,
  });
}

/** A write of views: what was read of them is read again before `suite` runs. */
export function useEcrireVue<V, R>(
  ecrire: (valeur: V) => Promise<R>,
  { dit, suite }: { dit: string; suite?: (reponse: R) => void },
) {
  const client = useQueryClient();
  const notifier = useNotify();
  return useMutation<R, ErreurApi, V>({
    mutationFn: ecrire,
    onSuccess: async (reponse) => {
      await client.invalidateQueries({ queryKey: CLE_VUES });
      notifier(dit, { type: 'success' });
      suite?.(reponse);
    },
  });
}
