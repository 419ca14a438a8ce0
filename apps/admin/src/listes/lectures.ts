import type { ListeEligibilite, Page } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import type { ErreurApi } from '../providers/erreur-api.js';
import { requete } from '../providers/requete.js';

/** What is known of one list besides its lines. */
export function useListe(id: string) {
  return useQuery<Page<ListeEligibilite>, ErreurApi, ListeEligibilite | undefined>({
    queryKey: ['listes', 'entetes'],
    // A service imports a few lists a year: the hundred latest are all of them.
    queryFn: ({ signal }) =>
      requete('GET', '/listes?parPage=100&tri=effetLe&ordre=desc', { signal }),
    select: ({ donnees }) => donnees.find((liste) => liste.id === id),
  });
}
