import type { ChampCourrier, ModeleCourrier } from './courriers.js';
import {
  appel,
  type Contexte,
  champsCommuns,
  date,
  formule,
  montant,
  type Reception,
  reception,
  suivi,
  texte,
} from './courriers-champs.js';
import { voiesDeRecours } from './courriers-recours.js';
import type { Paiement } from './types.js';

// The letters of a decision, and of what follows it.

interface Refus<D> extends Reception<D> {
  code?: string;
  libelle?: string;
  acte: string;
  /** Acts whose reason is that of the refusal. */
  proposes: string[];
  /** What is refused: "Votre demande … est rejetée." */
  decision?: string;
  champs?: Record<string, ChampCourrier<D>>;
}
/** A refusal with its reasons and the routes of appeal. */
export function refus<D>({
  code = 'REFUS',
  libelle = 'Refus',
  etapes,
  acte,
  proposes,
  recueLe,
  decision = 'Votre demande {reference}, reçue le {recuLe} au titre du dispositif «\u00a0{dispositif}\u00a0» pour {collectivite}, est rejetée.',
  champs = {},
}: Refus<D>): ModeleCourrier<D> {
  const motifs = [...proposes, acte];
  return {
    code,
    libelle,
    objet: 'Décision sur votre demande {reference}',
    etapes,
    acte,
    ouvreRecours: true,
    champs: {
      ...champsCommuns<D>(),
      ...reception(recueLe),
      motif: texte('Motifs du refus', (c) =>
        motifs.includes(c.faits.passages.at(-1)?.transition ?? '') ? c.motif : null,
      ),
      ...champs,
    },
    paragraphes: [
      appel,
      { id: 'decision', texte: decision },
      {
        id: 'motifs',
        texte: 'Les motifs en sont les suivants. {motif}',
        libre: true,
        requis: true,
      },
      ...voiesDeRecours<D>(),
      suivi,
      formule,
    ],
  };
}

/** Outside the scheme, without examination of the merits: before the act that closes the dossier, or after it. */
export function irrecevabiliteNotifiee<D>(etapes: string[]): ModeleCourrier<D> {
  const acte = 'declarer_irrecevable';
  return {
    ...refus<D>({
      code: 'IRRECEVABILITE',
      libelle: 'Irrecevabilité',
      etapes: [...etapes, 'CLOS'],
      acte,
      proposes: [],
      decision:
        'Votre demande {reference}, reçue le {recuLe} au titre du dispositif «\u00a0{dispositif}\u00a0» pour {collectivite}, est irrecevable. Elle n’a pas été examinée au fond.',
    }),
    empeche: ({ etape, faits }) =>
      etape === 'CLOS' && faits.passages.at(-1)?.transition !== acte
        ? 'Ce dossier n’a pas été clos comme irrecevable.'
        : null,
  };
}

/** Says that a sum was paid. */
export function avisPaiement<D>(etapes: string[]): ModeleCourrier<D> {
  const paye = (c: Contexte<D>): Paiement | undefined =>
    c.faits.paiements.findLast((p) => p.payeLe !== null && p.annuleLe === null);
  return {
    code: 'AVIS_PAIEMENT',
    libelle: 'Avis de paiement',
    objet: 'Avis de paiement, dossier {reference}',
    etapes,
    empeche: (c) => (paye(c) ? null : 'Aucun paiement n’est encore constaté.'),
    champs: {
      ...champsCommuns<D>(),
      verse: montant('Somme versée', (c) => paye(c)?.centimes),
      payeLe: date('Date du paiement', (c) => paye(c)?.payeLe),
      engagementNumero: texte('Numéro d’engagement juridique', (c) => paye(c)?.engagementNumero),
    },
    paragraphes: [
      appel,
      {
        id: 'paiement',
        texte:
          'Une somme de {verse} a été versée le {payeLe} à {collectivite} au titre du dispositif «\u00a0{dispositif}\u00a0», dossier {reference}, engagement juridique n°\u00a0{engagementNumero}.',
      },
      { id: 'precisions', texte: '', libre: true },
      formule,
    ],
  };
}

/** What an award says it is worth: the sum awarded, or the one the rules give until it is. */
export const aideAttribuee = <D>(): ChampCourrier<D> =>
  montant('Montant de l’aide', (c) => c.faits.accorde ?? c.definition.montant?.(c.faits).centimes);
