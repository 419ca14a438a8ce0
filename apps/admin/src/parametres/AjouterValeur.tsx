import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { AjouterParametre, ParametreLu } from '@sciat/contrats';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { aujourdhui } from '../commun/dates.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';
import { ApercuValeur } from './ApercuValeur.js';
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
  const demande = (v: number | string): AjouterParametre => ({
    dispositif: parametre.dispositif,
    cle: parametre.cle,
    valeur: v,
    effetLe,
    source: source.trim(),
  });
  const apercu = useMutation({
    mutationFn: (v: number | string) => verbes.apercevoirParametre(demande(v)),
  });
  const ajout = useMutation({
    mutationFn: (v: number | string) => verbes.ajouterParametre(demande(v)),
    onSuccess: () => {
      notifier('Valeur ajoutée.', { type: 'success' });
      void client.invalidateQueries({ queryKey: ['parametres', parametre.dispositif] });
      surFermer();
    },
  });
  const erreur = ajout.error ?? apercu.error;
  const erreurs = erreur instanceof ErreurApi ? erreur.body.errors : {};
  // Whatever changes makes the preview that of something else.
  const saisir = (poser: (texte: string) => void) => (e: { target: { value: string } }) => {
    poser(e.target.value);
    apercu.reset();
    ajout.reset();
  };
  const unite = uniteSaisie(parametre);
  return (
    <DialogueConfirmation
      ouvert
      titre={`${parametre.libelle} : nouvelle valeur`}
      confirmer={apercu.data ? 'Ajouter cette valeur' : 'Voir ce qui changera'}
      enCours={ajout.isPending || apercu.isPending}
      erreur={erreur}
      champsMontres={['valeur', 'effetLe', 'source']}
      bloque={lue === null}
      surFermer={surFermer}
      surConfirmer={() => lue !== null && (apercu.data ? ajout : apercu).mutate(lue)}
    >
      <TextField
        label={unite ? `Valeur (${unite})` : 'Valeur'}
        select={parametre.choix !== undefined}
        value={valeur}
        onChange={saisir(setValeur)}
        error={lue === null || erreurs.valeur !== undefined}
        helperText={
          erreurs.valeur ??
          (lue === null ? 'Un nombre entier ou à deux décimales est attendu.' : undefined)
        }
        fullWidth
        required
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
        onChange={saisir(setEffetLe)}
        error={erreurs.effetLe !== undefined}
        helperText={erreurs.effetLe}
        fullWidth
        required
        sx={{ mt: 2 }}
      />
      <TextField
        label="Source"
        value={source}
        onChange={saisir(setSource)}
        error={erreurs.source !== undefined}
        helperText={erreurs.source ?? 'Texte, note ou décision qui fixe cette valeur.'}
        fullWidth
        required
        sx={{ mt: 2 }}
      />
      {lue !== null && apercu.data && (
        <ApercuValeur parametre={parametre} valeur={lue} effetLe={effetLe} apercu={apercu.data} />
      )}
    </DialogueConfirmation>
  );
}
