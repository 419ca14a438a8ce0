import {
  ajouterJours,
  ajouterMois,
  enToutesLettres,
  estJourOuvre,
  joursEntre,
} from './calendrier.js';
import { direDuree } from './libelles.js';
import type { DateLegale, Duree, Pause, Segment } from './types.js';

export interface CalculEcheance {
  depart: { le: DateLegale; libelle: string };
  duree: Duree;
  /** Periods during which the clock stands still, in any order, overlapping or not. */
  pauses?: Pause[];
  /** Rolls over to the next open day (weekends, public holidays). */
  report?: boolean;
}

/**
 * Start + duration, date to date for months (the start day does not count), prolonged by each day
 * during which the clock stood still, then rolled over when the rule says so.
 * Returns the due date and the segments that lead to it.
 */
export function calculerEcheance(calcul: CalculEcheance): { le: DateLegale; segments: Segment[] } {
  const { depart, duree, report = false } = calcul;
  const pauses = reunir(calcul.pauses ?? []);
  const ouvres = duree.unite === 'jours_ouvres';
  const aCompter =
    duree.unite === 'mois'
      ? joursEntre(depart.le, ajouterMois(depart.le, duree.nombre))
      : duree.nombre;
  const suspendu = (jour: DateLegale) => pauses.some((p) => jour > p.du && jour <= p.au);

  const continu = !ouvres && pauses.length === 0;
  let le = continu ? ajouterJours(depart.le, aCompter) : depart.le;
  let comptes = continu ? aCompter : 0;
  while (comptes < aCompter) {
    le = ajouterJours(le, 1);
    if (!suspendu(le) && (!ouvres || estJourOuvre(le))) comptes += 1;
  }
  const segments: Segment[] = [
    { type: 'depart', du: depart.le, au: depart.le, libelle: depart.libelle },
    { type: 'duree', du: depart.le, au: le, libelle: direDuree(duree) },
  ];
  for (const pause of pauses) {
    const [du = pause.du] = [pause.du, depart.le].sort().reverse();
    const [au = pause.au] = [pause.au, le].sort();
    if (du < au) segments.push({ type: 'pause', du, au, libelle: pause.motif });
  }
  if (report && !estJourOuvre(le)) {
    const du = le;
    while (!estJourOuvre(le)) le = ajouterJours(le, 1);
    segments.push({ type: 'report', du, au: le, libelle: 'reporté au premier jour ouvré' });
  }
  return { le, segments };
}

/**
 * The same periods in order, those that touch or overlap made one: a day stands still once, and is said once.
 */
function reunir(pauses: Pause[]): Pause[] {
  const reunies: Pause[] = [];
  for (const pause of [...pauses].sort((a, b) => cle(a).localeCompare(cle(b)))) {
    const avant = reunies.at(-1);
    if (pause.au <= pause.du) continue;
    if (!avant || pause.du > avant.au) reunies.push({ ...pause });
    else {
      if (pause.au > avant.au) avant.au = pause.au;
      if (pause.motif !== avant.motif) avant.motif += ` et ${pause.motif}`;
    }
  }
  return reunies;
}

const cle = ({ du, au, motif }: Pause) => `${du} ${au} ${motif}`;

/** "demande complète reçue le 3 mars 2026 + 3 mois, suspendu 12 jours (pièce demandée), échéance le 15 juin 2026" */
export function direEcheance(le: DateLegale, segments: Segment[]): string {
  const [depart, ...suite] = segments;
  // A date that was set is not computed.
  if (depart && suite.length === 0) return `${depart.libelle}\u00a0: ${enToutesLettres(le)}`;
  const morceaux: string[] = [];
  for (const s of segments) {
    if (s.type === 'depart') morceaux.push(`${s.libelle} le ${enToutesLettres(s.du)}`);
    else if (s.type === 'duree') morceaux[morceaux.length - 1] += ` + ${s.libelle}`;
    else if (s.type === 'pause')
      morceaux.push(
        `suspendu ${direDuree({ nombre: joursEntre(s.du, s.au), unite: 'jours' })} (${s.libelle})`,
      );
    else morceaux.push(s.libelle);
  }
  return `${[...morceaux, `échéance le ${enToutesLettres(le)}`].join(', ')}`;
}
