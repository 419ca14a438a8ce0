import AccountCircleOutlined from '@mui/icons-material/AccountCircleOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { roles } from '@sciat/dispositifs';
import { useState } from 'react';
import { useLogout, useNotify, useTheme } from 'react-admin';
import { Link } from 'react-router';
import { oublierListe } from '../dossiers/liste-courante.js';
import { oublierBrouillons } from '../dossiers/saisie/brouillon.js';
import { useAutorise, useSession } from '../providers/session.js';

export function MenuCompte({ surAide }: { surAide: () => void }) {
  const session = useSession();
  const [ancre, setAncre] = useState<HTMLElement | null>(null);
  const [theme, setTheme] = useTheme();
  const deconnecter = useLogout();
  const notifier = useNotify();
  const autorise = useAutorise();
  if (!session) return null;
  const { prenom, nom, role } = session.utilisateur;
  const fermer = () => setAncre(null);
  const partir = async () => {
    fermer();
    try {
      await deconnecter({}, undefined, false);
      oublierListe();
      oublierBrouillons();
    } catch (erreur) {
      notifier(erreur instanceof Error ? erreur.message : 'La déconnexion n’a pas abouti.', {
        type: 'error',
      });
    }
  };
  return (
    <>
      <Button
        color="inherit"
        startIcon={<AccountCircleOutlined aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={ancre !== null}
        onClick={(e) => setAncre(e.currentTarget)}
        sx={{ whiteSpace: 'nowrap' }}
      >
        <Box component="span" sx={{ textAlign: 'left', lineHeight: 1.25 }}>
          {prenom} {nom}
          <Box
            component="span"
            sx={{
              display: { xs: 'none', sm: 'block' },
              fontSize: 13,
              color: 'text.secondary',
              fontWeight: 400,
            }}
          >
            {roles[role]}
          </Box>
        </Box>
      </Button>
      <Menu anchorEl={ancre} open={ancre !== null} onClose={fermer}>
        <MenuItem component={Link} to="/mon-compte" onClick={fermer}>
          Mon compte
        </MenuItem>
        <MenuItem component={Link} to="/exports" onClick={fermer}>
          Mes exports
        </MenuItem>
        {autorise('dossier:modifier') && (
          <MenuItem component={Link} to="/lots" onClick={fermer}>
            Mes traitements
          </MenuItem>
        )}
        <MenuItem onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}>
          {theme === 'dark' ? 'Passer en clair' : 'Passer en sombre'}
        </MenuItem>
        <MenuItem
          onClick={() => {
            fermer();
            surAide();
          }}
        >
          Raccourcis clavier
        </MenuItem>
        <Divider />
        <MenuItem onClick={partir}>Se déconnecter</MenuItem>
      </Menu>
    </>
  );
}
