import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { Chargement } from '../commun/Chargement.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useEtiquettes } from '../etiquettes/lectures.js';
import type { Saisie } from './ChoixAction.js';

interface Props {
  saisie: Saisie;
  surSaisie: (saisie: Saisie) => void;
}

/** Which label, to put on or to take off; an archived one can only be taken off. */
export function ChoixEtiquette({ saisie, surSaisie }: Props) {
  const { data } = useEtiquettes();
  if (!data) return <Chargement />;
  const { posee, choix } = saisie;
  const proposees = data.donnees.filter((e) => !posee || !e.archivee);
  return (
    <>
      <RadioGroup
        row
        aria-label="Ce qui est fait de l’étiquette"
        value={posee ? 'ajouter' : 'retirer'}
        onChange={(_, valeur) => surSaisie({ ...saisie, choix: '', posee: valeur === 'ajouter' })}
      >
        <FormControlLabel value="ajouter" control={<Radio />} label="Ajouter une étiquette" />
        <FormControlLabel value="retirer" control={<Radio />} label="Retirer une étiquette" />
      </RadioGroup>
      {proposees.length === 0 ? (
        <Typography role="status">
          {espacesInsecables(
            'Le service n’a pas d’étiquette : l’encadrement en crée sur « Étiquettes ».',
          )}
        </Typography>
      ) : (
        <TextField
          select
          autoFocus
          required
          label="Étiquette"
          value={choix}
          onChange={(e) => surSaisie({ ...saisie, choix: e.target.value })}
          slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
        >
          <option value="">Choisir</option>
          {proposees.map(({ id, nom, archivee }) => (
            <option key={id} value={id}>
              {archivee ? `${nom} (archivée)` : nom}
            </option>
          ))}
        </TextField>
      )}
    </>
  );
}
