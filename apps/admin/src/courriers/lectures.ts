import type { Courrier, CourriersDuDossier, Page } from '@sciat/contrats';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useRelireDossier } from '../providers/cache-dossiers.js';
import type { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';

const UNE_MINUTE = 60_000;
const UNE_SECONDE = 1000;

/** A key of its own, beside react-admin's: a row of its lists holds only part of a letter. */
const cleCourrier = (id: string) => ['courriers', 'fiche', id] as const;
const cleDuDossier = (dossierId: string) => ['courriers', 'dossier', dossierId] as const;
const CLE_A_SIGNER = ['courriers', 'a-signer'] as const;

export function useCourrier(id: string) {
  return useQuery<Courrier, ErreurApi>({
    queryKey: cleCourrier(id),
    queryFn: ({ signal }) => verbes.courrier(id, { signal }),
    // Its PDF is on its way: nobody should have to ask for it.
    refetchInterval: ({ state: { data } }) =>
      data?.etat === 'A_SIGNER' && !data.pdf ? UNE_SECONDE : false,
  });
}

export function useCourriersDuDossier(dossierId: string) {
  return useQuery<CourriersDuDossier, ErreurApi>({
    queryKey: cleDuDossier(dossierId),
    queryFn: () => verbes.courriersDuDossier(dossierId),
  });
}

/** How many are to be signed; all schemes unless one is named. */
export const lectureASigner = (dispositif?: string) =>
  queryOptions<Page<unknown>, ErreurApi>({
    queryKey: [...CLE_A_SIGNER, dispositif],
    queryFn: ({ signal }) => verbes.courriersASigner(dispositif, { signal }),
    staleTime: UNE_MINUTE / 2,
  });

/** Puts away the letter a write has answered with, and has read again what it changed elsewhere. */
export function useRangerCourrier(): (courrier: Courrier) => void {
  const client = useQueryClient();
  const relireDossier = useRelireDossier();
  return useCallback(
    (courrier) => {
      client.setQueryData(cleCourrier(courrier.id), courrier);
      for (const queryKey of [
        cleDuDossier(courrier.dossierId),
        CLE_A_SIGNER,
        ['courriers', 'getList'],
      ])
        void client.invalidateQueries({ queryKey });
      void relireDossier(courrier.dossierId);
    },
    [client, relireDossier],
  );
}

export function useRelireCourrier(): (id: string) => Promise<void> {
  const client = useQueryClient();
  return useCallback((id) => client.invalidateQueries({ queryKey: cleCourrier(id) }), [client]);
}
