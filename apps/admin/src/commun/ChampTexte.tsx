import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { useListContext } from 'react-admin';

const PAUSE_MS = 400;

/** The text filter of a list, applied when typing pauses. */
export function ChampTexte({ indication }: { indication: string }) {
  const { filterValues, setFilters } = useListContext();
  const applique: string = filterValues.q ?? '';
  const [texte, setTexte] = useState(applique);
  const [dernierApplique, setDernierApplique] = useState(applique);
  // The filter changed elsewhere (its chip was removed, a link was followed): the field follows.
  if (applique !== dernierApplique) {
    setDernierApplique(applique);
    if (applique !== texte.trim()) setTexte(applique);
  }
  useEffect(() => {
    const voulu = texte.trim();
    if (voulu === applique) return;
    const pause = setTimeout(() => {
      const { q: _, ...autres } = filterValues;
      setFilters(voulu ? { ...autres, q: voulu } : autres);
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [texte, applique, filterValues, setFilters]);
  return (
    <TextField
      value={texte}
      onChange={(e) => setTexte(e.target.value)}
      placeholder={indication}
      sx={{ width: 250 }}
      slotProps={{
        htmlInput: { 'aria-label': 'Filtrer par texte', type: 'search', maxLength: 200 },
      }}
    />
  );
}
