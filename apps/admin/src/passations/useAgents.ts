import { useQuery } from '@tanstack/react-query';
import { verbes } from '../providers/verbes.js';

export const CLE_AGENTS = ['agents'] as const;

/** People a dossier can be assigned to, with their absences. */
export const useAgents = () => useQuery({ queryKey: CLE_AGENTS, queryFn: () => verbes.agents() });
