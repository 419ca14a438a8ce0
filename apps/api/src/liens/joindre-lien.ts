import { VALIDITE_LIEN } from '@sciat/contrats';
import {
  ajouterJours,
  type DateLegale,
  type DonneesCommunes,
  type Effet,
  type Faits,
} from '@sciat/dispositifs';
import type { Auteur, Moyens, Situation } from '../dossiers/ecrire-dossier.js';
import { refus } from '../erreurs/erreur-metier.js';
import { adresseDepot, finDuJour } from './jeton.js';
import { ouvrirLien, validiteAvecDemande } from './liens.js';

export interface LienJoint {
  adresse: string;
  expireLe: DateLegale;
}

/**
 * The link that goes with a request for pieces, open a few days longer than the limit.
 * @throws ErreurMetier 422 when the act asks for no piece, or nobody would receive the link
 */
export async function joindreLien(
  { horloge, adresse = 'http://localhost:3000' }: Moyens,
  { tx, dossier, aujourdhui }: Situation,
  auteur: Auteur,
  effets: Effet[],
  { donnees }: Faits,
) {
  const { contactCourriel, complementsLimiteLe } = donnees as DonneesCommunes;
  const impossible = (message: string) => refus([{ code: 'LIEN', champ: 'lienDepot', message }]);
  if (!effets.some((e) => e.type === 'courriel' && e.modele === 'DEMANDE_PIECES') || !auteur.id)
    throw impossible('Cet acte n’envoie pas de demande de pièces : aucun lien n’y est joint.');
  if (!contactCourriel)
    throw impossible('Aucune adresse de courriel n’est connue : le lien ne peut pas être envoyé.');
  const jour = complementsLimiteLe
    ? validiteAvecDemande(complementsLimiteLe)
    : ajouterJours(aujourdhui, VALIDITE_LIEN);
  const ouvert = { expireLe: finDuJour(jour), maintenant: horloge.maintenant() };
  const { jeton, evenement } = await ouvrirLien(tx, dossier, { id: auteur.id }, ouvert);
  const joint: LienJoint = { adresse: adresseDepot(adresse, jeton), expireLe: jour };
  return { joint, evenement };
}
