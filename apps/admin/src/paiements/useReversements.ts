import type { AvancerReversement, EnvisagerReversement, Reversements } from '@sciat/contrats';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDossierCourant } from '../dossiers/page/contexte.js';
import { useRelireDossier } from '../providers/cache-dossiers.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';

const cle = (id: string) => ['reversements', id] as const;

export function useReversements() {
  const { dossier } = useDossierCourant();
  return useQuery<Reversements, ErreurApi>({
    queryKey: cle(dossier.id),
    queryFn: () => verbes.reversements(dossier.id),
  });
}

type Demande =
  | ({ id?: undefined } & Omit<EnvisagerReversement, 'version'>)
  | ({ id: string } & SansVersion<AvancerReversement>);
type SansVersion<T> = T extends unknown ? Omit<T, 'version'> : never;

/** Every write on a repayment: the answer is put away, and the dossier read again. */
export function useEcrireReversement(surFait: () => void) {
  const { dossier, annoncerConflit } = useDossierCourant();
  const client = useQueryClient();
  const relire = useRelireDossier();
  return useMutation<Reversements, ErreurApi, Demande>({
    mutationFn: ({ id, ...corps }) => {
      const { version } = dossier;
      return id === undefined
        ? verbes.envisagerReversement(dossier.id, { ...corps, version } as EnvisagerReversement)
        : verbes.avancerReversement(dossier.id, id, { ...corps, version } as AvancerReversement);
    },
    onSuccess: (lus) => {
      client.setQueryData(cle(dossier.id), lus);
      void relire(dossier.id);
      surFait();
    },
    onError: (erreur) => {
      if (erreur instanceof ErreurApi && erreur.status === 409) annoncerConflit(erreur.probleme);
    },
  });
}
