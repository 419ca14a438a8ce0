import FilterListIcon from '@mui/icons-material/FilterList';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { DossierResume } from '@sciat/contrats';
import { useState } from 'react';
import { ListBase, useListContext, useStore } from 'react-admin';
import { ChampTexte } from '../../commun/ChampTexte.js';
import { EtatVide } from '../../commun/EtatVide.js';
import { Tableau, Total } from '../../commun/Tableau.js';
import { TitrePage } from '../../commun/TitrePage.js';
import { CLE_COLONNES } from '../../providers/preferences.js';
import { useAutorise } from '../../providers/session.js';
import { BoutonNouveau } from '../BoutonNouveau.js';
import * as colonnes from '../colonnes.js';
import { useColonnes } from '../useColonnes.js';
import { useRetenirListe } from '../useRetenirListe.js';
import { ChoixColonnes } from './ChoixColonnes.js';
import { Filtres } from './Filtres.js';
import { direTotal } from './filtres.js';
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
  depuis,
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
  depuis,
  attendu,
  echeance,
  agent,
  recuLe,
  closLe,
];
const CACHEES = [objet, dispositif, depuis, recuLe, closLe].map((c) => c.cle);

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
  const { filterValues, sort } = useListContext();
  const [cachees, setCachees] = useStore<string[]>(CLE_COLONNES, CACHEES);
  const [deplies, setDeplies] = useState(false);
  const noms = useNoms();
  // What one asks of those who hold the dossiers: since when, and whether they were reminded.
  const parPorteur = filterValues.chez || filterValues.relance || sort.field === depuis.cle;
  const montrees = useColonnes(
    TOUTES.filter((c) => !cachees.includes(c.cle) || (c === depuis && parPorteur)),
    parPorteur ? 'xl' : 'lg',
  );
  useRetenirListe('Dossiers');
  return (
    <>
      <TitrePage
        titre="Dossiers"
        complement={<Total {...direTotal(filterValues)} />}
        actions={<BoutonNouveau />}
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
      <Tableau legende="Dossiers du service" colonnes={montrees} vide={<Vide />} />
    </>
  );
}

function Vide() {
  const { filterValues, setFilters } = useListContext();
  const autorise = useAutorise();
  if (Object.keys(filterValues).length > 0) {
    const ouverts = filterValues.etat === undefined;
    return (
      <EtatVide
        titre={
          ouverts
            ? 'Aucun dossier ouvert ne répond à ces filtres.'
            : 'Aucun dossier ne répond à ces filtres.'
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
    <EtatVide titre="Aucun dossier ouvert pour le moment.">
      {autorise('dossier:creer') && 'Créez-en un dès qu’une collectivité envoie une demande.'}
    </EtatVide>
  );
}
