import { ageA, type DureeContrat, dureeContrat, enToutesLettres } from '../noyau/calendrier.js';
import { aApprecier, origineListe, pasEncoreConnu, rempli, selon } from '../noyau/eligibilite.js';
import { dateDe } from '../noyau/obligations.js';
import { nombreParametre } from '../noyau/parametres.js';
import { fiche } from '../noyau/sources.js';
import type { Critere, Faits, ResultatCritere } from '../noyau/types.js';
import { type DonneesVta, niveauxDiplome } from './donnees.js';
import { reglages } from './parametres.js';

export const LISTE_RURALE = 'VTA_COMMUNES_EPCI_RURAUX';

type F = Faits<DonneesVta>;
const nombre = (faits: F, cle: string) => nombreParametre(reglages, faits, cle);

function beneficiaire(faits: F): ResultatCritere {
  const liste = faits.listes[LISTE_RURALE];
  if (!liste)
    return aApprecier('Aucune liste d’éligibilité n’est en vigueur à la date de la demande.');
  return selon(
    liste.presente,
    `${faits.collectivite.nom} ${liste.presente ? 'figure' : 'ne figure pas'} sur la liste.`,
    liste.presente ? 'inscrite' : 'absente',
    origineListe(liste),
  );
}

function direDureeContrat({ mois, jours }: DureeContrat): string {
  if (jours === 0) return `${mois} mois`;
  return `${mois} mois et ${jours} jour${jours > 1 ? 's' : ''}`;
}

function dureeDuContrat(faits: F): ResultatCritere {
  const { contratDebutLe: debut, contratFinLe: fin, dureePrevueMois } = faits.donnees;
  const minimum = nombre(faits, 'dureeMinimale');
  const maximum = nombre(faits, 'dureeMaximale');
  if (debut && fin && fin < debut) {
    return {
      verdict: 'non rempli',
      explication: 'Le contrat finit avant de commencer.',
      valeur: null,
      origine: 'dates du contrat',
    };
  }
  const duContrat = debut && fin ? dureeContrat(debut, fin) : undefined;
  const duree =
    duContrat ?? (dureePrevueMois === undefined ? undefined : { mois: dureePrevueMois, jours: 0 });
  if (!duree) return pasEncoreConnu('La durée du contrat n’est pas encore connue.');
  const dite = direDureeContrat(duree);
  const { mois, jours } = duree;
  const conforme = mois >= minimum && (mois < maximum || (mois === maximum && jours === 0));
  return selon(
    conforme,
    `${dite} pour un contrat de ${minimum} à ${maximum} mois.`,
    dite,
    duContrat ? 'dates du contrat' : 'fiche de poste (durée prévue)',
  );
}

function tempsDeTravail(faits: F): ResultatCritere {
  const { quotiteContrat, quotitePrevue } = faits.donnees;
  const quotite = quotiteContrat ?? quotitePrevue;
  const seuil = nombre(faits, 'quotiteMinimale');
  if (quotite === undefined) return pasEncoreConnu('Le temps de travail n’est pas encore connu.');
  return selon(
    quotite >= seuil,
    `${quotite}\u00a0% d’un temps plein pour ${seuil}\u00a0% au moins.`,
    `${quotite}\u00a0%`,
    quotiteContrat === undefined ? 'fiche de poste (temps prévu)' : 'contrat',
  );
}

function age(faits: F): ResultatCritere {
  const { volontaireNaissance: naissance, contratSigneLe: signature } = faits.donnees;
  if (!naissance || !signature)
    return pasEncoreConnu('L’âge se vérifie à la signature du contrat.');
  const ans = ageA(naissance, signature);
  const minimum = nombre(faits, 'ageMinimal');
  const maximum = nombre(faits, 'ageMaximal');
  const conforme = ans >= minimum && ans <= maximum;
  // A year either side of each bound, where a slip in the date of birth would change the answer.
  const proche = [minimum - 1, minimum, maximum, maximum + 1].includes(ans);
  const resultat = selon(
    conforme,
    `${ans} ans à la signature, pour un âge de ${minimum} à ${maximum} ans.`,
    `${ans} ans`,
    `contrat signé le ${enToutesLettres(signature)}`,
  );
  const vigilance = 'À moins d’un an d’une borne d’âge\u00a0: vérifier la date de naissance.';
  return proche ? { ...resultat, vigilance } : resultat;
}

function diplome(faits: F): ResultatCritere {
  const { niveauDiplome } = faits.donnees;
  if (!niveauDiplome) return pasEncoreConnu('Le niveau de diplôme n’est pas encore connu.');
  const dit = niveauxDiplome[niveauDiplome];
  return selon(
    niveauDiplome !== 'INFERIEUR',
    `${dit}, pour Bac+2 au moins.`,
    dit,
    'demande d’aide',
  );
}

function remuneration(faits: F): ResultatCritere {
  const { remunerationSmic } = faits.donnees;
  if (!remunerationSmic) return pasEncoreConnu('La rémunération n’est pas encore connue.');
  const conforme = remunerationSmic === 'OUI';
  return selon(
    conforme,
    `Rémunération ${conforme ? 'au moins égale' : 'inférieure'} au SMIC.`,
    conforme ? 'oui' : 'non',
    'contrat',
  );
}

function contratApresConfirmation(faits: F): ResultatCritere {
  const { contratSigneLe } = faits.donnees;
  const confirmation = dateDe(faits, 'notifier_confirmation');
  if (!contratSigneLe || !confirmation)
    return pasEncoreConnu('Le contrat ou la confirmation n’est pas encore daté.');
  const signe = enToutesLettres(contratSigneLe);
  return selon(
    contratSigneLe >= confirmation,
    `Contrat signé le ${signe}, confirmation du préfet le ${enToutesLettres(confirmation)}.`,
    signe,
    'contrat et courrier du préfet',
  );
}

function autresVolontaires(faits: F): ResultatCritere {
  const n = faits.autresDossiers;
  const origine = 'dossiers du service';
  if (n === 0)
    return rempli(
      'Aucun autre dossier VTA ouvert ou accordé pour cette collectivité.',
      '0',
      origine,
    );
  const s = n > 1 ? 's' : '';
  return aApprecier(
    `${n} autre${s} dossier${s} VTA ouvert${s} ou accordé${s} pour cette collectivité\u00a0: deux ont été admis ailleurs pour de grands besoins.`,
    String(n),
    origine,
  );
}

export const criteres: Critere<DonneesVta>[] = [
  {
    id: 'beneficiaire',
    libelle: 'Collectivité inscrite sur la liste des communes et EPCI ruraux',
    source: fiche,
    portee: 'bloquant',
    examiner: beneficiaire,
  },
  {
    id: 'duree',
    libelle: 'Durée du contrat (CDD) dans les bornes',
    source: fiche,
    portee: 'bloquant',
    examiner: dureeDuContrat,
  },
  {
    id: 'quotite',
    libelle: 'Temps de travail suffisant',
    source: fiche,
    portee: 'bloquant',
    examiner: tempsDeTravail,
  },
  {
    id: 'age',
    libelle: 'Âge du volontaire à la signature',
    source: {
      reference: 'Fiche de synthèse (2021)\u00a0; date de référence\u00a0: signature du contrat',
      confiance: 'hypothese',
    },
    portee: 'bloquant',
    personnel: true,
    examiner: age,
  },
  {
    id: 'diplome',
    libelle: 'Diplôme de niveau Bac+2 au moins',
    source: fiche,
    portee: 'bloquant',
    personnel: true,
    examiner: diplome,
  },
  {
    id: 'remuneration',
    libelle: 'Rémunération au moins égale au SMIC',
    source: { reference: 'Préfecture de la Savoie, page VTA', confiance: 'public' },
    portee: 'bloquant',
    personnel: true,
    examiner: remuneration,
  },
  {
    id: 'contrat_apres_confirmation',
    libelle: 'Contrat signé après la confirmation du préfet',
    source: { reference: 'Déduit de l’ordre des étapes', confiance: 'hypothese' },
    portee: 'avertissement',
    examiner: contratApresConfirmation,
  },
  {
    id: 'autres_volontaires',
    libelle: 'Un seul volontaire par collectivité',
    source: { reference: 'clesdelatransition.org, février 2022', confiance: 'public' },
    portee: 'avertissement',
    examiner: autresVolontaires,
  },
];
