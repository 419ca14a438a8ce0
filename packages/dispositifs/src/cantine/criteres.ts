import { dureeContrat, enToutesLettres } from '../noyau/calendrier.js';
import { direTarif } from '../noyau/donnees.js';
import {
  aApprecier,
  nonRempli,
  origineListe,
  pasEncoreConnu,
  selon,
} from '../noyau/eligibilite.js';
import { nombreParametre, valeurParametre } from '../noyau/parametres.js';
import { fiche } from '../noyau/sources.js';
import type {
  Critere,
  Faits,
  ReponseListe,
  ResultatCritere,
  TypeDemandeur,
} from '../noyau/types.js';
import type { DonneesCantine } from './donnees.js';
import { viseEgalim } from './egalim.js';
import { examinerGrille } from './grille.js';
import {
  bonus2024,
  FRACTIONS,
  noticeAsp,
  plafondQuotient,
  type Regles,
  reglages,
} from './parametres.js';

export const LISTE_COMMUNES = 'CANTINE_COMMUNES';

type F = Faits<DonneesCantine>;

const EXCLUS: TypeDemandeur[] = [
  'DEPARTEMENT',
  'REGION',
  'ASSOCIATION',
  'ENTREPRISE',
  'SERVICE_ETAT',
];
const entier = new Intl.NumberFormat('fr-FR');

function communeEligible(faits: F): ResultatCritere {
  const { nom, type } = faits.collectivite;
  if (EXCLUS.includes(type))
    return nonRempli(
      'Le dispositif s’adresse aux communes et à leurs groupements.',
      'autre demandeur',
      'demandeur du dossier',
    );
  const liste = faits.listes[LISTE_COMMUNES];
  if (!liste)
    return aApprecier(
      'Aucune liste des communes éligibles n’est en vigueur à la date de la demande.',
    );
  if (type !== 'COMMUNE' && !liste.presente) return partDesMembres(faits, liste);
  return selon(
    liste.presente,
    `${nom} ${liste.presente ? 'figure' : 'ne figure pas'} sur la liste des communes éligibles.`,
    liste.presente ? 'inscrite' : 'absente',
    origineListe(liste),
  );
}

/** A group of communes: enough of its people live in communes of the list. */
function partDesMembres(faits: F, liste: ReponseListe): ResultatCritere {
  const { membres } = liste;
  const fraction = FRACTIONS[String(valeurParametre(reglages, faits, 'partPopulation'))];
  if (!membres || membres.population === 0 || !fraction)
    return aApprecier(
      `La population des communes membres de ${faits.collectivite.nom} qui sont éligibles n’est pas connue.`,
    );
  const { populationInscrite, population, inscrits, nombre } = membres;
  const { numerateur, denominateur, dite } = fraction;
  return selon(
    populationInscrite * denominateur >= population * numerateur,
    `${entier.format(populationInscrite)} habitants sur ${entier.format(population)} vivent dans une commune éligible, pour ${dite} au moins.`,
    `${inscrits} commune${inscrits > 1 ? 's' : ''} éligible${inscrits > 1 ? 's' : ''} sur ${nombre}`,
    `${origineListe(liste)}, populations municipales`,
  );
}

function grilleConforme(regles: Regles, faits: F): ResultatCritere {
  const { grille, deliberationLe } = faits.donnees;
  if (!grille?.length) return pasEncoreConnu('La grille tarifaire n’est pas encore connue.');
  const { tarifs, conclusion } = examinerGrille(grille, {
    tarifsMinimum: nombreParametre(regles, faits, 'tarifsMinimum'),
    prixSocial: nombreParametre(regles, faits, 'prixSocial'),
    plafondQuotient: plafondQuotient(regles, faits),
  });
  const fautifs = tarifs.filter((t) => !t.conforme).map((t) => t.message);
  return selon(
    conclusion.conforme,
    [conclusion.message, ...fautifs].join(' '),
    grille.map(direTarif).join('\u00a0; '),
    deliberationLe
      ? `délibération du ${enToutesLettres(deliberationLe)}`
      : 'grille saisie, délibération non datée',
  );
}

function regleDeLaConvention({ enVigueur: { du, au } }: Regles, faits: F): ResultatCritere {
  const { conventionSigneeLe: signee } = faits.donnees;
  if (!signee) return pasEncoreConnu('La convention n’est pas encore signée.');
  const conforme = du <= signee && (au === null || signee <= au);
  const dite = enToutesLettres(signee);
  return selon(
    conforme,
    conforme
      ? `Convention signée le ${dite}\u00a0: elle relève des règles de ce dossier et les garde.`
      : `Convention signée le ${dite}, sous d’autres règles que celles de ce dossier\u00a0: ouvrez-en un dont la date de réception est celle de la signature.`,
    dite,
    'convention',
  );
}

function convention(faits: F): ResultatCritere {
  const { conventionSigneeLe: signee, conventionFinLe: fin } = faits.donnees;
  if (!signee || !fin)
    return pasEncoreConnu('Les dates de la convention ne sont pas encore connues.');
  const attendus = nombreParametre(reglages, faits, 'dureeConvention');
  const dates = `du ${enToutesLettres(signee)} au ${enToutesLettres(fin)}`;
  if (fin < signee)
    return nonRempli('La convention finit avant d’être signée.', dates, 'convention');
  const { mois, jours } = dureeContrat(signee, fin);
  return selon(
    mois === attendus && jours === 0,
    `Convention ${dates}, pour ${attendus} mois attendus.`,
    jours > 0 ? `${mois} mois et ${jours} jour${jours > 1 ? 's' : ''}` : `${mois} mois`,
    'convention',
  );
}

function egalim(faits: F): ResultatCritere {
  const { egalimLe, egalimQualite, egalimBio } = faits.donnees;
  const vise = viseEgalim(faits);
  if (vise === null || !egalimLe)
    return pasEncoreConnu('L’engagement EGalim de la commune n’est pas connu.');
  const qualite = nombreParametre(reglages, faits, 'egalimQualite');
  const bio = nombreParametre(reglages, faits, 'egalimBio');
  return selon(
    vise,
    `${egalimQualite}\u00a0% de produits durables et de qualité et ${egalimBio}\u00a0% de produits biologiques visés, pour ${qualite}\u00a0% et ${bio}\u00a0%\u00a0: ${vise ? 'le bonus est attendu' : 'pas de bonus'}.`,
    `${egalimQualite}\u00a0% et ${egalimBio}\u00a0%`,
    `engagement du ${enToutesLettres(egalimLe)}`,
  );
}

export function criteresDe(regles: Regles): Critere<DonneesCantine>[] {
  return [
    {
      id: 'commune_eligible',
      libelle: 'Commune éligible, ou groupement dont la population l’est assez',
      source: fiche,
      portee: 'bloquant',
      examiner: communeEligible,
    },
    {
      id: 'grille',
      libelle: 'Grille tarifaire sociale et progressive',
      source: regles.sourceGrille,
      portee: 'bloquant',
      examiner: (faits) => grilleConforme(regles, faits),
    },
    {
      id: 'regles_de_la_convention',
      libelle: 'Convention signée sous les règles de ce dossier',
      source: noticeAsp,
      portee: 'avertissement',
      examiner: (faits) => regleDeLaConvention(regles, faits),
    },
    {
      id: 'duree_de_la_convention',
      libelle: 'Convention de trois ans',
      source: noticeAsp,
      portee: 'avertissement',
      examiner: convention,
    },
    {
      id: 'egalim',
      libelle: 'Commune engagée sur les objectifs EGalim (bonus par repas depuis 2024)',
      source: bonus2024,
      portee: 'avertissement',
      examiner: egalim,
    },
  ];
}
