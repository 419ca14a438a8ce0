import type { Collectivite, Dossier } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { lectureCollectivite } from '../../collectivites/lectures.js';
import { aujourdhui } from '../../commun/dates.js';
import { cleDossier } from '../../providers/cache-dossiers.js';
import type { ErreurApi } from '../../providers/erreur-api.js';
import { requete } from '../../providers/requete.js';
import { useBrouillon } from '../saisie/brouillon.js';

export interface DemandeSaisie {
  /** Name of the draft, for what is kept beside it. */
  cle: string;
  dispositif: string | null;
  collectivite: Collectivite | null;
  recuLe: string;
  aMoi: boolean;
  /** The closed dossier that this request takes up again: same scheme, same applicant. */
  suiteDe: Pick<Dossier, 'id' | 'reference' | 'closLe' | 'dispositifLibelle'> | null;
  poser: (champ: 'dispositif' | 'collectivite' | 'recuLe' | 'aMoi', valeur: unknown) => void;
  oublier: () => void;
  erreur: ErreurApi | null;
  enLecture: boolean;
}

/** In the address, each stands for a field until the field is changed. */
const DANS_L_ADRESSE = {
  dispositif: 'dispositif',
  collectivite: 'collectiviteId',
  recuLe: 'recuLe',
} as const;

/**
 * Who asks for what and since when: what the address says (`?dispositif=…&collectiviteId=…&recuLe=…`, or
 * `?suiteDeId=…`), else the draft.
 */
export function useDemande(): DemandeSaisie {
  const [adresse, setAdresse] = useSearchParams();
  const suiteDeId = adresse.get('suiteDeId');
  const cle = suiteDeId ? `nouveau.${suiteDeId}` : 'nouveau';
  const { brouillon, saisir, oublier } = useBrouillon(cle);
  const suite = useQuery<Dossier, ErreurApi>({
    queryKey: cleDossier(suiteDeId ?? ''),
    queryFn: () => requete<Dossier>('GET', `/dossiers/${suiteDeId}`),
    enabled: suiteDeId !== null,
  });
  const nommee = suite.data?.collectivite.id ?? adresse.get('collectiviteId');
  const lue = useQuery({ ...lectureCollectivite(nommee ?? ''), enabled: nommee !== null });
  const saisie = (champ: string) => brouillon[champ]?.valeur ?? null;

  const poser: DemandeSaisie['poser'] = (champ, valeur) => {
    saisir(champ, valeur, null);
    if (champ === 'aMoi' || !adresse.has(DANS_L_ADRESSE[champ])) return;
    const reste = new URLSearchParams(adresse);
    reste.delete(DANS_L_ADRESSE[champ]);
    setAdresse(reste, { replace: true });
  };
  return {
    cle,
    dispositif:
      suite.data?.dispositif ??
      adresse.get('dispositif') ??
      (saisie('dispositif') as string | null),
    collectivite: nommee ? (lue.data ?? null) : (saisie('collectivite') as Collectivite | null),
    recuLe: adresse.get('recuLe') ?? String(saisie('recuLe') ?? aujourdhui()),
    aMoi: saisie('aMoi') !== false,
    suiteDe: suite.data ?? null,
    poser,
    oublier,
    erreur: suite.error ?? lue.error,
    enLecture: suite.isLoading || lue.isLoading,
  };
}
