import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { acteurs, ajouterJours } from '@sciat/dispositifs';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useRef } from 'react';
import { useNotify } from 'react-admin';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { DialogueConfirmation } from '../../commun/DialogueConfirmation.js';
import { aujourdhui } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { verbes } from '../../providers/verbes.js';
import { useBrouillon } from '../saisie/brouillon.js';
import { erreursDesChamps } from '../saisie/valeurs.js';
import { useDossierCourant, useEcriture } from './contexte.js';

const ADRESSE = 'destinataire';
const MESSAGE = 'message';
const PROCHAINE = 'prochaineLe';
const LIEN = 'lienDepot';

/** The reminder to whoever holds the dossier, read before it leaves. */
export function DialogueRelance({ surFermer }: { surFermer: () => void }) {
  const { dossier } = useDossierCourant();
  const { ecrire, enCours, erreur } = useEcriture();
  const notifier = useNotify();
  const aRemplir = useRef<HTMLInputElement>(null);
  const aEcrire = useRef<HTMLTextAreaElement>(null);
  const forme = useBrouillon(`${dossier.id}.relance`);
  const saisi = (nom: string) => forme.brouillon[nom]?.valeur as string | undefined;
  const message = saisi(MESSAGE) ?? '';
  const montre = useDeferredValue(message.trim());
  const lienVoulu = (saisi(LIEN) ?? 'oui') === 'oui';
  const apercu = useQuery({
    queryKey: ['dossiers', 'relance', dossier.id, dossier.version, montre, lienVoulu],
    queryFn: ({ signal }) => {
      const demande = { message: montre, ...(lienVoulu ? { lienDepot: 'oui' as const } : {}) };
      return verbes.apercevoirRelance(dossier.id, demande, { signal });
    },
    placeholderData: keepPreviousData,
  });
  const connue = apercu.data?.destinataire ?? '';
  const destinataire = saisi(ADRESSE) ?? connue;
  const prochaineLe = saisi(PROCHAINE) ?? apercu.data?.prochaineLe ?? '';
  const erreurs = erreursDesChamps(erreur?.body.errors);
  const porteur = acteurs[dossier.obligation?.acteur ?? 'SCIAT'];

  // Once what is known has come: the field left to fill.
  const lu = apercu.data !== undefined;
  useEffect(() => {
    if (lu) (connue ? aEcrire : aRemplir).current?.focus();
  }, [lu, connue]);

  const envoyer = async () => {
    const corps = {
      version: dossier.version,
      ...(message.trim() ? { message } : {}),
      ...(lienVoulu && apercu.data?.lienPossible ? { lienDepot: true } : {}),
      // An address wiped out is refused, not replaced by the known one.
      ...(destinataire || connue ? { destinataire } : {}),
      prochaineLe,
    };
    if (!(await ecrire(() => verbes.relancer(dossier.id, corps)))) return;
    forme.oublier();
    notifier('Relance enregistrée : le courriel part dans un instant.', { type: 'success' });
    surFermer();
  };
  return (
    <DialogueConfirmation
      ouvert
      titre={`Relancer : ${porteur}`}
      confirmer="Envoyer la relance"
      enCours={enCours}
      erreur={erreur}
      champsMontres={[ADRESSE, MESSAGE, PROCHAINE]}
      bloque={!apercu.data}
      surFermer={surFermer}
      surConfirmer={() => void envoyer()}
    >
      <AfficherErreur erreur={apercu.error} surReessayer={() => void apercu.refetch()} />
      <Box sx={{ display: 'grid', gap: 2 }}>
        {apercu.data && !connue && (
          <Alert severity="info" role="note">
            Aucune adresse n’est connue pour ce destinataire&nbsp;: indiquez celle à qui écrire.
          </Alert>
        )}
        <TextField
          type="email"
          label="Destinataire"
          value={destinataire}
          onChange={(e) => forme.saisir(ADRESSE, e.target.value, connue)}
          error={Boolean(erreurs[ADRESSE])}
          helperText={erreurs[ADRESSE]}
          autoComplete="off"
          inputRef={aRemplir}
          required
        />
        <TextField
          label="Message ajouté (facultatif)"
          value={message}
          onChange={(e) => forme.saisir(MESSAGE, e.target.value, '')}
          error={Boolean(erreurs[MESSAGE])}
          helperText={erreurs[MESSAGE]}
          multiline
          minRows={2}
          maxRows={6}
          inputRef={aEcrire}
        />
        <TextField
          type="date"
          label="Prochaine relance proposée le"
          value={prochaineLe}
          onChange={(e) => forme.saisir(PROCHAINE, e.target.value, apercu.data?.prochaineLe)}
          error={Boolean(erreurs[PROCHAINE])}
          helperText={erreurs[PROCHAINE] ?? 'Si rien n’est venu d’ici là.'}
          slotProps={{ htmlInput: { min: ajouterJours(aujourdhui(), 1) } }}
          required
        />
        {apercu.data?.lienPossible && (
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={lienVoulu}
                onChange={(_, coche) => forme.saisir(LIEN, coche ? 'oui' : 'non', 'oui')}
              />
            }
            label="Joindre un nouveau lien de dépôt"
          />
        )}
        <Box component="section" aria-label="Le courriel tel qu’il partira">
          <Typography component="h3" sx={{ fontWeight: 600, mb: 0.5 }}>
            Le courriel tel qu’il partira
          </Typography>
          {apercu.data ? (
            <Box
              aria-busy={apercu.isPlaceholderData}
              sx={{ p: 1.5, border: 1, borderColor: 'divider', fontSize: 14 }}
            >
              <Box sx={{ fontWeight: 600, mb: 1 }}>{espacesInsecables(apercu.data.objet)}</Box>
              <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {apercu.data.texte}
              </Box>
            </Box>
          ) : (
            apercu.isPending && <Skeleton variant="rectangular" height={200} animation={false} />
          )}
        </Box>
      </Box>
    </DialogueConfirmation>
  );
}
