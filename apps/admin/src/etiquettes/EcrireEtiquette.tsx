import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { type Couleur, couleurs, type Etiquette as EtiquetteLue } from '@sciat/contrats';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';
import { Etiquette } from './Etiquettes.js';
import { CLE_ETIQUETTES } from './lectures.js';

/** A new label, or the name and colour of one that is known: wherever it stands, it follows. */
export function EcrireEtiquette({
  connue,
  surFermer,
}: {
  connue?: EtiquetteLue;
  surFermer: () => void;
}) {
  const [nom, setNom] = useState(connue?.nom ?? '');
  const [couleur, setCouleur] = useState<Couleur>(connue?.couleur ?? 'bleu');
  const client = useQueryClient();
  const notifier = useNotify();
  const ecriture = useMutation({
    mutationFn: () =>
      connue
        ? verbes.modifierEtiquette(connue.id, { nom, couleur })
        : verbes.creerEtiquette({ nom, couleur }),
    onSuccess: () => {
      notifier(connue ? 'Étiquette modifiée.' : 'Étiquette créée.', { type: 'success' });
      void client.invalidateQueries({ queryKey: CLE_ETIQUETTES });
      void client.invalidateQueries({ queryKey: ['dossiers'] });
      surFermer();
    },
  });
  const erreur = ecriture.error instanceof ErreurApi ? ecriture.error.body.errors.nom : undefined;
  return (
    <DialogueConfirmation
      ouvert
      titre={connue ? `Modifier « ${connue.nom} »` : 'Nouvelle étiquette'}
      confirmer={connue ? 'Enregistrer' : 'Créer l’étiquette'}
      enCours={ecriture.isPending}
      erreur={ecriture.error}
      champsMontres={['nom']}
      surFermer={surFermer}
      surConfirmer={() => ecriture.mutate()}
    >
      <TextField
        label="Nom"
        value={nom}
        onChange={(e) => setNom(e.target.value)}
        error={erreur !== undefined}
        helperText={erreur}
        autoFocus
        required
        fullWidth
        slotProps={{ htmlInput: { maxLength: 40 } }}
      />
      <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mt: 2 }}>
        <Box component="legend" sx={{ fontSize: 14, fontWeight: 500, p: 0 }}>
          Couleur
        </Box>
        <RadioGroup row value={couleur} onChange={(e) => setCouleur(e.target.value as Couleur)}>
          {(Object.keys(couleurs) as Couleur[]).map((c) => (
            <FormControlLabel
              key={c}
              value={c}
              control={<Radio size="small" />}
              label={<Etiquette nom={couleurs[c]} couleur={c} />}
            />
          ))}
        </RadioGroup>
      </Box>
    </DialogueConfirmation>
  );
}
