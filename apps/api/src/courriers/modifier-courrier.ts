import type { ModifierCourrier } from '@sciat/contrats';
import { definitionDe } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import type { Auteur, Moyens } from '../dossiers/ecrire-dossier.js';
import { champInvalide, ErreurMetier, refus } from '../erreurs/erreur-metier.js';
import { modeleDe } from './contexte.js';
import { lireTexte } from './document.js';
import { lireCourrier } from './lire.js';

export const depasse = () =>
  new ErreurMetier('conflit', 'Ce courrier a changé depuis que vous l’avez ouvert.');

/**
 * The object and the free paragraphs of a draft. Not in the journal: what counts there is the text that was
 * given to sign.
 */
export async function modifierCourrier(
  { client }: Pick<Moyens, 'client'>,
  id: string,
  auteur: Auteur,
  { version, objet, paragraphes = {} }: ModifierCourrier,
): Promise<void> {
  const courrier = await lireCourrier(client, id, auteur, 'courrier:rediger');
  if (courrier.version !== version) throw depasse();
  if (courrier.etat !== 'BROUILLON')
    throw refus([{ code: 'ETAT', message: 'Seul un brouillon se modifie.' }]);
  if (objet === '') throw champInvalide('objet', 'L’objet est attendu.');
  const { dispositif, dispositifVersion } = courrier.dossier;
  const modele = modeleDe(definitionDe(dispositif, dispositifVersion), courrier.modele);
  const { libres } = lireTexte(courrier.paragraphes);
  for (const [cle, texte] of Object.entries(paragraphes)) {
    const champ = `paragraphes.${cle}`;
    const paragraphe = modele?.paragraphes.find((p) => p.id === cle);
    if (!paragraphe) throw champInvalide(champ, 'Ce paragraphe n’existe pas dans ce courrier.');
    if (!paragraphe.libre) throw champInvalide(champ, 'Ce paragraphe est imposé par le modèle.');
    if (texte === null) delete libres[cle];
    else libres[cle] = texte;
  }
  const { count } = await client.courrier.updateMany({
    where: { id, version, etat: 'BROUILLON' },
    data: {
      ...(objet === undefined ? {} : { objet }),
      paragraphes: { libres, fige: null } as Prisma.InputJsonObject,
      version: { increment: 1 },
    },
  });
  if (count === 0) throw depasse();
}
