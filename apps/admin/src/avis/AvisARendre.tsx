import { EtatVide } from '../commun/EtatVide.js';
import { Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { ListeAvis } from './ListeAvis.js';

/** What colleagues have asked me. */
export default function AvisARendre() {
  return (
    <ListeAvis
      pour="moi"
      legende="Avis que vos collègues vous demandent, les plus pressés d’abord"
      entete={<TitrePage titre="Avis à rendre" complement={<Total un="avis" plusieurs="avis" />} />}
      vide={
        <EtatVide titre="Aucun avis ne vous est demandé.">
          Un avis demandé par un collègue apparaît ici, et se rend sur la page du dossier.
        </EtatVide>
      }
    />
  );
}
