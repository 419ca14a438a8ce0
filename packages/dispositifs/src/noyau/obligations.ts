import { ajouterJours, ajouterMois, enToutesLettres } from './calendrier.js';
import { calculerEcheance } from './echeances.js';
import { type AvecParametres, nombreCommun, nombreParametre } from './parametres.js';
import {
  type Acteur,
  type Definition,
  type Echeance,
  ETAPE_ANTERIEURE,
  type EtapeDefinition,
  type Faits,
  type Horloge,
  type Passage,
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
  definition: AvecParametres,
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
    ...calculerEcheance({
      depart,
      duree: { nombre, unite: duree.unite },
      pauses: regle.pauses?.(faits) ?? [],
      report,
    }),
  };
}

/** A clock as it stands, with the day that ended it; `null` while its start event is not known. */
export function appliquerHorloge<D>(
  definition: AvecParametres,
  horloge: Horloge<D>,
  faits: Faits<D>,
): (Echeance & { arreteeLe: string | null; siPassee: string }) | null {
  const echeance = appliquerRegle(definition, horloge, faits);
  if (!echeance) return null;
  const { siPassee } = horloge;
  return { ...echeance, siPassee, arreteeLe: horloge.arret(faits, echeance.departLe) };
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
    depuisLe: tenuDepuis(faits),
    echeance: plusProche([
      echeanceDeLEtape(definition, etapeId, faits),
      ...horlogesPrioritaires(definition, faits),
    ]),
  };
}

/** What the step itself gives its holder to meet, whatever clock runs over the dossier. */
export function echeanceDeLEtape<D>(
  definition: Definition<D>,
  etapeId: string,
  faits: Faits<D>,
): Echeance | null {
  const regle = etapeDe(definition, etapeId).echeance;
  return regle && appliquerRegle(definition, regle, faits);
}

function tenuDepuis({ passages, datePivot }: Pick<Faits, 'passages' | 'datePivot'>): string {
  return entreeDans({ passages }, passages.at(-1)?.etape ?? '') ?? datePivot;
}

function horlogesPrioritaires<D>(definition: Definition<D>, faits: Faits<D>): Echeance[] {
  return definition.horloges
    .filter((h) => h.prioritaire)
    .flatMap((h) => appliquerHorloge(definition, h, faits) ?? [])
    .filter((e) => e.arreteeLe === null)
    .map(({ arreteeLe: _, siPassee: __, ...echeance }) => echeance);
}

/** The deadline of the step comes first in the list, and wins when two fall on the same day. */
function plusProche(echeances: (Echeance | null)[]): Echeance | null {
  return echeances.reduce<Echeance | null>(
    (premiere, e) => (e && (!premiere || e.le < premiere.le) ? e : premiere),
    null,
  );
}

/**
 * When a reminder to whoever holds the dossier is proposed: the day after the step's own due date, or after
 * the time that the setting `delaiRelance` allows where the step sets none. `null` when the service itself
 * holds it. The clock of silence is the service's: it is not for it that others are reminded.
 */
export function relanceProposeeLe<D>(
  definition: Definition<D>,
  etapeId: string,
  faits: Faits<D>,
  { acteur, depuisLe }: Pick<Obligation, 'acteur' | 'depuisLe'>,
): string | null {
  if (acteur === 'SCIAT') return null;
  const sienne = echeanceDeLEtape(definition, etapeId, faits);
  return sienne
    ? ajouterJours(sienne.le, 1)
    : ajouterJours(depuisLe, nombreCommun(definition, faits, 'delaiRelance'));
}

export type EtatEcheance = 'EN_COURS' | 'TENUE' | 'DEPASSEE' | 'ANNULEE';
export type EcheanceSuivie = Echeance & {
  etat: EtatEcheance;
  /** What it means that it lapsed; `null` unless it has. */
  siPassee: string | null;
};

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
    suivies.set(echeance.code, { ...echeance, etat, siPassee: null });
  });
  const close = etapeDe(
    definition,
    faits.passages.at(-1)?.etape ?? definition.etapeInitiale,
  ).finale;
  for (const horloge of definition.horloges) {
    const lue = appliquerHorloge(definition, horloge, faits);
    if (!lue) continue;
    const { arreteeLe, siPassee, ...echeance } = lue;
    const passee = (arreteeLe ?? faits.aujourdhui) > echeance.le;
    const etat = arreteeLe ? (passee ? 'DEPASSEE' : 'TENUE') : close ? 'ANNULEE' : 'EN_COURS';
    const sens = passee && !arreteeLe && !close ? siPassee : null;
    suivies.set(horloge.code, { ...echeance, etat, siPassee: sens });
  }
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

/** The act by which a dossier goes back, in every procedure. */
export const RETOUR = 'revenir';

/** The passages that still hold: a return takes back all that followed the step it goes to. */
export function passagesTenus(passages: Passage[]): Passage[] {
  const tenus: Passage[] = [];
  for (const passage of passages) {
    const cible = tenus.findLastIndex((p) => p.etape === passage.etape);
    if (passage.transition === RETOUR && cible >= 0) tenus.length = cible + 1;
    else tenus.push(passage);
  }
  return tenus;
}

/**
 * Legal date of the last time the dossier entered a step, or `null`. A step prolonged is the same step: it
 * began with the first of its passages in a row.
 */
export function entreeDans({ passages }: Pick<Faits, 'passages'>, etape: string): string | null {
  const derniere = passages.findLastIndex((p) => p.etape === etape);
  const avant = passages.findLastIndex((p, i) => i < derniere && p.etape !== etape);
  return derniere < 0 ? null : (passages[avant + 1]?.entreeLe ?? null);
}

/** Legal date of the last time this transition was taken, or `null`; a return has taken it back. */
export function dateDe({ passages }: Pick<Faits, 'passages'>, transition: string): string | null {
  return passagesTenus(passages).findLast((p) => p.transition === transition)?.entreeLe ?? null;
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
