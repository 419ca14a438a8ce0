import InputAdornment from '@mui/material/InputAdornment';
import TextField, { type TextFieldProps } from '@mui/material/TextField';
import { useState } from 'react';
import { type Notation, texteMontre } from './nombres.js';

interface Props {
  notation: Notation;
  valeur: unknown;
  surSaisie: (valeur: unknown) => void;
  /** After the number: "€". */
  unite?: string;
  /** Label, error, help… */
  champ: TextFieldProps;
}

/** A number typed the French way. The draft holds the number, and the text while it is not one yet. */
export function ChampNombre({ notation, valeur, surSaisie, unite, champ }: Props) {
  const [tape, setTape] = useState('');
  return (
    <TextField
      {...champ}
      value={texteMontre(notation, tape, valeur)}
      onChange={(e) => {
        setTape(e.target.value);
        surSaisie(notation.lire(e.target.value));
      }}
      slotProps={{
        htmlInput: { inputMode: 'decimal' },
        input: unite
          ? { endAdornment: <InputAdornment position="end">{unite}</InputAdornment> }
          : undefined,
      }}
    />
  );
}
