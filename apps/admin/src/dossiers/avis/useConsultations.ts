import { useQuery } from '@tanstack/react-query';
import { CLE_CONSULTATIONS } from '../../providers/cache-dossiers.js';
import { verbes } from '../../providers/verbes.js';
import { useDossierCourant } from '../page/contexte.js';

/** The opinions asked on the dossier of the page: each one comes with a new version of it. */
export function useConsultations() {
  const { id, version } = useDossierCourant().dossier;
  return useQuery({
    queryKey: [...CLE_CONSULTATIONS, 'dossier', id, version],
    queryFn: () => verbes.consultations(id),
    placeholderData: (avant) => avant,
  });
}
