import { ajouterJours, ajouterMois, enToutesLettres } from '../noyau/calendrier.js';
import type { DateLegale } from '../noyau/types.js';

/** Claim periods of a year, by first and last month. A month may belong to none. */
export type Calendrier = readonly (readonly [premier: number, dernier: number])[];

export interface Periode {
  du: DateLegale;
  au: DateLegale;
}

/** The four-month periods of the canteens. */
export const quadrimestres: Calendrier = [
  [1, 4],
  [5, 8],
  [9, 12],
];

function periodesDe(calendrier: Calendrier, annee: number): Periode[] {
  const premierDuMois = (mois: number) => `${annee}-${String(mois).padStart(2, '0')}-01`;
  return calendrier.map(([premier, dernier]) => ({
    du: premierDuMois(premier),
    au: ajouterJours(ajouterMois(premierDuMois(dernier), 1), -1),
  }));
}

/** The period that a day belongs to or, between two, the next one. */
export function periodeAu(calendrier: Calendrier, jour: DateLegale): Periode {
  const annee = Number(jour.slice(0, 4));
  const proches = [...periodesDe(calendrier, annee), ...periodesDe(calendrier, annee + 1)];
  return proches.find((p) => jour <= p.au) as Periode;
}

export function periodeSuivante(calendrier: Calendrier, { au }: Periode): Periode {
  return periodeAu(calendrier, ajouterJours(au, 1));
}

/** The last period that was over before a day. */
export function derniereFinie(calendrier: Calendrier, jour: DateLegale): Periode {
  const annee = Number(jour.slice(0, 4));
  const proches = [...periodesDe(calendrier, annee - 1), ...periodesDe(calendrier, annee)];
  return proches.findLast((p) => p.au < jour) as Periode;
}

/** "du 1er septembre 2022 au 31 décembre 2022" */
export function direPeriode({ du, au }: Periode): string {
  return `du ${enToutesLettres(du)} au ${enToutesLettres(au)}`;
}
