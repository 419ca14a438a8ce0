import { pino } from 'pino';
import type { Config } from '../config.js';

/** Technical log. No body, no query string, no credential: what an agent typed stays in the database. */
export const creerJournal = (config: Pick<Config, 'NIVEAU_JOURNAL'>) =>
  pino({
    level: config.NIVEAU_JOURNAL,
    base: null,
    redact: {
      paths: ['req.headers', 'res.headers', 'motDePasse', 'courriel', '*.motDePasse', '*.courriel'],
      remove: true,
    },
  });
