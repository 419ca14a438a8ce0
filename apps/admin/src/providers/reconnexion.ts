import { useSyncExternalStore } from 'react';

/**
 * A session that ends while someone is typing must not cost the form. The request that met the 401
 * waits here; the dialog shown over the page settles it, and the request is sent again.
 */
interface Attente {
  promesse: Promise<boolean>;
  resoudre: (reconnecte: boolean) => void;
}
let attente: Attente | null = null;
const abonnes = new Set<() => void>();

function prevenir() {
  for (const rappel of abonnes) rappel();
}

/** Resolves to true once signed in again, to false when the person gives up. One dialog for all. */
export function demanderReconnexion(): Promise<boolean> {
  if (!attente) {
    const { promise, resolve } = deferer();
    attente = { promesse: promise, resoudre: resolve };
    prevenir();
  }
  return attente.promesse;
}

export function terminerReconnexion(reconnecte: boolean) {
  attente?.resoudre(reconnecte);
  attente = null;
  prevenir();
}

export function useReconnexionDemandee(): boolean {
  return useSyncExternalStore(
    (rappel) => {
      abonnes.add(rappel);
      return () => {
        abonnes.delete(rappel);
      };
    },
    () => attente !== null,
  );
}

function deferer() {
  let resolve: (reconnecte: boolean) => void = () => {};
  const promise = new Promise<boolean>((r) => {
    resolve = r;
  });
  return { promise, resolve };
}
