import type { Collectivite, Memoire } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
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

interface Props {
  collectivite: Collectivite;
  /** What may be asked for, after what was. */
  children: ReactNode;
}

/** What the service remembers of a collectivité, over all schemes and years. */
export function MemoireDe({ collectivite, children }: Props) {
  const { id } = collectivite;
  const { data, error, isPending, refetch } = useQuery<Memoire, ErreurApi>({
    queryKey: ['collectivites', id, 'memoire'],
    queryFn: ({ signal }) => verbes.memoireCollectivite(id, { signal }),
  });
  if (!data)
    return (
      <>
        {isPending && <Chargement />}
        <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
        {children}
      </>
    );
  return (
    <>
      <ARegarder memoire={data} />
      <Totaux totaux={data.totaux} />
      {children}
      <Contacts contacts={data.contacts} />
      <PiecesValides pieces={data.pieces} />
      <Frise frise={data.frise} tronquee={data.friseTronquee} />
      <Territoire collectivite={collectivite} memoire={data} />
    </>
  );
}
