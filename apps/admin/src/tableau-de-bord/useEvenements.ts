import { useEffect, useRef, useState } from 'react';
import { RACINE } from '../providers/requete.js';

const PREMIERE_REPRISE_MS = 2000;
const REPRISE_MAX_MS = 60_000;

/**
 * Calls back when dossiers of one's perimeter have moved, and once heard again after a loss. Answers whether
 * the stream is open. A hidden page listens to nothing: browsers open few connections to a server.
 */
export function useEvenements(surMouvement: () => void): boolean {
  const [ecoute, setEcoute] = useState(false);
  const rappel = useRef(surMouvement);
  rappel.current = surMouvement;
  useEffect(() => {
    let flux: EventSource | undefined;
    let reprise: ReturnType<typeof setTimeout> | undefined;
    let attente = PREMIERE_REPRISE_MS;
    const fermer = () => {
      clearTimeout(reprise);
      flux?.close();
      flux = undefined;
      setEcoute(false);
    };
    const ouvrir = () => {
      fermer();
      if (document.hidden) return;
      const neuf = new EventSource(`${RACINE}/evenements`);
      flux = neuf;
      neuf.addEventListener('ouvert', () => {
        attente = PREMIERE_REPRISE_MS;
        setEcoute(true);
        rappel.current();
      });
      neuf.addEventListener('dossiers', () => rappel.current());
      // Our own pace rather than the browser's, which asks again every three seconds.
      neuf.onerror = () => {
        fermer();
        reprise = setTimeout(ouvrir, attente);
        attente = Math.min(REPRISE_MAX_MS, attente * 2);
      };
    };
    ouvrir();
    document.addEventListener('visibilitychange', ouvrir);
    return () => {
      document.removeEventListener('visibilitychange', ouvrir);
      fermer();
    };
  }, []);
  return ecoute;
}
