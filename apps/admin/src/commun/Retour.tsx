import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useAutorise } from '../providers/session.js';

/** The way back from a page that leads nowhere. */
export function Retour({ discret = false }: { discret?: boolean }) {
  const autorise = useAutorise();
  return (
    <Button
      component={Link}
      to="/"
      {...(discret ? { color: 'inherit' } : { variant: 'outlined', sx: { mt: 1.5 } })}
    >
      {autorise('dossier:modifier') ? 'Revenir à ma file' : 'Revenir aux dossiers'}
    </Button>
  );
}
