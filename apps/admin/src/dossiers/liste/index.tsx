import AddIcon from '@mui/icons-material/Add';
import FilterListIcon from '@mui/icons-material/FilterList';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { DossierResume } from '@sciat/contrats';
import { useState } from 'react';
import { ListBase, useListContext, useStore } from 'react-admin';
import { Link } from 'react-router';
import { ChampTexte } from '../../commun/ChampTexte.js';
import { EtatVide } from '../../commun/EtatVide.js';
import { Tableau, Total } from '../../commun/Tableau.js';
import { TitrePage } from '../../commun/TitrePage.js';
import { CLE_COLONNES } from '../../providers/preferences.js';
import { useAutorise } from '../../providers/session.js';
import * as colonnes from '../colonnes.js';
import { useRetenirListe } from '../useRetenirListe.js';
import { ChoixColonnes } from './ChoixColonnes.js';
import { Filtres } from './Filtres.js';
import { Jetons } from './Jetons.js';
import { useNoms } from './useNoms.js';

const TRI = { field: 'echeance', order: 'ASC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };
const {
  reference,
  collectivite,
  objet,
  dispositif,
  etape,
  porteur,
  attendu,
  echeance,
  agent,
  recuLe,
  closLe,
} = colonnes;
const TOUTES = [
  reference,
  collectivite,
  objet,
  dispositif,
  etape,
  porteur,
  attendu,
  echeance,
  agent,
  recuLe,
  closLe,
];
const CACHEES = [objet, dispositif, recuLe, closLe].map((c) => c.cle);

export default function Dossiers() {
  return (
    <ListBase<DossierResume>
      resource="dossiers"
      sort={TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <Liste />
    </ListBase>
  );
}

function Liste() {
  const autorise = useAutorise();
  const [cachees, setCachees] = useStore<string[]>(CLE_COLONNES, CACHEES);
  const [deplies, setDeplies] = useState(false);
  const noms = useNoms();
  useRetenirListe('Dossiers');
  return (
    <>
      <TitrePage
        titre="Dossiers"
        complement={<Total un="dossier" plusieurs="dossiers" />}
        actions={
          autorise('dossier:creer') && (
            <Button
              component={Link}
              to="/dossiers/nouveau"
              variant="contained"
              startIcon={<AddIcon aria-hidden />}
            >
              Nouveau dossier
            </Button>
          )
        }
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }}>
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
          colonnes={TOUTES.filter((c) => c !== reference)}
          cachees={cachees}
          surChoix={setCachees}
          surRetablir={() => setCachees(CACHEES)}
        />
        <Jetons noms={noms} />
      </Box>
      <Box id="filtres" hidden={!deplies}>
        {deplies && <Filtres noms={noms} />}
      </Box>
      <Tableau
        legende="Dossiers du service"
        colonnes={TOUTES.filter((c) => !cachees.includes(c.cle))}
        vide={<Vide />}
      />
    </>
  );
}

function Vide() {
  const { filterValues, setFilters } = useListContext();
  const autorise = useAutorise();
  if (Object.keys(filterValues).length > 0) {
    return (
      <EtatVide titre="Aucun dossier ne répond à ces filtres.">
        <Button variant="outlined" onClick={() => setFilters({})}>
          Retirer tous les filtres
        </Button>
      </EtatVide>
    );
  }
  return (
    <EtatVide titre="Aucun dossier ouvert pour le moment.">
      {autorise('dossier:creer') && 'Créez-en un dès qu’une collectivité envoie une demande.'}
    </EtatVide>
  );
}
