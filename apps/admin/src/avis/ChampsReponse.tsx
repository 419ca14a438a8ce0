import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { AVEC_COMMENTAIRE, type ReponseAvis, reponsesAvis } from '@sciat/contrats';
import { useId } from 'react';

export interface ReponseSaisie {
  reponse: ReponseAvis | '';
  commentaire: string;
}
export const REPONSE_VIDE: ReponseSaisie = { reponse: '', commentaire: '' };

interface Props {
  valeur: ReponseSaisie;
  surChange: (valeur: ReponseSaisie) => void;
  erreurs: Record<string, string>;
}

/** The answer and why, the same wherever an opinion is given. */
export function ChampsReponse({ valeur, surChange, erreurs }: Props) {
  const id = useId();
  const { reponse, commentaire } = valeur;
  const motive = reponse !== '' && AVEC_COMMENTAIRE.includes(reponse);
  return (
    <>
      <FormControl error={Boolean(erreurs.reponse)} required>
        <FormLabel id={id}>Réponse</FormLabel>
        <RadioGroup
          aria-labelledby={id}
          name="reponse"
          value={reponse}
          onChange={(e) => surChange({ ...valeur, reponse: e.target.value as ReponseAvis })}
        >
          {Object.entries(reponsesAvis).map(([code, libelle]) => (
            <FormControlLabel key={code} value={code} control={<Radio />} label={libelle} />
          ))}
        </RadioGroup>
        {erreurs.reponse && <FormHelperText>{erreurs.reponse}</FormHelperText>}
      </FormControl>
      <TextField
        label="Commentaire"
        value={commentaire}
        onChange={(e) => surChange({ ...valeur, commentaire: e.target.value })}
        error={Boolean(erreurs.commentaire)}
        helperText={
          erreurs.commentaire ??
          (motive ? 'Dites pourquoi, en une phrase au moins.' : 'Facultatif.')
        }
        required={motive}
        multiline
        minRows={3}
        maxRows={12}
        fullWidth
      />
    </>
  );
}
