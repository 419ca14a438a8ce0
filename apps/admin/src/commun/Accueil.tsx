import { Navigate } from 'react-router';
import { useAutorise } from '../providers/session.js';

/** The first page: the morning of supervisors, one's queue, or the list for those who have none. */
export function Accueil() {
  const autorise = useAutorise();
  if (autorise('passation:administrer')) return <Navigate to="/tableau-de-bord" replace />;
  return <Navigate to={autorise('dossier:modifier') ? '/ma-file' : '/dossiers'} replace />;
}
