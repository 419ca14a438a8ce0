import type { Utilisateur } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import type { ErreurApi } from '../providers/erreur-api.js';
import { requete } from '../providers/requete.js';

export function useUtilisateur(id: string) {
  return useQuery<Utilisateur, ErreurApi>({
    queryKey: ['utilisateurs', 'un', id],
    queryFn: ({ signal }) => requete('GET', `/utilisateurs/${id}`, { signal }),
  });
}
