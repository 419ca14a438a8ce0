import type { Probleme } from '@sciat/contrats';

/**
 * A refusal of the API. `body.errors` is what react-admin's forms read to show each reason under
 * its field.
 */
export class ErreurApi extends Error {
  readonly status: number;
  readonly probleme: Probleme;
  readonly body: { errors: Record<string, string> };

  constructor(probleme: Probleme) {
    super(probleme.detail || probleme.title);
    this.name = 'ErreurApi';
    this.status = probleme.status;
    this.probleme = probleme;
    this.body = { errors: erreursParChamp(probleme) };
  }
}

/** The first reason given for each field of the request. */
export function erreursParChamp(probleme: Probleme): Record<string, string> {
  const erreurs: Record<string, string> = {};
  for (const { champ, message } of probleme.raisons) if (champ) erreurs[champ] ??= message;
  return erreurs;
}

const DETAILS: Record<number, string> = {
  0: 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.',
  413: 'Le fichier est trop volumineux.',
  502: 'Le serveur ne répond pas pour le moment. Réessayez dans un instant.',
  503: 'Le serveur ne répond pas pour le moment. Réessayez dans un instant.',
  504: 'Le serveur met trop de temps à répondre. Réessayez dans un instant.',
};

/** For an answer that is not ours (a proxy's page, a cut connection). */
export function problemeSansCorps(status: number): Probleme {
  return {
    type: 'about:blank',
    title: 'Demande non aboutie',
    status,
    detail:
      DETAILS[status] ??
      'Le serveur a répondu par une erreur. Réessayez\u00a0; si cela dure, prévenez l’administrateur de votre service.',
    code: status === 0 ? 'RESEAU' : 'HTTP',
    raisons: [],
  };
}

export function estProbleme(corps: unknown): corps is Probleme {
  return (
    typeof corps === 'object' &&
    corps !== null &&
    typeof (corps as Probleme).detail === 'string' &&
    Array.isArray((corps as Probleme).raisons)
  );
}
