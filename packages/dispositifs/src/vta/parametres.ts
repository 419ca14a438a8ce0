import {
  parametresCommuns,
  parametresCrpa,
  parametresInstruction,
} from '../noyau/parametres-communs.js';
import { fiche, hypothese, supposee } from '../noyau/sources.js';
import type { Parametre } from '../noyau/types.js';

export const DEPART_DEMANDE_COMPLETE = 'DEMANDE_COMPLETE';
export const DEPART_SIGNATURE_CONTRAT = 'SIGNATURE_CONTRAT';

export const parametres: Parametre[] = [
  {
    cle: 'montantForfaitaire',
    libelle: 'Aide forfaitaire par volontaire',
    unite: 'centimes',
    defaut: 1_500_000,
    source: fiche,
  },
  {
    cle: 'departVersement',
    libelle: 'Départ des 3 mois de versement',
    aide: 'La fiche dit «\u00a0sous 3 mois\u00a0» sans dire à partir de quand. Une autre préfecture compte depuis la signature du contrat.',
    choix: [
      { valeur: DEPART_DEMANDE_COMPLETE, libelle: 'demande d’aide complète' },
      { valeur: DEPART_SIGNATURE_CONTRAT, libelle: 'signature du contrat' },
    ],
    defaut: DEPART_DEMANDE_COMPLETE,
    source: hypothese,
  },
  {
    cle: 'delaiVersement',
    libelle: 'Délai de versement annoncé',
    unite: 'mois',
    defaut: 3,
    source: fiche,
  },
  {
    cle: 'validateurFiche',
    libelle: 'Qui valide la fiche de poste',
    choix: [
      { valeur: 'ANCT', libelle: 'ANCT' },
      { valeur: 'SCIAT', libelle: 'le service lui-même' },
    ],
    defaut: 'ANCT',
    source: supposee(
      'Fiche de synthèse (2021)\u00a0: l’ANCT\u00a0; ailleurs, la préfecture elle-même',
    ),
  },
  ...parametresInstruction,
  {
    cle: 'delaiAnct',
    libelle: 'Réponse attendue de l’ANCT',
    unite: 'jours',
    defaut: 30,
    source: hypothese,
  },
  {
    cle: 'delaiCourrier',
    libelle: 'Rédaction du courrier',
    unite: 'jours_ouvres',
    defaut: 5,
    source: hypothese,
  },
  {
    cle: 'delaiSignature',
    libelle: 'Signature du préfet',
    unite: 'jours_ouvres',
    defaut: 15,
    source: hypothese,
  },
  {
    cle: 'delaiRecrutement',
    libelle: 'Recrutement par la collectivité',
    unite: 'mois',
    defaut: 6,
    source: hypothese,
  },
  {
    cle: 'delaiDemandeAide',
    libelle: 'Envoi de la demande d’aide',
    unite: 'mois',
    defaut: 2,
    source: hypothese,
  },
  {
    cle: 'dureeMinimale',
    libelle: 'Durée minimale du contrat',
    unite: 'mois',
    defaut: 12,
    source: fiche,
  },
  {
    cle: 'dureeMaximale',
    libelle: 'Durée maximale du contrat',
    unite: 'mois',
    defaut: 18,
    source: fiche,
  },
  {
    cle: 'quotiteMinimale',
    libelle: 'Temps de travail minimal',
    unite: 'pourcent',
    defaut: 75,
    source: fiche,
  },
  { cle: 'ageMinimal', libelle: 'Âge minimal', unite: 'ans', defaut: 18, source: fiche },
  { cle: 'ageMaximal', libelle: 'Âge maximal', unite: 'ans', defaut: 30, source: fiche },
  ...parametresCommuns,
  ...parametresCrpa,
];

export const reglages = { code: 'VTA', parametres };
