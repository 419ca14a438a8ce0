import {
  ajouterJours,
  type DateLegale,
  type DonneesCommunes,
  type Effet,
  type Faits,
  nombreCommun,
} from '@sciat/dispositifs';
import type { Auteur, Moyens, Situation } from '../dossiers/ecrire-dossier.js';
import { refus } from '../erreurs/erreur-metier.js';
import { adresseDepot, finDuJour } from './jeton.js';
import { ouvrirLien, validiteDe } from './liens.js';

export interface LienJoint {
  adresse: string;
  expireLe: DateLegale;
}

const impossible = (message: string) => refus([{ code: 'LIEN', champ: 'lienDepot', message }]);

/**
 * The link that goes with a request for pieces, open a few days longer than the limit.
 * @throws ErreurMetier 422 when the act asks for no piece, or nobody would receive the link
 */
export async function joindreLien(
  moyens: Moyens,
  situation: Situation,
  auteur: Auteur,
  effets: Effet[],
  faits: Faits,
) {
  const { contactCourriel, complementsLimiteLe } = faits.donnees as DonneesCommunes;
  if (!effets.some((e) => e.type === 'courriel' && e.modele === 'DEMANDE_PIECES') || !auteur.id)
    throw impossible('Cet acte n’envoie pas de demande de pièces : aucun lien n’y est joint.');
  if (!contactCourriel)
    throw impossible('Aucune adresse de courriel n’est connue : le lien ne peut pas être envoyé.');
  return ouvrirAvecCourriel(moyens, situation, auteur, complementsLimiteLe);
}

/** The last day of a link that leaves in a mail: some time after the limit that the mail gives. */
export function finAvecCourriel(
  { definition, faits, aujourdhui }: Pick<Situation, 'definition' | 'faits' | 'aujourdhui'>,
  limiteLe: DateLegale | undefined,
): DateLegale {
  if (!limiteLe || limiteLe < aujourdhui)
    return ajouterJours(aujourdhui, validiteDe(definition, faits));
  return ajouterJours(limiteLe, nombreCommun(definition, faits, 'sursisLien'));
}

export async function ouvrirAvecCourriel(
  { horloge, adresse = 'http://localhost:3000' }: Moyens,
  situation: Situation,
  auteur: Pick<Auteur, 'id'>,
  limiteLe: DateLegale | undefined,
) {
  const jour = finAvecCourriel(situation, limiteLe);
  const ouvert = { expireLe: finDuJour(jour), maintenant: horloge.maintenant() };
  const { jeton, evenement } = await ouvrirLien(situation.tx, situation.dossier, auteur, ouvert);
  const joint: LienJoint = { adresse: adresseDepot(adresse, jeton), expireLe: jour };
  return { joint, evenement };
}
