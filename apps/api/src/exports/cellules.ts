import type { ColonneDossiers, DossierResume } from '@sciat/contrats';
import { acteurs, issues } from '@sciat/dispositifs';

/** What a spreadsheet is told apart: a text, a day (`YYYY-MM-DD`), a sum in euros, or nothing. */
export type Cellule = { texte: string } | { date: string } | { euros: number } | null;

const texte = (t: string | null | undefined): Cellule => (t ? { texte: neutraliser(t) } : null);
const date = (d: string | null | undefined): Cellule => (d ? { date: d } : null);

/** Each column as the screen shows it: nothing leaves that is not read there. */
export const CELLULES: Record<ColonneDossiers, (d: DossierResume) => Cellule> = {
  reference: (d) => texte(d.reference),
  collectivite: (d) => texte(d.collectivite.nom),
  titre: (d) => texte(d.titre),
  dispositif: (d) => texte(d.dispositif),
  etape: (d) =>
    texte(d.issue ? `${d.etape.libelle} : ${issues[d.issue].toLowerCase()}` : d.etape.libelle),
  acteur: (d) => texte(d.obligation && acteurs[d.obligation.acteur]),
  depuis: (d) => date(d.obligation?.depuisLe),
  attendu: (d) => texte(d.obligation?.libelle),
  echeance: (d) => date(d.obligation?.echeanceLe),
  agent: (d) => texte(d.agent && `${d.agent.prenom} ${d.agent.nom}`),
  montant: (d) => (d.accordeCentimes === null ? null : { euros: d.accordeCentimes / 100 }),
  recuLe: (d) => date(d.recuLe),
  closLe: (d) => date(d.closLe),
};

// Their full-width twins are taken for them by some spreadsheets.
const FORMULE = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/**
 * A text that a spreadsheet would take for a formula, made a text again by the apostrophe that says so. Some
 * of these were typed by a collectivité: opened in the service, they must run nothing.
 */
export function neutraliser(t: string): string {
  return FORMULE.test(t) ? `'${t}` : t;
}
