import { aApprecier, nonRempli, pasEncoreConnu, rempli, selon } from '../noyau/eligibilite.js';
import { direEuros } from '../noyau/libelles.js';
import {
  type AvecParametres,
  nombreParametre,
  sourceParametre,
  valeurParametre,
} from '../noyau/parametres.js';
import { fiche } from '../noyau/sources.js';
import {
  type Critere,
  type Faits,
  type ResultatCritere,
  type Source,
  type TypeDemandeur,
  typesDemandeur,
  type Vague,
} from '../noyau/types.js';
import { critereVague } from '../noyau/vagues.js';
import type { DonneesPass } from './donnees.js';
import { nombreDeMembres } from './groupement.js';
import { partager } from './montant.js';
import { PART_PORTEUR } from './parametres.js';
import { appel2020 } from './sources.js';

type F = Faits<DonneesPass>;

const SEULS: TypeDemandeur[] = ['EPCI', 'GROUPEMENT', 'DEPARTEMENT', 'REGION'];

function beneficiaire({ collectivite: { type } }: F): ResultatCritere {
  const dit = typesDemandeur[type];
  const origine = 'type du demandeur';
  if (type === 'COMMUNE' || SEULS.includes(type))
    return rempli(`${dit}\u00a0: collectivité ou groupement.`, dit, origine);
  if (type === 'ETABLISSEMENT_PUBLIC')
    return aApprecier(
      'Un syndicat mixte ou un pôle d’équilibre est admis comme groupement, un autre établissement non.',
      dit,
      origine,
    );
  return nonRempli(
    'L’appel est ouvert aux collectivités territoriales et à leurs groupements.',
    dit,
    origine,
  );
}

function dansUnGroupement(reglages: AvecParametres) {
  return (faits: F): ResultatCritere => {
    const { nom, type } = faits.collectivite;
    const minimum = nombreParametre(reglages, faits, 'membresMinimum');
    if (type !== 'COMMUNE')
      return rempli(
        'Seule une commune doit candidater en groupement.',
        typesDemandeur[type],
        'type du demandeur',
      );
    const autres = faits.donnees.membresGroupement;
    if (!autres)
      return pasEncoreConnu(
        `Une commune candidate dans un groupement d’au moins ${minimum} membres, encore inconnus.`,
      );
    const n = nombreDeMembres(nom, autres);
    const dit = `${n} membre${n > 1 ? 's' : ''}`;
    return selon(
      n >= minimum,
      `${dit}, porteur compris, pour ${minimum} au moins.`,
      dit,
      'dossier de candidature',
    );
  };
}

/** Both figures are always shown: the sheet does not say which one the minimum is counted on. */
function commandeMinimale(reglages: AvecParametres) {
  return (faits: F): ResultatCritere => {
    const { montantCommande: commande } = faits.donnees;
    const minimum = nombreParametre(reglages, faits, 'commandeMinimale');
    const surPorteur = valeurParametre(reglages, faits, 'assietteMinimum') === PART_PORTEUR;
    const assiette = surPorteur ? 'à la charge du porteur' : 'au total';
    const exige = `${direEuros(minimum)} ${assiette} au moins`;
    if (commande === undefined)
      return pasEncoreConnu(`Le montant de la commande n’est pas encore connu\u00a0: ${exige}.`);
    const { porteur } = partager(commande, nombreParametre(reglages, faits, 'tauxEtat'));
    const chiffres = `${direEuros(commande)} au total, dont ${direEuros(porteur)} pour le porteur`;
    return selon(
      (surPorteur ? porteur : commande) >= minimum,
      `${chiffres}, pour ${exige}.`,
      chiffres,
      `budget prévisionnel\u00a0; assiette\u00a0: ${sourceParametre(reglages, faits, 'assietteMinimum').reference}`,
    );
  };
}

function commandeMaximale(reglages: AvecParametres) {
  return (faits: F): ResultatCritere => {
    const { montantCommande: commande } = faits.donnees;
    const plafond = nombreParametre(reglages, faits, 'commandeMaximale');
    if (commande === undefined)
      return pasEncoreConnu('Le montant de la commande n’est pas encore connu.');
    return selon(
      commande <= plafond,
      `${direEuros(commande)} au total, pour ${direEuros(plafond)} au plus.`,
      direEuros(commande),
      'budget prévisionnel',
    );
  };
}

function lignesDuBudget({ donnees: { nombrePass, fraisGestion } }: F): ResultatCritere {
  if (nombrePass === 0)
    return nonRempli('Le budget ne commande aucun pass.', '0 pass', 'budget prévisionnel');
  if (nombrePass === undefined || fraisGestion === undefined)
    return pasEncoreConnu(
      'Le nombre de pass et les frais annuels de gestion ne sont pas encore tous deux connus.',
    );
  const valeur = `${nombrePass} pass, ${direEuros(fraisGestion)} de frais annuels`;
  return rempli(`${valeur}.`, valeur, 'budget prévisionnel');
}

function partageDesPublics(reglages: AvecParametres) {
  return (faits: F): ResultatCritere => {
    const { partPublicPrioritaire: prioritaires, partPublicPrecaire: precaires } = faits.donnees;
    const minimum = nombreParametre(reglages, faits, 'partPrioritaireMinimale');
    if (prioritaires === undefined || precaires === undefined)
      return pasEncoreConnu('Le partage des publics n’est pas encore connu.');
    const valeur = `${prioritaires}\u00a0% de publics prioritaires, ${precaires}\u00a0% en grande précarité numérique`;
    const conforme = prioritaires >= minimum && prioritaires + precaires === 100;
    return {
      ...selon(
        conforme,
        `${valeur}, pour ${minimum}\u00a0% de prioritaires au moins et le reste en grande précarité.`,
        valeur,
        'dossier de candidature',
      ),
      ...(conforme && prioritaires > minimum
        ? {
            vigilance:
              'La fiche dit «\u00a0pour moitié\u00a0», l’appel de 2020 «\u00a0au moins la moitié\u00a0»\u00a0: le service apprécie un partage inégal.',
          }
        : {}),
    };
  };
}

function publicsConstates(reglages: AvecParametres) {
  return (faits: F): ResultatCritere => {
    const { partPrioritaireConstatee: constatee } = faits.donnees;
    const minimum = nombreParametre(reglages, faits, 'partPrioritaireMinimale');
    if (constatee === undefined)
      return pasEncoreConnu('La part des publics prioritaires se constate au bilan.');
    const valeur = `${constatee}\u00a0%`;
    return selon(
      constatee >= minimum,
      `${valeur} de publics prioritaires touchés, pour ${minimum}\u00a0% au moins.`,
      valeur,
      'bilan',
    );
  };
}

/** The rules of a call: its settings, its waves and where it was read. */
export function criteresDe(
  reglages: AvecParametres,
  vagues: Vague[],
  appel: Source,
): Critere<DonneesPass>[] {
  return [
    {
      id: 'beneficiaire',
      libelle: 'Collectivité territoriale ou groupement',
      source: fiche,
      portee: 'bloquant',
      examiner: beneficiaire,
    },
    {
      id: 'groupement',
      libelle: 'Une commune candidate en groupement',
      source: fiche,
      portee: 'bloquant',
      examiner: dansUnGroupement(reglages),
    },
    critereVague(vagues, appel),
    {
      id: 'commande_minimale',
      libelle: 'Commande minimale atteinte',
      source: fiche,
      portee: 'bloquant',
      examiner: commandeMinimale(reglages),
    },
    {
      id: 'commande_maximale',
      libelle: 'Plafond de la commande respecté',
      source: sourceParametre(reglages, { parametres: {} }, 'commandeMaximale'),
      portee: 'bloquant',
      examiner: commandeMaximale(reglages),
    },
    {
      id: 'budget',
      libelle: 'Lignes obligatoires du budget\u00a0: nombre de pass et frais annuels de gestion',
      source: fiche,
      portee: 'bloquant',
      examiner: lignesDuBudget,
    },
    {
      id: 'publics',
      libelle: 'Publics cibles partagés par moitié',
      source: fiche,
      portee: 'bloquant',
      examiner: partageDesPublics(reglages),
    },
    {
      id: 'publics_constates',
      libelle: 'Publics prioritaires réellement touchés',
      source: appel2020,
      portee: 'avertissement',
      examiner: publicsConstates(reglages),
    },
  ];
}
