import { useQuery } from '@tanstack/react-query';
import { verbes } from '../providers/verbes.js';

export const CLE_ETIQUETTES = ['etiquettes'] as const;

export const useEtiquettes = () =>
  useQuery({ queryKey: CLE_ETIQUETTES, queryFn: () => verbes.etiquettes(), staleTime: 60_000 });
