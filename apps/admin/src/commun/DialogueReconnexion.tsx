import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { seConnecter } from '../providers/auth-provider.js';
import { terminerReconnexion, useReconnexionDemandee } from '../providers/reconnexion.js';
import { useSession } from '../providers/session.js';
import { AfficherErreur } from './AfficherErreur.js';

/** The session ended while someone was working: sign in again over the page, which keeps what was typed. */
export function DialogueReconnexion() {
  const demandee = useReconnexionDemandee();
  const courriel = useSession()?.utilisateur.courriel ?? '';
  const [motDePasse, setMotDePasse] = useState('');
  const connexion = useMutation({
    mutationFn: () => seConnecter({ courriel, motDePasse }),
    onSuccess: () => terminerReconnexion(true),
    onSettled: () => setMotDePasse(''),
  });
  const soumettre = (e: FormEvent) => {
    e.preventDefault();
    e.stopPropagation();
    if (motDePasse) connexion.mutate();
  };
  return (
    <Dialog open={demandee} aria-labelledby="reconnexion" maxWidth="xs" fullWidth>
      <form onSubmit={soumettre} noValidate>
        <DialogTitle id="reconnexion">Votre session a pris fin</DialogTitle>
        <DialogContent>
          <p style={{ marginTop: 0 }}>
            Votre saisie est toujours là. Indiquez votre mot de passe pour continuer&nbsp;: la
            demande en cours sera envoyée.
          </p>
          {/* For password managers: they look for the account's name beside the password. */}
          <TextField
            label="Courriel"
            value={courriel}
            fullWidth
            slotProps={{ htmlInput: { readOnly: true, autoComplete: 'username' } }}
          />
          <TextField
            label="Mot de passe"
            type="password"
            value={motDePasse}
            onChange={(e) => setMotDePasse(e.target.value)}
            fullWidth
            autoFocus
            sx={{ mt: 2 }}
            slotProps={{ htmlInput: { autoComplete: 'current-password' } }}
          />
          <AfficherErreur erreur={connexion.error} sansTitre />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => terminerReconnexion(false)}>Quitter</Button>
          <Button
            type="submit"
            variant="contained"
            loading={connexion.isPending}
            disabled={!motDePasse}
          >
            Continuer
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
