import { enToutesLettres } from './calendrier.js';
import type { DateLegale, Definition, Faits, Raison, Vague } from './types.js';

/** The waves of a scheme, the service's own included, by closing date. */
export function vaguesDe(
  definition: Pick<Definition<never>, 'vagues'>,
  faits: Pick<Faits, 'vagues'>,
): Vague[] {
  const propres = faits.vagues.map((v) => v.code);
  return [...definition.vagues.filter((v) => !propres.includes(v.code)), ...faits.vagues].sort(
    (a, b) => a.fermeLe.localeCompare(b.fermeLe),
  );
}

/** Where a deposit stands: in an open wave, early or late for the next one, or after the last. */
export type SituationDepot =
  | { type: 'ouverte'; vague: Vague }
  | { type: 'suivante'; vague: Vague; fermee: Vague | null }
  | { type: 'close'; fermee: Vague }
  | { type: 'sans vague' };

/**
 * The deposit date decides the wave; the closing day still counts. A deposit between two waves is
 * proposed for the next one; after the last, it is out of time.
 */
export function situerDepot(vagues: Vague[], deposeLe: DateLegale): SituationDepot {
  const ouverte = vagues.find((v) => v.ouvreLe <= deposeLe && deposeLe <= v.fermeLe);
  if (ouverte) return { type: 'ouverte', vague: ouverte };
  const fermee = vagues.findLast((v) => v.fermeLe < deposeLe) ?? null;
  const suivante = vagues.find((v) => v.ouvreLe > deposeLe);
  if (suivante) return { type: 'suivante', vague: suivante, fermee };
  return fermee ? { type: 'close', fermee } : { type: 'sans vague' };
}

/** Why a request cannot be opened at this date; empty when it can. */
export function raisonsDuDepot(
  vagues: Vague[],
  deposeLe: DateLegale,
  pourLaSuivante: boolean,
): Raison[] {
  const depot = situerDepot(vagues, deposeLe);
  if (depot.type === 'suivante' && !pourLaSuivante) {
    const avant = depot.fermee
      ? `${depot.fermee.libelle} a fermé le ${enToutesLettres(depot.fermee.fermeLe)}`
      : 'Aucune vague n’est ouverte à cette date';
    return [
      {
        code: 'VAGUE_SUIVANTE',
        champ: 'vagueSuivante',
        message: `${avant}\u00a0: la demande peut être retenue pour ${depot.vague.libelle}, ouverte du ${enToutesLettres(depot.vague.ouvreLe)} au ${enToutesLettres(depot.vague.fermeLe)}.`,
      },
    ];
  }
  return [];
}

/** "Première vague, close le 30 mai 2021" */
export function direDepot(depot: SituationDepot): string {
  const jusquau = (v: Vague) => `${v.libelle}, jusqu’au ${enToutesLettres(v.fermeLe)}`;
  switch (depot.type) {
    case 'ouverte':
      return jusquau(depot.vague);
    case 'suivante':
      return `Retenue pour la vague suivante\u00a0: ${jusquau(depot.vague)}`;
    case 'close':
      return `Hors délai\u00a0: ${depot.fermee.libelle} a fermé le ${enToutesLettres(depot.fermee.fermeLe)}, sans vague suivante`;
    case 'sans vague':
      return 'Aucune vague n’est connue';
  }
}
