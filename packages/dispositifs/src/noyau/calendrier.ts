import type { DateLegale } from './types.js';

const JOUR_MS = 86_400_000;

function enJours(date: DateLegale): number {
  return Date.parse(`${date}T00:00:00Z`) / JOUR_MS;
}

function depuisJours(jours: number): DateLegale {
  return new Date(jours * JOUR_MS).toISOString().slice(0, 10);
}

/** True for a `YYYY-MM-DD` that exists in the calendar, between 1900 and 2199. */
export function estDateLegale(texte: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(texte)) return false;
  const ms = Date.parse(`${texte}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === texte;
}

export function ajouterJours(date: DateLegale, nombre: number): DateLegale {
  return depuisJours(enJours(date) + nombre);
}

/**
 * Date to date: the day with the same number `nombre` months later or, when that month is shorter,
 * its last day (the general rule for computing delays).
 */
export function ajouterMois(date: DateLegale, nombre: number): DateLegale {
  const [annee = 0, mois = 1, jour = 1] = date.split('-').map(Number);
  const rang = annee * 12 + (mois - 1) + nombre;
  const anneeCible = Math.floor(rang / 12);
  const moisCible = rang % 12;
  const dernierJour = new Date(Date.UTC(anneeCible, moisCible + 1, 0)).getUTCDate();
  return new Date(Date.UTC(anneeCible, moisCible, Math.min(jour, dernierJour)))
    .toISOString()
    .slice(0, 10);
}

/** Days from `du` to `au`; negative when `au` comes first. */
export function joursEntre(du: DateLegale, au: DateLegale): number {
  return enJours(au) - enJours(du);
}

/** Completed years at `le` of someone born on `naissance`. */
export function ageA(naissance: DateLegale, le: DateLegale): number {
  const annees = Number(le.slice(0, 4)) - Number(naissance.slice(0, 4));
  return le.slice(5) >= naissance.slice(5) ? annees : annees - 1;
}

/** Last day of a period of `nombre` months whose first day is `du`: "from 1 March, 12 months" ends on 28 February. */
function finDePeriode(du: DateLegale, nombre: number): DateLegale {
  const terme = ajouterMois(du, nombre);
  // A month without that day is a whole month: from 31 August, 18 months end on the last of February.
  return terme.slice(8) === du.slice(8) ? ajouterJours(terme, -1) : terme;
}

export interface DureeContrat {
  mois: number;
  /** Days beyond the last whole month. */
  jours: number;
}

/**
 * Length of a contract running from `du` to `au`, both days included, in whole months date to date
 * and the days left over. `au` must not come before `du`.
 */
export function dureeContrat(du: DateLegale, au: DateLegale): DureeContrat {
  let mois = 0;
  while (finDePeriode(du, mois + 1) <= au) mois += 1;
  return { mois, jours: joursEntre(finDePeriode(du, mois), au) };
}

/** Easter Sunday (Gregorian computus of Meeus, Jones and Butcher). */
function paques(annee: number): DateLegale {
  const a = annee % 19;
  const b = Math.floor(annee / 100);
  const c = annee % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const mois = Math.floor((h + l - 7 * m + 90) / 25);
  const jour = (h + l - 7 * m + 33 * mois + 19) % 32;
  return `${annee}-${String(mois).padStart(2, '0')}-${String(jour).padStart(2, '0')}`;
}

const feriesParAnnee = new Map<number, ReadonlySet<DateLegale>>();

/** The eleven French public holidays (Code du travail L3133-1), without those of Alsace-Moselle or overseas. */
export function joursFeries(annee: number): ReadonlySet<DateLegale> {
  const connus = feriesParAnnee.get(annee);
  if (connus) return connus;
  const dimanche = paques(annee);
  const feries = new Set([
    `${annee}-01-01`,
    ajouterJours(dimanche, 1),
    `${annee}-05-01`,
    `${annee}-05-08`,
    ajouterJours(dimanche, 39),
    ajouterJours(dimanche, 50),
    `${annee}-07-14`,
    `${annee}-08-15`,
    `${annee}-11-01`,
    `${annee}-11-11`,
    `${annee}-12-25`,
  ]);
  feriesParAnnee.set(annee, feries);
  return feries;
}

/** Neither Saturday, Sunday nor a public holiday. */
export function estJourOuvre(date: DateLegale): boolean {
  const jour = new Date(`${date}T00:00:00Z`).getUTCDay();
  return jour !== 0 && jour !== 6 && !joursFeries(Number(date.slice(0, 4))).has(date);
}

const longue = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "12 mars 2026"; the first of a month is "1er". */
export function enToutesLettres(date: DateLegale): string {
  return longue.format(new Date(`${date}T00:00:00Z`)).replace(/^1 /, '1er ');
}
