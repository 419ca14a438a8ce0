import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { verbes } from '../providers/verbes.js';
import { useEvenements } from './useEvenements.js';

export const CLE_TABLEAU = ['tableau-de-bord'] as const;
/** Whatever moves, the page is not read more often than that. */
const CADENCE_MS = 3000;
/** Without the stream, a page left open is read again now and then. */
const SANS_ECOUTE_MS = 120_000;

/** The dashboard, read again when something moved. */
export function useTableau(semaines: number) {
  const client = useQueryClient();
  const minuterie = useRef<ReturnType<typeof setTimeout>>(undefined);
  const relire = () => {
    minuterie.current ??= setTimeout(() => {
      minuterie.current = undefined;
      void client.invalidateQueries({ queryKey: CLE_TABLEAU });
    }, CADENCE_MS);
  };
  useEffect(() => () => clearTimeout(minuterie.current), []);
  const ecoute = useEvenements(relire);
  const lecture = useQuery({
    queryKey: [...CLE_TABLEAU, semaines],
    queryFn: ({ signal }) => verbes.tableauDeBord(semaines, { signal }),
    placeholderData: (avant) => avant,
    refetchInterval: ecoute ? false : SANS_ECOUTE_MS,
  });
  return { ...lecture, ecoute };
}
