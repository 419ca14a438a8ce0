import Button from '@mui/material/Button';
import type { Delegation } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { aujourdhui, dateCourte } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { Fictif } from '../commun/Fictif.js';
import { INVISIBLE } from '../commun/styles.js';
import { TitrePage } from '../commun/TitrePage.js';
import { useSigle } from '../dispositifs/lectures.js';
import { TableProcedure } from '../dispositifs/TableProcedure.js';
import { verbes } from '../providers/verbes.js';
import { AjouterDelegation } from './AjouterDelegation.js';
import { CLE_DELEGATIONS, etatDelegation } from './etat.js';
import { FinirDelegation } from './FinirDelegation.js';

const ENTETES = ['Signataire', 'Qualité', 'Acte', 'Du', 'Au', 'Dispositifs', 'État', 'Fin'];

/** Who may sign the letters, from when to when, for which schemes. */
export default function PageDelegations() {
  const sigle = useSigle();
  const [ajout, setAjout] = useState(false);
  const [aFinir, setAFinir] = useState<Delegation | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: CLE_DELEGATIONS,
    queryFn: () => verbes.delegations(),
  });
  return (
    <>
      <TitrePage
        titre="Délégations de signature"
        actions={
          <Button variant="contained" onClick={() => setAjout(true)}>
            Ajouter une délégation
          </Button>
        }
      />
      <p style={{ maxWidth: '75ch' }}>
        La délégation du signataire d’un courrier est vérifiée à la date de sa signature. Une
        délégation ne se modifie pas&nbsp;: elle prend fin, et une autre s’ajoute.
      </p>
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {isPending && <Chargement />}
      {data?.total === 0 && (
        <EtatVide titre="Aucune délégation.">
          Sans délégation valable, la signature d’un courrier ne peut pas être enregistrée.
        </EtatVide>
      )}
      {data && data.total > 0 && (
        <TableProcedure
          id="delegations"
          titre="Délégations, la plus récente d’abord"
          entetes={ENTETES}
          lignes={data.donnees.map((d) => ({ cle: d.id, cellules: cellules(d, sigle, setAFinir) }))}
        />
      )}
      {ajout && <AjouterDelegation surFermer={() => setAjout(false)} />}
      {aFinir && <FinirDelegation delegation={aFinir} surFermer={() => setAFinir(null)} />}
    </>
  );
}

function cellules(d: Delegation, sigle: (code: string) => string, finir: (d: Delegation) => void) {
  const etat = etatDelegation(d, aujourdhui());
  return [
    <>
      {`${d.prenom} ${d.nom} `}
      {d.fictive && <Fictif />}
    </>,
    d.qualite,
    d.acte,
    dateCourte(d.du),
    d.au ? dateCourte(d.au) : 'sans terme',
    d.dispositifs.length === 0 ? 'tous' : d.dispositifs.map(sigle).join(', '),
    etat,
    etat === 'finie' ? null : (
      <Button key="fin" onClick={() => finir(d)}>
        Mettre fin<span style={INVISIBLE}>{` à la délégation de ${d.prenom} ${d.nom}`}</span>
      </Button>
    ),
  ];
}
