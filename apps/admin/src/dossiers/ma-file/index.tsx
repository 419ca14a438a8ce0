import type { DossierResume } from '@sciat/contrats';
import { ListBase } from 'react-admin';
import { EtatVide } from '../../commun/EtatVide.js';
import { type Colonne, Tableau, Total } from '../../commun/Tableau.js';
import { TitrePage } from '../../commun/TitrePage.js';
import { useSession } from '../../providers/session.js';
import { BoutonNouveau } from '../BoutonNouveau.js';
import {
  attendu,
  collectivite,
  echeance,
  etape,
  NonAffecte,
  porteur,
  reference,
} from '../colonnes.js';
import { useColonnes } from '../useColonnes.js';
import { useRetenirListe } from '../useRetenirListe.js';
import { Compteurs } from './Compteurs.js';

const FILTRE = { agent: 'moi_ou_aucun' };
const TRI = { field: 'echeance', order: 'ASC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };

/** My dossiers and those nobody has, most at risk first. */
export default function MaFile() {
  return (
    <ListBase
      resource="dossiers"
      storeKey="ma-file"
      filter={FILTRE}
      sort={TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <TitrePage
        titre="Ma file"
        complement={<Total un="dossier ouvert" plusieurs="dossiers ouverts" />}
        actions={<BoutonNouveau />}
      />
      <Compteurs />
      <File />
    </ListBase>
  );
}

function File() {
  const moi = useSession()?.utilisateur.id;
  useRetenirListe('Ma file');
  const affectation: Colonne<DossierResume> = {
    cle: 'agent',
    titre: 'Affecté',
    insecable: true,
    rendu: (d) => (d.agent?.id === moi ? 'à vous' : <NonAffecte />),
  };
  const colonnes = useColonnes([
    reference,
    collectivite,
    etape,
    porteur,
    attendu,
    echeance,
    affectation,
  ]);
  return (
    <Tableau
      legende="Dossiers qui vous sont affectés ou ne le sont à personne"
      colonnes={colonnes}
      vide={
        <EtatVide titre="Rien ne vous attend.">
          Aucun dossier ouvert ne vous est affecté, et aucun n’est sans agent.
        </EtatVide>
      }
    />
  );
}
