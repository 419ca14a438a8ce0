import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { LONGUEUR_MOT_DE_PASSE } from '@sciat/contrats';
import { roles } from '@sciat/dispositifs';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Definitions } from '../commun/Definitions.js';
import { TitrePage } from '../commun/TitrePage.js';
import { MonAgenda } from '../notifications/MonAgenda.js';
import { Preferences } from '../notifications/Preferences.js';
import { MonAbsence } from '../passations/MonAbsence.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { useSession } from '../providers/session.js';
import { verbes } from '../providers/verbes.js';

export default function MonCompte() {
  const session = useSession();
  if (!session) return null;
  const { utilisateur, service } = session;
  return (
    <>
      <TitrePage titre="Mon compte" />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { md: '1fr 1fr' },
          maxWidth: 960,
          alignItems: 'start',
        }}
      >
        <Paper variant="outlined" component="section" aria-labelledby="identite" sx={{ p: 2.5 }}>
          <Typography variant="h2" id="identite" sx={{ mb: 1.5 }}>
            Identité
          </Typography>
          <Definitions
            lignes={[
              ['Nom', `${utilisateur.prenom} ${utilisateur.nom}`],
              ['Courriel', utilisateur.courriel],
              ['Rôle', roles[utilisateur.role]],
              ['Service', service.nom],
            ]}
          />
          <Typography variant="body2" sx={{ mt: 1.5, color: 'text.secondary' }}>
            Pour corriger ces informations, adressez-vous à l’administrateur de votre service.
          </Typography>
        </Paper>
        <Paper
          variant="outlined"
          component="section"
          aria-labelledby="mot-de-passe"
          sx={{ p: 2.5 }}
        >
          <Typography variant="h2" id="mot-de-passe" sx={{ mb: 1.5 }}>
            Changer de mot de passe
          </Typography>
          <ChangerMotDePasse courriel={utilisateur.courriel} />
        </Paper>
        <MonAbsence id={utilisateur.id} />
        <MonAgenda />
        <Preferences />
      </Box>
    </>
  );
}

const VIDES = { actuel: '', nouveau: '', confirmation: '' };
type Champ = keyof typeof VIDES;

function ChangerMotDePasse({ courriel }: { courriel: string }) {
  const [saisie, setSaisie] = useState(VIDES);
  const [differents, setDifferents] = useState(false);
  const notifier = useNotify();
  const changement = useMutation({
    mutationFn: () => verbes.changerMotDePasse({ actuel: saisie.actuel, nouveau: saisie.nouveau }),
    onSuccess: () => {
      setSaisie(VIDES);
      notifier('Mot de passe changé. Vos autres sessions sont fermées.', { type: 'success' });
    },
  });
  const erreurs = changement.error instanceof ErreurApi ? changement.error.body.errors : {};
  const soumettre = (e: FormEvent) => {
    e.preventDefault();
    const egaux = saisie.nouveau === saisie.confirmation;
    setDifferents(!egaux);
    if (egaux) changement.mutate();
  };
  const champ = (
    cle: Champ,
    libelle: string,
    remplissage: string,
    aide?: string,
    erreur?: string,
  ) => (
    <TextField
      label={libelle}
      type="password"
      value={saisie[cle]}
      onChange={(e) => setSaisie({ ...saisie, [cle]: e.target.value })}
      error={erreur !== undefined}
      helperText={erreur ?? aide}
      fullWidth
      sx={{ mb: 2 }}
      slotProps={{ htmlInput: { autoComplete: remplissage } }}
    />
  );
  return (
    <form onSubmit={soumettre} noValidate>
      {/* For password managers: they tie the new password to this account. */}
      <input type="text" name="username" autoComplete="username" value={courriel} readOnly hidden />
      {champ('actuel', 'Mot de passe actuel', 'current-password', undefined, erreurs.actuel)}
      {champ(
        'nouveau',
        'Nouveau mot de passe',
        'new-password',
        `Au moins ${LONGUEUR_MOT_DE_PASSE} caractères.`,
        erreurs.nouveau,
      )}
      {champ(
        'confirmation',
        'Nouveau mot de passe, une seconde fois',
        'new-password',
        undefined,
        differents ? 'Les deux saisies du nouveau mot de passe diffèrent.' : undefined,
      )}
      <AfficherErreur erreur={changement.error} champsMontres={['actuel', 'nouveau']} />
      <Button type="submit" variant="contained" loading={changement.isPending}>
        Changer de mot de passe
      </Button>
    </form>
  );
}
