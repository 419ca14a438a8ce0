import { EtatVide } from './EtatVide.js';
import { Retour } from './Retour.js';
import { TitrePage } from './TitrePage.js';

export function PageIntrouvable() {
  return (
    <>
      <TitrePage titre="Page introuvable" />
      <EtatVide titre="Cette adresse ne mène à aucune page.">
        <Retour />
      </EtatVide>
    </>
  );
}
