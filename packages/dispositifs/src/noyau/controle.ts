import { estVide, libelleChamp } from './donnees.js';
import { direPourquoi, evaluerEligibilite } from './eligibilite.js';
import { etapeDe } from './obligations.js';
import { transitionsPossibles } from './transitions.js';
import type { Definition, Faits, Raison } from './types.js';

/** One line of a step's checklist. */
export interface PointDeControle {
  type: 'champ' | 'piece' | 'critere';
  id: string;
  libelle: string;
  etat: 'fait' | 'à faire' | 'bloquant' | 'à apprécier';
  detail: string | null;
}

interface Acte {
  id: string;
  de: readonly string[];
  vers: string;
}
interface Procedure<A> {
  etapes: readonly {
    id: string;
    principale: boolean;
    aLecheance?: string | null | undefined;
  }[];
  transitions: readonly A[];
}

/** Acts open from more steps than this (withdrawal, return…) belong to none of them. */
const ACTE_LOCAL = 3;

/** An act open from nearly every step. */
export function estActeGeneral({ de }: Pick<Acte, 'de'>): boolean {
  return de.length > ACTE_LOCAL;
}

/**
 * The act by which a step is ordinarily left: the first of its own that leads further on the main
 * path, or from a side step back to it. `undefined` at a final step.
 */
export function actePrincipal<A extends Acte>(
  { etapes, transitions }: Procedure<A>,
  etapeId: string,
): A | undefined {
  const rang = (id: string) => etapes.findIndex((e) => e.id === id);
  const etape = etapes[rang(etapeId)];
  const surLeChemin = (id: string) => id !== etapeId && (etapes[rang(id)]?.principale ?? false);
  const sorties = transitions.filter(
    (t) =>
      t.de.includes(etapeId) &&
      !estActeGeneral(t) &&
      // To let a deadline lapse is no way of doing what the step is for.
      t.id !== etape?.aLecheance &&
      surLeChemin(t.vers),
  );
  return sorties.find((t) => rang(t.vers) > rang(etapeId)) ?? sorties[0];
}

/**
 * Why nothing can take the dossier further from this step: every act of its own is refused whatever its
 * form would say and whatever piece may come. `null` when one is possible or only awaits pieces.
 */
export function blocageDe<D>(
  definition: Definition<D>,
  etapeId: string,
  faits: Faits<D>,
): string | null {
  const propres = transitionsPossibles(definition, etapeId, faits, 'superviseur').filter(
    ({ transition: t }) => !estActeGeneral(t) && t.vers !== etapeId,
  );
  const arrets = (raisons: Raison[]) => raisons.filter((r) => r.code !== 'PIECE');
  if (propres.length === 0 || propres.some((p) => arrets(p.raisons).length === 0)) return null;
  const principal = actePrincipal(definition, etapeId);
  const { transition, raisons } =
    propres.find((p) => p.transition.id === principal?.id) ?? (propres[0] as (typeof propres)[0]);
  return `Aucun acte n’est possible. ${transition.libelle}\u00a0: ${arrets(raisons)[0]?.message}`;
}

const etatsPiece = {
  ATTENDUE: ['à faire', 'pièce attendue'],
  RECUE: ['à faire', 'reçue, à vérifier'],
  ACCEPTEE: ['fait', 'acceptée'],
  REFUSEE: ['bloquant', 'refusée'],
} as const;

const verdicts = {
  rempli: 'fait',
  'non rempli': 'bloquant',
  'à apprécier': 'à apprécier',
} as const;

/**
 * What the ordinary way out of this step asks for, in order: the pieces it requires, the fields it or
 * the step expects, the criteria its conditions look at. Everything done, that act is possible.
 */
export function pointsDeControle<D>(
  definition: Definition<D>,
  etapeId: string,
  faits: Faits<D>,
): PointDeControle[] {
  const acte = actePrincipal(definition, etapeId);
  if (!acte) return [];
  const pieces = definition.pieces
    .filter((p) => acte.pieces.includes(p.code))
    .map((p): PointDeControle => {
      const [etat, detail] = etatsPiece[faits.pieces[p.code] ?? 'ATTENDUE'];
      return { type: 'piece', id: p.code, libelle: p.libelle, etat, detail };
    });
  const attendus = new Set([...etapeDe(definition, etapeId).champsAttendus, ...acte.champs]);
  const champs = [...attendus].map((champ): PointDeControle => {
    const vide = estVide(faits.donnees[champ]);
    const libelle = libelleChamp(definition, champ);
    return { type: 'champ', id: champ, libelle, etat: vide ? 'à faire' : 'fait', detail: null };
  });
  const examines = acte.conditions.flatMap((c) => c.criteres ?? []);
  const criteres = evaluerEligibilite(definition, faits)
    .criteres.filter((c) => examines.includes(c.id))
    .map((c): PointDeControle => {
      const { id, libelle, verdict } = c;
      return { type: 'critere', id, libelle, etat: verdicts[verdict], detail: direPourquoi(c) };
    });
  return [...pieces, ...champs, ...criteres];
}
