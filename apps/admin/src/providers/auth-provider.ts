import type { Connexion, SessionOuverte } from '@sciat/contrats';
import type { AuthProvider } from 'react-admin';
import { clientRequetes } from './client-requetes.js';
import { ErreurApi } from './erreur-api.js';
import { requete } from './requete.js';
import { session } from './session.js';

export const CHEMIN_CONNEXION = '/connexion';

let lecture: Promise<SessionOuverte> | null = null;

/** Read once, even when several screens ask at the same time. */
function lireSession(): Promise<SessionOuverte> {
  lecture ??= requete<SessionOuverte>('GET', '/auth/moi', { sansReconnexion: true })
    .then((lue) => {
      session.poser(lue);
      return lue;
    })
    .finally(() => {
      lecture = null;
    });
  return lecture;
}

async function exigerSession(): Promise<SessionOuverte> {
  return session.lire() ?? lireSession();
}

export async function seConnecter(identifiants: Connexion): Promise<SessionOuverte> {
  const ouverte = await requete<SessionOuverte>('POST', '/auth/connexion', {
    corps: identifiants,
    sansReconnexion: true,
  });
  session.poser(ouverte);
  return ouverte;
}

/**
 * Without `getPermissions`: react-admin would ask for them on the sign-in page too, and take the
 * refusal for a lost session. Screens read the role with `useAutorise`.
 */
export const authProvider: AuthProvider = {
  async login(identifiants: Connexion) {
    await seConnecter(identifiants);
    // react-admin keeps the refusal that led to the sign-in page, and would sign out again on it.
    clientRequetes.setQueriesData({ queryKey: ['auth', 'checkAuth'] }, true);
  },
  async logout() {
    const ouverte = session.lire();
    if (ouverte) {
      try {
        await requete('POST', '/auth/deconnexion', { sansReconnexion: true });
      } catch (erreur) {
        // Already signed out is what was wanted; anything else must be known, the cookie still lives.
        if (!(erreur instanceof ErreurApi && erreur.status === 401)) throw erreur;
      }
    }
    session.poser(null);
    return CHEMIN_CONNEXION;
  },
  async checkAuth() {
    try {
      await exigerSession();
    } catch (erreur) {
      if (erreur instanceof ErreurApi && erreur.status === 401)
        throw { redirectTo: CHEMIN_CONNEXION, message: false };
      throw erreur;
    }
  },
  // The request has already offered to sign in again (see requete.ts): a 401 here was a "no".
  async checkError(erreur: unknown) {
    if (erreur instanceof ErreurApi && erreur.status === 401) {
      session.poser(null);
      throw { redirectTo: CHEMIN_CONNEXION, message: false };
    }
  },
  async getIdentity() {
    const { utilisateur } = await exigerSession();
    return { id: utilisateur.id, fullName: `${utilisateur.prenom} ${utilisateur.nom}` };
  },
};
