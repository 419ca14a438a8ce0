import { JOURS_BIENTOT } from '@sciat/contrats';
import { type DateLegale, enToutesLettres, joursEntre } from '@sciat/dispositifs';
import { espacesInsecables } from './typographie.js';

const ZONE = 'Europe/Paris';
const iso = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

/** Today in France, whatever the machine's zone. */
export function aujourdhui(maintenant = new Date()): DateLegale {
  return iso.format(maintenant);
}

/** "12/03/2026" */
export function dateCourte(date: DateLegale): string {
  return date.split('-').reverse().join('/');
}

/** "12 mars 2026", which the end of a line does not cut. */
export function dateLongue(date: DateLegale): string {
  return espacesInsecables(enToutesLettres(date));
}

/** Legal date on which an instant falls in France. */
export function jourDe(instant: string): DateLegale {
  return iso.format(new Date(instant));
}

const heure = new Intl.DateTimeFormat('fr-FR', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
});

/** "9 h 42" */
export function direHeure(instant: string): string {
  const [h = '', m = ''] = heure.format(new Date(instant)).split(':');
  return `${Number(h)}\u00a0h\u00a0${m}`;
}

/** "12 mars 2026 à 14:05" */
export function direInstant(instant: string): string {
  return `${dateLongue(jourDe(instant))} à ${heure.format(new Date(instant))}`;
}

/** "12/03/2026 14:05" */
export function instantCourt(instant: string): string {
  return `${dateCourte(jourDe(instant))} ${heure.format(new Date(instant))}`;
}

const relatif = new Intl.RelativeTimeFormat('fr-FR', { numeric: 'auto' });

/** "il y a 3 jours", "hier", "aujourd’hui", "demain" */
export function direEcart(date: DateLegale, jour: DateLegale = aujourdhui()): string {
  return relatif.format(joursEntre(jour, date), 'day');
}

/** How pressing a due date is. Always said in words; colour only repeats it. */
export type Niveau = 'retard' | 'bientot' | 'atemps' | 'aucune';

export interface EcheanceDite {
  niveau: Niveau;
  /** "en retard de 3 j", "dans 5 j", "sans échéance" */
  court: string;
  /** "en retard de 3 jours", "dans 5 jours" */
  long: string;
}

export function direEcheance(le: DateLegale | null, jour: DateLegale = aujourdhui()): EcheanceDite {
  if (le === null) return { niveau: 'aucune', court: 'sans échéance', long: 'sans échéance' };
  const jours = joursEntre(jour, le);
  if (jours < 0) {
    const retard = -jours;
    return {
      niveau: 'retard',
      court: `en retard de ${retard} j`,
      long: `en retard de ${enJours(retard)}`,
    };
  }
  const niveau = jours <= JOURS_BIENTOT ? 'bientot' : 'atemps';
  if (jours === 0) return { niveau, court: 'aujourd’hui', long: 'aujourd’hui' };
  if (jours === 1) return { niveau, court: 'demain', long: 'demain' };
  return { niveau, court: `dans ${jours} j`, long: `dans ${enJours(jours)}` };
}

function enJours(nombre: number): string {
  return `${nombre} ${nombre === 1 ? 'jour' : 'jours'}`;
}
