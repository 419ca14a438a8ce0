/** What a batch says of a dossier that it leaves, and of several for the same reason. */
const RAISONS = {
  clos: [
    'Ce dossier est clos : il garde le nom de qui l’a instruit.',
    'Ces dossiers sont clos : ils gardent le nom de qui les a instruits.',
  ],
  dejaAffecte: ['Déjà affecté à cet agent.', 'Déjà affectés à cet agent.'],
  sansAgent: ['Déjà sans agent.', 'Déjà sans agent.'],
  porteDeja: ['Porte déjà cette étiquette.', 'Portent déjà cette étiquette.'],
  nePortePas: ['Ne porte pas cette étiquette.', 'Ne portent pas cette étiquette.'],
  pasParLot: [
    'Selon les règles de ce dossier, cet acte ne se prend pas par lot.',
    'Selon les règles de ces dossiers, cet acte ne se prend pas par lot.',
  ],
  brouillon: [
    'Ce dossier a déjà un brouillon de ce courrier.',
    'Ces dossiers ont déjà un brouillon de ce courrier.',
  ],
  inattendue: [
    'Une erreur inattendue est survenue : rien n’a été fait. Reprenez ce dossier à la main.',
    'Une erreur inattendue est survenue : rien n’a été fait. Reprenez ces dossiers à la main.',
  ],
  change: [
    'Ce dossier a changé depuis l’aperçu : rien n’y a été fait.',
    'Ces dossiers ont changé depuis l’aperçu : rien n’y a été fait.',
  ],
  interdit: [
    'Vous n’avez plus le droit de faire cet acte sur ce dossier.',
    'Vous n’avez plus le droit de faire cet acte sur ces dossiers.',
  ],
} as const satisfies Record<string, readonly [string, string]>;

export const raisonDe = (cle: keyof typeof RAISONS): string => RAISONS[cle][0];

/** As it was written of one dossier, said of so many. What the rules of a scheme say is said as it is. */
export function accorderRaison(message: string, nombre: number): string {
  const connue = Object.values(RAISONS).find(([un]) => un === message);
  return connue && nombre > 1 ? connue[1] : message;
}
