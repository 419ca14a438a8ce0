import { enToutesLettres } from '../../noyau/calendrier.js';
import { aApprecier, nonRempli, rempli } from '../../noyau/eligibilite.js';
import { nombreParametre } from '../../noyau/parametres.js';
import { fiche } from '../../noyau/sources.js';
import {
  type Critere,
  type Faits,
  type ResultatCritere,
  type TypeDemandeur,
  typesDemandeur,
} from '../../noyau/types.js';
import { declaration } from '../commun.js';
import type { DonneesBouton } from './donnees.js';
import { offre, reglages } from './parametres.js';

type F = Faits<DonneesBouton>;

const COLLECTIVITES: TypeDemandeur[] = ['COMMUNE', 'EPCI', 'DEPARTEMENT', 'REGION'];
/** Public bodies of which the sheet says nothing. */
const INCERTAINS: TypeDemandeur[] = ['GROUPEMENT', 'ETABLISSEMENT_PUBLIC'];

function beneficiaire({ collectivite: { nom, type } }: F): ResultatCritere {
  const valeur = typesDemandeur[type];
  const origine = 'type du demandeur';
  if (COLLECTIVITES.includes(type))
    return rempli(`${nom} est une collectivité territoriale ou un EPCI.`, valeur, origine);
  if (INCERTAINS.includes(type))
    return aApprecier(
      `La fiche ne vise que les collectivités territoriales\u00a0: le cas de ${nom} est à vérifier auprès de France Relance.`,
      valeur,
      origine,
    );
  return nonRempli(`${nom} n’est pas une collectivité territoriale.`, valeur, origine);
}

const site = ({ donnees }: F): ResultatCritere =>
  declaration(
    donnees.siteDeLaCollectivite,
    {
      inconnue: 'Le site qui recevra le bouton n’est pas encore connu.',
      oui: 'Le bouton sera intégré sur un site de la collectivité.',
      non: 'Le site n’est pas celui de la collectivité.',
    },
    'projet décrit par la collectivité',
  );

function encoreOffert(faits: F): ResultatCritere {
  const { datePivot } = faits;
  const derniere = nombreParametre(reglages, faits, 'derniereAnneeOffre');
  const valeur = enToutesLettres(datePivot);
  const origine = 'date de la demande';
  return Number(datePivot.slice(0, 4)) <= derniere
    ? rempli('Le soutien était offert à cette date.', valeur, origine)
    : aApprecier(
        `Aucune source ne dit que le soutien est encore offert après ${derniere}\u00a0: à vérifier sur le portail.`,
        valeur,
        origine,
      );
}

export const criteres: Critere<DonneesBouton>[] = [
  {
    id: 'beneficiaire',
    libelle: 'Demandeur\u00a0: une collectivité',
    source: fiche,
    portee: 'bloquant',
    examiner: beneficiaire,
  },
  {
    id: 'site',
    libelle: 'Bouton FranceConnect intégré sur un site de la collectivité',
    source: fiche,
    portee: 'bloquant',
    examiner: site,
  },
  {
    id: 'encore_offert',
    libelle: 'Soutien encore offert à la date de la demande',
    source: offre,
    portee: 'bloquant',
    examiner: encoreOffert,
  },
];
