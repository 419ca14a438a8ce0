import type { Lot, LotResume, Page } from '@sciat/contrats';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';

export const CLE_LOTS = ['lots'] as const;
export const cleLot = (id: string) => [...CLE_LOTS, 'un', id];
const CADENCE_MS = 1500;
const enCours = (lot: Pick<LotResume, 'etat'>) => lot.etat === 'EN_COURS';

/** Mine; read again while one runs. */
export function useLots() {
  return useQuery<Page<LotResume>, ErreurApi>({
    queryKey: CLE_LOTS,
    queryFn: ({ signal }) => verbes.lots({ signal }),
    refetchInterval: ({ state }) => (state.data?.donnees.some(enCours) ? CADENCE_MS : false),
  });
}

/** One of mine, read again while it runs; once it no longer does, the dossiers are read anew. */
export function useLot(id: string) {
  const client = useQueryClient();
  const lecture = useQuery<Lot, ErreurApi>({
    queryKey: cleLot(id),
    queryFn: ({ signal }) => verbes.lot(id, { signal }),
    refetchInterval: ({ state }) => (state.data && enCours(state.data) ? CADENCE_MS : false),
  });
  const tourne = lecture.data !== undefined && enCours(lecture.data);
  const tournait = useRef(false);
  useEffect(() => {
    if (tournait.current && !tourne) {
      void client.invalidateQueries({ queryKey: ['dossiers'] });
      void client.invalidateQueries({ queryKey: [...cleLot(id), 'lignes'] });
    }
    tournait.current = tourne;
  }, [tourne, client, id]);
  return lecture;
}
