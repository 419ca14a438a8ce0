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
import { ChampNombre } from './ChampNombre.js';
import { ChampNoms } from './ChampNoms.js';
import { ChampTarifs } from './ChampTarifs.js';
import { decimal, entier, montant, type Notation } from './nombres.js';

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

/** As the fields of several lines receive it. */
export interface PropsChamp extends Props {
  requis: boolean;
  aide: string[];
}

const NOTATIONS: Partial<Record<Champ['type'], Notation>> = {
  nombre: entier,
  decimal,
  montant,
};

/** One field of the application, drawn from the definition. */
export function ChampSaisie(props: Props) {
  const { champ, valeur, surSaisie, erreur, note, requis = false } = props;
  const id = useId();
  const aide = [erreur, note, champ.aide]
    .filter(Boolean)
    .map((texte) => espacesInsecables(texte as string));
  const complet = { ...props, requis, aide };
  if (champ.type === 'pieces') return <ChoixPieces {...complet} />;
  if (champ.type === 'noms') return <ChampNoms {...complet} />;
  if (champ.type === 'tarifs') return <ChampTarifs {...complet} />;

  const commun: TextFieldProps = {
    id,
    name: champ.nom,
    label: espacesInsecables(champ.libelle),
    error: Boolean(erreur),
    helperText: aide.join(' '),
    required: requis,
    fullWidth: true,
    autoComplete: 'off',
  };
  const notation = NOTATIONS[champ.type];
  if (notation)
    return (
      <ChampNombre
        notation={notation}
        valeur={valeur}
        surSaisie={surSaisie}
        unite={champ.type === 'montant' ? '€' : undefined}
        champ={commun}
      />
    );
  return (
    <TextField
      {...commun}
      value={valeur ?? ''}
      onChange={(e) => surSaisie(e.target.value === '' ? null : e.target.value)}
      {...particularites(champ.type)}
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

function particularites(type: Champ['type']): Partial<TextFieldProps> {
  switch (type) {
    case 'texte_long':
      return { multiline: true, minRows: 3 };
    case 'choix':
      return { select: true, slotProps: { select: { native: true } } };
    case 'date':
      return { type: 'date' };
    case 'courriel':
      return { slotProps: { htmlInput: { inputMode: 'email' } } };
    default:
      return {};
  }
}

function ChoixPieces({ champ, valeur, surSaisie, erreur, requis, pieces = [], aide }: PropsChamp) {
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
