import type { Definition, DonneesCommunes, Faits } from '@sciat/dispositifs';
import { attendues } from '../courriels/preparer.js';

/** Codes of the pieces that the applicant was asked for at this step, come or not; `undefined`: no request. */
export function demandees(etape: string, { passages }: Faits): string[] | undefined {
  const debut = passages.findLastIndex((p) => p.etape !== etape) + 1;
  return passages
    .slice(debut)
    .map((p) => (p.donnees as DonneesCommunes | undefined)?.piecesDemandees)
    .findLast((codes) => codes !== undefined);
}

/** What was asked for in so many words and has not come; else the pieces of the step that it provides. */
export function piecesAttendues(definition: Definition, etape: string, faits: Faits): string[] {
  const { pieces, piecesArrivees } = faits;
  const nommees = demandees(etape, faits);
  if (nommees)
    return nommees.filter((code) => !piecesArrivees.includes(code) || pieces[code] === 'REFUSEE');
  const siennes = definition.pieces
    .filter((p) => p.fourniePar === 'COLLECTIVITE')
    .map((p) => p.code);
  return attendues(definition, etape, faits).filter((code) => siennes.includes(code));
}
