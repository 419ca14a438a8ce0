import { ajouterJours, ajouterMois, estJourOuvre } from './calendrier.js';
import type { ContexteCourrier, ParagrapheCourrier } from './courriers.js';
import { memoire } from './sources.js';
import type { DateLegale, Faits, Segment, Source } from './types.js';

/** The service's own wording, confirmed by an administrator when it is written. */
const VOIES: Source = {
  reference: 'Texte du service, confirmé par un administrateur',
  confiance: 'service',
};

/** How the applicant may bring the case: it depends on who it is, and on a population known or not. */
type Saisine = 'obligatoire' | 'facultative' | 'citoyens' | 'selon';
const SEUIL = 3500;
const TELERECOURS: Record<Saisine, string> = {
  obligatoire:
    '{collectivite}, personne publique, doit adresser sa requête au tribunal administratif par l’application Télérecours (www.telerecours.fr).',
  facultative:
    '{collectivite}, commune de moins de 3\u202f500 habitants, peut adresser sa requête au tribunal administratif par courrier ou par l’application Télérecours (www.telerecours.fr).',
  citoyens:
    '{collectivite} peut adresser sa requête au tribunal administratif par courrier ou par l’application Télérecours citoyens (citoyens.telerecours.fr).',
  selon:
    'Une commune de moins de 3\u202f500 habitants peut adresser sa requête au tribunal administratif par courrier ou par l’application Télérecours (www.telerecours.fr)\u00a0; toute autre personne publique doit l’adresser par cette application.',
};

export function saisineDe({
  type,
  populations,
}: Pick<Faits['collectivite'], 'type' | 'populations'>): Saisine {
  if (type === 'ASSOCIATION' || type === 'ENTREPRISE') return 'citoyens';
  if (type !== 'COMMUNE') return 'obligatoire';
  const petite = populations.map(({ nombre }) => nombre < SEUIL);
  // Figures on both sides of the threshold, or none: the rule itself is said.
  if (petite.length === 0 || new Set(petite).size > 1) return 'selon';
  return petite[0] ? 'facultative' : 'obligatoire';
}

/** The routes of appeal, which a decision states; in another letter, where `si` answers yes. */
export function voiesDeRecours<D>(
  si?: (contexte: ContexteCourrier<D>) => boolean,
): ParagrapheCourrier<D>[] {
  const saisines = Object.entries(TELERECOURS) as [Saisine, string][];
  return [
    { id: 'voies-recours', texte: '{voiesRecours}', source: VOIES, ...(si ? { si } : {}) },
    ...saisines.map(
      ([saisine, texte]): ParagrapheCourrier<D> => ({
        id: `telerecours-${saisine}`,
        texte,
        source: memoire('CJA R414-1'),
        mention: { cle: 'mentionTelerecours', libelle: 'saisine du tribunal par Télérecours' },
        si: (c) => saisineDe(c.faits.collectivite) === saisine && si?.(c) !== false,
      }),
    ),
  ];
}

/** Read nowhere but in a secondary source: shown as to be confirmed. */
export const SOURCE_RECOURS = memoire('CJA R421-1 et délais francs');
/**
 * The last day to appeal, and how it is reached: two months from the notification, date to date, neither its
 * day nor that of the term counted (« délai franc »), then the next open day when it falls on a weekend or a
 * public holiday.
 */
export function calculerRecours(notifieLe: DateLegale): { le: DateLegale; segments: Segment[] } {
  const terme = ajouterJours(ajouterMois(notifieLe, 2), 1);
  let le = terme;
  while (!estJourOuvre(le)) le = ajouterJours(le, 1);
  return {
    le,
    segments: [
      { type: 'depart', du: notifieLe, au: notifieLe, libelle: 'notifié' },
      { type: 'duree', du: notifieLe, au: terme, libelle: '2 mois francs' },
      ...(le === terme
        ? []
        : [
            {
              type: 'report' as const,
              du: terme,
              au: le,
              libelle: 'reporté au premier jour ouvré',
            },
          ]),
    ],
  };
}
