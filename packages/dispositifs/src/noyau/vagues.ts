import { enToutesLettres } from './calendrier.js';
import { aApprecier, nonRempli, pasEncoreConnu, rempli } from './eligibilite.js';
import type {
  Critere,
  DateLegale,
  Definition,
  Faits,
  Raison,
  ResultatCritere,
  Vague,
} from './types.js';

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
        message: `${majuscule(avant)}\u00a0: la demande peut être retenue pour ${depot.vague.libelle}, ouverte du ${enToutesLettres(depot.vague.ouvreLe)} au ${enToutesLettres(depot.vague.fermeLe)}.`,
      },
    ];
  }
  return [];
}

const majuscule = (texte: string) => texte.charAt(0).toUpperCase() + texte.slice(1);

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

/**
 * The criterion that a request was deposited while a wave was open.
 * @param deposeLe the day of the deposit, by default that of the request; until it is known, only that it
 * would be too late can be said
 */
export function critereVague<D>(
  vagues: Vague[],
  source: Critere<D>['source'],
  deposeLe: (faits: Faits<D>) => DateLegale | undefined = (f) => f.datePivot,
): Critere<D> {
  return {
    id: 'vague',
    libelle: 'Dépôt pendant une vague',
    source,
    portee: 'bloquant',
    examiner: (f) => examinerDepot(vaguesDe({ vagues }, f), deposeLe(f), f.datePivot),
  };
}

function examinerDepot(
  vagues: Vague[],
  depose: DateLegale | undefined,
  reception: DateLegale,
): ResultatCritere {
  const depot = situerDepot(vagues, depose ?? reception);
  const jour = enToutesLettres(depose ?? reception);
  const dit = depose ? `Déposée le ${jour}` : `Pas encore déposée le ${jour}`;
  switch (depot.type) {
    case 'ouverte': {
      const { vague } = depot;
      const explication = `${dit}, pendant ${close(vague)}.`;
      return depose
        ? rempli(explication, jour, vague.source.reference)
        : pasEncoreConnu(explication);
    }
    case 'close':
      return nonRempli(
        `${dit}, après ${close(depot.fermee)}.`,
        jour,
        depot.fermee.source.reference,
      );
    case 'suivante':
      return aApprecier(
        `${dit}, avant ${depot.vague.libelle}, ouverte le ${enToutesLettres(depot.vague.ouvreLe)}.`,
        jour,
        depot.vague.source.reference,
      );
    case 'sans vague':
      return aApprecier('Aucune vague de dépôt n’est connue.', jour);
  }
}

const close = ({ libelle, fermeLe }: Vague) => `${libelle}, close le ${enToutesLettres(fermeLe)}`;
