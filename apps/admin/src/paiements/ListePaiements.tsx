import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { LignePaiement, Paiements } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';
import { Link as LienRa, ListBase, useListContext } from 'react-admin';
import { Link } from 'react-router';
import { Absent } from '../commun/Absent.js';
import { dateLongue } from '../commun/dates.js';
import { Echeance } from '../commun/Echeance.js';
import { EtatVide } from '../commun/EtatVide.js';
import { Fictif } from '../commun/Fictif.js';
import { BarreFiltres, ChoixFiltre } from '../commun/filtres-de-liste.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useSigle } from '../dispositifs/lectures.js';
import { Sigle } from '../dispositifs/Sigle.js';
import { useAutorise, useParmiSuivis } from '../providers/session.js';
import { Bilan } from './Bilan.js';
import { ChoixDispositif, ChoixJour } from './filtres.js';
import { direEtatPaiement, direTotaux, ETATS } from './phrases.js';

const TRI = { field: 'echeance', order: 'ASC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };

const COLONNES: Colonne<LignePaiement>[] = [
  {
    cle: 'reference',
    titre: 'Dossier',
    triable: true,
    enTete: true,
    insecable: true,
    rendu: ({ dossier }) => (
      <>
        <LienRa to={`/dossiers/${dossier.id}#paiement`}>{dossier.reference}</LienRa>
        {dossier.fictif && (
          <>
            {' '}
            <Fictif />
          </>
        )}
      </>
    ),
  },
  {
    cle: 'collectivite',
    titre: 'Collectivité',
    triable: true,
    rendu: ({ collectivite }) => collectivite.nom,
  },
  {
    cle: 'dispositif',
    titre: 'Dispositif',
    insecable: true,
    rendu: (l) => <Sigle code={l.dispositif} />,
  },
  {
    cle: 'montant',
    titre: 'Montant',
    triable: true,
    align: 'right',
    insecable: true,
    rendu: (l) => direEuros(l.centimes),
  },
  {
    cle: 'etat',
    titre: 'État',
    rendu: (l) => (
      <>
        {espacesInsecables(direEtatPaiement(l))}
        {l.prescriptionLe && (
          <div>
            <strong>Prescription de quatre ans le {dateLongue(l.prescriptionLe)}</strong> (à
            confirmer)
          </div>
        )}
      </>
    ),
  },
  {
    cle: 'engagement',
    titre: 'Engagement',
    insecable: true,
    rendu: (l) => l.engagementNumero ?? <Absent>pas encore</Absent>,
  },
];
const ECHEANCE: Colonne<LignePaiement> = {
  cle: 'echeance',
  titre: 'Échéance',
  triable: true,
  insecable: true,
  rendu: (l) => <Echeance le={l.echeanceLe} />,
};
const VERSE: Colonne<LignePaiement> = {
  cle: 'echeance',
  titre: 'Versé le',
  triable: true,
  insecable: true,
  rendu: (l) => l.payeLe && dateLongue(l.payeLe),
};

/** The year of each scheme, then what is to be paid and by when, late or paid, with the total of what is shown. */
export default function ListePaiements() {
  const autorise = useAutorise();
  return (
    <ListBase<LignePaiement>
      resource="paiements"
      sort={TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <TitrePage
        titre="Paiements"
        complement={<Total un="paiement" plusieurs="paiements" />}
        actions={
          <>
            <Button component={Link} to="/rapprochements" className="ecran-seul">
              Relevés importés
            </Button>
            {autorise('dossier:franchir') && (
              <Button
                component={Link}
                to="/rapprochements/import"
                variant="contained"
                className="ecran-seul"
              >
                Importer un relevé
              </Button>
            )}
          </>
        }
      />
      <Bilan />
      <BarreFiltres recherche="Référence, collectivité">
        <ChoixFiltre cle="etat" libelle="Paiements" tous="à payer" options={ETATS} />
        <ChoixDispositif />
        <ChoixJour cle="du" libelle="Du" />
        <ChoixJour cle="au" libelle="Au" />
      </BarreFiltres>
      <Somme />
      <Lignes />
    </ListBase>
  );
}

/** Of every line that the filters keep, on all pages. */
function Somme() {
  const { meta } = useListContext();
  const sigle = useSigle();
  const { totaux = [] } = (meta ?? {}) as Partial<Paiements>;
  if (totaux.length === 0) return null;
  return (
    <Typography sx={{ mb: 1, fontWeight: 600 }}>
      {espacesInsecables(
        direTotaux(totaux.map((t) => ({ ...t, dispositif: sigle(t.dispositif) }))),
      )}
    </Typography>
  );
}

function Lignes() {
  const parmiSuivis = useParmiSuivis();
  const { filterValues } = useListContext();
  const payes = filterValues.etat === 'payes';
  return (
    <Tableau
      legende={payes ? 'Paiements versés' : 'Paiements à faire, le plus pressé d’abord'}
      colonnes={[...COLONNES, payes ? VERSE : ECHEANCE]}
      vide={
        Object.keys(filterValues).length > 0 ? (
          <EtatVide titre="Aucun paiement ne répond à ces filtres.">
            Retirez un filtre pour en voir davantage.
          </EtatVide>
        ) : (
          <EtatVide titre={`Rien n’est à payer${parmiSuivis}.`}>
            Une aide attribuée paraît ici jusqu’à son versement.
          </EtatVide>
        )
      }
    />
  );
}
