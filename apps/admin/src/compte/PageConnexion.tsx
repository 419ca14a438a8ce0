import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Sante } from '@sciat/contrats';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLogin } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Fictif } from '../commun/Fictif.js';
import { NOM_PRODUIT, useTitreDocument } from '../commun/TitrePage.js';
import { requete } from '../providers/requete.js';

/** Sign-in. It sends back to the page that was asked for. */
export function PageConnexion() {
  useTitreDocument('Connexion');
  const [courriel, setCourriel] = useState('');
  const [motDePasse, setMotDePasse] = useState('');
  const seConnecter = useLogin();
  const connexion = useMutation({ mutationFn: () => seConnecter({ courriel, motDePasse }) });
  const { data: sante } = useQuery({
    queryKey: ['sante'],
    queryFn: () => requete<Sante>('GET', '/sante'),
  });
  const soumettre = (e: FormEvent) => {
    e.preventDefault();
    connexion.mutate();
  };
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100vh',
        display: 'grid',
        placeItems: 'center',
        p: 2,
        bgcolor: 'background.default',
      }}
    >
      <Paper variant="outlined" sx={{ width: '100%', maxWidth: 400, p: 4 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, color: 'text.secondary' }}>
          {NOM_PRODUIT}
          {sante?.demonstration && <Fictif texte="Démonstration" />}
        </Box>
        <Typography variant="h1" sx={{ mt: 0.5, mb: 2.5 }}>
          Connexion
        </Typography>
        <form onSubmit={soumettre} noValidate>
          <TextField
            label="Courriel"
            type="email"
            value={courriel}
            onChange={(e) => setCourriel(e.target.value)}
            fullWidth
            autoFocus
            slotProps={{ htmlInput: { autoComplete: 'username' } }}
          />
          <TextField
            label="Mot de passe"
            type="password"
            value={motDePasse}
            onChange={(e) => setMotDePasse(e.target.value)}
            fullWidth
            sx={{ mt: 2 }}
            slotProps={{ htmlInput: { autoComplete: 'current-password' } }}
          />
          <AfficherErreur erreur={connexion.error} sansTitre />
          <Button
            type="submit"
            variant="contained"
            size="medium"
            fullWidth
            loading={connexion.isPending}
            sx={{ mt: 2.5 }}
          >
            Se connecter
          </Button>
        </form>
        <Typography variant="body2" sx={{ mt: 2.5, color: 'text.secondary' }}>
          Mot de passe oublié&nbsp;: demandez-en un nouveau à l’administrateur de votre service.
        </Typography>
      </Paper>
    </Box>
  );
}
