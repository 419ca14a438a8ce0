import { enToutesLettres } from '../noyau/calendrier.js';
import { aApprecier, nonRempli, pasEncoreConnu, rempli, selon } from '../noyau/eligibilite.js';
import { direEuros, direValeur } from '../noyau/libelles.js';
import { nombreParametre, valeurParametre } from '../noyau/parametres.js';
import { fiche, secondaire, supposee } from '../noyau/sources.js';
import {
  type Critere,
  type Faits,
  type NaturePopulation,
  naturesPopulation,
  type ResultatCritere,
  type TypeDemandeur,
  typesDemandeur,
} from '../noyau/types.js';
import { critereVague } from '../noyau/vagues.js';
import { aidesPubliques, aideVoulue, coutAdmissible } from './aide.js';
import { critereFinDuProjet, critereFranceConnect } from './criteres-communs.js';
import { type DonneesFitn, finalites } from './donnees.js';
import { decret, reglages, sousDecret } from './parametres.js';
import { vagues } from './vagues.js';

type F = Faits<DonneesFitn>;

/** By choice of the setting: who is admitted. */
const admis: Record<string, TypeDemandeur[]> = {
  TOUS: ['COMMUNE', 'EPCI', 'GROUPEMENT', 'DEPARTEMENT', 'REGION'],
  SANS_SYNDICAT: ['COMMUNE', 'EPCI', 'DEPARTEMENT', 'REGION'],
  COMMUNES_EPCI: ['COMMUNE', 'EPCI'],
};

function demandeur(f: F): ResultatCritere {
  const { nom, type } = f.collectivite;
  const valeur = typesDemandeur[type];
  if (type === 'ETABLISSEMENT_PUBLIC')
    return aApprecier(
      `${nom}, établissement public, peut relever d’une collectivité.`,
      valeur,
      'fiche du demandeur',
    );
  const choix = String(valeurParametre(reglages, f, 'demandeursAdmis'));
  const conforme = admis[choix]?.includes(type) === true;
  return selon(
    conforme,
    `${nom} ${conforme ? 'est' : 'n’est pas'} parmi les demandeurs admis.`,
    valeur,
    'fiche du demandeur',
  );
}

function limiteDePopulation(f: F): ResultatCritere {
  const { nom, type, populations } = f.collectivite;
  if (valeurParametre(reglages, f, 'limitePopulation') === 'NON')
    return rempli('Aucune limite de population n’est appliquée.', 'sans limite', 'paramètre');
  if (type !== 'COMMUNE' && type !== 'EPCI')
    return aApprecier(
      'La limite vise les communes et les EPCI.',
      typesDemandeur[type],
      'fiche du demandeur',
    );
  const nature = valeurParametre(reglages, f, 'naturePopulation') as NaturePopulation;
  const population = populations.find((p) => p.nature === nature);
  if (!population) return aApprecier(`${nom}\u00a0: ${naturesPopulation[nature]} inconnue.`);
  const habitants = (n: number) => direValeur({ unite: 'habitants' }, n);
  const maximum = nombreParametre(reglages, f, 'populationMaximale');
  const valeur = habitants(population.nombre);
  return selon(
    population.nombre < maximum,
    `${valeur}, pour moins de ${habitants(maximum)}.`,
    valeur,
    `${naturesPopulation[nature]}, ${population.source}`,
  );
}

function finalite({ donnees: { finalite: choisie } }: F): ResultatCritere {
  if (!choisie) return pasEncoreConnu('La finalité du projet n’est pas encore connue.');
  const valeur = finalites[choisie];
  return selon(
    choisie !== 'AUTRE',
    choisie === 'AUTRE'
      ? 'Le projet ne sert aucune des trois finalités du fonds.'
      : `Finalité du fonds\u00a0: ${valeur.toLowerCase()}.`,
    valeur,
    'formulaire de dépôt',
  );
}

function commencement(f: F): ResultatCritere {
  if (!sousDecret(f))
    return rempli('Le décret 2018-514 n’est pas appliqué.', 'sans objet', 'paramètre');
  const { projetDebutLe } = f.donnees;
  if (!projetDebutLe) return pasEncoreConnu('Le début d’exécution n’est pas encore connu.');
  const debut = enToutesLettres(projetDebutLe);
  return selon(
    projetDebutLe >= f.datePivot,
    `Exécution à partir du ${debut}, demande reçue le ${enToutesLettres(f.datePivot)}.`,
    debut,
    'formulaire de dépôt',
  );
}

function depenseEligible(f: F): ResultatCritere {
  const { depenseEligible: depense } = f.donnees;
  const cout = coutAdmissible(f);
  if (depense === undefined || cout === null)
    return pasEncoreConnu('Le coût du projet ou la dépense éligible n’est pas encore connu.');
  const valeur = direEuros(depense);
  if (depense === 0)
    return nonRempli('Aucune dépense éligible n’est retenue.', valeur, 'plan de financement');
  return selon(
    depense <= cout,
    `${valeur} retenus sur ${direEuros(cout)} de coût admissible.`,
    valeur,
    'plan de financement',
  );
}

function cumul(f: F): ResultatCritere {
  const total = aidesPubliques(f);
  const { depenseEligible: depense } = f.donnees;
  if (total === null || depense === undefined)
    return pasEncoreConnu('Le plan de financement n’est pas encore complet.');
  return selon(
    total <= depense,
    `${direEuros(total)} d’aides publiques pour ${direEuros(depense)} de dépense éligible.`,
    direEuros(total),
    'plan de financement',
  );
}

function plafond(f: F): ResultatCritere {
  const voulue = aideVoulue(f);
  if (voulue === undefined) return pasEncoreConnu('L’aide demandée n’est pas encore connue.');
  const maximum = nombreParametre(reglages, f, 'plafondAide');
  const suite = voulue > maximum ? '\u00a0; l’aide y est ramenée' : '';
  return selon(
    voulue <= maximum,
    `${direEuros(voulue)}, pour ${direEuros(maximum)} au plus${suite}.`,
    direEuros(voulue),
    f.donnees.aideRetenue === undefined ? 'aide demandée' : 'aide proposée par le service',
  );
}

function partPropre(f: F): ResultatCritere {
  const total = aidesPubliques(f);
  const { depenseEligible: depense } = f.donnees;
  if (total === null || !depense)
    return pasEncoreConnu('Le plan de financement n’est pas encore complet.');
  const minimum = nombreParametre(reglages, f, 'partPropreMinimale');
  const reste = direEuros(Math.max(0, depense - total));
  const dit = `${reste} à la charge du demandeur sur ${direEuros(depense)}`;
  if ((depense - total) * 100 >= depense * minimum)
    return rempli(`${dit}.`, reste, 'plan de financement');
  return aApprecier(
    `${dit}, soit moins de ${minimum}\u00a0%\u00a0: le fonds a été annoncé jusqu’à 100\u00a0%, le code demande une part propre pour un investissement.`,
    reste,
    'plan de financement',
  );
}

export const criteres: Critere<DonneesFitn>[] = [
  {
    id: 'demandeur',
    libelle: 'Collectivité admise à demander',
    source: supposee('Fiche de synthèse (2021)\u00a0: «\u00a0les collectivités\u00a0», sans liste'),
    portee: 'bloquant',
    examiner: demandeur,
  },
  {
    id: 'population',
    libelle: 'Population sous la limite locale',
    source: supposee('haut-rhin.gouv.fr, règle d’un autre département'),
    portee: 'bloquant',
    examiner: limiteDePopulation,
  },
  critereVague(vagues, fiche),
  {
    id: 'finalite',
    libelle: 'Projet de transition numérique',
    source: fiche,
    portee: 'bloquant',
    examiner: finalite,
  },
  critereFranceConnect,
  critereFinDuProjet,
  {
    id: 'commencement',
    libelle: 'Projet non commencé avant la demande',
    source: decret(5),
    portee: 'bloquant',
    examiner: commencement,
  },
  {
    id: 'depense_eligible',
    libelle: 'Dépense éligible dans le coût du projet',
    source: decret(8),
    portee: 'bloquant',
    examiner: depenseEligible,
  },
  {
    id: 'cumul',
    libelle: 'Aides publiques dans la limite de la dépense éligible',
    source: decret(10),
    portee: 'bloquant',
    examiner: cumul,
  },
  {
    id: 'plafond',
    libelle: 'Aide dans le plafond du fonds',
    source: fiche,
    portee: 'avertissement',
    examiner: plafond,
  },
  {
    id: 'part_propre',
    libelle: 'Part laissée à la charge de la collectivité',
    source: secondaire('CGCT L1111-10 III'),
    portee: 'avertissement',
    examiner: partPropre,
  },
];
