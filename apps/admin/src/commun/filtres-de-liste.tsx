import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useListContext } from 'react-admin';
import { ChampTexte } from './ChampTexte.js';

/** The line above a small list: free text, one or two choices. */
export function BarreFiltres({
  recherche,
  children,
}: {
  recherche?: string;
  children?: ReactNode;
}) {
  const { filterValues, setFilters } = useListContext();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1.5 }}>
      {recherche && <ChampTexte indication={recherche} />}
      {children}
      {Object.keys(filterValues).length > 0 && (
        <Button onClick={() => setFilters({})}>Tout retirer</Button>
      )}
    </Box>
  );
}

interface PropsChoix {
  cle: string;
  libelle: string;
  /** What no choice means. */
  tous: string;
  options: Record<string, string>;
}

export function ChoixFiltre({ cle, libelle, tous, options }: PropsChoix) {
  const { filterValues, setFilters } = useListContext();
  const valeur = String(filterValues[cle] ?? '');
  const poser = (choisie: string) => {
    const { [cle]: _, ...autres } = filterValues;
    setFilters(choisie ? { ...autres, [cle]: choisie } : autres);
  };
  return (
    <TextField
      select
      label={libelle}
      value={valeur in options ? valeur : ''}
      onChange={(e) => poser(e.target.value)}
      sx={{
        minWidth: 200,
        flexDirection: 'row',
        alignItems: 'center',
        gap: 1,
        '& .MuiInputLabel-root': { mb: 0 },
      }}
      slotProps={{ select: { displayEmpty: true } }}
    >
      <MenuItem value="">{tous}</MenuItem>
      {Object.entries(options).map(([choix, texte]) => (
        <MenuItem key={choix} value={choix}>
          {texte}
        </MenuItem>
      ))}
    </TextField>
  );
}
