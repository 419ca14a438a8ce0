import FilterListIcon from '@mui/icons-material/FilterList';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import {
  COLONNES_PAR_DEFAUT,
  type ColonneDossiers,
  type DossierResume,
  type Vues,
} from '@sciat/contrats';
import { useState } from 'react';
import { ListBase, useListContext, useStore } from 'react-admin';
import { Navigate, useLocation, useParams } from 'react-router';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { ChampTexte } from '../../commun/ChampTexte.js';
import { aujourdhui, dateLongue } from '../../commun/dates.js';
import { EtatVide } from '../../commun/EtatVide.js';
import { Tableau, Total } from '../../commun/Tableau.js';
import { TitrePage } from '../../commun/TitrePage.js';
import { BoutonExporter } from '../../exports/BoutonExporter.js';
import { BarreLot } from '../../lots/BarreLot.js';
import { CLE_COLONNES } from '../../providers/preferences.js';
import { useAutorise, useParmiSuivis } from '../../providers/session.js';
import { versDossiers, versVue } from '../adresses.js';
import { BoutonNouveau } from '../BoutonNouveau.js';
import { COLONNES } from '../colonnes.js';
import { useColonnes } from '../useColonnes.js';
import { useRetenirListe } from '../useRetenirListe.js';
import { type Courant, differe } from '../vues/comparer.js';
import { useVues } from '../vues/lectures.js';
import { MenuVue } from '../vues/MenuVue.js';
import { Onglets } from '../vues/Onglets.js';
import { ChoixColonnes } from './ChoixColonnes.js';
import { Filtres } from './Filtres.js';
import { direDisparu, direFiltres, direTotal } from './filtres.js';
import { Jetons } from './Jetons.js';
import { useNoms } from './useNoms.js';

const TRI = { field: 'echeance', order: 'ASC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };
const SANS_VUES: Vues = { donnees: [], total: 0, parDefaut: null };

/** The list under the view of its address; without one, as it was left, or under the view of one's choice. */
export default function Dossiers() {
  const { vue: voulue } = useParams();
  const { search } = useLocation();
  const { data, error, isPending, refetch } = useVues();
  // Only an address that says nothing waits to know which view is the one chosen.
  if (isPending && (voulue || !search)) return <TitrePage titre="Dossiers" />;
  if (voulue && error)
    return (
      <>
        <TitrePage titre="Dossiers" />
        <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      </>
    );
  const vues = data ?? SANS_VUES;
  if (!voulue && !search && vues.parDefaut)
    return <Navigate to={versVue(vues.parDefaut)} replace />;
  const vue = vues.donnees.find((v) => v.id === voulue);
  if (voulue && !vue)
    return (
      <>
        <TitrePage titre="Dossiers" />
        <EtatVide titre="Cette vue n’existe plus, ou n’est pas partagée avec vous.">
          <Button variant="outlined" href={versDossiers({})}>
            Voir tous les dossiers
          </Button>
        </EtatVide>
      </>
    );
  return (
    <ListBase<DossierResume>
      key={vue?.id}
      resource="dossiers"
      storeKey={vue && `dossiers.vues.${vue.id}`}
      filterDefaultValues={vue?.filtres}
      sort={vue ? { field: vue.tri, order: vue.ordre === 'desc' ? 'DESC' : 'ASC' } : TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <Liste vues={vues} vue={vue} />
    </ListBase>
  );
}

function Liste({ vues, vue }: { vues: Vues; vue: Vues['donnees'][number] | undefined }) {
  const { filterValues, sort, setFilters, setSort } = useListContext();
  const [gardees, setColonnes] = useStore<ColonneDossiers[] | null>(
    vue ? `dossiers.colonnes.${vue.id}` : CLE_COLONNES,
    null,
  );
  // Of a column that is no more, only the name is left.
  const colonnes = (gardees ?? vue?.colonnes ?? [...COLONNES_PAR_DEFAUT]).filter(
    (c) => c in COLONNES,
  );
  const parLot = useAutorise()('dossier:modifier');
  const [deplies, setDeplies] = useState(false);
  const noms = useNoms(filterValues.collectiviteId);
  // What one asks of those who hold the dossiers: since when, and whether they were reminded.
  const parPorteur = filterValues.chez || filterValues.relance || sort.field === 'depuis';
  const affichees: ColonneDossiers[] =
    parPorteur && !colonnes.includes('depuis') ? [...colonnes, 'depuis'] : colonnes;
  const montrees = useColonnes(
    affichees.map((c) => COLONNES[c]),
    affichees.length > COLONNES_PAR_DEFAUT.length || parPorteur ? 'xl' : 'lg',
  );
  const courant: Courant = {
    filtres: filterValues,
    tri: sort.field,
    ordre: sort.order === 'DESC' ? 'desc' : 'asc',
    colonnes,
  };
  useRetenirListe(vue?.nom ?? 'Dossiers');
  const revenir = () => {
    setColonnes(null);
    if (!vue) return;
    setFilters(vue.filtres, undefined, false);
    setSort({ field: vue.tri, order: vue.ordre === 'desc' ? 'DESC' : 'ASC' });
  };
  const filtresDits = direFiltres(filterValues, noms).map((f) => f.phrase);
  return (
    <>
      <TitrePage
        titre={vue?.nom ?? 'Dossiers'}
        complement={<Total {...direTotal(filterValues)} />}
        actions={
          <Box component="span" className="ecran-seul">
            <BoutonNouveau />
          </Box>
        }
      />
      <p className="impression-seule">
        {`${filtresDits.join(', ') || 'Dossiers ouverts'}. Liste du ${dateLongue(aujourdhui())}.`}
      </p>
      <Box className="ecran-seul" sx={{ display: 'flex', gap: 1, alignItems: 'end', mb: 1.5 }}>
        <Onglets vues={vues.donnees} courante={vue} />
        <MenuVue
          vue={vue}
          courant={courant}
          modifiee={vue !== undefined && differe(vue, courant)}
          parDefaut={vues.parDefaut}
          surRevenir={revenir}
          surMiseAJour={() => setColonnes(null)}
        />
      </Box>
      <Box
        className="ecran-seul"
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }}
      >
        <ChampTexte indication="Référence, collectivité, objet…" />
        <Button
          variant="outlined"
          startIcon={<FilterListIcon aria-hidden />}
          aria-expanded={deplies}
          aria-controls="filtres"
          onClick={() => setDeplies(!deplies)}
        >
          Filtres
        </Button>
        <ChoixColonnes
          choisies={colonnes}
          surChoix={setColonnes}
          surRetablir={() => setColonnes(null)}
        />
        <BoutonExporter courant={courant} />
        <Jetons noms={noms} />
      </Box>
      <Box id="filtres" className="ecran-seul" hidden={!deplies}>
        {deplies && <Filtres noms={noms} />}
      </Box>
      {parLot && <BarreLot />}
      <Tableau
        legende="Dossiers du service"
        colonnes={montrees}
        vide={<Vide />}
        {...(parLot && { choisir: (d: DossierResume) => d.reference })}
      />
    </>
  );
}

function Vide() {
  const parmiSuivis = useParmiSuivis();
  const { filterValues, setFilters } = useListContext();
  const autorise = useAutorise();
  if (Object.keys(filterValues).length > 0) {
    const ouverts = filterValues.etat === undefined;
    const disparu = direDisparu(filterValues);
    return (
      <EtatVide
        titre={
          disparu ??
          (ouverts
            ? 'Aucun dossier ouvert ne répond à ces filtres.'
            : 'Aucun dossier ne répond à ces filtres.')
        }
      >
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'center' }}>
          {ouverts && (
            <Button
              variant="outlined"
              onClick={() => setFilters({ ...filterValues, etat: 'tous' })}
            >
              Chercher aussi parmi les dossiers clos
            </Button>
          )}
          <Button variant="outlined" onClick={() => setFilters({})}>
            Retirer tous les filtres
          </Button>
        </Box>
      </EtatVide>
    );
  }
  return (
    <EtatVide titre={`Aucun dossier ouvert${parmiSuivis} pour le moment.`}>
      {autorise('dossier:creer') && 'Créez-en un dès qu’une collectivité envoie une demande.'}
    </EtatVide>
  );
}
