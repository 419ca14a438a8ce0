import { QueryClient } from '@tanstack/react-query';
import { ErreurApi } from './erreur-api.js';

const UNE_MINUTE = 60_000;

/** A refusal is an answer: only a server that did not answer is asked again. */
function reessayer(echecs: number, erreur: Error): boolean {
  const muet = erreur instanceof ErreurApi && (erreur.status === 0 || erreur.status >= 502);
  return muet && echecs < 2;
}

export const clientRequetes = new QueryClient({
  defaultOptions: {
    queries: { retry: reessayer, gcTime: 10 * UNE_MINUTE },
    // An act is sent once: whether it took effect is read from the dossier, never guessed.
    mutations: { retry: false },
  },
});
