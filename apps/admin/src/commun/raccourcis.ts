import { useEffect, useRef } from 'react';

const SAISIES =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [role="combobox"], [role="menu"], [role="listbox"]';

/** True where a letter is text being typed, or where a dialog has the floor. */
function saisieEnCours(cible: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"]')) return true;
  if (!(cible instanceof HTMLElement)) return false;
  return cible.isContentEditable || cible.closest(SAISIES) !== null;
}

const DELAI_SUITE_MS = 1200;

/**
 * Keyboard shortcuts: "j", "?", or a sequence such as "g f". Inactive while typing, in a dialog,
 * and with a modifier (which belongs to the browser or to the screen reader).
 */
export function useRaccourcis(raccourcis: Record<string, () => void>) {
  const courants = useRef(raccourcis);
  useEffect(() => {
    courants.current = raccourcis;
  });
  useEffect(() => {
    let prefixe = '';
    let fin = 0;
    const surTouche = (e: KeyboardEvent) => {
      if (
        e.ctrlKey ||
        e.metaKey ||
        e.altKey ||
        e.repeat ||
        e.key.length !== 1 ||
        saisieEnCours(e.target)
      )
        return;
      const suite = prefixe && e.timeStamp < fin ? `${prefixe} ${e.key}` : e.key;
      prefixe = '';
      const action = courants.current[suite] ?? courants.current[e.key];
      if (action) {
        e.preventDefault();
        action();
      } else if (Object.keys(courants.current).some((cle) => cle.startsWith(`${e.key} `))) {
        prefixe = e.key;
        fin = e.timeStamp + DELAI_SUITE_MS;
      }
    };
    document.addEventListener('keydown', surTouche);
    return () => document.removeEventListener('keydown', surTouche);
  }, []);
}
