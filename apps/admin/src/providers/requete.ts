import type { SessionOuverte } from '@sciat/contrats';
import { ErreurApi, estProbleme, problemeSansCorps } from './erreur-api.js';
import { demanderReconnexion } from './reconnexion.js';
import { session } from './session.js';

export const RACINE = '/api';

export interface OptionsRequete {
  /** Sent as JSON, or as it is for a `FormData`. */
  corps?: unknown;
  signal?: AbortSignal;
  /** For the sign-in itself: a 401 is then an answer like another. */
  sansReconnexion?: boolean;
}

type Methode = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/**
 * One call to the API.
 * @throws ErreurApi for every answer that is not a success, a cut connection included.
 */
export async function requete<T>(
  methode: Methode,
  chemin: string,
  options: OptionsRequete = {},
): Promise<T> {
  let reponse = await envoyer(methode, chemin, options);
  if (session.lire() && !options.sansReconnexion) {
    const rejouable =
      reponse.status === 401
        ? await demanderReconnexion()
        : reponse.status === 403 && methode !== 'GET' && (await jetonRenouvele());
    if (rejouable) reponse = await envoyer(methode, chemin, options);
  }
  const corps = await lireCorps(reponse);
  if (reponse.ok) return corps as T;
  throw new ErreurApi(estProbleme(corps) ? corps : problemeSansCorps(reponse.status));
}

/**
 * Signing in again in another tab renews the token of the session that both tabs share: the refused
 * request is then worth sending again. Someone else's session makes all that is shown here obsolete.
 */
async function jetonRenouvele(): Promise<boolean> {
  const avant = session.lire();
  const lue = await requete<SessionOuverte>('GET', '/auth/moi', { sansReconnexion: true });
  if (lue.utilisateur.id !== avant?.utilisateur.id) window.location.reload();
  session.poser(lue);
  return lue.jetonCsrf !== avant?.jetonCsrf;
}

async function envoyer(
  methode: Methode,
  chemin: string,
  { corps, signal }: OptionsRequete,
): Promise<Response> {
  const entetes: Record<string, string> = { accept: 'application/json' };
  const jeton = session.lire()?.jetonCsrf;
  if (methode !== 'GET' && jeton) entetes['x-csrf-token'] = jeton;
  const formulaire = corps instanceof FormData;
  if (corps !== undefined && !formulaire) entetes['content-type'] = 'application/json';
  try {
    return await fetch(`${RACINE}${chemin}`, {
      method: methode,
      headers: entetes,
      body: corps === undefined ? undefined : formulaire ? corps : JSON.stringify(corps),
      signal,
      credentials: 'same-origin',
    });
  } catch (erreur) {
    if (erreur instanceof DOMException && erreur.name === 'AbortError') throw erreur;
    throw new ErreurApi(problemeSansCorps(0));
  }
}

async function lireCorps(reponse: Response): Promise<unknown> {
  const texte = await reponse.text();
  if (!texte) return undefined;
  try {
    return JSON.parse(texte);
  } catch {
    return undefined;
  }
}

/** "?page=1&q=aix", without what is absent or empty. */
export function enQuery(parametres: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [cle, valeur] of Object.entries(parametres)) {
    if (valeur !== undefined && valeur !== null && valeur !== '') query.set(cle, String(valeur));
  }
  const texte = query.toString();
  return texte ? `?${texte}` : '';
}
