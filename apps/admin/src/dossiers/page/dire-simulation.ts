import type { Dossier, Simulation } from '@sciat/contrats';
import { enToutesLettres, joursEntre } from '@sciat/dispositifs';

type Simulee = Simulation['echeances'][number];

export interface EffetSimule {
  code: string;
  phrase: string;
  /** How the new date is computed; `null` when nothing moves. */
  calcul: string | null;
  /** What its lapse would mean by then. */
  siPassee: string | null;
}

/** What the supposed act would change: the deadlines that would run then, and those it would end. */
export function direSimulation(
  { echeances }: Pick<Simulation, 'echeances'>,
  actuelles: Pick<Dossier['echeances'][number], 'code' | 'etat'>[],
): EffetSimule[] {
  const courait = (code: string) => actuelles.some((e) => e.code === code && e.etat === 'EN_COURS');
  return echeances
    .filter((e) => e.etat === 'EN_COURS' || courait(e.code))
    .sort((a, b) => a.le.localeCompare(b.le))
    .map((e) => ({
      code: e.code,
      phrase: `${e.libelle} : ${direEffet(e, courait(e.code))}.`,
      calcul: e.etat === 'EN_COURS' && e.le !== e.avant ? e.phrase : null,
      siPassee: e.siPassee,
    }));
}

function direEffet({ etat, le, avant }: Simulee, courait: boolean): string {
  const date = enToutesLettres(le);
  if (etat === 'TENUE') return `tenue, l’échéance étant le ${date}`;
  if (etat === 'DEPASSEE') return `dépassée, l’échéance étant le ${date}`;
  if (etat === 'ANNULEE') return 'ne court plus';
  if (avant === null || !courait) return `nouvelle échéance, le ${date}`;
  if (avant === le) return `inchangée, le ${date}`;
  const jours = joursEntre(avant, le);
  const ecart = `${Math.abs(jours)} ${Math.abs(jours) === 1 ? 'jour' : 'jours'}`;
  return `le ${date} au lieu du ${enToutesLettres(avant)}, ${ecart} plus ${jours > 0 ? 'tard' : 'tôt'}`;
}

interface Etape {
  id: string;
  aLecheance?: string | null | undefined;
}

/** "Et si les pièces arrivent le", where they are awaited; else the act by its name. */
export function direHypothese(etapes: readonly Etape[], etape: string, acte: string): string {
  const attendues = etapes.find((e) => e.id === etape)?.aLecheance;
  return attendues ? 'Et si les pièces arrivent le' : `Et si « ${acte} » est fait le`;
}
