import type { Compteurs, Page } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { CLE_COMPTEURS } from '../providers/cache-dossiers.js';
import { requete } from '../providers/requete.js';
import { useAutorise } from '../providers/session.js';
import { verbes } from '../providers/verbes.js';

const UNE_MINUTE = 60_000;

export function useCompteurs() {
  const autorise = useAutorise();
  return useQuery<Compteurs>({
    queryKey: CLE_COMPTEURS,
    queryFn: ({ signal }) => verbes.compteurs({ signal }),
    enabled: autorise('dossier:modifier'),
    staleTime: UNE_MINUTE / 2,
  });
}

export interface Comptes {
  maFile?: number;
  travaux?: number;
}

/** The counts of the menu: only those that call for action. */
export function useComptes(): Comptes {
  const autorise = useAutorise();
  const { data: compteurs } = useCompteurs();
  const { data: travaux } = useQuery({
    queryKey: ['travaux', 'total'],
    queryFn: ({ signal }) => requete<Page<unknown>>('GET', '/travaux?parPage=1', { signal }),
    enabled: autorise('travail:administrer'),
    staleTime: UNE_MINUTE,
  });
  return { maFile: compteurs?.maFile, travaux: travaux?.total };
}
