import type { DossierResume } from '@sciat/contrats';
import { ListBase } from 'react-admin';
import { EtatVide } from '../commun/EtatVide.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { agent, collectivite, depuis, etape, porteur, reference } from '../dossiers/colonnes.js';
import { useColonnes } from '../dossiers/useColonnes.js';
import { useRetenirListe } from '../dossiers/useRetenirListe.js';
import { useParmiSuivis } from '../providers/session.js';

const FILTRE = { blocage: 'oui' };
const TRI = { field: 'depuis', order: 'ASC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };

const cause: Colonne<DossierResume> = {
  cle: 'cause',
  titre: 'Ce qui bloque',
  rendu: (d) => d.obligation?.blocages.map((b) => <div key={b}>{espacesInsecables(b)}</div>) ?? '',
};
const COLONNES = [reference, collectivite, cause, etape, porteur, depuis, agent];

/** Open dossiers that will not move by themselves, and why. */
export default function Bloques() {
  return (
    <ListBase<DossierResume>
      resource="dossiers"
      storeKey="bloques"
      filter={FILTRE}
      sort={TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <TitrePage
        titre="Dossiers bloqués"
        complement={<Total un="dossier ouvert" plusieurs="dossiers ouverts" />}
      />
      <Liste />
    </ListBase>
  );
}

function Liste() {
  const parmiSuivis = useParmiSuivis();
  useRetenirListe('Dossiers bloqués');
  return (
    <Tableau
      legende="Dossiers bloqués, avec ce qui les bloque"
      colonnes={useColonnes(COLONNES, 'xl')}
      vide={
        <EtatVide titre={`Aucun dossier n’est bloqué${parmiSuivis}.`}>
          Chaque dossier ouvert a un acte possible, un agent en fonction s’il en a un, et aucun
          retard d’un autre n’est resté sans relance.
        </EtatVide>
      }
    />
  );
}
