import type { ListeEligibilite } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import type { ErreurApi } from '../providers/erreur-api.js';
import { requete } from '../providers/requete.js';

export function useListe(id: string) {
  return useQuery<ListeEligibilite, ErreurApi>({
    queryKey: ['listes', 'getOne', { id, meta: undefined }],
    queryFn: ({ signal }) => requete<ListeEligibilite>('GET', `/listes/${id}`, { signal }),
  });
}
