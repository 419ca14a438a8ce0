import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import { acteurs, issues } from '@sciat/dispositifs';
import { useListContext } from 'react-admin';
import type { FiltresDossiers } from '../adresses.js';
import { FiltreCollectivite } from './FiltreCollectivite.js';
import {
  agentsParticuliers,
  blocages,
  chez,
  etats,
  type Noms,
  poserFiltre,
  relances,
  retards,
} from './filtres.js';

export function Filtres({ noms }: { noms: Noms }) {
  const { filterValues, setFilters } = useListContext();
  const poser = (cle: keyof FiltresDossiers) => (valeur: string) =>
    setFilters(poserFiltre(filterValues, cle, valeur, noms.etapesFinales));
  const choix = (
    cle: keyof FiltresDossiers,
    libelle: string,
    options: Record<string, string>,
    aucun = 'Indifférent',
  ) => (
    <Choix
      libelle={libelle}
      valeur={String(filterValues[cle] ?? '')}
      options={options}
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
      {Object.keys(noms.dispositifs).length > 1 &&
        choix('dispositif', 'Dispositif', noms.dispositifs)}
      {choix('etape', 'Étape', noms.etapes)}
      {choix('acteur', 'Qui a la main', acteurs)}
      {choix('agent', 'Agent', { ...agentsParticuliers, ...noms.agents })}
      <FiltreCollectivite
        valeur={filterValues.collectiviteId}
        nom={noms.collectivite}
        surChoix={(id) => poser('collectiviteId')(id ?? '')}
      />
      {choix('retard', 'Échéance', retards)}
      {choix('chez', 'Où est le dossier', chez)}
      {choix('relance', 'Relance', relances)}
      {choix('blocage', 'Blocage', blocages)}
      {choix('etat', 'Dossiers', etats, 'ouverts')}
      {choix('issue', 'Issue', issues)}
    </Paper>
  );
}

interface PropsChoix {
  libelle: string;
  valeur: string;
  options: Record<string, string>;
  aucun: string;
  surChoix: (valeur: string) => void;
}

function Choix({ libelle, valeur, options, aucun, surChoix }: PropsChoix) {
  return (
    <TextField
      select
      label={libelle}
      // Options may still be loading: an unknown value would be an error of the select.
      value={valeur in options ? valeur : ''}
      onChange={(e) => surChoix(e.target.value)}
      slotProps={{ select: { displayEmpty: true } }}
    >
      <MenuItem value="">{aucun}</MenuItem>
      {Object.entries(options).map(([cle, texte]) => (
        <MenuItem key={cle} value={cle}>
          {texte}
        </MenuItem>
      ))}
    </TextField>
  );
}
