import type { Compteurs, Page } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { lectureASigner } from '../courriers/lectures.js';
import {
  CLE_BILAN,
  CLE_BLOQUES,
  CLE_COMPTEURS,
  CLE_PORTEURS,
} from '../providers/cache-dossiers.js';
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

/** What each outsider holds. */
export function usePorteurs(enabled = true) {
  return useQuery({
    queryKey: CLE_PORTEURS,
    queryFn: ({ signal }) => verbes.porteurs({ signal }),
    enabled,
    staleTime: UNE_MINUTE / 2,
  });
}

export interface Comptes {
  maFile?: number;
  avisARendre?: number;
  aRelancer?: number;
  bloques?: number;
  versementsEnRetard?: number;
  aSigner?: number;
  travaux?: number;
}

/** The counts of the menu: only those that call for action. */
export function useComptes(): Comptes {
  const autorise = useAutorise();
  const { data: compteurs } = useCompteurs();
  const relance = autorise('dossier:relancer');
  const { data: porteurs } = usePorteurs(relance);
  const { data: bloques } = useQuery({
    queryKey: CLE_BLOQUES,
    queryFn: ({ signal }) =>
      requete<Page<unknown>>('GET', '/dossiers?blocage=oui&parPage=1', { signal }),
    enabled: relance,
    staleTime: UNE_MINUTE,
  });
  const { data: bilan } = useQuery({
    queryKey: CLE_BILAN,
    queryFn: ({ signal }) => verbes.bilanPaiements({ signal }),
    enabled: relance,
    staleTime: UNE_MINUTE,
  });
  const { data: aSigner } = useQuery({
    ...lectureASigner(),
    enabled: autorise('courrier:rediger'),
  });
  const { data: travaux } = useQuery({
    queryKey: ['travaux', 'total'],
    queryFn: ({ signal }) => requete<Page<unknown>>('GET', '/travaux?parPage=1', { signal }),
    enabled: autorise('travail:administrer'),
    staleTime: UNE_MINUTE,
  });
  return {
    maFile: compteurs?.maFile,
    avisARendre: compteurs?.avisARendre,
    // Its page may have read them for someone who reminds nobody.
    aRelancer: relance ? porteurs?.donnees.reduce((somme, p) => somme + p.aRelancer, 0) : undefined,
    bloques: bloques?.total,
    versementsEnRetard: bilan?.donnees.reduce((somme, l) => somme + l.enRetard.nombre, 0),
    aSigner: aSigner?.total,
    travaux: travaux?.total,
  };
}
