import { enToutesLettres } from '../noyau/calendrier.js';
import { calculerEcheance } from '../noyau/echeances.js';
import { evaluerEligibilite } from '../noyau/eligibilite.js';
import { nombreParametre } from '../noyau/parametres.js';
import type { Condition, Faits, Raison } from '../noyau/types.js';
import { criteres } from './criteres.js';
import type { DonneesVta } from './donnees.js';
import { parametres } from './parametres.js';
import { pieces } from './pieces.js';

type F = Faits<DonneesVta>;
const reglages = { code: 'VTA', parametres };

/** No blocking criterion of the given ones fails; those still open do not block. */
export function criteresNonContredits(ids: string[]): Condition<DonneesVta> {
  const libelles = criteres.filter((c) => ids.includes(c.id)).map((c) => c.libelle);
  return {
    libelle: `Aucun critère non rempli parmi\u00a0: ${libelles.join('\u00a0; ')}`,
    criteres: ids,
    examiner: (f) => contredits(f, ids),
  };
}

function contredits(f: F, ids: string[]): Raison[] {
  return evaluer(f)
    .filter((c) => ids.includes(c.id) && c.verdict === 'non rempli')
    .map((c) => ({
      code: 'CRITERE',
      message: `Critère non rempli\u00a0: ${c.libelle}. ${c.explication}`,
    }));
}

const DU_CONTRAT = criteres
  .filter((c) => c.portee === 'bloquant' && c.id !== 'beneficiaire')
  .map((c) => c.id);

export const demandeConforme: Condition<DonneesVta> = {
  libelle: 'Tous les critères du contrat sont remplis',
  criteres: DU_CONTRAT,
  examiner: (f) =>
    evaluer(f)
      .filter((c) => DU_CONTRAT.includes(c.id) && c.verdict !== 'rempli')
      .map((c) => ({
        code: 'CRITERE',
        message: `${c.libelle}\u00a0: ${c.verdict}. ${c.explication}`,
      })),
};

function evaluer(f: F) {
  return evaluerEligibilite({ criteres }, f).criteres;
}

export const avisFavorable: Condition<DonneesVta> = {
  libelle: 'Avis favorable de l’ANCT',
  examiner: (f) =>
    f.donnees.avisAnct === 'FAVORABLE'
      ? []
      : [
          {
            code: 'AVIS_ANCT',
            message: 'La mission n’a pas été validée\u00a0: seul un refus peut être proposé.',
          },
        ],
};

export const limiteApresEnvoi: Condition<DonneesVta> = {
  libelle: 'Date limite de réponse postérieure à l’envoi',
  examiner: (f, { dateLegale }) => {
    const limite = f.donnees.complementsLimiteLe;
    return limite && limite <= dateLegale
      ? [
          {
            code: 'LIMITE',
            champ: 'complementsLimiteLe',
            message: 'La date limite de réponse doit suivre la date d’envoi.',
          },
        ]
      : [];
  },
};

export const limitePlusTardive: Condition<DonneesVta> = {
  libelle: 'Date limite plus tardive que la précédente',
  examiner: (f, { connues }) => {
    const nouvelle = f.donnees.complementsLimiteLe;
    const precedente = connues?.complementsLimiteLe as string | undefined;
    return nouvelle && precedente && nouvelle <= precedente
      ? [
          {
            code: 'LIMITE',
            champ: 'complementsLimiteLe',
            message: `La collectivité a déjà jusqu’au ${enToutesLettres(precedente)}.`,
          },
        ]
      : [];
  },
};

export const piecesDeLaCollectivite: Condition<DonneesVta> = {
  libelle: 'Pièces demandées que la collectivité doit fournir',
  examiner: (f) =>
    (f.donnees.piecesDemandees ?? [])
      .filter((code) => !pieces.some((p) => p.code === code && p.fourniePar === 'COLLECTIVITE'))
      .map((code) => ({
        code: 'PIECE_INCONNUE',
        champ: 'piecesDemandees',
        message: `La pièce «\u00a0${code}\u00a0» n’est pas à fournir par la collectivité dans ce dispositif.`,
      })),
};

/** An answer that came on the last day may be entered a little later: the daily job waits for it. */
export const limitePassee: Condition<DonneesVta> = {
  libelle: 'Date limite de réponse passée, et pour le système le temps de saisir la réponse',
  examiner: (f, { dateLegale, role }) => {
    const limite = f.donnees.complementsLimiteLe;
    if (!limite)
      return [{ code: 'LIMITE_ABSENTE', message: 'Aucune date limite de réponse n’a été fixée.' }];
    const attente = role === 'systeme' ? nombreParametre(reglages, f, 'delaiSaisieReponse') : 0;
    const dernierJour = calculerEcheance({
      depart: { le: limite, libelle: '' },
      duree: { nombre: attente, unite: 'jours_ouvres' },
    }).le;
    return dateLegale > dernierJour
      ? []
      : [
          {
            code: 'LIMITE_NON_ATTEINTE',
            champ: 'dateLegale',
            message: `La collectivité pouvait répondre jusqu’au ${enToutesLettres(limite)}\u00a0: le constat est postérieur.`,
          },
        ];
  },
};

export const rienNEstArrive: Condition<DonneesVta> = {
  libelle: 'Aucune pièce demandée n’est arrivée',
  examiner: (f) =>
    (f.donnees.piecesDemandees ?? []).some((code) => f.piecesArrivees.includes(code))
      ? [
          {
            code: 'REPONSE_ARRIVEE',
            message:
              'Une pièce demandée est arrivée\u00a0: enregistrez la réponse de la collectivité.',
          },
        ]
      : [],
};

export const serviceFaitPasse: Condition<DonneesVta> = {
  libelle: 'Service fait certifié au plus tard à la demande de paiement',
  examiner: ({ donnees: { serviceFaitLe } }, { dateLegale }) =>
    serviceFaitLe && serviceFaitLe > dateLegale
      ? [
          {
            code: 'SERVICE_FAIT',
            champ: 'serviceFaitLe',
            message: 'Le service fait est certifié après la demande de paiement.',
          },
        ]
      : [],
};

export const contratALeTerme = (terme: 'atteint' | 'à venir'): Condition<DonneesVta> => ({
  libelle: terme === 'atteint' ? 'Contrat arrivé à son terme' : 'Contrat non arrivé à son terme',
  examiner: ({ donnees: { contratFinLe } }, { dateLegale }) => {
    if (!contratFinLe || dateLegale >= contratFinLe === (terme === 'atteint')) return [];
    const message =
      terme === 'atteint'
        ? `Le contrat court jusqu’au ${enToutesLettres(contratFinLe)}\u00a0: s’il a cessé avant, constatez une fin anticipée.`
        : `Le contrat a pris fin le ${enToutesLettres(contratFinLe)}, à son terme.`;
    return [{ code: 'TERME', champ: 'dateLegale', message }];
  },
});

export const pasDePaiement: Condition<DonneesVta> = {
  libelle: 'Aucun paiement constaté',
  examiner: (f) =>
    f.paye
      ? [
          {
            code: 'PAYE',
            message: 'L’aide a été versée\u00a0: un reversement serait nécessaire, pas un retour.',
          },
        ]
      : [],
};

export const contratCoherent: Condition<DonneesVta> = {
  libelle: 'Dates du contrat cohérentes',
  examiner: (f, { dateLegale }) => {
    const { contratDebutLe: debut, contratFinLe: fin, contratSigneLe: signe } = f.donnees;
    const raisons: Raison[] = [];
    if (debut && fin && fin < debut)
      raisons.push({
        code: 'CONTRAT',
        champ: 'contratFinLe',
        message: 'Le contrat finit avant de commencer.',
      });
    if (signe && signe > dateLegale)
      raisons.push({
        code: 'CONTRAT',
        champ: 'contratSigneLe',
        message: 'La signature du contrat suit la date de l’acte.',
      });
    return raisons;
  },
};
