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

/** A day kept in the data, and what it is: "la signature de la convention". */
export interface Borne<D> {
  champ: keyof D & string;
  dite: string;
}
export interface Bornes<D> {
  premierJour: Borne<D>;
  dernierJour?: Borne<D>;
}

/** The period is one of the calendar, and has a day between the first and the last. */
function periodeValable<D extends DonneesDeclaration>(
  calendrier: Calendrier,
  { premierJour, dernierJour }: Bornes<D>,
): Condition<D> {
  const refus = (message: string) => [{ code: 'PERIODE', champ: 'periodeFinLe', message }];
  return {
    libelle: `Période de déclaration entière, qui ne finit pas avant ${premierJour.dite}${dernierJour ? ` ni ne commence après ${dernierJour.dite}` : ''}`,
    examiner: ({ donnees }) => {
      const fin = donnees.periodeFinLe;
      if (!fin) return [];
      const periode = periodeAu(calendrier, fin);
      if (periode.au !== fin)
        return refus(
          `Aucune période de déclaration ne finit le ${enToutesLettres(fin)}\u00a0: voyez celle qui va ${direPeriode(periode)}.`,
        );
      const [premier, dernier] = [premierJour, dernierJour].map(
        (b) => b && (donnees[b.champ] as string | undefined),
      );
      if (premier && fin < premier)
        return refus(
          `Cette période finit avant ${premierJour.dite}, le ${enToutesLettres(premier)}.`,
        );
      return dernier && dernier < periode.du
        ? refus(
            `Cette période commence après ${dernierJour?.dite}, le ${enToutesLettres(dernier)}.`,
          )
        : [];
    },
  };
}

/** The act that records a claim, without leaving the step. */
export function declarer<D extends DonneesDeclaration>(
  etape: string,
  calendrier: Calendrier,
  bornes: Bornes<D>,
  source: Source,
): TransitionDefinition<D> {
  return acteDe<D>(source)({
    id: DECLARER,
    libelle: 'Enregistrer une déclaration',
    de: [etape],
    vers: etape,
    consequence:
      'La période est notée comme déclarée et la suivante est attendue. Pour une période déjà déclarée, le nouveau nombre remplace l’ancien.',
    dateLibelle: 'Date de la déclaration',
    champs: ['periodeFinLe', 'nombreDeclare'],
    conditions: [
      periodeValable(calendrier, bornes),
      datePassee('periodeFinLe', 'Fin de la période déclarée'),
    ],
  });
}
