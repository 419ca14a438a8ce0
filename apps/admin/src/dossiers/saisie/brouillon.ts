import { useCallback, useState } from 'react';
import { session } from '../../providers/session.js';

/** A value typed and not yet saved, with the one it replaces: what tells us that someone changed it meanwhile. */
export interface Saisie {
  valeur: unknown;
  base: unknown;
}
export type Brouillon = Record<string, Saisie>;

const PREFIXE = 'sciat.brouillon.';

/** Names the account too: at a shared desk, nobody finds what another had begun. */
function cleDeStockage(cle: string): string {
  return `${PREFIXE}${session.lire()?.utilisateur.id ?? ''}.${cle}`;
}

function lire(cle: string): Brouillon {
  const texte = sessionStorage.getItem(cleDeStockage(cle));
  return texte ? (JSON.parse(texte) as Brouillon) : {};
}

function ranger(cle: string, brouillon: Brouillon) {
  const stockage = cleDeStockage(cle);
  if (Object.keys(brouillon).length === 0) sessionStorage.removeItem(stockage);
  else sessionStorage.setItem(stockage, JSON.stringify(brouillon));
}

/** Forgets every draft of the tab: personal data must not outlive the session it was typed in. */
export function oublierBrouillons() {
  for (const cle of Object.keys(sessionStorage))
    if (cle.startsWith(PREFIXE)) sessionStorage.removeItem(cle);
}

function identiques(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** True when the saved value is no longer the one that was on the screen when typing began. */
export function changeEntreTemps(saisie: Saisie | undefined, enregistree: unknown): boolean {
  return saisie !== undefined && !identiques(saisie.base, enregistree);
}

/** Puts a typed value in the draft; one that says nothing new leaves it. */
export function avecSaisie(
  brouillon: Brouillon,
  champ: string,
  valeur: unknown,
  enregistree: unknown,
): Brouillon {
  const { [champ]: precedente, ...autres } = brouillon;
  if (identiques(valeur, enregistree)) return autres;
  return {
    ...autres,
    [champ]: { valeur, base: precedente ? precedente.base : (enregistree ?? null) },
  };
}

/** The draft once these values are saved: a field typed again meanwhile stays, over the value saved. */
export function sansEnvoyees(brouillon: Brouillon, envoyees: Record<string, unknown>): Brouillon {
  return Object.fromEntries(
    Object.entries(brouillon).flatMap(([champ, saisie]) => {
      if (!(champ in envoyees)) return [[champ, saisie]];
      const base = envoyees[champ];
      return identiques(saisie.valeur, base) ? [] : [[champ, { ...saisie, base }]];
    }),
  );
}

/** What to send: `null` clears a field. */
export function valeursDe(brouillon: Brouillon): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(brouillon).map(([champ, { valeur }]) => [champ, valeur ?? null]),
  );
}

/**
 * What is typed and not saved, kept for the tab: it survives a lost session, a conflict and a
 * reload. `cle` names the form.
 */
export function useBrouillon(cle: string) {
  const [etat, setEtat] = useState(() => ({ cle, brouillon: lire(cle) }));
  // Another dossier on the same page component (j, k): its own draft at once, never the previous one's.
  const courant = etat.cle === cle ? etat : { cle, brouillon: lire(cle) };
  if (courant !== etat) setEtat(courant);

  const modifier = useCallback(
    (changer: (brouillon: Brouillon) => Brouillon) => {
      const brouillon = changer(lire(cle));
      ranger(cle, brouillon);
      setEtat({ cle, brouillon });
    },
    [cle],
  );
  const saisir = useCallback(
    (champ: string, valeur: unknown, enregistree: unknown) =>
      modifier((b) => avecSaisie(b, champ, valeur, enregistree)),
    [modifier],
  );
  /** Forgets the given fields, or everything. */
  const oublier = useCallback(
    (champs?: string[]) =>
      modifier((b) =>
        champs ? Object.fromEntries(Object.entries(b).filter(([c]) => !champs.includes(c))) : {},
      ),
    [modifier],
  );
  /** Forgets what was just saved. */
  const retirer = useCallback(
    (envoyees: Record<string, unknown>) => modifier((b) => sansEnvoyees(b, envoyees)),
    [modifier],
  );
  /** The draft as it is at this moment, whatever was last drawn. */
  const relire = useCallback(() => lire(cle), [cle]);
  return { brouillon: courant.brouillon, saisir, oublier, retirer, relire };
}
