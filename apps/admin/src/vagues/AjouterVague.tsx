import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';

const CHAMPS = [
  { nom: 'libelle', libelle: 'Libellé', aide: 'Par exemple : Quatrième vague.' },
  {
    nom: 'code',
    libelle: 'Code',
    aide: 'Capitales et chiffres. Celui d’une vague connue la corrige.',
  },
  { nom: 'ouvreLe', libelle: 'Ouvre le', type: 'date' },
  { nom: 'fermeLe', libelle: 'Ferme le', type: 'date', aide: 'Ce jour compte encore.' },
  { nom: 'source', libelle: 'Source', aide: 'Texte, note ou page qui annonce ces dates.' },
] as const;
type Nom = (typeof CHAMPS)[number]['nom'];

const VIDE: Record<Nom, string> = { libelle: '', code: '', ouvreLe: '', fermeLe: '', source: '' };

export function AjouterVague({
  dispositif,
  titre,
  surFermer,
}: {
  dispositif: string;
  titre: string;
  surFermer: () => void;
}) {
  const [valeurs, setValeurs] = useState(VIDE);
  const client = useQueryClient();
  const notifier = useNotify();
  const ajout = useMutation({
    mutationFn: () => verbes.ajouterVague({ dispositif, ...valeurs }),
    onSuccess: () => {
      notifier('Vague ajoutée.', { type: 'success' });
      void client.invalidateQueries({ queryKey: ['vagues', dispositif] });
      surFermer();
    },
  });
  const erreurs = ajout.error instanceof ErreurApi ? ajout.error.body.errors : {};
  return (
    <DialogueConfirmation
      ouvert
      titre={`${titre} : nouvelle vague`}
      confirmer="Ajouter la vague"
      enCours={ajout.isPending}
      erreur={ajout.error}
      champsMontres={CHAMPS.map((c) => c.nom)}
      surFermer={surFermer}
      surConfirmer={() => ajout.mutate()}
    >
      {CHAMPS.map(({ nom, libelle, ...reste }, rang) => (
        <TextField
          key={nom}
          label={libelle}
          type={'type' in reste ? reste.type : 'text'}
          value={valeurs[nom]}
          onChange={(e) => setValeurs({ ...valeurs, [nom]: e.target.value })}
          error={erreurs[nom] !== undefined}
          helperText={erreurs[nom] ?? ('aide' in reste ? reste.aide : undefined)}
          autoFocus={rang === 0}
          required
          fullWidth
          sx={{ mt: rang === 0 ? 0 : 2 }}
          slotProps={'type' in reste ? { inputLabel: { shrink: true } } : {}}
        />
      ))}
    </DialogueConfirmation>
  );
}
