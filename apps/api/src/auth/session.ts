import connectPgSimple from 'connect-pg-simple';
import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { Pool } from 'pg';
import type { Config } from '../config.js';

declare module 'express-session' {
  interface SessionData {
    /** Milliseconds; a session opened before the account's `sessionsDepuis` is void. */
    ouverteLe?: number;
  }
}

/** A working day. */
const DUREE_MS = 12 * 3600 * 1000;

/** Server-side sessions in PostgreSQL; the cookie holds only a signed id. */
export function sessions(config: Config, pool: Pool): RequestHandler {
  const Entrepot = connectPgSimple(session);
  const securise = config.URL_PUBLIQUE?.startsWith('https:') ?? false;
  return session({
    name: securise ? '__Host-sciat' : 'sciat',
    secret: config.SESSION_SECRET,
    // Fixed length, no refresh: reading a page must not cost a write.
    store: new Entrepot({
      pool,
      tableName: 'session',
      disableTouch: true,
      pruneSessionInterval: 3600,
    }),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'strict', secure: securise, maxAge: DUREE_MS, path: '/' },
  });
}

const csrf = csrfSync();

/** The session's token, drawn the first time; goes back in the header `x-csrf-token`. */
export const jetonCsrf = (requete: Request): string => csrf.generateToken(requete);

export const jetonValide = (requete: Request): boolean => csrf.isRequestValid(requete);
