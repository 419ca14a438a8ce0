import { z } from 'zod';
import { acteDe } from '../noyau/actes.js';
import { enToutesLettres } from '../noyau/calendrier.js';
import { datePassee } from '../noyau/conditions.js';
import { dateLegaleSchema } from '../noyau/donnees.js';
import { passagesTenus } from '../noyau/obligations.js';
import type { Condition, Faits, Source, TransitionDefinition } from '../noyau/types.js';
import {
  type Calendrier,
  direPeriode,
  type Periode,
  periodeAu,
  periodeSuivante,
} from './periodes.js';

// The claims that follow one another over the life of a dossier: each passage of the act keeps its own.

export const DECLARER = 'enregistrer_declaration';

export const champsDeclaration = (groupe: string, libelle: string, aide: string) => ({
  periodeFinLe: dateLegaleSchema.meta({
    libelle: 'Période déclarée, jusqu’au',
    groupe,
    aide: 'Dernier jour de la période.',
  }),
  nombreDeclare: z
    .int({ error: 'Un nombre entier est attendu.' })
    .min(0, { error: 'Le nombre ne peut pas être négatif.' })
    .max(1_000_000, { error: 'Ce nombre est trop grand.' })
    .meta({ libelle, groupe, aide }),
});
export interface DonneesDeclaration {
  periodeFinLe?: string;
  nombreDeclare?: number;
}

export interface Declaration {
  periode: Periode;
  nombre: number;
}

/** The claims recorded, by period; one entered again replaces the former. */
export function declarations(
  calendrier: Calendrier,
  { passages }: Pick<Faits, 'passages'>,
): Declaration[] {
  const parFin = new Map<string, Declaration>();
  for (const { transition, donnees = {} } of passagesTenus(passages)) {
    const { periodeFinLe, nombreDeclare } = donnees as DonneesDeclaration;
    if (transition !== DECLARER || !periodeFinLe || nombreDeclare === undefined) continue;
    parFin.set(periodeFinLe, {
      periode: periodeAu(calendrier, periodeFinLe),
      nombre: nombreDeclare,
    });
  }
  return [...parFin.values()].sort((a, b) => a.periode.au.localeCompare(b.periode.au));
}

/** The period to claim for: after the last one claimed or, before any, the one of the first day. */
export function prochainePeriode(
  calendrier: Calendrier,
  faits: Pick<Faits, 'passages'>,
  premierJour: string,
): Periode {
  const derniere = declarations(calendrier, faits).at(-1);
  return derniere
    ? periodeSuivante(calendrier, derniere.periode)
    : periodeAu(calendrier, premierJour);
}

/** The period is one of the calendar, and not over before the first day. */
function periodeValable<D extends DonneesDeclaration>(
  calendrier: Calendrier,
  premierJour: { champ: keyof D & string; libelle: string },
): Condition<D> {
  const refus = (message: string) => [{ code: 'PERIODE', champ: 'periodeFinLe', message }];
  return {
    libelle: `Période de déclaration entière, qui n’est pas finie avant\u00a0: ${premierJour.libelle}`,
    examiner: ({ donnees }) => {
      const fin = donnees.periodeFinLe;
      if (!fin) return [];
      const periode = periodeAu(calendrier, fin);
      if (periode.au !== fin)
        return refus(
          `Aucune période de déclaration ne finit le ${enToutesLettres(fin)}\u00a0: la suivante court ${direPeriode(periode)}.`,
        );
      const debut = donnees[premierJour.champ] as string | undefined;
      return debut && fin < debut
        ? refus(
            `${premierJour.libelle} le ${enToutesLettres(debut)}, après la fin de cette période.`,
          )
        : [];
    },
  };
}

/** The act that records a claim, without leaving the step. */
export function declarer<D extends DonneesDeclaration>(
  etape: string,
  calendrier: Calendrier,
  premierJour: { champ: keyof D & string; libelle: string },
  source: Source,
): TransitionDefinition<D> {
  return acteDe<D>(source)({
    id: DECLARER,
    libelle: 'Enregistrer une déclaration',
    de: [etape],
    vers: etape,
    consequence:
      'La période est notée comme déclarée et la période suivante est attendue. Une période déclarée de nouveau remplace la précédente saisie.',
    dateLibelle: 'Date de la déclaration',
    champs: ['periodeFinLe', 'nombreDeclare'],
    conditions: [
      periodeValable(calendrier, premierJour),
      datePassee('periodeFinLe', 'Fin de la période déclarée'),
    ],
  });
}
