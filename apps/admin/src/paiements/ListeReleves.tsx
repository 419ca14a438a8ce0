import Button from '@mui/material/Button';
import type { RapprochementResume } from '@sciat/contrats';
import { Link as LienRa, ListBase } from 'react-admin';
import { Link } from 'react-router';
import { Absent } from '../commun/Absent.js';
import { instantCourt } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { useAutorise } from '../providers/session.js';

const TRI = { field: 'importeLe', order: 'DESC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };
const COLONNES: Colonne<RapprochementResume>[] = [
  {
    cle: 'fichier',
    titre: 'Fichier',
    enTete: true,
    rendu: (r) => <LienRa to={`/rapprochements/${r.id}`}>{r.fichier}</LienRa>,
  },
  {
    cle: 'importeLe',
    titre: 'Importé le',
    triable: true,
    insecable: true,
    rendu: (r) => instantCourt(r.importeLe),
  },
  { cle: 'auteur', titre: 'Par', rendu: (r) => r.auteur },
  { cle: 'nombre', titre: 'Lignes', align: 'right', rendu: (r) => r.nombre },
  {
    cle: 'aConfirmer',
    titre: 'À confirmer',
    align: 'right',
    rendu: (r) => (r.aConfirmer > 0 ? r.aConfirmer : <Absent>aucune</Absent>),
  },
];

/** Every export of payments imported, with what is left to settle. */
export default function ListeReleves() {
  const peutImporter = useAutorise()('dossier:franchir');
  return (
    <ListBase<RapprochementResume>
      resource="rapprochements"
      sort={TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <TitrePage
        titre="Relevés de paiements"
        complement={<Total un="relevé" plusieurs="relevés" />}
        actions={
          peutImporter && (
            <Button component={Link} to="/rapprochements/import" variant="contained">
              Importer un relevé
            </Button>
          )
        }
      />
      <Tableau
        legende="Relevés de paiements importés"
        colonnes={COLONNES}
        vide={
          <EtatVide titre="Aucun relevé importé.">
            Importez l’export des paiements de Chorus pour constater les versements d’un coup.
          </EtatVide>
        }
      />
    </ListBase>
  );
}
