import type { SessionOuverte } from '@sciat/contrats';
import { type Permission, roleAutorise } from '@sciat/dispositifs';
import { useSyncExternalStore } from 'react';

/**
 * Who is signed in, in memory only: the cookie is httpOnly, and nothing of the session may outlive
 * the tab.
 */
let ouverte: SessionOuverte | null = null;
const abonnes = new Set<() => void>();

function abonner(rappel: () => void) {
  abonnes.add(rappel);
  return () => {
    abonnes.delete(rappel);
  };
}

export const session = {
  lire: () => ouverte,
  poser(nouvelle: SessionOuverte | null) {
    ouverte = nouvelle;
    for (const rappel of abonnes) rappel();
  },
};

export function useSession(): SessionOuverte | null {
  return useSyncExternalStore(abonner, session.lire);
}

/** Added to "none" for an account limited to some schemes: what it does not see may be elsewhere. */
export function useParmiSuivis(): string {
  const suivis = useSession()?.utilisateur.dispositifs ?? [];
  return suivis.length > 0 ? ' dans les dispositifs que vous suivez' : '';
}

/** What the signed-in role may do at all: the very rule the API's guards read. */
export function useAutorise(): (permission: Permission) => boolean {
  const role = useSession()?.utilisateur.role;
  return (permission) => role !== undefined && roleAutorise(role, permission);
}
