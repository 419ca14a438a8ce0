import { Link } from 'react-admin';
import { EtatVide } from './EtatVide.js';
import { TitrePage } from './TitrePage.js';

export function PageIntrouvable() {
  return (
    <>
      <TitrePage titre="Page introuvable" />
      <EtatVide titre="Cette adresse ne mène à aucune page.">
        <Link to="/">Revenir à l’accueil</Link>
      </EtatVide>
    </>
  );
}
