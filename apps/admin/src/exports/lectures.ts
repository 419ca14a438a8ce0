import type { Export, Page } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import type { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';

export const CLE_EXPORTS = ['exports'] as const;
const CADENCE_MS = 1500;

/** Mine; read again and again while one is being prepared. */
export function useExports() {
  return useQuery<Page<Export>, ErreurApi>({
    queryKey: CLE_EXPORTS,
    queryFn: ({ signal }) => verbes.exports({ signal }),
    refetchInterval: ({ state }) =>
      state.data?.donnees.some((e) => e.etat === 'EN_COURS') ? CADENCE_MS : false,
  });
}
