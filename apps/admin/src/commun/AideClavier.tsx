import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { Permission } from '@sciat/dispositifs';
import { useAutorise } from '../providers/session.js';

/** Keys, what they do, and what it takes for them to do anything. */
const TOUCHES: [string[], string, Permission?][] = [
  [['g', 'f'], 'Ma file', 'dossier:modifier'],
  [['g', 'd'], 'Dossiers'],
  [['g', 't'], 'Tableau de bord'],
  [['Ctrl', 'K'], 'Chercher un dossier'],
  [['j'], 'Dossier suivant de la liste'],
  [['k'], 'Dossier précédent de la liste'],
  [['e'], 'Saisir l’étape du dossier', 'dossier:modifier'],
  [['?'], 'Cette aide'],
];

export function AideClavier({ ouverte, surFermer }: { ouverte: boolean; surFermer: () => void }) {
  const autorise = useAutorise();
  const siennes = TOUCHES.filter(([, , permission]) => !permission || autorise(permission));
  return (
    <Dialog
      open={ouverte}
      onClose={surFermer}
      aria-labelledby="aide-clavier"
      maxWidth="xs"
      fullWidth
    >
      <DialogTitle id="aide-clavier">Raccourcis clavier</DialogTitle>
      <DialogContent>
        <Box
          component="dl"
          sx={{ display: 'grid', gridTemplateColumns: '120px 1fr', rowGap: 1, m: 0 }}
        >
          {siennes.map(([touches, effet]) => (
            <Box key={effet} sx={{ display: 'contents' }}>
              <dt>
                {touches.map((touche, rang) => (
                  <span key={touche}>
                    {rang > 0 && (touches[0] === 'Ctrl' ? ' + ' : ' puis ')}
                    <Touche>{touche}</Touche>
                  </span>
                ))}
              </dt>
              <Box component="dd" sx={{ m: 0 }}>
                {effet}
              </Box>
            </Box>
          ))}
        </Box>
        <Box component="p" sx={{ mb: 0, color: 'text.secondary' }}>
          Ces touches sont inactives pendant la saisie.
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={surFermer} autoFocus>
          Fermer
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Touche({ children }: { children: string }) {
  return (
    <Box
      component="kbd"
      sx={{
        px: 0.75,
        border: 1,
        borderColor: 'text.secondary',
        borderRadius: 0.5,
        fontFamily: 'inherit',
        fontSize: 13,
      }}
    >
      {children}
    </Box>
  );
}
