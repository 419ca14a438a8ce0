import type { Collectivite, Memoire } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { Chargement } from '../../commun/Chargement.js';
import type { ErreurApi } from '../../providers/erreur-api.js';
import { verbes } from '../../providers/verbes.js';
import { ARegarder } from './ARegarder.js';
import { Contacts } from './Contacts.js';
import { Frise } from './Frise.js';
import { PiecesValides } from './PiecesValides.js';
import { Territoire } from './Territoire.js';
import { Totaux } from './Totaux.js';

/** What the service remembers of a collectivité, over all schemes and years. */
export function MemoireDe({ collectivite }: { collectivite: Collectivite }) {
  const { id } = collectivite;
  const { data, error, isPending, refetch } = useQuery<Memoire, ErreurApi>({
    queryKey: ['collectivites', id, 'memoire'],
    queryFn: ({ signal }) => verbes.memoireCollectivite(id, { signal }),
  });
  if (error) return <AfficherErreur erreur={error} surReessayer={() => void refetch()} />;
  if (isPending) return <Chargement />;
  return (
    <>
      <ARegarder memoire={data} />
      <Totaux totaux={data.totaux} />
      <Contacts contacts={data.contacts} />
      <PiecesValides pieces={data.pieces} />
      <Frise frise={data.frise} tronquee={data.friseTronquee} />
      <Territoire collectivite={collectivite} memoire={data} />
    </>
  );
}
