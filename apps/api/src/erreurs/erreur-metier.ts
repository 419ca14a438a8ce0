import type { Probleme } from '@sciat/contrats';
import type { Raison } from '@sciat/dispositifs';

const statuts = {
  invalide: [400, 'Demande invalide'],
  non_connecte: [401, 'Connexion nécessaire'],
  interdit: [403, 'Accès refusé'],
  introuvable: [404, 'Introuvable'],
  conflit: [409, 'Conflit'],
  retire: [410, 'Fichier bloqué'],
  trop_grand: [413, 'Fichier trop volumineux'],
  type_refuse: [415, 'Type de contenu refusé'],
  refuse: [422, 'Acte refusé'],
  trop_d_essais: [429, 'Trop d’essais'],
  surcharge: [503, 'Service surchargé'],
} as const;
export type Nature = keyof typeof statuts;

/** The one error of the API: a nature (hence a status), a French sentence, and reasons. */
export class ErreurMetier extends Error {
  readonly statut: number;

  constructor(
    readonly nature: Nature,
    message: string,
    readonly raisons: Raison[] = [],
    readonly extra: {
      changements?: Probleme['changements'];
      attendreSecondes?: number;
      existantId?: string;
      /** Of the framework's own, when it is none of the natures'. */
      statut?: number;
    } = {},
  ) {
    super(message);
    this.statut = extra.statut ?? statuts[nature][0];
  }

  enProbleme(): Probleme {
    return {
      type: 'about:blank',
      title: statuts[this.nature][1],
      status: this.statut,
      detail: this.message,
      code: this.nature,
      raisons: this.raisons,
      ...(this.extra.changements ? { changements: this.extra.changements } : {}),
      ...(this.extra.existantId ? { existantId: this.extra.existantId } : {}),
    };
  }
}

export const introuvable = (quoi: string) =>
  new ErreurMetier('introuvable', `${quoi} n’existe pas.`);

export const interdit = (
  message = 'Votre rôle ou votre service ne permet pas d’accéder à cette ressource.',
) => new ErreurMetier('interdit', message);

/** A refusal of one field of the request. */
export const champInvalide = (champ: string, message: string) =>
  new ErreurMetier('invalide', message, [{ code: 'INVALIDE', champ, message }]);

/** A refusal by the rules, with every reason. */
export const refus = (raisons: Raison[]) =>
  new ErreurMetier('refuse', raisons.map((r) => r.message).join(' '), raisons);
