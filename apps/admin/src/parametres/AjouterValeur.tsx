import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ParametreLu } from '@sciat/contrats';
import { direValeur } from '@sciat/dispositifs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { aujourdhui, dateCourte } from '../commun/dates.js';
import { espacesInsecables } from '../commun/typographie.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';
import { enSaisie, enValeur, uniteSaisie } from './saisie.js';

export function AjouterValeur({
  parametre,
  surFermer,
}: {
  parametre: ParametreLu;
  surFermer: () => void;
}) {
  const [valeur, setValeur] = useState(enSaisie(parametre, parametre.valeur));
  const [effetLe, setEffetLe] = useState(aujourdhui());
  const [source, setSource] = useState('');
  const client = useQueryClient();
  const notifier = useNotify();
  const lue = enValeur(parametre, valeur);
  const ajout = useMutation({
    mutationFn: (v: number | string) =>
      verbes.ajouterParametre({
        dispositif: parametre.dispositif,
        cle: parametre.cle,
        valeur: v,
        effetLe,
        source: source.trim(),
      }),
    onSuccess: () => {
      notifier('Valeur ajoutée.', { type: 'success' });
      void client.invalidateQueries({ queryKey: ['parametres', parametre.dispositif] });
      surFermer();
    },
  });
  const erreurs = ajout.error instanceof ErreurApi ? ajout.error.body.errors : {};
  const unite = uniteSaisie(parametre);
  return (
    <DialogueConfirmation
      ouvert
      titre={`${parametre.libelle} : nouvelle valeur`}
      confirmer="Ajouter cette valeur"
      enCours={ajout.isPending}
      erreur={ajout.error}
      champsMontres={['valeur', 'effetLe', 'source']}
      bloque={lue === null}
      surFermer={surFermer}
      surConfirmer={() => lue !== null && ajout.mutate(lue)}
    >
      <TextField
        label={unite ? `Valeur (${unite})` : 'Valeur'}
        select={parametre.choix !== undefined}
        value={valeur}
        onChange={(e) => setValeur(e.target.value)}
        error={lue === null || erreurs.valeur !== undefined}
        helperText={
          erreurs.valeur ??
          (lue === null ? 'Un nombre entier ou à deux décimales est attendu.' : undefined)
        }
        fullWidth
        autoFocus
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      >
        {parametre.choix?.map((c) => (
          <MenuItem key={c.valeur} value={c.valeur}>
            {c.libelle}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label="Date d’effet"
        type="date"
        value={effetLe}
        onChange={(e) => setEffetLe(e.target.value)}
        error={erreurs.effetLe !== undefined}
        helperText={erreurs.effetLe}
        fullWidth
        sx={{ mt: 2 }}
      />
      <TextField
        label="Source"
        value={source}
        onChange={(e) => setSource(e.target.value)}
        error={erreurs.source !== undefined}
        helperText={erreurs.source ?? 'Texte, note ou décision qui fixe cette valeur.'}
        fullWidth
        sx={{ mt: 2 }}
      />
      {lue !== null && effetLe && (
        <p style={{ marginBottom: 0 }}>
          {espacesInsecables(
            `Les dossiers reçus à partir du ${dateCourte(effetLe)} suivront : ${direValeur(parametre, lue)}. Les échéances des dossiers concernés seront recalculées.`,
          )}
        </p>
      )}
    </DialogueConfirmation>
  );
}
