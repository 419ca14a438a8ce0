import Typography from '@mui/material/Typography';
import type { LigneListe } from '@sciat/contrats';
import { ListBase } from 'react-admin';
import { useParams } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { aujourdhui, dateLongue, direInstant } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { Fictif } from '../commun/Fictif.js';
import { BarreFiltres } from '../commun/filtres-de-liste.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useListe } from './lectures.js';
import { direEtat, motsDe, type Nature } from './phrases.js';

const TRI = { field: 'nom', order: 'ASC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };
const nom: Colonne<LigneListe> = {
  cle: 'nom',
  titre: 'Collectivité',
  triable: true,
  enTete: true,
  rendu: (l) => l.nom,
};
const code: Colonne<LigneListe> = {
  cle: 'code',
  titre: 'Code INSEE ou SIREN',
  triable: true,
  rendu: (l) => l.code,
};
const valeur: Colonne<LigneListe> = { cle: 'valeur', titre: 'Valeur', rendu: (l) => l.valeur };
const COLONNES: Record<Nature, Colonne<LigneListe>[]> = {
  presence: [nom, code],
  valeur: [nom, code, valeur],
  carte: [
    { ...nom, titre: 'Zone' },
    { ...code, titre: 'Code' },
  ],
};

/** One imported list, as it was imported: a list in force is never edited, a new one replaces it. */
export default function PageListe() {
  const { id = '' } = useParams();
  const { data: liste, error, refetch } = useListe(id);
  if (error) {
    return (
      <>
        <TitrePage titre="Liste d’éligibilité" />
        <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      </>
    );
  }
  const nature = liste?.nature ?? 'presence';
  const [un, plusieurs] = motsDe(nature);
  const titre = liste
    ? `${liste.libelle}, effet au ${dateLongue(liste.effetLe)}`
    : 'Liste d’éligibilité';
  return (
    <ListBase<LigneListe>
      resource={`listes/${id}/lignes`}
      storeKey={false}
      sort={TRI}
      perPage={100}
      queryOptions={SANS_NOTIFICATION}
    >
      <TitrePage
        titre={titre}
        complement={
          <>
            {liste?.fictive && <Fictif texte="fictive" />}
            <Total un={un} plusieurs={plusieurs} />
          </>
        }
      />
      {liste && (
        <Typography sx={{ mb: 1.5, color: 'text.secondary' }}>
          Source&nbsp;: {espacesInsecables(liste.source)}. Importée le{' '}
          {direInstant(liste.importeeLe)} par {liste.importeePar}.
          {` État\u00a0: ${direEtat(liste, aujourdhui())}.`}
        </Typography>
      )}
      <BarreFiltres recherche="Nom ou code" />
      <Tableau
        legende={titre}
        colonnes={COLONNES[nature]}
        vide={<EtatVide titre={`Aucune ${un} ne répond à cette recherche.`} />}
      />
    </ListBase>
  );
}
