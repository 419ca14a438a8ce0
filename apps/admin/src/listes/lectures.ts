import type { ListeEligibilite, ListePossible, Page } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import type { ErreurApi } from '../providers/erreur-api.js';
import { requete } from '../providers/requete.js';
import { verbes } from '../providers/verbes.js';

/** What is known of one list besides its lines. */
export function useListe(id: string) {
  return useQuery<ListeEligibilite, ErreurApi>({
    queryKey: ['listes', 'une', id],
    queryFn: ({ signal }) => requete('GET', `/listes/${id}`, { signal }),
  });
}

/** The lists that some dispositif reads, and whether there is one to read. */
export function useListesPossibles() {
  return useQuery<Page<ListePossible>, ErreurApi>({
    queryKey: ['listes', 'possibles'],
    queryFn: verbes.listesPossibles,
  });
}
