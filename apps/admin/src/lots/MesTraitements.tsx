import type { LotResume } from '@sciat/contrats';
import { Link, ListContextProvider, useList } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { direInstant } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { direNombre } from '../commun/nombre.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useLots } from './lectures.js';
import { direAvancement, ETATS_LOT } from './phrases.js';

const TRI = { field: 'creeLe', order: 'DESC' } as const;
const colonnes: Colonne<LotResume>[] = [
  {
    cle: 'libelle',
    titre: 'Traitement',
    enTete: true,
    rendu: (l) => <Link to={`/lots/${l.id}`}>{espacesInsecables(l.libelle)}</Link>,
  },
  { cle: 'creeLe', titre: 'Lancé', insecable: true, rendu: (l) => direInstant(l.creeLe) },
  { cle: 'total', titre: 'Dossiers', align: 'right', rendu: (l) => direNombre(l.total) },
  { cle: 'etat', titre: 'État', insecable: true, rendu: (l) => ETATS_LOT[l.etat] },
  { cle: 'resultat', titre: 'Résultat', rendu: direAvancement },
];

/** What one did to many dossiers at once, and what came of it. */
export default function MesTraitements() {
  const { data, error, isPending, refetch } = useLots();
  const liste = useList<LotResume>({ data: data?.donnees, isPending, sort: TRI, perPage: 50 });
  return (
    <ListContextProvider value={liste}>
      <TitrePage
        titre="Mes traitements"
        complement={<Total un="traitement" plusieurs="traitements" />}
      />
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {!error && (
        <Tableau
          legende="Vos traitements par lot, le dernier lancé d’abord"
          colonnes={colonnes}
          sansPages
          vide={
            <EtatVide titre="Aucun traitement par lot.">
              Cochez des dossiers dans une liste pour les affecter, les étiqueter, faire un acte ou
              rédiger un courrier sur tous à la fois.
            </EtatVide>
          }
        />
      )}
      <p>Un rapport est gardé trois mois, et vous seul le voyez.</p>
    </ListContextProvider>
  );
}
