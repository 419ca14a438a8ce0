import TextField from '@mui/material/TextField';
import type { AvancerReversement as Corps, ReversementLu } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { aujourdhui } from '../commun/dates.js';
import { espacesInsecables } from '../commun/typographie.js';
import { enSaisie, enValeur } from '../parametres/saisie.js';
import { useEcrireReversement } from './useReversements.js';

export type ActeReversement = Corps['acte'];
const EUROS = { unite: 'centimes' } as const;

export const ACTES: Record<ActeReversement, { titre: string; date: string; fait: string }> = {
  DEMANDER: {
    titre: 'Enregistrer la demande de reversement',
    date: 'Date de la demande',
    fait: 'Reversement demandé.',
  },
  REMBOURSER: {
    titre: 'Enregistrer un remboursement',
    date: 'Reçu le',
    fait: 'Remboursement enregistré.',
  },
  ANNULER: {
    titre: 'Abandonner le reversement',
    date: 'Date de la décision',
    fait: 'Reversement abandonné.',
  },
};

/** The next step of a repayment: asked, given back, or given up. */
export function AvancerReversement({
  reversement: { id, centimes, rembourse },
  acte,
  surFermer,
}: {
  reversement: ReversementLu;
  acte: ActeReversement;
  surFermer: () => void;
}) {
  const reste = centimes - rembourse;
  const [le, setLe] = useState(aujourdhui());
  const [montant, setMontant] = useState(enSaisie(EUROS, reste));
  const [motif, setMotif] = useState('');
  const notifier = useNotify();
  const ecriture = useEcrireReversement(() => {
    notifier(ACTES[acte].fait, { type: 'success' });
    surFermer();
  });
  const recu = enValeur(EUROS, montant);
  const erreurs = ecriture.error?.body.errors ?? {};
  const aide = (champ: string, texte?: string) => ({
    error: erreurs[champ] !== undefined,
    helperText: (erreurs[champ] as string | undefined) ?? texte,
    required: true,
    fullWidth: true,
  });
  const envoyer = () => {
    if (acte === 'DEMANDER') ecriture.mutate({ id, acte, le });
    if (acte === 'ANNULER') ecriture.mutate({ id, acte, le, motif });
    if (acte === 'REMBOURSER' && typeof recu === 'number')
      ecriture.mutate({ id, acte, le, centimes: recu });
  };
  return (
    <DialogueConfirmation
      ouvert
      titre={ACTES[acte].titre}
      confirmer="Enregistrer"
      enCours={ecriture.isPending}
      erreur={ecriture.error}
      champsMontres={['le', 'centimes', 'motif']}
      bloque={acte === 'REMBOURSER' && typeof recu !== 'number'}
      surFermer={surFermer}
      surConfirmer={envoyer}
    >
      <TextField
        type="date"
        label={ACTES[acte].date}
        value={le}
        onChange={(e) => setLe(e.target.value)}
        slotProps={{ htmlInput: { max: aujourdhui() } }}
        autoFocus
        {...aide('le')}
      />
      {acte === 'REMBOURSER' && (
        <TextField
          label="Montant reçu (euros)"
          value={montant}
          onChange={(e) => setMontant(e.target.value)}
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          sx={{ mt: 2 }}
          {...aide('centimes', espacesInsecables(`Il reste ${direEuros(reste)} à rembourser.`))}
        />
      )}
      {acte === 'ANNULER' && (
        <TextField
          label="Motif"
          value={motif}
          onChange={(e) => setMotif(e.target.value)}
          multiline
          minRows={2}
          sx={{ mt: 2 }}
          {...aide('motif')}
        />
      )}
    </DialogueConfirmation>
  );
}
