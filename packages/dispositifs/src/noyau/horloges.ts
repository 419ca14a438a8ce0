import { enToutesLettres } from './calendrier.js';
import type { DonneesCommunes } from './donnees-communes.js';
import { appliquerHorloge, passagesTenus } from './obligations.js';
import type { AvecParametres } from './parametres.js';
import type {
  Condition,
  DateLegale,
  Definition,
  Faits,
  Horloge,
  Pause,
  PieceDefinition,
  Source,
} from './types.js';

type F = Faits<DonneesCommunes>;

const r112_11_2: Source = { reference: 'CRPA R112-11-2', confiance: 'texte' };

/** A request that the administration must answer: its receipt, and the acts that answer it. */
export interface Demande<D> {
  /** Tells apart the requests of one procedure; empty when there is one. */
  suffixe?: string;
  /** "de la mission": completes the labels. */
  complement?: string;
  recueLe: (faits: Faits<D>) => DateLegale | null;
  /** Acts that are an express decision, or note the implicit one. */
  decisions: string[];
  /** Pieces of the scheme: only those that a text requires suspend the clock. */
  pieces: Pick<PieceDefinition<never>, 'code' | 'baseLegale'>[];
}

/** The first request of a dossier: received on the pivot date. */
export const premiereDemande = (f: Pick<Faits, 'datePivot'>) => f.datePivot;

/**
 * The clocks of a request: recorded within one open day, acknowledged within ten, rejected by two months of
 * silence (CRPA R112-11-2, L231-1, L231-4, L114-5). Needs the settings `parametresCrpa`.
 */
export function horlogesDeDemande<D extends DonneesCommunes>(demande: Demande<D>): Horloge<D>[] {
  const { suffixe = '', complement = '', recueLe } = demande;
  const code = (base: string) => (suffixe ? `${base}_${suffixe}` : base);
  const dit = (base: string) => (complement ? `${base} ${complement}` : base);
  const commun = {
    nature: 'LEGALE' as const,
    departLibelle: 'réception de la demande',
    depart: (f: Faits<D>) => {
      const le = recueLe(f);
      return le ? { le, libelle: 'reçu' } : null;
    },
    report: false,
  };
  return [
    {
      ...commun,
      code: code('ENREGISTREMENT'),
      libelle: dit('Accusé d’enregistrement'),
      duree: { parametre: 'delaiEnregistrement', unite: 'jours_ouvres' },
      source: r112_11_2,
      siPassee: 'Le demandeur attend l’enregistrement de sa demande.',
      arret: (f, depart) => accuseLe(f, depart),
    },
    {
      ...commun,
      code: code('ACCUSE'),
      libelle: dit('Accusé de réception'),
      duree: { parametre: 'delaiAccuse', unite: 'jours_ouvres' },
      source: r112_11_2,
      siPassee: 'Sans accusé de réception complet, les délais de recours ne courent pas.',
      arret: (f, depart) => accuseLe(f, depart),
    },
    silence(demande),
  ];
}

/** A mail of acknowledgement, or another way of acknowledging that the agent noted. */
export function accuseLe({ courriels, donnees }: F, depart: DateLegale): DateLegale | null {
  const dates = courriels.filter((c) => c.modele === 'ACCUSE_RECEPTION').map((c) => c.le);
  if (donnees.accuseEnvoyeLe) dates.push(donnees.accuseEnvoyeLe);
  return dates.filter((le) => le >= depart).sort()[0] ?? null;
}

function silence<D extends DonneesCommunes>(demande: Demande<D>): Horloge<D> {
  const { suffixe = '', complement = '', recueLe, decisions, pieces } = demande;
  return {
    code: suffixe ? `SILENCE_${suffixe}` : 'SILENCE',
    libelle: complement ? `Rejet implicite ${complement}` : 'Rejet implicite',
    nature: 'LEGALE',
    departLibelle: 'réception de la demande',
    depart: (f) => {
      const le = recueLe(f);
      return le ? { le, libelle: 'reçu' } : null;
    },
    duree: { parametre: 'delaiSilence', unite: 'mois' },
    // An implicit decision is born on its day, open or not.
    report: false,
    pauses: (f) => pausesDePieces(f, pieces),
    source: { reference: 'CRPA L231-1, L231-4 et L114-5', confiance: 'texte' },
    siPassee: 'Le silence gardé vaut rejet\u00a0: le constater, ou notifier une décision expresse.',
    prioritaire: true,
    rejet: true,
    arret: (f, depart) =>
      passagesTenus(f.passages).find(
        (p) => p.entreeLe >= depart && p.transition !== null && decisions.includes(p.transition),
      )?.entreeLe ?? null,
  };
}

/**
 * The times during which pieces required by a text were awaited: from the request to the answer, and no
 * longer than the time given (CRPA L114-5). A useful piece that no text requires suspends nothing.
 */
export function pausesDePieces(
  { passages }: Pick<Faits, 'passages'>,
  pieces: Pick<PieceDefinition<never>, 'code' | 'baseLegale'>[],
): Pause[] {
  const exigees = pieces.filter((p) => p.baseLegale !== null).map((p) => p.code);
  let demandees: string[] = [];
  return passages.flatMap(({ entreeLe, donnees = {} }, i) => {
    const { piecesDemandees, complementsLimiteLe: limite } = donnees as DonneesCommunes;
    // A prolongation says only the new limit: the pieces are those already asked for.
    if (piecesDemandees) demandees = piecesDemandees;
    if (!limite || !demandees.some((code) => exigees.includes(code))) return [];
    const suite = passages[i + 1]?.entreeLe;
    const au = suite && suite < limite ? suite : limite;
    return au > entreeLe ? [{ du: entreeLe, au, motif: 'pièce demandée' }] : [];
  });
}

/**
 * Among these clocks, the one whose end is a rejection has run out on the day before the act at the latest,
 * and nothing had answered the request by then.
 */
export function silencePasse<D>(reglages: AvecParametres, horloges: Horloge<D>[]): Condition<D> {
  const rejets = horloges.filter((h) => h.rejet);
  return {
    libelle: 'Silence gardé pendant le délai légal',
    examiner: (f, { dateLegale }) => {
      const champ = 'dateLegale';
      const [echeance] = rejets.flatMap((h) => appliquerHorloge(reglages, h, f) ?? []);
      if (!echeance) {
        const message = 'Aucun délai de réponse ne court\u00a0: son départ n’est pas enregistré.';
        return [{ code: 'SILENCE', champ, message }];
      }
      if (dateLegale <= echeance.le) {
        const message = `Le rejet implicite ne naît que le ${enToutesLettres(echeance.le)} au soir.`;
        return [{ code: 'SILENCE', champ, message }];
      }
      // A code of its own: a date being corrected, the act itself is among those that stopped the clock.
      return echeance.arreteeLe
        ? [{ code: 'REPONDUE', message: 'Aucune demande n’attend de réponse.' }]
        : [];
    },
  };
}

/** The clock of silence that the latest request has started, while it runs: when it ends, and by what text. */
export function silenceDe<D>(
  definition: Definition<D>,
  faits: Faits<D>,
): { le: DateLegale; reference: string } | undefined {
  const courantes = definition.horloges
    .filter((h) => h.rejet)
    .flatMap((h) => appliquerHorloge(definition, h, faits) ?? [])
    .filter((e) => e.arreteeLe === null)
    .sort((a, b) => b.departLe.localeCompare(a.departLe));
  const [derniere] = courantes;
  return derniere && { le: derniere.le, reference: derniere.source.reference };
}
