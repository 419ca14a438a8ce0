import { verseEnTout } from './argent.js';
import { enToutesLettres } from './calendrier.js';
import type { DonneesCommunes } from './donnees-communes.js';
import { calculerEcheance } from './echeances.js';
import { direPourquoi, evaluerEligibilite } from './eligibilite.js';
import { type AvecParametres, nombreParametre } from './parametres.js';
import type { Condition, Critere, PieceDefinition } from './types.js';

// Conditions that the acts of several schemes share. A definition gives them its own criteria, pieces
// and settings; what is particular to a scheme stays in its folder.

/**
 * Puts the criteria on the checklist of an act that only records what was done elsewhere: a fact is recorded
 * whatever the rules think of it.
 */
export function criteresRegardes<D>(criteres: Critere<D>[]): Condition<D> {
  return {
    libelle: 'Critères à regarder (ils n’empêchent pas l’enregistrement)',
    criteres: criteres.filter((c) => c.portee === 'bloquant').map((c) => c.id),
    examiner: () => [],
  };
}

/** No blocking criterion of the given ones fails; those still open do not block. */
export function criteresNonContredits<D>(
  criteres: Critere<D>[],
  ids: string[] = criteres.filter((c) => c.portee === 'bloquant').map((c) => c.id),
): Condition<D> {
  return {
    libelle: `Aucun critère non rempli parmi\u00a0: ${libelles(criteres, ids)}`,
    criteres: ids,
    examiner: (f) =>
      evaluerEligibilite({ criteres }, f)
        .criteres.filter((c) => ids.includes(c.id) && c.verdict === 'non rempli')
        .map((c) => ({
          code: 'CRITERE',
          message: `Critère non rempli\u00a0: ${c.libelle}. ${direPourquoi(c)}`,
        })),
  };
}

/** Every one of the given criteria is met: an open one blocks too, until an agent has settled it. */
export function criteresRemplis<D>(
  criteres: Critere<D>[],
  ids: string[],
  libelle = `Critères remplis\u00a0: ${libelles(criteres, ids)}`,
): Condition<D> {
  return {
    libelle,
    criteres: ids,
    examiner: (f) =>
      evaluerEligibilite({ criteres }, f)
        .criteres.filter((c) => ids.includes(c.id) && c.verdict !== 'rempli')
        .map((c) => ({
          code: 'CRITERE',
          message: `${c.libelle}\u00a0: ${c.verdict}. ${direPourquoi(c)}`,
        })),
  };
}

function libelles<D>(criteres: Critere<D>[], ids: string[]): string {
  return criteres
    .filter((c) => ids.includes(c.id))
    .map((c) => c.libelle)
    .join('\u00a0; ');
}

/** A field holds one of these values. */
export function champVaut<D>(
  champ: keyof D & string,
  valeurs: readonly unknown[],
  libelle: string,
  message: string,
): Condition<D> {
  return {
    libelle,
    examiner: (f) =>
      valeurs.includes(f.donnees[champ]) ? [] : [{ code: 'CHAMP_CONTRAIRE', champ, message }],
  };
}

/** A date kept in the data does not come after the act. */
export function datePassee<D>(champ: keyof D & string, libelle: string): Condition<D> {
  return {
    libelle: `${libelle} au plus tard à la date de l’acte`,
    examiner: (f, { dateLegale }) => {
      const date = f.donnees[champ] as string | undefined;
      return date && date > dateLegale
        ? [
            {
              code: 'DATE_APRES',
              champ,
              message: `${libelle}\u00a0: la date suit celle de l’acte.`,
            },
          ]
        : [];
    },
  };
}

/** An agreement ends after the day that this field says it was signed. */
export function finApresSignature<D extends { conventionFinLe?: string }>(
  signature: keyof D & string,
): Condition<D> {
  const champ = 'conventionFinLe';
  return {
    libelle: 'Fin de la convention postérieure à sa signature',
    examiner: ({ donnees }) => {
      const signee = donnees[signature] as string | undefined;
      const fin = donnees[champ];
      return signee && fin && fin <= signee
        ? [
            {
              code: 'FIN_CONVENTION',
              champ,
              message: `La convention, signée le ${enToutesLettres(signee)}, finit après ce jour.`,
            },
          ]
        : [];
    },
  };
}

export const limiteApresEnvoi: Condition<DonneesCommunes> = {
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

export const limitePlusTardive: Condition<DonneesCommunes> = {
  libelle: 'Date limite plus tardive que la précédente',
  examiner: (f, { connues }) => {
    const nouvelle = f.donnees.complementsLimiteLe;
    const precedente = connues?.complementsLimiteLe as string | undefined;
    return nouvelle && precedente && nouvelle <= precedente
      ? [
          {
            code: 'LIMITE',
            champ: 'complementsLimiteLe',
            message: `Le demandeur a déjà jusqu’au ${enToutesLettres(precedente)}.`,
          },
        ]
      : [];
  },
};

export function piecesDuDemandeur(
  pieces: Pick<PieceDefinition<never>, 'code' | 'fourniePar'>[],
): Condition<DonneesCommunes> {
  return {
    libelle: 'Pièces demandées que le demandeur doit fournir',
    examiner: (f) =>
      (f.donnees.piecesDemandees ?? [])
        .filter((code) => !pieces.some((p) => p.code === code && p.fourniePar === 'COLLECTIVITE'))
        .map((code) => ({
          code: 'PIECE_INCONNUE',
          champ: 'piecesDemandees',
          message: `La pièce «\u00a0${code}\u00a0» n’est pas à fournir par le demandeur dans ce dispositif.`,
        })),
  };
}

/** An answer that came on the last day may be entered a little later: the daily job waits for it. */
export function limitePassee(reglages: AvecParametres): Condition<DonneesCommunes> {
  return {
    libelle: 'Date limite de réponse passée, et pour le système le temps de saisir la réponse',
    examiner: (f, { dateLegale, role }) => {
      const limite = f.donnees.complementsLimiteLe;
      if (!limite)
        return [
          { code: 'LIMITE_ABSENTE', message: 'Aucune date limite de réponse n’a été fixée.' },
        ];
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
              message: `Le demandeur pouvait répondre jusqu’au ${enToutesLettres(limite)}\u00a0: le constat est postérieur.`,
            },
          ];
    },
  };
}

export const rienNEstArrive: Condition<DonneesCommunes> = {
  libelle: 'Aucune pièce demandée n’est arrivée',
  examiner: (f) =>
    (f.donnees.piecesDemandees ?? []).some((code) => f.piecesArrivees.includes(code))
      ? [
          {
            code: 'REPONSE_ARRIVEE',
            message: 'Une pièce demandée est arrivée\u00a0: enregistrez la réponse du demandeur.',
          },
        ]
      : [],
};

export const pasDePaiement: Condition<DonneesCommunes> = {
  libelle: 'Aucun paiement constaté',
  examiner: (f) =>
    verseEnTout(f) > 0
      ? [
          {
            code: 'PAYE',
            message: 'L’aide a été versée\u00a0: un reversement serait nécessaire, pas un retour.',
          },
        ]
      : [],
};
