import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import MenuItem from '@mui/material/MenuItem';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import type { DemanderAvis, PropositionConsultation } from '@sciat/contrats';
import { useId } from 'react';

/** Both kinds at once: changing one's mind loses nothing. */
export interface DestinataireSaisi {
  type: 'organisme' | 'collegue';
  organisme: string;
  courriel: string;
  utilisateurId: string;
}

export function enDestinataire(saisi: DestinataireSaisi): DemanderAvis['destinataire'] {
  const { type, organisme, courriel, utilisateurId } = saisi;
  return type === 'collegue' ? { type, utilisateurId } : { type, organisme, courriel };
}

interface Props {
  valeur: DestinataireSaisi;
  surChange: (valeur: DestinataireSaisi) => void;
  proposition: PropositionConsultation;
  erreurs: Record<string, string>;
}

/** Of whom: a body, among those the service usually consults or another; or a colleague. */
export function Destinataire({ valeur, surChange, proposition, erreurs }: Props) {
  const id = useId();
  const { experts, collegues } = proposition;
  const choisirOrganisme = (organisme: string) => {
    const connu = experts.find((e) => e.organisme === organisme);
    surChange({ ...valeur, organisme, ...(connu ? { courriel: connu.courriel } : {}) });
  };
  return (
    <>
      <FormControl>
        <FormLabel id={id}>Demander à</FormLabel>
        <RadioGroup
          row
          aria-labelledby={id}
          value={valeur.type}
          onChange={(e) =>
            surChange({ ...valeur, type: e.target.value as DestinataireSaisi['type'] })
          }
        >
          <FormControlLabel value="organisme" control={<Radio />} label="un organisme" />
          <FormControlLabel
            value="collegue"
            control={<Radio />}
            label="un collègue"
            disabled={collegues.length === 0}
          />
        </RadioGroup>
      </FormControl>
      {valeur.type === 'collegue' ? (
        <TextField
          select
          label="Collègue"
          value={valeur.utilisateurId}
          onChange={(e) => surChange({ ...valeur, utilisateurId: e.target.value })}
          error={Boolean(erreurs.utilisateurId)}
          helperText={
            erreurs.utilisateurId ?? 'Prévenu par courriel ; il lit le dossier et y répond.'
          }
          required
        >
          {collegues.map(({ id: utilisateurId, prenom, nom }) => (
            <MenuItem key={utilisateurId} value={utilisateurId}>
              {prenom} {nom}
            </MenuItem>
          ))}
        </TextField>
      ) : (
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
          <Autocomplete
            freeSolo
            options={[...new Set(experts.map((e) => e.organisme))]}
            inputValue={valeur.organisme}
            onInputChange={(_, organisme) => {
              if (organisme !== valeur.organisme) choisirOrganisme(organisme);
            }}
            value={valeur.organisme}
            renderInput={(champ) => (
              <TextField
                {...champ}
                label="Organisme"
                autoFocus={experts.length === 0}
                error={Boolean(erreurs.organisme)}
                helperText={erreurs.organisme}
                required
              />
            )}
          />
          <TextField
            type="email"
            label="Courriel"
            value={valeur.courriel}
            onChange={(e) => surChange({ ...valeur, courriel: e.target.value })}
            error={Boolean(erreurs.courriel)}
            helperText={erreurs.courriel ?? 'Reçoit le lien pour répondre, sans compte.'}
            autoComplete="off"
            required
          />
        </Box>
      )}
    </>
  );
}
