import { accordApres, paiementsDe } from './argent.js';
import { direEuros } from './libelles.js';
import { etapeDe } from './obligations.js';
import { effetsDe, examinerTransition } from './transitions.js';
import { type Definition, type Faits, type Issue, issues, type Passage } from './types.js';

/** A dossier as it is kept, to be played again against a definition. */
export interface DossierARejouer {
  reference: string;
  /** Facts of today; the replay gives each act those of its day as far as they are known. */
  faits: Faits;
  issue: string | null;
  /** Integer cents; `null` without an award. */
  montantAccorde: number | null;
}

/** What would have gone otherwise. */
export interface Ecart {
  reference: string;
  /** The act at which it shows; `null` for the dossier as a whole. */
  acte: string | null;
  type: 'acte refusé' | 'étape inconnue' | 'autre étape' | 'autre issue' | 'autre montant';
  message: string;
}

/** A known difference, accepted by someone. */
export interface Exception {
  reference: string;
  acte: string | null;
  motif: string;
  auteur: string;
}

/**
 * Plays the acts of a dossier again, each with the data it carried and the dossier's own past, and says which
 * ones the definition would refuse or take elsewhere. Data entered outside an act, pieces and lists are those
 * of today: they are kept without their history, and a piece refused since shows as a difference.
 */
export function rejouer(definition: Definition, dossier: DossierARejouer): Ecart[] {
  const { faits, reference } = dossier;
  const ecarts: Ecart[] = [];
  let accorde: number | null = null;
  let [{ etape }] = faits.passages as [Passage];
  if (!definition.etapes.some((e) => e.id === etape)) return [inconnue(reference, null, etape)];
  for (const [i, passage] of faits.passages.entries()) {
    if (i === 0 || passage.transition === null) continue;
    const acte = passage.transition;
    const ajouter = (type: Ecart['type'], message: string) =>
      ecarts.push({ reference, acte, type, message });
    if (!definition.etapes.some((e) => e.id === passage.etape)) {
      ecarts.push(inconnue(reference, acte, passage.etape));
      return ecarts;
    }
    const alors = faitsAlors(definition, { ...faits, accorde }, i);
    const examen = examinerAlors(definition, etape, alors, passage);
    if (!examen.permise) ajouter('acte refusé', examen.raisons.map((r) => r.message).join(' '));
    else if (examen.vers !== passage.etape) {
      const libelle = (id: string) => etapeDe(definition, id).libelle;
      ajouter(
        'autre étape',
        `mène à «\u00a0${libelle(examen.vers)}\u00a0», pas à «\u00a0${libelle(passage.etape)}\u00a0».`,
      );
    }
    accorde = accordApres(definition, effetsDe(definition, acte, passage.etape), alors);
    etape = passage.etape;
  }
  return [...ecarts, ...ecartsDeFin(definition, dossier, accorde)];
}

/** What was known when the act numbered `i` was taken. */
function faitsAlors(definition: Definition, faits: Faits, i: number): Faits {
  const passage = faits.passages[i] as Passage;
  const passages = faits.passages.slice(0, i);
  return {
    ...faits,
    aujourdhui: passage.entreeLe,
    donnees: { ...faits.donnees, ...passage.donnees },
    piecesArrivees: [],
    paiements: paiementsDe(definition, passages),
    passages,
  };
}

function examinerAlors(definition: Definition, etape: string, alors: Faits, passage: Passage) {
  const t = definition.transitions.find((x) => x.id === passage.transition);
  return examinerTransition(definition, etape, alors, {
    transition: passage.transition ?? '',
    role: t?.roles.includes('superviseur') ? 'superviseur' : (t?.roles[0] ?? 'superviseur'),
    dateLegale: passage.entreeLe,
    motif: 'rejeu',
    etapeCible: passage.etape,
    connues: dernieresDonnees(alors.passages),
  });
}

const dernieresDonnees = (passages: Passage[]): Record<string, unknown> =>
  Object.assign({}, ...passages.map((p) => p.donnees ?? {}));

function ecartsDeFin(
  definition: Definition,
  dossier: DossierARejouer,
  calcule: number | null,
): Ecart[] {
  const { faits, issue, montantAccorde, reference } = dossier;
  const fin = faits.passages.at(-1)?.transition;
  const attendue = definition.transitions.find((t) => t.id === fin)?.issue ?? null;
  const ecarts: Ecart[] = [];
  if (attendue !== issue)
    ecarts.push({
      reference,
      acte: fin ?? null,
      type: 'autre issue',
      message: `${direIssue(attendue)} au lieu de ${direIssue(issue)}.`,
    });
  if (montantAccorde !== null && calcule !== montantAccorde)
    ecarts.push({
      reference,
      acte: null,
      type: 'autre montant',
      message: `${calcule === null ? 'aucun montant' : direEuros(calcule)} au lieu de ${direEuros(montantAccorde)} accordés.`,
    });
  return ecarts;
}

const direIssue = (issue: string | null) =>
  issue === null ? 'aucune issue' : (issues[issue as Issue] ?? issue);

const inconnue = (reference: string, acte: string | null, etape: string): Ecart => ({
  reference,
  acte,
  type: 'étape inconnue',
  message: `L’étape ${etape} n’existe plus.`,
});

/** The differences that nobody has accepted, and the exceptions that no longer serve. */
export function departager(
  ecarts: Ecart[],
  exceptions: Exception[],
): { inexpliques: Ecart[]; admis: (Ecart & Exception)[]; inutiles: Exception[] } {
  const exceptionDe = (e: Ecart) =>
    exceptions.find((x) => x.reference === e.reference && x.acte === e.acte);
  const admis = ecarts.flatMap((e) => {
    const exception = exceptionDe(e);
    return exception ? [{ ...e, ...exception }] : [];
  });
  return {
    inexpliques: ecarts.filter((e) => !exceptionDe(e)),
    admis,
    inutiles: exceptions.filter(
      (x) => !ecarts.some((e) => e.reference === x.reference && e.acte === x.acte),
    ),
  };
}
