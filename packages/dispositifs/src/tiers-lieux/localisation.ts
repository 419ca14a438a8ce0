import { aApprecier, origineListe, pasEncoreConnu, rempli, selon } from '../noyau/eligibilite.js';
import { nombreParametre, valeurParametre } from '../noyau/parametres.js';
import type { Faits, ListeDefinition, ResultatCritere } from '../noyau/types.js';
import type { DonneesTiersLieux } from './donnees.js';
import { CENTRE_VILLE, reglages2021 as reglages } from './parametres.js';

type F = Faits<DonneesTiersLieux>;

export const QPV = 'QPV';

export const carteQpv = {
  code: QPV,
  libelle: 'Carte des quartiers prioritaires de la politique de la ville (QPV)',
  nature: 'carte',
  lieu: { latitude: 'lieuLatitude', longitude: 'lieuLongitude' },
} satisfies ListeDefinition;

/** The commune and its sixteen arrondissements. */
function estMarseille(code: string): boolean {
  return code === '13055' || (code >= '13201' && code <= '13216');
}

const metres = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const direMetres = (nombre: number) => `${metres.format(nombre)}\u00a0m`;

/** Outside Marseille, or in or near a QPV of Marseille. */
export function localisation(faits: F): ResultatCritere {
  const { lieuCommune } = faits.donnees;
  if (!lieuCommune) return pasEncoreConnu('La commune du lieu n’est pas encore connue.');
  if (!estMarseille(lieuCommune))
    return rempli('Le lieu est hors de Marseille.', lieuCommune, 'adresse du lieu');
  return presDUnQpv(faits);
}

function presDUnQpv(faits: F): ResultatCritere {
  const { lieuLatitude, lieuLongitude } = faits.donnees;
  const liste = faits.listes[QPV];
  if (!liste)
    return aApprecier(
      'Le lieu est à Marseille, et aucune carte des QPV n’est en vigueur à la date de la demande.',
    );
  const origine = origineListe(liste);
  if (!liste.carte || lieuLatitude === undefined || lieuLongitude === undefined)
    return aApprecier(
      'Le lieu est à Marseille, et sa position n’est pas connue\u00a0: sa distance au QPV ne se mesure pas.',
      null,
      origine,
    );

  const { metres: distance, zone } = liste.carte;
  const seuil = nombreParametre(reglages, faits, 'distanceQpv');
  const valeur = direMetres(distance);
  const ou =
    distance === 0
      ? `Le lieu est à Marseille, dans le QPV «\u00a0${zone}\u00a0»`
      : `Le lieu est à Marseille, à ${valeur} du QPV «\u00a0${zone}\u00a0»`;
  if (distance === seuil)
    return aApprecier(
      `${ou}, juste à la limite\u00a0: la règle dit «\u00a0moins de ${direMetres(seuil)}\u00a0».`,
      valeur,
      origine,
    );
  // Near a QPV the place is admitted whatever "ville-centre" means.
  if (distance > seuil && valeurParametre(reglages, faits, 'sensVilleCentre') === CENTRE_VILLE)
    return aApprecier(
      `${ou}\u00a0: seul le centre de la ville est exclu, et l’adresse est à situer.`,
      valeur,
      origine,
    );
  return selon(distance < seuil, `${ou}, pour moins de ${direMetres(seuil)}.`, valeur, origine);
}
