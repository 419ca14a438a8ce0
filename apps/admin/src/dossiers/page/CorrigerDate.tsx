import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { enToutesLettres } from '@sciat/dispositifs';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { aujourdhui } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { verbes } from '../../providers/verbes.js';
import { erreursDesChamps } from '../saisie/valeurs.js';
import { useDossierCourant, useEcriture } from './contexte.js';

interface Props {
  libelle: string;
  actuelle: string;
  /** A passage happened; a date of the data (the end of a contract) may be to come. */
  cible: { rang: number } | { champ: string };
  surFermer: () => void;
}

/** A legal date entered wrong: every deadline that runs from it is computed again. */
export function CorrigerDate({ libelle, actuelle, cible, surFermer }: Props) {
  const { dossier } = useDossierCourant();
  const { ecrire, enCours, erreur } = useEcriture();
  const notifier = useNotify();
  const [dateLegale, setDateLegale] = useState(actuelle);
  const [motif, setMotif] = useState('');
  const erreurs = erreursDesChamps(erreur?.body.errors);

  const corriger = async () => {
    const corps = { version: dossier.version, ...cible, dateLegale, motif };
    if (!(await ecrire(() => verbes.corrigerDate(dossier.id, corps)))) return;
    notifier('Date corrigée, échéances recalculées.', { type: 'success' });
    surFermer();
  };
  return (
    <DialogueConfirmation
      ouvert
      titre={`Corriger la date : ${libelle}`}
      confirmer="Corriger la date"
      enCours={enCours}
      erreur={erreur}
      champsMontres={['dateLegale', 'motif']}
      bloque={dateLegale === actuelle}
      surFermer={surFermer}
      surConfirmer={() => void corriger()}
    >
      <Typography sx={{ mb: 2 }}>
        {espacesInsecables(
          `Date enregistrée : ${enToutesLettres(actuelle)}. Les échéances qui en partent seront recalculées ; l’ancienne date et le motif restent au journal.`,
        )}
      </Typography>
      <TextField
        type="date"
        label="Date exacte"
        value={dateLegale}
        onChange={(e) => setDateLegale(e.target.value)}
        error={Boolean(erreurs.dateLegale)}
        helperText={erreurs.dateLegale}
        slotProps={{ htmlInput: 'rang' in cible ? { max: aujourdhui() } : {} }}
        autoFocus
        required
        fullWidth
        sx={{ mb: 2 }}
      />
      <TextField
        label="Motif de la correction"
        value={motif}
        onChange={(e) => setMotif(e.target.value)}
        error={Boolean(erreurs.motif)}
        helperText={erreurs.motif}
        required
        multiline
        minRows={2}
        fullWidth
      />
    </DialogueConfirmation>
  );
}
