import { enToutesLettres, estDateLegale } from './calendrier.js';
import { estVide, libelleChamp } from './donnees.js';
import { etapeDe } from './obligations.js';
import {
  type ContexteActe,
  type Definition,
  type Effet,
  ETAPE_ANTERIEURE,
  type Faits,
  type Raison,
  type RoleActeur,
  type TransitionDefinition,
} from './types.js';

/** What an agent asks for. `donnees` are already part of the facts when the request is examined. */
export interface DemandeTransition {
  transition: string;
  role: RoleActeur;
  dateLegale: string;
  motif?: string | undefined;
  /** The data before what comes with the act, for the conditions that compare. */
  connues?: Record<string, unknown>;
  /** Only for a return: the step to go back to. */
  etapeCible?: string | undefined;
}

export type Examen = { permise: true; vers: string } | { permise: false; raisons: Raison[] };

export interface TransitionPossible {
  transition: TransitionDefinition<never>;
  /** What already stands in the way, whatever the form will say (reason, date, fields asked). */
  raisons: Raison[];
}

/** Transitions leaving a step that this role may ask for, each with what stands in its way. */
export function transitionsPossibles<D>(
  definition: Definition<D>,
  etape: string,
  faits: Faits<D>,
  role: RoleActeur,
): TransitionPossible[] {
  return definition.transitions
    .filter((t) => t.de.includes(etape) && t.roles.includes(role))
    .filter(
      (t) => t.vers !== ETAPE_ANTERIEURE || etapesAnterieures(definition, etape, faits).length > 0,
    )
    .map((t) => ({
      transition: t as TransitionDefinition<never>,
      raisons: obstacles(definition, t, faits, role),
    }));
}

/**
 * What stands in the way whatever the act's own form will say: neither the fields that it asks, nor a
 * date, refused today and accepted on the first day of the step.
 */
function obstacles<D>(
  definition: Definition<D>,
  t: TransitionDefinition<D>,
  faits: Faits<D>,
  role: RoleActeur,
): Raison[] {
  const a = (dateLegale: string) => raisonsDesFaits(definition, t, faits, { dateLegale, role });
  const auDepart = a(faits.passages.at(-1)?.entreeLe ?? faits.datePivot).map((r) => r.code);
  const demande = (champ = '') => (t.champs as string[]).includes(champ);
  return a(faits.aujourdhui).filter((r) => auDepart.includes(r.code) && !demande(r.champ));
}

/**
 * Steps a dossier can be returned to: those of the path that led to the current one. What a return or
 * a loop left behind is to be done again, not jumped to; a step that lapses by itself would lapse at
 * once. A closed dossier has lost its award: it comes back to before it.
 */
export function etapesAnterieures<D>(
  definition: Definition<D>,
  etape: string,
  faits: Faits<D>,
): string[] {
  const chemin: string[] = [];
  for (const { etape: passee } of faits.passages) {
    const connue = chemin.indexOf(passee);
    if (connue < 0) chemin.push(passee);
    else chemin.length = connue + 1;
  }
  const attribution = etapeDe(definition, etape).finale ? etapeAttribution(definition) : undefined;
  return definition.etapes
    .filter((e) => chemin.includes(e.id) && !e.finale && !e.aLecheance && e.id !== etape)
    .filter((e) => !attribution || rang(definition, e.id) < rang(definition, attribution))
    .map((e) => e.id);
}

function rang<D>(definition: Definition<D>, etape: string): number {
  return definition.etapes.findIndex((e) => e.id === etape);
}

/** The step that the award leads to, in a scheme with an award. */
function etapeAttribution<D>(definition: Definition<D>): string | undefined {
  return definition.transitions.find((t) => t.effets.some((e) => e.type === 'montant_accorde'))
    ?.vers;
}

/**
 * May this transition be taken now, by this role? Every reason against it is returned, not only the
 * first. A code is stable; a message is a French sentence.
 */
export function examinerTransition<D>(
  definition: Definition<D>,
  etape: string,
  faits: Faits<D>,
  demande: DemandeTransition,
): Examen {
  const t = definition.transitions.find((x) => x.id === demande.transition);
  if (!t)
    return refus('TRANSITION_INCONNUE', `L’acte «\u00a0${demande.transition}\u00a0» n’existe pas.`);
  if (!t.de.includes(etape)) {
    const libelle = etapeDe(definition, etape).libelle;
    return refus(
      'ETAPE',
      `«\u00a0${t.libelle}\u00a0» n’est pas possible à l’étape «\u00a0${libelle}\u00a0».`,
    );
  }
  if (!t.roles.includes(demande.role)) {
    return refus('ROLE', `Votre rôle ne permet pas l’acte «\u00a0${t.libelle}\u00a0».`);
  }
  const manquants = raisonsDesChamps(definition, t, faits);
  const raisons = [
    ...raisonsDeDate(t, faits, demande.dateLegale),
    ...raisonsDeMotif(t, demande.motif),
    ...manquants,
    // Of a field left empty, only that it is.
    ...raisonsDesFaits(definition, t, faits, demande).filter(
      (r) => !manquants.some((m) => m.champ === r.champ),
    ),
  ];
  let vers = t.vers;
  if (t.vers === ETAPE_ANTERIEURE) {
    const cibles = etapesAnterieures(definition, etape, faits);
    if (demande.etapeCible && cibles.includes(demande.etapeCible)) vers = demande.etapeCible;
    else
      raisons.push({
        code: 'ETAPE_CIBLE',
        champ: 'etapeCible',
        message: 'Choisissez l’étape à laquelle revenir, parmi celles déjà franchies.',
      });
  }
  return raisons.length > 0 ? { permise: false, raisons } : { permise: true, vers };
}

/**
 * Whether an act may be taken on many dossiers at once: it asks for a date and a reason, the same for all, and for
 * no more than what was typed at the step before it. Acts of money are taken one by one, before an amount and
 * what is left of the envelope.
 */
export function seFaitParLot<D>(definition: Definition<D>, t: TransitionDefinition<D>): boolean {
  const dejaSaisi = (champ: string) =>
    t.de.every((e) => (etapeDe(definition, e).champs as string[]).includes(champ));
  return (
    t.vers !== ETAPE_ANTERIEURE &&
    t.champs.every(dejaSaisi) &&
    t.effets.every((effet) => effet.type === 'courriel')
  );
}

/**
 * What taking this transition causes besides the change of step. A return to before the award undoes it.
 * @param vers the step reached, as answered by `examinerTransition`
 */
export function effetsDe<D>(definition: Definition<D>, transition: string, vers: string): Effet[] {
  const t = definition.transitions.find((x) => x.id === transition);
  if (!t) return [];
  if (t.vers !== ETAPE_ANTERIEURE) return t.effets;
  const attribution = etapeAttribution(definition);
  const defaite =
    attribution !== undefined && rang(definition, vers) < rang(definition, attribution);
  return defaite ? [...t.effets, { type: 'montant_annule' }] : t.effets;
}

function refus(code: string, message: string): Examen {
  return { permise: false, raisons: [{ code, message }] };
}

function raisonsDeDate<D>(t: TransitionDefinition<D>, faits: Faits<D>, date: string): Raison[] {
  const champ = 'dateLegale';
  if (!estDateLegale(date)) {
    return [
      { code: 'DATE_INVALIDE', champ, message: `${t.dateLibelle}\u00a0: cette date n’existe pas.` },
    ];
  }
  if (date > faits.aujourdhui) {
    return [
      { code: 'DATE_FUTURE', champ, message: `${t.dateLibelle}\u00a0: la date est à venir.` },
    ];
  }
  const entree = faits.passages.at(-1)?.entreeLe;
  if (entree && date < entree) {
    const message = `${t.dateLibelle}\u00a0: la date précède l’entrée dans l’étape (${enToutesLettres(entree)}).`;
    return [{ code: 'DATE_ANTERIEURE', champ, message }];
  }
  return [];
}

function raisonsDeMotif<D>(t: TransitionDefinition<D>, motif: string | undefined): Raison[] {
  if (t.motif !== 'obligatoire' || motif?.trim()) return [];
  return [{ code: 'MOTIF', champ: 'motif', message: 'Indiquez le motif de cet acte.' }];
}

function raisonsDesChamps<D>(
  definition: Definition<D>,
  t: TransitionDefinition<D>,
  faits: Faits<D>,
): Raison[] {
  return t.champs
    .filter((champ) => estVide(faits.donnees[champ]))
    .map((champ) => ({
      code: 'CHAMP_MANQUANT',
      champ,
      message: `Renseignez «\u00a0${libelleChamp(definition, champ)}\u00a0».`,
    }));
}

function raisonsDesFaits<D>(
  definition: Definition<D>,
  t: TransitionDefinition<D>,
  faits: Faits<D>,
  acte: ContexteActe,
): Raison[] {
  const pieces = t.pieces
    .filter((code) => faits.pieces[code] !== 'ACCEPTEE')
    .map((code) => {
      const libelle = definition.pieces.find((p) => p.code === code)?.libelle ?? code;
      const etat = {
        ATTENDUE: 'manque',
        RECUE: 'reste à vérifier',
        REFUSEE: 'a été refusée',
        ACCEPTEE: '',
      };
      return {
        code: 'PIECE',
        champ: code,
        message: `La pièce «\u00a0${libelle}\u00a0» ${etat[faits.pieces[code] ?? 'ATTENDUE']}.`,
      };
    });
  return [...pieces, ...t.conditions.flatMap((c) => c.examiner(faits, acte))];
}

/** An act as it was taken, or as a correction would have it. */
interface ActePris<D> {
  faits: Faits<D>;
  dateLegale: string;
}

/**
 * What a correction would break of an act already taken: reasons that its own conditions give after it
 * and did not give before.
 */
export function raisonsNouvelles<D>(
  definition: Definition<D>,
  transition: string | null,
  role: RoleActeur,
  avant: ActePris<D>,
  apres: ActePris<D>,
): Raison[] {
  const t = definition.transitions.find((x) => x.id === transition);
  const examiner = ({ faits, dateLegale }: ActePris<D>) =>
    (t?.conditions ?? []).flatMap((c) => c.examiner(faits, { dateLegale, role }));
  const connues = examiner(avant).map((r) => r.code);
  return examiner(apres).filter((r) => !connues.includes(r.code));
}
