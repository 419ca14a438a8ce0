import { ajouterMois, enToutesLettres } from './calendrier.js';
import { calculerEcheance } from './echeances.js';
import { nombreParametre } from './parametres.js';
import type {
  Acteur,
  Definition,
  Echeance,
  EtapeDefinition,
  Faits,
  RegleEcheance,
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
