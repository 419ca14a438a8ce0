import type { Courrier, CourrierResume, EtatCourrier } from '@sciat/contrats';
import { dateLongue, jourDe } from '../commun/dates.js';
import { direEtat, direRetour } from '../courriels/etats.js';

export const etatsCourrier: Record<EtatCourrier, string> = {
  BROUILLON: 'brouillon',
  A_VALIDER: 'à valider',
  A_SIGNER: 'à signer',
  SIGNE: 'signé',
  ENVOYE: 'envoyé',
  RECU: 'reçu',
  ANNULE: 'annulé',
};

export const canaux = { COURRIEL: 'courriel', POSTE: 'poste', PORTAIL: 'portail' } as const;

/** "signé le 12 mars 2026": the last date of a letter, its draft's when it has no other. */
export function direDerniereDate({
  recuLe,
  envoyeLe,
  signeLe,
  creeLe,
}: Pick<CourrierResume, 'recuLe' | 'envoyeLe' | 'signeLe' | 'creeLe'>): string {
  if (recuLe) return `reçu le ${dateLongue(recuLe)}`;
  if (envoyeLe) return `envoyé le ${dateLongue(envoyeLe)}`;
  if (signeLe) return `signé le ${dateLongue(signeLe)}`;
  return `rédigé le ${dateLongue(jourDe(creeLe))}`;
}

export interface Etat {
  etat: EtatCourrier;
  place: 'passé' | 'en cours' | 'à venir';
  /** When and by whom, for what the letter says of it. */
  detail: string | null;
}

type Suivi = Pick<
  Courrier,
  | 'etat'
  | 'relecture'
  | 'creeLe'
  | 'creePar'
  | 'validePar'
  | 'chrono'
  | 'signeLe'
  | 'signataire'
  | 'envoyeLe'
  | 'canal'
  | 'preuve'
  | 'courriel'
  | 'recuLe'
>;

/** The states of a letter in order. Being reviewed is one where a reviewer is asked, or was. */
export function tracerEtats(courrier: Suivi): Etat[] {
  const relu = courrier.relecture || courrier.validePar || courrier.etat === 'A_VALIDER';
  const chemin: EtatCourrier[] = [
    'BROUILLON',
    ...(relu ? (['A_VALIDER'] as const) : []),
    'A_SIGNER',
    'SIGNE',
    'ENVOYE',
    'RECU',
  ];
  const annule = courrier.etat === 'ANNULE';
  const rang = chemin.indexOf(courrier.etat);
  const details = dire(courrier);
  const etats = chemin.map((etat, i): Etat => {
    const passe = annule ? details[etat] !== null : i < rang;
    return {
      etat,
      place: i === rang ? 'en cours' : passe ? 'passé' : 'à venir',
      detail: passe || i === rang ? details[etat] : null,
    };
  });
  // One that was given up goes no further.
  return annule
    ? [
        ...etats.filter((e) => e.place === 'passé'),
        { etat: 'ANNULE', place: 'en cours', detail: null },
      ]
    : etats;
}

/** The mail is the proof of the letter: what became of it, to whom, and under what name. */
function direCourriel(courriel: NonNullable<Courrier['courriel']>): string {
  const { destinataire, messageId } = courriel;
  const a = destinataire ? ` à ${destinataire}` : '';
  const etat = `${direEtat(courriel)}${a}`;
  return [etat, direRetour(courriel) ?? courriel.erreur, messageId].filter(Boolean).join(', ');
}

function dire(c: Suivi): Record<EtatCourrier, string | null> {
  const numero = c.chrono ? `n°\u00a0${c.chrono}` : null;
  const preuve = [
    c.canal && `par ${canaux[c.canal]}`,
    c.courriel && direCourriel(c.courriel),
    c.preuve,
  ].filter(Boolean);
  return {
    BROUILLON: `rédigé le ${dateLongue(jourDe(c.creeLe))} par ${c.creePar}`,
    A_VALIDER: c.validePar && `relu par ${c.validePar}`,
    A_SIGNER: numero,
    SIGNE: c.signeLe && `le ${dateLongue(c.signeLe)}${c.signataire ? ` par ${c.signataire}` : ''}`,
    ENVOYE: c.envoyeLe && [`le ${dateLongue(c.envoyeLe)}`, ...preuve].join(', '),
    RECU: c.recuLe && `le ${dateLongue(c.recuLe)}`,
    ANNULE: null,
  };
}
