import type { Courrier } from '@sciat/contrats';
import { useState } from 'react';
import { useBrouillon } from '../../dossiers/saisie/brouillon.js';
import type { useEcritureDe } from '../../providers/ecriture.js';
import { verbes } from '../../providers/verbes.js';
import { cleParagraphe, corpsDe } from './saisie.js';

type Ecriture = ReturnType<typeof useEcritureDe<Courrier>>;

/** The text being typed: kept for the tab, saved on demand. */
export function useSaisieCourrier({ id, version }: Courrier, { ecrire, enCours }: Ecriture) {
  const { brouillon, saisir, oublier, retirer, relire } = useBrouillon(`courrier.${id}`);
  const [fait, setFait] = useState('');
  const nombre = Object.keys(brouillon).length;

  /** True once nothing is left to save. */
  async function enregistrer(): Promise<boolean> {
    const envoye = relire();
    if (Object.keys(envoye).length === 0) {
      setFait('Rien de nouveau à enregistrer.');
      return true;
    }
    if (enCours) return false;
    const lu = await ecrire(() => verbes.modifierCourrier(id, corpsDe(envoye, version)));
    if (!lu) return false;
    retirer(Object.fromEntries(Object.entries(envoye).map(([c, s]) => [c, s.valeur])));
    setFait('Texte enregistré.');
    return true;
  }

  async function reprendreLeModele(paragraphe: string): Promise<void> {
    if (enCours) return;
    const paragraphes = { [paragraphe]: null };
    if (!(await ecrire(() => verbes.modifierCourrier(id, { version, paragraphes })))) return;
    oublier([cleParagraphe(paragraphe)]);
    setFait('Texte du modèle repris.');
  }
  return { brouillon, saisir, oublier, enregistrer, reprendreLeModele, nombre, fait, setFait };
}
export type SaisieCourrier = ReturnType<typeof useSaisieCourrier>;
