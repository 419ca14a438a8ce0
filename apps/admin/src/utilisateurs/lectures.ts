import type { Page, Utilisateur } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import type { ErreurApi } from '../providers/erreur-api.js';
import { requete } from '../providers/requete.js';

/** The API has no reading of one account: a service's accounts hold in one page of the list. */
export function useUtilisateur(id: string) {
  return useQuery<Page<Utilisateur>, ErreurApi, Utilisateur | undefined>({
    queryKey: ['utilisateurs', 'tous'],
    queryFn: ({ signal }) => requete('GET', '/utilisateurs?parPage=100', { signal }),
    select: ({ donnees }) => donnees.find((u) => u.id === id),
  });
}
