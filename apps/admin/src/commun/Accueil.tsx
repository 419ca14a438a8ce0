import { Navigate } from 'react-router';
import { useAutorise } from '../providers/session.js';

/** The first page: one's queue, or the list for those who have none. */
export function Accueil() {
  const autorise = useAutorise();
  return <Navigate to={autorise('dossier:modifier') ? '/ma-file' : '/dossiers'} replace />;
}
