import MenuIcon from '@mui/icons-material/Menu';
import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Toolbar from '@mui/material/Toolbar';
import Tooltip from '@mui/material/Tooltip';
import { Link as LienRouteur } from 'react-router';
import { Cloche } from '../notifications/Cloche.js';
import { useSession } from '../providers/session.js';
import { Recherche } from '../recherche/Recherche.js';
import { Fictif } from './Fictif.js';
import { MenuCompte } from './MenuCompte.js';
import { HAUTEUR_BARRE } from './styles.js';
import { NOM_PRODUIT } from './TitrePage.js';

interface Props {
  menuOuvert: boolean;
  surMenu: () => void;
  surAide: () => void;
}

export function BarreHaute({ menuOuvert, surMenu, surAide }: Props) {
  const session = useSession();
  const titreMenu = menuOuvert ? 'Replier le menu' : 'Déplier le menu';
  return (
    <AppBar
      position="sticky"
      color="default"
      elevation={0}
      sx={{
        bgcolor: 'background.paper',
        color: 'text.primary',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Toolbar
        variant="dense"
        disableGutters
        sx={{ minHeight: HAUTEUR_BARRE, height: HAUTEUR_BARRE, px: 1.25, gap: 1.5 }}
      >
        <Tooltip title={titreMenu}>
          <IconButton aria-label={titreMenu} aria-expanded={menuOuvert} onClick={surMenu}>
            <MenuIcon />
          </IconButton>
        </Tooltip>
        <Box sx={{ lineHeight: 1.2, minWidth: 0 }}>
          <Link
            component={LienRouteur}
            to="/"
            underline="hover"
            sx={{ fontWeight: 600, color: 'text.primary', whiteSpace: 'nowrap' }}
          >
            {NOM_PRODUIT}
          </Link>
          <Box sx={{ fontSize: 13, color: 'text.secondary', display: { xs: 'none', md: 'block' } }}>
            {session?.service.nom}
          </Box>
        </Box>
        {session?.demonstration && <Fictif texte="Démonstration" />}
        <Box sx={{ flex: 1 }} />
        <Recherche />
        <Cloche />
        <MenuCompte surAide={surAide} />
      </Toolbar>
    </AppBar>
  );
}
