import { enToutesLettres } from '../noyau/calendrier.js';
import { aApprecier, nonRempli, pasEncoreConnu, rempli, selon } from '../noyau/eligibilite.js';
import { direEuros } from '../noyau/libelles.js';
import { nombreParametre } from '../noyau/parametres.js';
import { type Faits, type ResultatCritere, typesDemandeur } from '../noyau/types.js';
import type { DonneesTiersLieux } from './donnees.js';
import { reglages2021 as reglages } from './parametres.js';

// What the law asks of private bodies that receive public money. Warnings: the ANCT awards, not the
// service.

type F = Faits<DonneesTiersLieux>;

/** Requests from this day on. */
const ENGAGEMENT_DU = '2022-01-02';

export function contratEngagement({ collectivite, donnees, datePivot }: F): ResultatCritere {
  const { type } = collectivite;
  const qui = typesDemandeur[type];
  if (type !== 'ASSOCIATION') {
    const sansObjet = rempli(
      'Le demandeur n’est pas une association.',
      'sans objet',
      `demandeur\u00a0: ${qui}`,
    );
    return type === 'ENTREPRISE'
      ? { ...sansObjet, vigilance: 'Une fondation y est tenue comme une association.' }
      : sansObjet;
  }
  const { candidatureLe, engagementRepublicain } = donnees;
  const le = candidatureLe ?? datePivot;
  const origine = `${candidatureLe ? 'candidature' : 'demande'} du ${enToutesLettres(le)}`;
  if (le < ENGAGEMENT_DU)
    return rempli(
      `Le contrat n’est demandé que depuis le ${enToutesLettres(ENGAGEMENT_DU)}.`,
      'sans objet',
      origine,
    );
  if (!engagementRepublicain)
    return aApprecier('L’association doit souscrire le contrat\u00a0: à vérifier.', null, origine);
  return selon(
    engagementRepublicain === 'OUI',
    engagementRepublicain === 'OUI'
      ? 'L’association a souscrit le contrat.'
      : 'L’association n’a pas souscrit le contrat.',
    engagementRepublicain === 'OUI' ? 'oui' : 'non',
    origine,
  );
}

/** @param subvention the sum of a year, or the whole of a flat support; `null` while unknown */
export const convention =
  (subvention: (faits: F) => number | null) =>
  (faits: F): ResultatCritere => {
    const { type } = faits.collectivite;
    const { conventionSigneeLe, issueExterneLe } = faits.donnees;
    const origine = `demandeur\u00a0: ${typesDemandeur[type]}`;
    if (type !== 'ASSOCIATION' && type !== 'ENTREPRISE')
      return rempli('Le demandeur n’est pas un organisme privé.', 'sans objet', origine);
    const montant = subvention(faits);
    if (montant === null) return pasEncoreConnu('Le montant du soutien n’est pas encore connu.');
    const seuil = nombreParametre(reglages, faits, 'seuilConvention');
    const valeur = direEuros(montant);
    if (montant <= seuil)
      return rempli(
        `${valeur} par an\u00a0: la convention n’est obligatoire qu’au-delà de ${direEuros(seuil)}.`,
        valeur,
        origine,
      );
    const regle = `${valeur}, au-delà de ${direEuros(seuil)}\u00a0: une convention est obligatoire`;
    if (!conventionSigneeLe)
      return aApprecier(`${regle}, et n’est pas encore signée.`, valeur, origine);
    const signee = `signée le ${enToutesLettres(conventionSigneeLe)}`;
    return issueExterneLe && conventionSigneeLe < issueExterneLe
      ? nonRempli(`${regle}\u00a0; elle est ${signee}, avant la sélection.`, valeur, origine)
      : rempli(`${regle}\u00a0; elle est ${signee}.`, valeur, origine);
  };
