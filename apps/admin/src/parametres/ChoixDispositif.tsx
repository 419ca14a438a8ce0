import TextField from '@mui/material/TextField';
import { aujourdhui } from '../commun/dates.js';
import { estFerme, type Groupe } from './choix-dispositif.js';

/** Which scheme the page is about. */
export function ChoixDispositif(props: {
  groupes: Groupe[];
  code: string;
  surChoix: (code: string) => void;
}) {
  const { groupes, code, surChoix } = props;
  return (
    <TextField
      select
      label="Dispositif"
      value={code}
      onChange={(e) => surChoix(e.target.value)}
      // The browser's own: it groups, and is read as such.
      slotProps={{ select: { native: true } }}
      sx={{ display: 'block', mb: 2, '& .MuiInputBase-root': { minWidth: 420, maxWidth: '100%' } }}
    >
      {groupes.map(({ famille, elements }) => (
        <optgroup key={famille} label={famille}>
          {elements.map((d) => (
            <option key={d.code} value={d.code}>
              {`${d.libelle}${estFerme(d, aujourdhui()) ? ' (fermé)' : ''}`}
            </option>
          ))}
        </optgroup>
      ))}
    </TextField>
  );
}
