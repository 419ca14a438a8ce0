import { enToutesLettres } from '../noyau/calendrier.js';
import {
  accuseLe,
  type Demande,
  horlogesDeDemande,
  pausesDePieces,
  premiereDemande,
} from '../noyau/horloges.js';
import { appliquerHorloge, dateDe, direAutreDepart, passagesTenus } from '../noyau/obligations.js';
import { nombreParametre, sourceParametre, valeurParametre } from '../noyau/parametres.js';
import type { Condition, DateLegale, Faits, Horloge } from '../noyau/types.js';
import type { DonneesFitn } from './donnees.js';
import { decret, reglages, sousDecret } from './parametres.js';
import { pieces } from './pieces.js';

type F = Faits<DonneesFitn>;
type H = Horloge<DonneesFitn>;

// Either the CRPA's two months of silence or the eight months of the décret 2018-514 run over a
// request, as the setting says: never both. The decree leaves the rest to the code, the suspension for a
// missing piece among it (article 1); without the decree no text requires any piece, and nothing suspends.

const demande: Demande<DonneesFitn> = {
  recueLe: premiereDemande,
  decisions: [
    'notifier_attribution',
    'notifier_refus',
    'declarer_irrecevable',
    'constater_rejet_implicite',
  ],
  pieces: [],
};

/** The last of these acts among the passages that still hold. */
const dernierActe = ({ passages }: F, actes: string[]) =>
  passagesTenus(passages).findLast((p) => p.transition !== null && actes.includes(p.transition));

/** A clock that runs under this condition only, which the procedure sheet says. */
const si = (dite: string, condition: (f: F) => boolean, horloge: H): H => ({
  ...horloge,
  departLibelle: `${horloge.departLibelle}, ${dite}`,
  depart: (f) => (condition(f) ? horloge.depart(f) : null),
});
const sousLeDecret = (horloge: H) => si('sous le décret 2018-514', sousDecret, horloge);

const duCrpa = horlogesDeDemande(demande).map((h) =>
  h.code === 'SILENCE' ? si('sans le décret 2018-514', (f) => !sousDecret(f), h) : h,
);

const sourceDe = (cle: string) => sourceParametre(reglages, { parametres: {} }, cle);

const completude: H = {
  code: 'COMPLETUDE',
  libelle: 'Réponse sur le caractère complet de la demande',
  nature: 'LEGALE',
  departLibelle: 'réception ou transmission de la demande, selon le paramètre',
  depart: (f) => {
    const mois = nombreParametre(reglages, f, 'delaiCompletude');
    const { transmisLe } = f.donnees;
    if (valeurParametre(reglages, f, 'departCompletude') === 'TRANSMISSION') {
      if (!transmisLe) return null;
      const alternative = direAutreDepart('demande reçue', f.datePivot, mois);
      return { le: transmisLe, libelle: 'demande transmise', alternative };
    }
    const alternative = direAutreDepart('demande transmise', transmisLe, mois);
    return { le: f.datePivot, libelle: 'demande reçue', alternative };
  },
  duree: { parametre: 'delaiCompletude', unite: 'mois' },
  report: false,
  source: sourceDe('delaiCompletude'),
  siPassee: 'Sans réponse dans les deux mois, la demande est réputée complète.',
  arret: (f) =>
    passagesTenus(f.passages).find(
      (p) => p.transition === 'constater_completude' || p.transition === 'demander_complements',
    )?.entreeLe ?? null,
};

const duRejet = {
  nature: 'LEGALE',
  // An implicit decision is born on its day, open or not.
  report: false,
  source: decret(7),
  siPassee:
    'Aucune attribution dans le délai\u00a0: la demande est implicitement rejetée\u00a0; le constater, ou notifier une décision expresse.',
  prioritaire: true,
  rejet: true,
  arret: (f: F): DateLegale | null => dernierActe(f, demande.decisions)?.entreeLe ?? null,
} as const;

const attribution: H = {
  ...duRejet,
  code: 'ATTRIBUTION',
  libelle: 'Attribution, sinon rejet implicite',
  departLibelle: 'accusé de réception',
  depart: (f) => {
    const le = accuseLe(f, f.datePivot);
    return le ? { le, libelle: 'accusé de réception' } : null;
  },
  duree: { parametre: 'delaiAttribution', unite: 'mois' },
  pauses: (f) => pausesDePieces(f, pieces),
  source: { ...decret(7), reference: 'Décret 2018-514, articles 1 et 7, et CRPA L114-5' },
};

const attributionProrogee: H = {
  ...duRejet,
  code: 'ATTRIBUTION_PROROGEE',
  libelle: 'Attribution dans le délai prolongé, sinon rejet implicite',
  departLibelle: 'date fixée par la décision de prolongation',
  depart: ({ donnees: { prorogeeAuLe: le } }) =>
    le ? { le, libelle: 'délai prolongé par décision' } : null,
};

const prorogee = (f: F) => f.donnees.prorogeeAuLe !== undefined;
const DOCUMENTS = 'recevoir_demande_paiement';
const documentsFinaux: H = {
  code: 'DOCUMENTS_FINAUX',
  libelle: 'Envoi des documents finaux',
  nature: 'LEGALE',
  departLibelle: 'fin prévue du projet',
  depart: (f) => {
    const le = f.donnees.projetFinLe;
    return le && dateDe(f, 'notifier_attribution') ? { le, libelle: 'fin prévue du projet' } : null;
  },
  duree: { parametre: 'delaiDocumentsFinaux', unite: 'mois' },
  report: false,
  source: sourceDe('delaiDocumentsFinaux'),
  siPassee: 'Sans les documents finaux, l’aide n’est plus versée\u00a0: constater la caducité.',
  arret: (f) => {
    const acte = dernierActe(f, [DOCUMENTS, 'rendre_demande_paiement', 'constater_acompte']);
    return acte?.transition === DOCUMENTS ? acte.entreeLe : null;
  },
};
const documents = sousLeDecret(documentsFinaux);

export const horloges: H[] = [
  ...duCrpa,
  sousLeDecret(completude),
  sousLeDecret(si('délai non prolongé', (f) => !prorogee(f), attribution)),
  sousLeDecret(attributionProrogee),
  documents,
];

/** The clock of the implicit rejection that runs over this request; `null` while its start is unknown. */
const rejetEnCours = (f: F) =>
  horloges.filter((h) => h.rejet).flatMap((h) => appliquerHorloge(reglages, h, f) ?? [])[0] ?? null;

/** An extension is decided while the delay runs, and gives more of it. */
export const prorogationUtile: Condition<DonneesFitn> = {
  libelle: 'Prolongation décidée avant la fin du délai, pour une date plus tardive',
  examiner: (f, { dateLegale, connues }) => {
    const { prorogeeAuLe, ...reste } = f.donnees;
    const precedente = connues?.prorogeeAuLe as string | undefined;
    const donnees = precedente ? { ...reste, prorogeeAuLe: precedente } : reste;
    const enCours = rejetEnCours({ ...f, donnees });
    const refus = (champ: string, message: string) => [{ code: 'PROROGATION', champ, message }];
    if (!sousDecret(f))
      return refus('prorogeeAuLe', 'Seul le décret 2018-514 permet de prolonger ce délai.');
    if (!enCours)
      return refus(
        'dateLegale',
        'Le délai ne court pas encore\u00a0: l’accusé de réception manque.',
      );
    const fin = enToutesLettres(enCours.le);
    if (dateLegale > enCours.le) return refus('dateLegale', `Le délai est passé depuis le ${fin}.`);
    if (prorogeeAuLe && prorogeeAuLe <= enCours.le)
      return refus('prorogeeAuLe', `Le délai court déjà jusqu’au ${fin}.`);
    return [];
  },
};

export const documentsEnRetard: Condition<DonneesFitn> = {
  libelle: 'Documents finaux non reçus dans leur délai',
  examiner: (f, { dateLegale }) => {
    const echeance = appliquerHorloge(reglages, documents, f);
    if (echeance && dateLegale > echeance.le) return [];
    const message = echeance
      ? `Les documents finaux peuvent être reçus jusqu’au ${enToutesLettres(echeance.le)}.`
      : 'Aucun délai d’envoi des documents finaux ne court.';
    return [{ code: 'DOCUMENTS', champ: 'dateLegale', message }];
  },
};
