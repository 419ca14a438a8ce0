import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import type { RetourCourriel } from '@sciat/contrats';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useListContext } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { espacesInsecables } from '../commun/typographie.js';
import { verbes } from '../providers/verbes.js';

const dits = {
  revenu: 'est revenu : il n’a pas été reçu',
  retarde: 'est retardé : un serveur essaie encore de le remettre',
  remis: 'a été remis à son destinataire',
} as const;

function direResultat({ courriel, dit, nouveau }: RetourCourriel): string {
  const phrase = `Le courriel « ${courriel.objet} » ${courriel.dossier ? `du dossier ${courriel.dossier.reference} ` : ''}${dits[dit]}.`;
  return nouveau ? phrase : `${phrase} Rien n’a changé : son état le disait déjà, ou en dit plus.`;
}

/** Brings a delivery notice that came to a mailbox to the mail it speaks of. */
export function DepotAvis() {
  const [ouvert, setOuvert] = useState(false);
  const champ = useRef<HTMLInputElement>(null);
  const { refetch } = useListContext();
  const depot = useMutation({
    mutationFn: verbes.deposerAvis,
    onSuccess: () => void refetch(),
  });
  const fermer = () => {
    setOuvert(false);
    depot.reset();
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setOuvert(true)}>
        Déposer un avis de retour
      </Button>
      <Dialog open={ouvert} onClose={fermer} aria-labelledby="titre-avis" maxWidth="sm" fullWidth>
        <DialogTitle id="titre-avis">Déposer un avis de retour</DialogTitle>
        <DialogContent dividers>
          <Typography sx={{ mb: 2 }}>
            {espacesInsecables(
              'Quand un courriel ne peut pas être remis, un serveur écrit à l’adresse d’envoi. Enregistrez ce message depuis votre messagerie (fichier .eml) et déposez-le ici : son état s’inscrit sur le courriel et dans le dossier.',
            )}
          </Typography>
          <Button
            variant="contained"
            loading={depot.isPending}
            onClick={() => champ.current?.click()}
            autoFocus
          >
            Choisir le message (.eml)
          </Button>
          <input
            ref={champ}
            type="file"
            accept=".eml,message/rfc822"
            hidden
            aria-label="Message de retour"
            onChange={(e) => {
              const fichier = e.target.files?.[0];
              if (fichier) depot.mutate(fichier);
              // The same file may be chosen again.
              e.target.value = '';
            }}
          />
          <Box sx={{ mt: 2 }} aria-live="polite">
            <AfficherErreur erreur={depot.error} />
            {depot.data && (
              <Alert severity={depot.data.nouveau ? 'success' : 'info'}>
                {espacesInsecables(direResultat(depot.data))}
              </Alert>
            )}
          </Box>
        </DialogContent>
        <DialogActions>
          <Button onClick={fermer}>Fermer</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
