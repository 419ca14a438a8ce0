const SILENCE_MS = 10_000;

/**
 * Passes on each message once every ten seconds. While PostgreSQL refuses connections each idle
 * slot of the worker fails about ten times a second, and the queue and the worker both report the
 * errors of the pool they share.
 */
export function sansRepetition(surErreur: (erreur: Error) => void): (erreur: Error) => void {
  const vues = new Set<string>();
  let debut = 0;
  return (erreur) => {
    if (Date.now() - debut > SILENCE_MS) {
      vues.clear();
      debut = Date.now();
    }
    if (vues.has(erreur.message)) return;
    vues.add(erreur.message);
    surErreur(erreur);
  };
}
