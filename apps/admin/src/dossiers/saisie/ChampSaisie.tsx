import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import TextField, { type TextFieldProps } from '@mui/material/TextField';
import type { Champ } from '@sciat/contrats';
import { useId } from 'react';
import { espacesInsecables } from '../../commun/typographie.js';

interface Props {
  champ: Champ;
  valeur: unknown;
  surSaisie: (valeur: unknown) => void;
  erreur?: string;
  /** Beside the field's own help: "attendu à cette étape", what someone else saved meanwhile… */
  note?: string | null;
  requis?: boolean;
  /** Pieces to choose from, for a field that names some. */
  pieces?: { code: string; libelle: string }[];
}

const CLAVIERS: Partial<Record<Champ['type'], 'email' | 'numeric'>> = {
  courriel: 'email',
  nombre: 'numeric',
};

/** "12" is the number 12; anything else goes as typed, for the API to say what is wrong with it. */
function lireSaisie(type: Champ['type'], texte: string): unknown {
  if (texte === '') return null;
  return type === 'nombre' && /^\d{1,15}$/.test(texte.trim()) ? Number(texte) : texte;
}

/** One field of the application, drawn from the definition. */
export function ChampSaisie(props: Props) {
  const { champ, valeur, surSaisie, erreur, note, requis = false } = props;
  const id = useId();
  const aide = [erreur, note, champ.aide]
    .filter(Boolean)
    .map((texte) => espacesInsecables(texte as string));
  if (champ.type === 'pieces') return <ChoixPieces {...props} aide={aide} />;

  const particulier: Partial<TextFieldProps> =
    champ.type === 'texte_long'
      ? { multiline: true, minRows: 3 }
      : champ.type === 'choix'
        ? { select: true, slotProps: { select: { native: true } } }
        : champ.type === 'date'
          ? { type: 'date' }
          : { slotProps: { htmlInput: { inputMode: CLAVIERS[champ.type] } } };
  return (
    <TextField
      id={id}
      name={champ.nom}
      label={espacesInsecables(champ.libelle)}
      value={valeur ?? ''}
      onChange={(e) => surSaisie(lireSaisie(champ.type, e.target.value))}
      error={Boolean(erreur)}
      helperText={aide.join(' ')}
      required={requis}
      fullWidth
      autoComplete="off"
      {...particulier}
    >
      {champ.type === 'choix' && [
        <option key="" value="">
          Non renseigné
        </option>,
        ...(champ.choix ?? []).map(({ valeur: v, libelle }) => (
          <option key={v} value={v}>
            {espacesInsecables(libelle)}
          </option>
        )),
      ]}
    </TextField>
  );
}

function ChoixPieces({
  champ,
  valeur,
  surSaisie,
  erreur,
  requis,
  pieces = [],
  aide,
}: Props & { aide: string[] }) {
  const choisies = Array.isArray(valeur) ? (valeur as string[]) : [];
  const cocher = (code: string, cochee: boolean) =>
    surSaisie(
      pieces.map((p) => p.code).filter((c) => (c === code ? cochee : choisies.includes(c))),
    );
  return (
    <FormControl component="fieldset" error={Boolean(erreur)} required={requis} fullWidth>
      <FormLabel component="legend" sx={{ fontSize: 14, fontWeight: 500, color: 'text.primary' }}>
        {espacesInsecables(champ.libelle)}
      </FormLabel>
      <FormGroup>
        {pieces.map(({ code, libelle }) => (
          <FormControlLabel
            key={code}
            control={
              <Checkbox
                size="small"
                checked={choisies.includes(code)}
                onChange={(_, c) => cocher(code, c)}
              />
            }
            label={espacesInsecables(libelle)}
          />
        ))}
      </FormGroup>
      {aide.length > 0 && <FormHelperText>{aide.join(' ')}</FormHelperText>}
    </FormControl>
  );
}
