import { ajouterMois, enToutesLettres } from './calendrier.js';
import { calculerEcheance } from './echeances.js';
import { nombreParametre } from './parametres.js';
import {
  type Acteur,
  type Definition,
  type Echeance,
  ETAPE_ANTERIEURE,
  type EtapeDefinition,
  type Faits,
  type RegleEcheance,
} from './types.js';

export interface Obligation {
  acteur: Acteur;
  /** What the holder has to do, as an infinitive. */
  libelle: string;
  raison: string;
  /** Since when the holder has had it. */
  depuisLe: string;
  /** `null`: no date is set by a text, a promise or a target. */
  echeance: Echeance | null;
}

/** @throws Error when the definition has no such step. */
export function etapeDe<D>(definition: Definition<D>, id: string): EtapeDefinition<D> {
  const etape = definition.etapes.find((e) => e.id === id);
  if (!etape) throw new Error(`${definition.code}: étape inconnue «\u00a0${id}\u00a0»`);
  return etape;
}

export function appliquerRegle<D>(
  definition: Definition<D>,
  regle: RegleEcheance<D>,
  faits: Faits<D>,
): Echeance | null {
  const depart = regle.depart(faits);
  if (!depart) return null;
  const { code, libelle, nature, source, duree, report } = regle;
  const commun = {
    code,
    libelle,
    nature,
    source,
    departLe: depart.le,
    alternative: depart.alternative,
  };
  if (!duree) {
    const segment = {
      type: 'depart' as const,
      du: depart.le,
      au: depart.le,
      libelle: depart.libelle,
    };
    return { ...commun, le: depart.le, segments: [segment] };
  }
  const nombre = nombreParametre(definition, faits, duree.parametre);
  return {
    ...commun,
    ...calculerEcheance({ depart, duree: { nombre, unite: duree.unite }, report }),
  };
}

/**
 * The one current obligation of a dossier at this step; `null` at a final step only.
 */
export function obligationDe<D>(
  definition: Definition<D>,
  etapeId: string,
  faits: Faits<D>,
): Obligation | null {
  const etape = etapeDe(definition, etapeId);
  if (etape.finale) return null;
  return {
    acteur: etape.acteur(faits),
    libelle: etape.attendu(faits),
    raison: etape.raison,
    depuisLe: faits.passages.at(-1)?.entreeLe ?? faits.datePivot,
    echeance: etape.echeance ? appliquerRegle(definition, etape.echeance, faits) : null,
  };
}

export type EtatEcheance = 'EN_COURS' | 'TENUE' | 'DEPASSEE' | 'ANNULEE';
export type EcheanceSuivie = Echeance & { etat: EtatEcheance };

/**
 * Every deadline a dossier has known, one for each code, with what became of it. Derived from the
 * passages alone, so that a corrected date changes what followed from it. A deadline that several
 * steps share runs on from one to the next.
 */
export function echeancesDe<D>(definition: Definition<D>, faits: Faits<D>): EcheanceSuivie[] {
  const suivies = new Map<string, EcheanceSuivie>();
  faits.passages.forEach(({ etape }, i) => {
    const regle = etapeDe(definition, etape).echeance;
    const alors = { ...faits, passages: faits.passages.slice(0, i + 1) };
    const echeance = regle && appliquerRegle(definition, regle, alors);
    if (!echeance) return;
    const etat = etatDe(definition, echeance, faits.passages[i + 1]);
    suivies.delete(echeance.code);
    suivies.set(echeance.code, { ...echeance, etat });
  });
  return [...suivies.values()];
}

/** `sortie` is how the step was left; going back or giving up ends a deadline without a verdict. */
function etatDe<D>(
  definition: Definition<D>,
  { le }: Echeance,
  sortie: Faits['passages'][number] | undefined,
): EtatEcheance {
  if (!sortie) return 'EN_COURS';
  const acte = definition.transitions.find((t) => t.id === sortie.transition);
  const abandon = acte?.issue === 'DESISTEMENT' || acte?.issue === 'SANS_SUITE';
  if (acte?.vers === ETAPE_ANTERIEURE || acte?.reprise || abandon) return 'ANNULEE';
  return sortie.entreeLe <= le ? 'TENUE' : 'DEPASSEE';
}

/** Legal date of the last time the dossier entered a step, or `null`. */
export function entreeDans(faits: Pick<Faits, 'passages'>, etape: string): string | null {
  return faits.passages.findLast((p) => p.etape === etape)?.entreeLe ?? null;
}

/** Legal date of the last time this transition was taken, or `null`. */
export function dateDe(faits: Pick<Faits, 'passages'>, transition: string): string | null {
  return faits.passages.findLast((p) => p.transition === transition)?.entreeLe ?? null;
}

/** "contrat signé le 3 mars 2026, soit le 3 juin 2026" */
export function direAutreDepart(
  libelle: string,
  le: string | undefined | null,
  mois: number,
): string {
  return le
    ? `${libelle} le ${enToutesLettres(le)}, soit le ${enToutesLettres(ajouterMois(le, mois))}`
    : `${libelle} (date inconnue à ce jour)`;
}
