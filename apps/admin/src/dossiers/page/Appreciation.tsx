import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { type CritereLu, direAppreciation, motDe } from '../../eligibilite/index.js';
import { verbes } from '../../providers/verbes.js';
import { erreursDesChamps } from '../saisie/valeurs.js';
import { useDossierCourant, useEcriture } from './contexte.js';

type VerdictDAgent = NonNullable<CritereLu['appreciation']>['verdict'];
const VERDICTS: VerdictDAgent[] = ['rempli', 'non rempli'];

/** What the agent can only mean: the contrary of what the dossier says now; no guess for an open criterion. */
function contraire({ verdict }: CritereLu): VerdictDAgent | null {
  if (verdict === 'à apprécier') return null;
  return verdict === 'rempli' ? 'non rempli' : 'rempli';
}

interface Props {
  critere: CritereLu;
  retrait: boolean;
  surFermer: () => void;
}

/** An agent's verdict in place of the computed one, or its withdrawal: with a reason, kept in the journal. */
export function Appreciation({ critere, retrait, surFermer }: Props) {
  const { dossier } = useDossierCourant();
  const { ecrire, enCours, erreur } = useEcriture();
  const suppose = contraire(critere);
  const [verdict, setVerdict] = useState(suppose);
  const [motif, setMotif] = useState('');
  const erreurs = erreursDesChamps(erreur?.body.errors);
  const { appreciation, libelle, explication } = critere;
  const calcule = appreciation?.calcule ?? motDe(critere);

  const confirmer = async () => {
    const corps = { version: dossier.version, verdict: retrait ? null : verdict, motif };
    if (await ecrire(() => verbes.apprecierCritere(dossier.id, critere.id, corps))) surFermer();
  };
  return (
    <DialogueConfirmation
      ouvert
      titre={`${retrait ? 'Retirer l’appréciation' : 'Apprécier autrement'} : ${libelle}`}
      confirmer={retrait ? 'Retirer l’appréciation' : 'Enregistrer l’appréciation'}
      enCours={enCours}
      erreur={erreur}
      champsMontres={['motif', 'verdict']}
      bloque={!retrait && verdict === null}
      surFermer={surFermer}
      surConfirmer={() => void confirmer()}
    >
      {appreciation && (
        <Typography sx={{ mb: 1 }}>{espacesInsecables(direAppreciation(appreciation))}</Typography>
      )}
      <Typography sx={{ mb: 2, color: 'text.secondary' }}>
        {espacesInsecables(`Calculé : ${calcule}. ${explication}`)}
      </Typography>
      <Typography sx={{ mb: 2 }}>
        {retrait
          ? 'Le résultat calculé vaudra de nouveau. L’appréciation reste au journal.'
          : 'Votre appréciation vaudra à la place du résultat calculé, qui reste affiché. La conclusion et les actes possibles la suivront.'}
      </Typography>
      {!retrait && (
        <FormControl sx={{ mb: 2 }} required error={Boolean(erreurs.verdict)}>
          <FormLabel id="verdict-apprecie">Critère</FormLabel>
          <RadioGroup
            row
            aria-labelledby="verdict-apprecie"
            value={verdict ?? ''}
            onChange={(_, choisi) => setVerdict(choisi as VerdictDAgent)}
          >
            {VERDICTS.map((mot, rang) => (
              <FormControlLabel
                key={mot}
                value={mot}
                // What is asked first, when it is not guessed.
                control={<Radio autoFocus={rang === 0 && suppose === null} />}
                label={mot}
              />
            ))}
          </RadioGroup>
          {erreurs.verdict && <FormHelperText>{espacesInsecables(erreurs.verdict)}</FormHelperText>}
        </FormControl>
      )}
      <TextField
        label="Motif"
        value={motif}
        onChange={(e) => setMotif(e.target.value)}
        error={Boolean(erreurs.motif)}
        helperText={erreurs.motif}
        autoFocus={retrait || suppose !== null}
        required
        multiline
        minRows={3}
        fullWidth
      />
    </DialogueConfirmation>
  );
}
