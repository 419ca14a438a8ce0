import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useAutorise } from '../providers/session.js';

export function BoutonNouveau() {
  const autorise = useAutorise();
  if (!autorise('dossier:creer')) return null;
  return (
    <Button
      component={Link}
      to="/dossiers/nouveau"
      variant="contained"
      className="ecran-seul"
      startIcon={<AddIcon aria-hidden />}
    >
      Nouveau dossier
    </Button>
  );
}
