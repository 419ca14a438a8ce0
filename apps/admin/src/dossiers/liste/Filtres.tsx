import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import { acteurs, issues } from '@sciat/dispositifs';
import { useListContext } from 'react-admin';
import type { FiltresDossiers } from '../adresses.js';
import { FiltreCollectivite } from './FiltreCollectivite.js';
import {
  agentsParticuliers,
  avis,
  blocages,
  chez,
  choixEtape,
  depuisPlusDe,
  etapesOffertes,
  etats,
  type Groupe,
  type Noms,
  paiementSous,
  pieces,
  poserEtape,
  poserFiltre,
  relances,
  retards,
} from './filtres.js';

export function Filtres({ noms }: { noms: Noms }) {
  const { filterValues, setFilters } = useListContext();
  const poser = (cle: keyof FiltresDossiers) => (valeur: string) =>
    setFilters(poserFiltre(filterValues, cle, valeur, noms));
  const choix = (
    cle: keyof FiltresDossiers,
    libelle: string,
    options: Record<string, string>,
    aucun = 'Indifférent',
  ) => (
    <Choix
      libelle={libelle}
      valeur={String(filterValues[cle] ?? '')}
      groupes={seuls(options)}
      aucun={aucun}
      surChoix={poser(cle)}
    />
  );
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label="Filtres"
      sx={{
        p: 2,
        mb: 1.5,
        display: 'grid',
        gap: 2,
        gridTemplateColumns: 'repeat(auto-fill, minmax(210px, 1fr))',
      }}
    >
      {Object.keys(noms.dispositifs).length > 1 && (
        <Choix
          libelle="Dispositif"
          valeur={String(filterValues.dispositif ?? '')}
          groupes={noms.familles}
          surChoix={poser('dispositif')}
        />
      )}
      <Choix
        libelle="Étape"
        valeur={choixEtape(filterValues.dispositif, filterValues.etape)}
        groupes={etapesOffertes(noms, filterValues.dispositif)}
        surChoix={(choisie) => setFilters(poserEtape(filterValues, choisie, noms))}
      />
      {choix('acteur', 'Qui a la main', acteurs)}
      {choix('agent', 'Agent', { ...agentsParticuliers, ...noms.agents })}
      <FiltreCollectivite
        valeur={filterValues.collectiviteId}
        nom={noms.collectivite}
        surChoix={(id) => poser('collectiviteId')(id ?? '')}
      />
      {choix('retard', 'Échéance', retards)}
      {choix('chez', 'Où est le dossier', chez)}
      {choix('depuisPlusDe', 'Au même endroit depuis plus de', depuisPlusDe)}
      {choix('relance', 'Relance', relances)}
      {choix('pieces', 'Pièces', pieces)}
      {choix('avis', 'Avis demandés', avis)}
      {choix('blocage', 'Blocage', blocages)}
      {choix('paiementSous', 'Paiement attendu sous', paiementSous)}
      {Object.keys(noms.etiquettes).length > 0 && choix('etiquette', 'Étiquette', noms.etiquettes)}
      {choix('etat', 'Dossiers', etats, 'ouverts')}
      {choix('issue', 'Issue', issues)}
    </Paper>
  );
}

/** Options that need no heading. */
const seuls = (options: Record<string, string>): Groupe[] =>
  Object.entries(options).map(([cle, texte]) => ({ libelle: texte, options: { [cle]: texte } }));

interface PropsChoix {
  libelle: string;
  valeur: string;
  groupes: Groupe[];
  aucun?: string;
  surChoix: (valeur: string) => void;
}

function Choix({ libelle, valeur, groupes, aucun = 'Indifférent', surChoix }: PropsChoix) {
  return (
    <TextField
      select
      label={libelle}
      // Options may still be loading: an unknown value would be an error of the select.
      value={groupes.some(({ options }) => valeur in options) ? valeur : ''}
      onChange={(e) => surChoix(e.target.value)}
      slotProps={{ select: { native: true } }}
      sx={{ '& select': { textOverflow: 'ellipsis' } }}
    >
      <option value="">{aucun}</option>
      {groupes.map(({ libelle: titre, options }) => {
        const lignes = Object.entries(options).map(([cle, texte]) => (
          <option key={cle} value={cle}>
            {texte}
          </option>
        ));
        return lignes.length > 1 ? (
          <optgroup key={titre} label={titre}>
            {lignes}
          </optgroup>
        ) : (
          lignes
        );
      })}
    </TextField>
  );
}
