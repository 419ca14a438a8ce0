import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { useDispositifs } from '../dispositifs/lectures.js';
import { parDispositif } from '../dispositifs/phrases.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';
import { CLE_DELEGATIONS } from './etat.js';

const CHAMPS = [
  { nom: 'prenom', libelle: 'Prénom' },
  { nom: 'nom', libelle: 'Nom' },
  { nom: 'qualite', libelle: 'Qualité', aide: 'Comme elle figure sous la signature.' },
  {
    nom: 'acte',
    libelle: 'Acte de délégation',
    aide: 'L’arrêté et sa date, tels qu’ils sont publiés.',
  },
  { nom: 'du', libelle: 'À partir du', type: 'date' },
] as const;
type Nom = (typeof CHAMPS)[number]['nom'];

const VIDE: Record<Nom | 'au', string> = {
  prenom: '',
  nom: '',
  qualite: '',
  acte: '',
  du: '',
  au: '',
};

export function AjouterDelegation({ surFermer }: { surFermer: () => void }) {
  const [valeurs, setValeurs] = useState(VIDE);
  const [dispositifs, setDispositifs] = useState<string[]>([]);
  const { data } = useDispositifs();
  const client = useQueryClient();
  const notifier = useNotify();
  const ajout = useMutation({
    mutationFn: () => verbes.ajouterDelegation({ ...valeurs, au: valeurs.au || null, dispositifs }),
    onSuccess: () => {
      notifier('Délégation ajoutée.', { type: 'success' });
      void client.invalidateQueries({ queryKey: CLE_DELEGATIONS });
      surFermer();
    },
  });
  const erreurs = ajout.error instanceof ErreurApi ? ajout.error.body.errors : {};
  const champ = (nom: keyof typeof VIDE, aide?: string) => ({
    value: valeurs[nom],
    onChange: (e: { target: { value: string } }) =>
      setValeurs({ ...valeurs, [nom]: e.target.value }),
    error: erreurs[nom] !== undefined,
    helperText: erreurs[nom] ?? aide,
    fullWidth: true,
  });
  const cocher = (code: string, coche: boolean) =>
    setDispositifs(coche ? [...dispositifs, code] : dispositifs.filter((c) => c !== code));
  return (
    <DialogueConfirmation
      ouvert
      titre="Ajouter une délégation de signature"
      confirmer="Ajouter la délégation"
      enCours={ajout.isPending}
      erreur={ajout.error}
      champsMontres={[...CHAMPS.map((c) => c.nom), 'au', 'dispositifs']}
      surFermer={surFermer}
      surConfirmer={() => ajout.mutate()}
    >
      {CHAMPS.map(({ nom, libelle, ...reste }, rang) => (
        <TextField
          key={nom}
          label={libelle}
          type={'type' in reste ? reste.type : 'text'}
          autoFocus={rang === 0}
          required
          sx={{ mt: rang === 0 ? 0 : 2 }}
          {...champ(nom, 'aide' in reste ? reste.aide : undefined)}
        />
      ))}
      <TextField
        label="Jusqu’au (facultatif)"
        type="date"
        sx={{ mt: 2 }}
        {...champ('au', 'Ce jour compte encore. Sans date, la délégation court jusqu’à sa fin.')}
      />
      <FormControl component="fieldset" sx={{ mt: 2 }} error={erreurs.dispositifs !== undefined}>
        <FormLabel component="legend">Dispositifs</FormLabel>
        <FormHelperText sx={{ mx: 0 }}>
          {erreurs.dispositifs ?? 'Aucun de coché : elle vaut pour tous.'}
        </FormHelperText>
        <FormGroup row>
          {parDispositif(data?.donnees ?? []).map(([{ code }]) => (
            <FormControlLabel
              key={code}
              label={code}
              control={
                <Checkbox
                  checked={dispositifs.includes(code)}
                  onChange={(_, coche) => cocher(code, coche)}
                />
              }
            />
          ))}
        </FormGroup>
      </FormControl>
    </DialogueConfirmation>
  );
}
