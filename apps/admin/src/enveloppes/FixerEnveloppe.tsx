import TextField from '@mui/material/TextField';
import type { EnveloppeLue } from '@sciat/contrats';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { espacesInsecables } from '../commun/typographie.js';
import { enSaisie, enValeur } from '../parametres/saisie.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { verbes } from '../providers/verbes.js';

const EUROS = { unite: 'centimes' } as const;

/** A new amount for a year: added, the former one stays in the journal. */
export function FixerEnveloppe({
  enveloppe: { dispositif, annee, libelle, centimes },
  surFermer,
}: {
  enveloppe: EnveloppeLue;
  surFermer: () => void;
}) {
  const [saisie, setSaisie] = useState(centimes === null ? '' : enSaisie(EUROS, centimes));
  const [source, setSource] = useState('');
  const client = useQueryClient();
  const notifier = useNotify();
  const lue = enValeur(EUROS, saisie);
  const illisible = saisie !== '' && lue === null;
  const ajout = useMutation({
    mutationFn: (montant: number) =>
      verbes.fixerEnveloppe({ dispositif, annee, centimes: montant, source: source.trim() }),
    onSuccess: () => {
      notifier('Enveloppe enregistrée.', { type: 'success' });
      void client.invalidateQueries({ queryKey: ['enveloppes'] });
      surFermer();
    },
  });
  const erreurs = ajout.error instanceof ErreurApi ? ajout.error.body.errors : {};
  return (
    <DialogueConfirmation
      ouvert
      titre={`${libelle}, ${annee}`}
      confirmer="Enregistrer l’enveloppe"
      enCours={ajout.isPending}
      erreur={ajout.error}
      champsMontres={['centimes', 'source']}
      bloque={typeof lue !== 'number'}
      surFermer={surFermer}
      surConfirmer={() => typeof lue === 'number' && ajout.mutate(lue)}
    >
      <TextField
        label="Montant (euros)"
        value={saisie}
        onChange={(e) => setSaisie(e.target.value)}
        error={illisible || erreurs.centimes !== undefined}
        helperText={
          erreurs.centimes ??
          `${illisible ? 'Ce montant ne se lit pas. ' : ''}Par exemple 150\u00a0000 ou 150\u00a0000,50.`
        }
        fullWidth
        required
        autoFocus
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      />
      <TextField
        label="Source"
        value={source}
        onChange={(e) => setSource(e.target.value)}
        error={erreurs.source !== undefined}
        helperText={erreurs.source ?? 'Notification ou décision qui fixe ce montant.'}
        fullWidth
        required
        sx={{ mt: 2 }}
      />
      <p style={{ marginBottom: 0 }}>
        {espacesInsecables(
          'Une décision qui dépasserait ce qui reste sera signalée avant d’être prise.',
        )}
      </p>
    </DialogueConfirmation>
  );
}
