import type { Dossier } from '@sciat/contrats';
import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ErreurApi } from './erreur-api.js';
import { requete } from './requete.js';

/**
 * A key of its own, beside react-admin's `getOne`: its lists write their rows there, and a row of a
 * list holds only part of a dossier.
 */
export const cleDossier = (id: string) => ['dossiers', 'fiche', id] as const;
export const cleJournal = (id: string) => ['dossiers', 'journal', id] as const;
export const CLE_COMPTEURS = ['dossiers', 'compteurs'] as const;
export const CLE_MA_FILE = ['dossiers', 'ma-file'] as const;
export const CLE_PORTEURS = ['dossiers', 'porteurs'] as const;
export const CLE_BLOQUES = ['dossiers', 'bloques'] as const;
export const CLE_BILAN = ['paiements', 'bilan'] as const;

/** Opinions asked: those of each dossier, and the lists of them. */
export const CLE_CONSULTATIONS = ['consultations'] as const;

export function useDossier(id: string) {
  return useQuery<Dossier, ErreurApi>({
    queryKey: cleDossier(id),
    queryFn: ({ signal }) => requete<Dossier>('GET', `/dossiers/${id}`, { signal }),
  });
}

function perimes(id: string): QueryKey[] {
  return [
    ['dossiers', 'getList'],
    ['paiements'],
    CLE_MA_FILE,
    CLE_COMPTEURS,
    CLE_PORTEURS,
    CLE_BLOQUES,
    CLE_CONSULTATIONS,
    cleJournal(id),
  ];
}

/**
 * Puts away the dossier an act has just answered with: the page shows it at once, and what it may
 * have changed elsewhere (lists, counts, journal) is read again.
 */
export function useRangerDossier(): (dossier: Dossier) => void {
  const client = useQueryClient();
  return useCallback(
    (dossier) => {
      client.setQueryData(cleDossier(dossier.id), dossier);
      for (const queryKey of perimes(dossier.id)) void client.invalidateQueries({ queryKey });
    },
    [client],
  );
}

/** Reads a dossier again, after a conflict. */
export function useRelireDossier(): (id: string) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (id) => {
      await Promise.all(
        [cleDossier(id), ...perimes(id)].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
    [client],
  );
}
