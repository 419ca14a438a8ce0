/** What ends a fictional dossier before its ordinary course does. */
export interface Fin {
  transition: string;
  motif?: string;
  etapeCible?: string;
}

export interface Scenario {
  /** How many acts of the ordinary course were taken (see `cours`). */
  actes: number;
  /** Days since the last act. */
  depuis: number;
  /** Acts taken instead of going on, a few days apart. */
  suite?: Fin[];
  /** Days left (or passed, when negative) to answer a request for pieces. */
  limite?: number;
  sansAgent?: boolean;
  avisDefavorable?: boolean;
  /** The applicant is not on the fictive list. */
  horsListe?: boolean;
  epci?: boolean;
  /** Pieces of the aid request: all accepted, only received, or some missing. */
  pieces?: 'acceptees' | 'recues' | 'incompletes' | 'refusee';
}

/** The ordinary course of a VTA dossier: each act, and the days since the one before. */
export const cours: { transition: string; jours: number }[] = [
  { transition: 'transmettre_anct', jours: 6 },
  { transition: 'enregistrer_avis_anct', jours: 24 },
  { transition: 'proposer_confirmation', jours: 4 },
  { transition: 'notifier_confirmation', jours: 9 },
  { transition: 'constater_recrutement', jours: 55 },
  { transition: 'recevoir_demande', jours: 18 },
  { transition: 'constater_completude', jours: 7 },
  { transition: 'notifier_decision', jours: 14 },
  { transition: 'demander_paiement', jours: 8 },
  { transition: 'constater_paiement', jours: 35 },
  { transition: 'terminer_mission', jours: 380 },
];

const refus =
  'La mission décrite relève du fonctionnement courant de la commune et non d’un appui en ingénierie.';

/** Every step and every outcome, early, soon due and late. */
export const scenarios: Scenario[] = [
  { actes: 0, depuis: 1, sansAgent: true },
  { actes: 0, depuis: 4, sansAgent: true },
  { actes: 0, depuis: 9 },
  { actes: 0, depuis: 12, horsListe: true },
  { actes: 0, depuis: 19, epci: true },
  { actes: 0, depuis: 3, suite: [{ transition: 'demander_complements_fiche' }], limite: 12 },
  { actes: 0, depuis: 14, suite: [{ transition: 'demander_complements_fiche' }], limite: 4 },
  { actes: 1, depuis: 6 },
  { actes: 1, depuis: 21 },
  { actes: 1, depuis: 34 },
  { actes: 1, depuis: 48, sansAgent: true },
  { actes: 2, depuis: 2 },
  { actes: 2, depuis: 11, avisDefavorable: true },
  { actes: 3, depuis: 5 },
  { actes: 3, depuis: 26 },
  {
    actes: 2,
    depuis: 7,
    avisDefavorable: true,
    suite: [{ transition: 'proposer_refus', motif: refus }],
  },
  { actes: 4, depuis: 20 },
  { actes: 4, depuis: 95 },
  { actes: 4, depuis: 190 },
  { actes: 5, depuis: 10 },
  { actes: 5, depuis: 58 },
  { actes: 6, depuis: 2, pieces: 'recues' },
  { actes: 6, depuis: 6, pieces: 'refusee' },
  { actes: 6, depuis: 15, pieces: 'incompletes', epci: true },
  {
    actes: 6,
    depuis: 9,
    pieces: 'incompletes',
    suite: [{ transition: 'demander_complements_demande' }],
    limite: 8,
  },
  { actes: 7, depuis: 10 },
  { actes: 7, depuis: 80 },
  { actes: 8, depuis: 5 },
  { actes: 8, depuis: 66 },
  { actes: 9, depuis: 12 },
  { actes: 9, depuis: 75 },
  { actes: 10, depuis: 40 },
  { actes: 10, depuis: 210 },
  { actes: 11, depuis: 15 },
  { actes: 11, depuis: 120 },
  {
    actes: 10,
    depuis: 60,
    suite: [
      {
        transition: 'constater_fin_anticipee',
        motif: 'Le volontaire a démissionné ; la commune ne le remplace pas.',
      },
    ],
  },
  {
    actes: 2,
    depuis: 30,
    avisDefavorable: true,
    suite: [
      { transition: 'proposer_refus', motif: refus },
      { transition: 'notifier_refus', motif: refus },
    ],
  },
  {
    actes: 0,
    depuis: 25,
    horsListe: true,
    suite: [
      {
        transition: 'declarer_irrecevable',
        motif: 'La commune ne figure pas sur la liste des collectivités éligibles.',
      },
    ],
  },
  {
    actes: 4,
    depuis: 45,
    suite: [
      {
        transition: 'enregistrer_desistement',
        motif: 'La commune renonce : le poste est pourvu par un agent titulaire.',
      },
    ],
  },
  {
    actes: 4,
    depuis: 70,
    suite: [
      { transition: 'classer_sans_suite', motif: 'Aucun candidat après six mois de publication.' },
    ],
  },
  { actes: 0, depuis: 50, suite: [{ transition: 'demander_complements_fiche' }], limite: -8 },
  {
    actes: 3,
    depuis: 8,
    suite: [
      {
        transition: 'revenir',
        etapeCible: 'INSTRUCTION_ANCT',
        motif: 'L’avis de l’ANCT portait sur une autre fiche de poste.',
      },
    ],
  },
];
