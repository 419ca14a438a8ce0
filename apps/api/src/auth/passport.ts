import type { Request, RequestHandler } from 'express';
import passport from 'passport';
import { Strategy } from 'passport-local';
import type { Utilisateur } from './acces.js';
import type { AuthService } from './auth.service.js';

/**
 * Sign-in by address and password. Another way in (OpenID Connect) is another strategy beside this
 * one: what follows a successful sign-in is the same.
 */
export function configurerPassport(auth: AuthService): passport.Authenticator {
  const instance = new passport.Passport();
  instance.use(
    'motDePasse',
    new Strategy(
      { usernameField: 'courriel', passwordField: 'motDePasse', passReqToCallback: true },
      (requete, courriel, motDePasse, fini) => {
        auth.identifier(courriel, motDePasse, requete.ip ?? '').then(
          (utilisateur) => fini(null, utilisateur),
          (erreur: unknown) => fini(erreur),
        );
      },
    ),
  );
  instance.serializeUser((utilisateur, fini) => fini(null, (utilisateur as Utilisateur).id));
  instance.deserializeUser(
    (requete: Request, id: string, fini: (e: unknown, u?: Express.User | null) => void) => {
      auth.parSession(id, requete.session.ouverteLe).then(
        (utilisateur) => fini(null, utilisateur),
        (erreur: unknown) => fini(erreur),
      );
    },
  );
  return instance;
}

/** Copies passport's user to the one property the API reads. */
export const porterUtilisateur: RequestHandler = (requete, _reponse, suite) => {
  requete.utilisateur = requete.user as Utilisateur | undefined;
  suite();
};
