import type { AvancerCourrier, EtatCourrier } from '@sciat/contrats';
import { enToutesLettres, type Raison, RELECTURE, type ValeurEnVigueur } from '@sciat/dispositifs';
import { deBase } from '../base/dates.js';
import { jourDe } from '../base/horloge.js';
import type { CourrierLu } from './lire.js';

const suites: Record<EtatCourrier, EtatCourrier[]> = {
  BROUILLON: ['A_VALIDER', 'A_SIGNER', 'ANNULE'],
  A_VALIDER: ['A_SIGNER', 'BROUILLON', 'ANNULE'],
  A_SIGNER: ['SIGNE', 'BROUILLON', 'ANNULE'],
  SIGNE: ['ENVOYE', 'ANNULE'],
  ENVOYE: ['RECU'],
  RECU: [],
  ANNULE: [],
};
export const etatsCourrier: Record<EtatCourrier, string> = {
  BROUILLON: 'brouillon',
  A_VALIDER: 'à valider',
  A_SIGNER: 'à signer',
  SIGNE: 'signé',
  ENVOYE: 'envoyé',
  RECU: 'reçu',
  ANNULE: 'annulé',
};

export const estRelu = (reglages: Record<string, ValeurEnVigueur>) =>
  reglages[RELECTURE]?.valeur === 'OUI';

export const PDF_ATTENDU: Raison = {
  code: 'PDF_ATTENDU',
  message: 'Le PDF de ce courrier n’est pas encore prêt : réessayez dans un instant.',
};

interface Situation {
  relecture: boolean;
  auteurId: string;
  aujourdhui: string;
}
/** Why a letter may not go to another state; its text and its signatory are judged elsewhere. */
export function examinerAvancee(
  courrier: CourrierLu,
  demande: AvancerCourrier,
  { relecture, auteurId, aujourdhui }: Situation,
): Raison[] {
  const { etat } = courrier;
  const { vers } = demande;
  if (!suites[etat].includes(vers)) {
    const message = `Ce courrier est « ${etatsCourrier[etat]} » : il ne peut pas devenir « ${etatsCourrier[vers]} ».`;
    return [{ code: 'ETAT', message }];
  }
  switch (vers) {
    case 'A_SIGNER':
      if (etat === 'BROUILLON' && relecture)
        return [{ code: 'RELECTURE', message: 'Ce courrier doit d’abord être relu.' }];
      if (etat === 'A_VALIDER' && courrier.creeParId === auteurId)
        return [
          {
            code: 'RELECTURE',
            message: 'Un courrier est relu par quelqu’un d’autre que son auteur.',
          },
        ];
      return [];
    case 'SIGNE':
      if (!courrier.renduLe) return [PDF_ATTENDU];
      return datesEnOrdre('signeLe', demande.signeLe, aujourdhui, {
        le: jourDe(courrier.renduLe),
        libelle: 'mis à la signature',
      });
    case 'ENVOYE':
      return datesEnOrdre('envoyeLe', demande.envoyeLe, aujourdhui, {
        le: courrier.signeLe && deBase(courrier.signeLe),
        libelle: 'signé',
      });
    case 'RECU':
      return datesEnOrdre('recuLe', demande.recuLe, aujourdhui, {
        le: courrier.envoyeLe && deBase(courrier.envoyeLe),
        libelle: 'envoyé',
      });
    default:
      return [];
  }
}

function datesEnOrdre(
  champ: string,
  le: string,
  aujourdhui: string,
  avant: { le: string | null; libelle: string },
): Raison[] {
  if (le > aujourdhui) return [{ code: 'DATE', champ, message: 'Cette date est à venir.' }];
  if (avant.le && le < avant.le) {
    const message = `Ce courrier a été ${avant.libelle} le ${enToutesLettres(avant.le)}.`;
    return [{ code: 'DATE', champ, message }];
  }
  return [];
}
