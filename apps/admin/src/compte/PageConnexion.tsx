import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Sante } from '@sciat/contrats';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useLogin } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Fictif } from '../commun/Fictif.js';
import { NOM_PRODUIT, useTitreDocument } from '../commun/TitrePage.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { requete } from '../providers/requete.js';

type Champ = 'courriel' | 'motDePasse';

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
  const [manques, setManques] = useState<Partial<Record<Champ, string>>>({});
  const formulaire = useRef<HTMLFormElement>(null);
  const refuses = connexion.error instanceof ErreurApi ? connexion.error.body.errors : {};
  const erreurs = { ...refuses, ...manques };
  const soumettre = (e: FormEvent) => {
    e.preventDefault();
    const vides = {
      ...(courriel.trim() === '' && { courriel: 'Indiquez votre adresse de courriel.' }),
      ...(motDePasse === '' && { motDePasse: 'Indiquez votre mot de passe.' }),
    };
    setManques(vides);
    connexion.reset();
    const [premier] = Object.keys(vides);
    if (!premier) connexion.mutate();
    else formulaire.current?.querySelector<HTMLElement>(`[name="${premier}"]`)?.focus();
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
        <form ref={formulaire} onSubmit={soumettre} noValidate>
          <TextField
            label="Courriel"
            name="courriel"
            type="email"
            value={courriel}
            onChange={(e) => setCourriel(e.target.value)}
            error={erreurs.courriel !== undefined}
            helperText={erreurs.courriel}
            fullWidth
            autoFocus
            slotProps={{ htmlInput: { autoComplete: 'username' } }}
          />
          <TextField
            label="Mot de passe"
            name="motDePasse"
            type="password"
            value={motDePasse}
            onChange={(e) => setMotDePasse(e.target.value)}
            error={erreurs.motDePasse !== undefined}
            helperText={erreurs.motDePasse}
            fullWidth
            sx={{ mt: 2 }}
            slotProps={{ htmlInput: { autoComplete: 'current-password' } }}
          />
          {/* A refusal of the pair names neither: which one is wrong is nobody's business. */}
          {Object.keys(refuses).length === 0 && (
            <AfficherErreur erreur={connexion.error} sansTitre />
          )}
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
