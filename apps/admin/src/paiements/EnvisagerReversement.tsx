import Alert from '@mui/material/Alert';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Reversements } from '@sciat/contrats';
import { ajouterJours, direEuros } from '@sciat/dispositifs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { aujourdhui } from '../commun/dates.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useDossierCourant } from '../dossiers/page/contexte.js';
import { enValeur } from '../parametres/saisie.js';
import { verbes } from '../providers/verbes.js';
import { LignesReversement } from './LignesReversement.js';
import { useEcrireReversement } from './useReversements.js';

const EUROS = { unite: 'centimes' } as const;
/** A month to answer, proposed and not imposed. */
const DELAI = 30;

/** A sum, computed or the agent's own, its reason, and the time given to the collectivité to answer. */
export function EnvisagerReversement({
  reversements: { calculable, finLe: finConnue, reversible },
  surFermer,
}: {
  reversements: Reversements;
  surFermer: () => void;
}) {
  const { dossier } = useDossierCourant();
  const [finLe, setFinLe] = useState(finConnue ?? '');
  const [remplace, setRemplace] = useState('');
  const [montant, setMontant] = useState('');
  const [motif, setMotif] = useState('');
  const [observationsLe, setObservationsLe] = useState(ajouterJours(aujourdhui(), DELAI));
  const notifier = useNotify();
  const fin = calculable && finLe && remplace ? { finLe, remplace: remplace === 'OUI' } : null;
  const calcul = useQuery({
    queryKey: ['reversements', dossier.id, 'calcul', fin],
    queryFn: () => verbes.calculerReversement(dossier.id, fin ?? { finLe, remplace: false }),
    enabled: fin !== null,
  });
  const compte = fin ? calcul.data : undefined;
  const saisi = montant === '' ? null : enValeur(EUROS, montant);
  const centimes = typeof saisi === 'number' ? saisi : montant === '' ? compte?.centimes : null;
  const ecriture = useEcrireReversement(() => {
    notifier('Reversement envisagé : les observations de la collectivité sont attendues.', {
      type: 'success',
    });
    surFermer();
  });
  const erreurs = ecriture.error?.body.errors ?? {};
  const texte = (champ: string, aide?: string) => ({
    error: erreurs[champ] !== undefined,
    helperText: (erreurs[champ] as string | undefined) ?? aide,
    fullWidth: true,
    sx: { mt: 2 },
  });
  const envoyer = () => {
    if (!centimes) return;
    const calculee = montant === '' && fin ? { calcul: fin } : {};
    ecriture.mutate({ centimes, motif, observationsLe, ...calculee });
  };
  return (
    <DialogueConfirmation
      ouvert
      titre="Envisager un reversement"
      confirmer="Ouvrir le délai d’observations"
      enCours={ecriture.isPending}
      erreur={ecriture.error}
      champsMontres={['centimes', 'motif', 'observationsLe']}
      bloque={!centimes}
      surFermer={surFermer}
      surConfirmer={envoyer}
    >
      <Typography>
        {espacesInsecables(
          `Rien n’est demandé avant la fin du délai laissé à la collectivité pour présenter ses observations (CRPA L122-1). ${direEuros(reversible)} au plus peuvent être demandés.`,
        )}
      </Typography>
      {calculable && (
        <>
          <TextField
            type="date"
            label="Dernier jour travaillé"
            value={finLe}
            onChange={(e) => setFinLe(e.target.value)}
            fullWidth
            sx={{ mt: 2 }}
          />
          <TextField
            select
            label="Le volontaire est-il remplacé ?"
            value={remplace}
            onChange={(e) => setRemplace(e.target.value)}
            fullWidth
            sx={{ mt: 2 }}
          >
            <MenuItem value="NON">Non</MenuItem>
            <MenuItem value="OUI">Oui, un avenant nomme son remplaçant</MenuItem>
          </TextField>
        </>
      )}
      {compte && (
        <Alert severity={compte.verdict === 'à apprécier' ? 'warning' : 'info'} sx={{ mt: 2 }}>
          {espacesInsecables(compte.explication)}
          <LignesReversement lignes={compte.lignes} />
        </Alert>
      )}
      <TextField
        label={compte?.centimes ? 'Autre montant (euros), facultatif' : 'Montant (euros)'}
        value={montant}
        onChange={(e) => setMontant(e.target.value)}
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
        {...texte(
          'centimes',
          compte?.centimes
            ? espacesInsecables(
                `Laissez vide pour ${direEuros(compte.centimes)}, le montant calculé.`,
              )
            : undefined,
        )}
      />
      <TextField
        label="Motif"
        value={motif}
        onChange={(e) => setMotif(e.target.value)}
        required
        multiline
        minRows={2}
        {...texte('motif')}
      />
      <TextField
        type="date"
        label="Observations attendues jusqu’au"
        value={observationsLe}
        onChange={(e) => setObservationsLe(e.target.value)}
        required
        {...texte('observationsLe')}
      />
    </DialogueConfirmation>
  );
}
