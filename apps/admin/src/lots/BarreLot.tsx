import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import {
  type ActionLot,
  CHOISIS_MAX,
  type DossierResume,
  LOT_MAX,
  type Selection,
} from '@sciat/contrats';
import { useEffect, useState } from 'react';
import { useListContext } from 'react-admin';
import { direNombre } from '../commun/nombre.js';
import { DialogueLot } from './DialogueLot.js';
import { direDossiers } from './phrases.js';

const ACTIONS: [ActionLot['genre'], string][] = [
  ['affecter', 'Affecter'],
  ['etiqueter', 'Étiqueter'],
  ['franchir', 'Faire un acte'],
  ['courrier', 'Rédiger un courrier'],
];

/** What can be done to the dossiers ticked, or to the whole filtered list once some are. */
export function BarreLot() {
  const {
    data,
    selectedIds,
    onUnselectItems,
    filterValues,
    total = 0,
    meta,
  } = useListContext<DossierResume>();
  const [toute, setToute] = useState(false);
  const [genre, setGenre] = useState<ActionLot['genre'] | null>(null);
  const filtres = JSON.stringify(filterValues);
  // Other filters, other dossiers: what was ticked might no longer be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each change of the filters, and on arrival
  useEffect(() => {
    onUnselectItems();
    setToute(false);
  }, [filtres]);
  if (selectedIds.length === 0) return null;
  const ailleurs = selectedIds.length > (data?.length ?? 0) || total > (data?.length ?? 0);
  const choisis = toute ? total : selectedIds.length;
  const trop = toute ? total > LOT_MAX || meta?.auDela : selectedIds.length > CHOISIS_MAX;
  const selection: Selection = toute
    ? { filtres: filterValues }
    : { dossiers: selectedIds.map(String) };
  const quitter = () => {
    onUnselectItems();
    setToute(false);
    // The bar goes with its button.
    document.querySelector<HTMLElement>('main thead input[type=checkbox]')?.focus();
  };
  return (
    <Box
      component="section"
      aria-label="Dossiers sélectionnés"
      className="ecran-seul"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        alignItems: 'center',
        mb: 1.5,
        px: 1.5,
        py: 0.75,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <Box component="span" role="status" sx={{ fontWeight: 600 }}>
        {`${direNombre(choisis, toute && meta?.auDela)} ${choisis > 1 ? 'dossiers sélectionnés' : 'dossier sélectionné'}`}
      </Box>
      {ailleurs && (
        <Button size="small" onClick={() => setToute(!toute)}>
          {toute
            ? `Seulement ${selectedIds.length > 1 ? `les ${selectedIds.length} cochés` : 'le dossier coché'}`
            : `Les ${meta?.auDela ? 'dossiers' : direDossiers(total)} de la liste filtrée`}
        </Button>
      )}
      {trop ? (
        <span>
          {toute
            ? `Au plus ${direNombre(LOT_MAX)} dossiers à la fois\u00a0: filtrez la liste.`
            : `Au plus ${direNombre(CHOISIS_MAX)} dossiers cochés un à un\u00a0: filtrez la liste.`}
        </span>
      ) : (
        ACTIONS.map(([cle, libelle]) => (
          <Button key={cle} size="small" variant="outlined" onClick={() => setGenre(cle)}>
            {`${libelle}…`}
          </Button>
        ))
      )}
      <Button size="small" sx={{ ml: 'auto' }} onClick={quitter}>
        Tout désélectionner
      </Button>
      {genre && (
        <DialogueLot
          genre={genre}
          selection={selection}
          nombre={choisis}
          surFermer={() => setGenre(null)}
        />
      )}
    </Box>
  );
}
