import type { ListeEligibilite } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import type { ErreurApi } from '../providers/erreur-api.js';
import { requete } from '../providers/requete.js';

/** What is known of one list besides its lines. */
export function useListe(id: string) {
  return useQuery<ListeEligibilite, ErreurApi>({
    queryKey: ['listes', 'une', id],
    queryFn: ({ signal }) => requete('GET', `/listes/${id}`, { signal }),
  });
}
