import { accordApres, donneesApres, donneesDuPassage, paiementsDe } from './argent.js';
import { ajouterJours } from './calendrier.js';
import { etapeDe } from './obligations.js';
import { effetsDe, examinerTransition } from './transitions.js';
import type { Definition, Faits, RoleActeur, TransitionDefinition } from './types.js';

export interface Joue<D> {
  etape: string;
  issue: string | null;
  faits: Faits<D>;
}

/** Days between two acts of a played path. */
const PAS = 10;
/** An act that waits for a limit, a term or for silence is tried again each day, no longer than this. */
const PATIENCE = 1500;

/**
 * Plays a path of the definition's example from the facts' pivot date: before each act its data are entered
 * and its pieces accepted; an act refused for its date is tried again the next day. The passages of the
 * answer say when each act was accepted. Used by the tests and, for its dates, by the demo.
 * @throws Error naming the act and the reasons, when the rules refuse it whatever the date
 */
export function jouer<D>(
  definition: Definition<D>,
  actes: string[],
  faits: Faits<D>,
  rang = 0,
): Joue<D> {
  const { exemple, etapeInitiale } = definition;
  const jour = faits.datePivot;
  const demande = exemple.demande(jour, rang);
  const initiale = etapeDe(definition, etapeInitiale);
  const egares = Object.keys(demande).filter((c) => !(initiale.champs as string[]).includes(c));
  if (egares.length > 0)
    throw new Error(`${definition.code}: la demande ne saisit pas ${egares.join(', ')}`);
  const depart: Joue<D> = {
    etape: etapeInitiale,
    issue: null,
    faits: {
      ...faits,
      aujourdhui: jour,
      mesures: { ...exemple.mesures, ...faits.mesures },
      donnees: { ...demande, ...faits.donnees },
      passages: [{ etape: etapeInitiale, transition: null, entreeLe: jour }],
      courriels: [{ modele: 'ACCUSE_RECEPTION', le: jour }],
    },
  };
  return actes.reduce((etat, acte) => attendreQueSoitPermis(definition, etat, acte, rang), depart);
}

function attendreQueSoitPermis<D>(
  definition: Definition<D>,
  etat: Joue<D>,
  acte: string,
  rang: number,
): Joue<D> {
  let raisons: string[] = [];
  for (let attente = 0; attente <= PATIENCE; attente += 1) {
    const essai = tenter(definition, etat, acte, {
      jour: ajouterJours(etat.faits.aujourdhui, PAS + attente),
      rang,
    });
    if (!Array.isArray(essai)) return essai;
    raisons = essai;
  }
  throw new Error(`${definition.code}: ${acte} refusé à ${etat.etape} : ${raisons.join(' / ')}`);
}

/** The state after the act, or why it is refused on that day. */
function tenter<D>(
  definition: Definition<D>,
  { etape, faits }: Joue<D>,
  id: string,
  { jour, rang }: { jour: string; rang: number },
): Joue<D> | string[] {
  const t = definition.transitions.find((x) => x.id === id);
  if (!t) throw new Error(`${definition.code}: acte inconnu ${id}`);
  const saisie = definition.exemple.actes[id]?.(jour, rang, faits.donnees) ?? {};
  verifierSaisie(definition, etape, t, Object.keys(saisie));
  const acceptees = t.pieces.map((code) => [code, 'ACCEPTEE'] as const);
  const essai: Faits<D> = {
    ...faits,
    aujourdhui: jour,
    donnees: { ...faits.donnees, ...saisie },
    pieces: { ...faits.pieces, ...Object.fromEntries(acceptees) },
  };
  const examen = examinerTransition(definition, etape, essai, {
    transition: id,
    role: roleDe(t.roles),
    dateLegale: jour,
    motif: 'Motif fictif.',
    etapeCible: faits.passages[0]?.etape,
    connues: faits.donnees,
  });
  if (!examen.permise) return examen.raisons.map((r) => r.message);
  const effets = effetsDe(definition, id, examen.vers);
  const donnees = donneesDuPassage(definition, id, examen.vers, essai);
  const passages = [
    ...essai.passages,
    { etape: examen.vers, transition: id, entreeLe: jour, donnees },
  ];
  return {
    etape: examen.vers,
    issue: t.issue ?? null,
    faits: {
      ...essai,
      donnees: donneesApres(essai.donnees, effets, essai) as typeof essai.donnees,
      accorde: accordApres(definition, effets, essai),
      paiements: paiementsDe(definition, passages),
      passages,
    },
  };
}

/** An agent could enter it: with the act, or at the step that it leaves. */
function verifierSaisie<D>(
  definition: Definition<D>,
  etape: string,
  { id, champs }: TransitionDefinition<D>,
  saisis: string[],
): void {
  const permis: string[] = [...champs, ...etapeDe(definition, etape).champs];
  const egares = saisis.filter((c) => !permis.includes(c));
  if (egares.length > 0)
    throw new Error(`${definition.code}: ${id} ne saisit pas ${egares.join(', ')} à ${etape}`);
}

/** Whoever may take the act, an agent rather than the daily job. */
export function roleDe(roles: readonly RoleActeur[]): RoleActeur {
  return roles.includes('instructeur') ? 'instructeur' : (roles[0] ?? 'instructeur');
}
