import { JOURS_BIENTOT, JOURS_PAIEMENTS } from '@sciat/contrats';
import { ajouterJours, ajouterMois } from '@sciat/dispositifs';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import { auPerimetre, type Perimetre } from '../auth/perimetre.js';
import { enBase } from '../base/dates.js';
import { debutsDeTranche, lundiDe } from './semaines.js';

const { sql, join } = Prisma;

export type Sujet =
  | 'etape'
  | 'echeance'
  | 'depuis'
  | 'agent'
  | 'bloque'
  | 'regle'
  | 'oubli'
  | 'pieces'
  | 'avis'
  | 'paiement'
  | 'paiement_mois'
  | 'paiement_proche'
  | 'recu'
  | 'clos'
  | 'decision';

export interface Compte {
  sujet: Sujet;
  /** Empty where the page adds all schemes up. */
  dispositif: string;
  cle: string;
  /** Part of the subject that depends on the day: "retard", a bracket, a Monday, a month. */
  part: string;
  nombre: number;
  centimes: number;
}

/**
 * Every count of the dashboard in one query, from the sums that triggers keep (`compte`): each part reads
 * a short stretch of one index, whatever the number of dossiers.
 */
export async function lireComptes(
  client: PrismaClient,
  qui: Perimetre,
  aujourdhui: string,
  debut: string,
): Promise<Compte[]> {
  const jour = (ecart: number) => sql`${enBase(ajouterJours(aujourdhui, ecart))}::date`;
  const le = (date: string) => sql`${enBase(date)}::date`;
  const semaine = lundiDe(aujourdhui);
  const perimetre = auPerimetre(sql`c`, qui);
  const part = (
    sujet: Sujet,
    quoi: {
      ou?: Prisma.Sql;
      cle?: Prisma.Sql;
      part?: Prisma.Sql;
      de?: Sujet;
      parDispositif?: true;
    } = {},
  ) => sql`
    SELECT ${sujet}::text AS sujet, ${quoi.parDispositif ? sql`dispositif` : sql`''`} AS dispositif,
           ${quoi.cle ?? sql`''`} AS cle, ${quoi.part ?? sql`''`} AS part,
           sum(nombre)::int AS nombre, sum(centimes)::float8 AS centimes
    FROM compte c
    WHERE ${perimetre} AND sujet = ${quoi.de ?? sujet}::text AND ${quoi.ou ?? sql`TRUE`}
    GROUP BY 1, 2, 3, 4 HAVING sum(nombre) <> 0`;
  const passe = sql`jour <= ${jour(0)}`;
  const tranches = debutsDeTranche(aujourdhui).map(
    (du, i) => sql`WHEN jour >= ${le(du)} THEN ${String(i)}`,
  );
  const periode = {
    ou: sql`jour BETWEEN ${le(debut)} AND ${le(semaine)}`,
    part: sql`jour::text`,
  };
  const mois = `${aujourdhui.slice(0, 7)}-01`;
  const [moisSuivant, anneeSuivante] = [ajouterMois(mois, 1), ajouterMois(mois, 12)];
  return client.$queryRaw<Compte[]>`${join(
    [
      part('etape', { parDispositif: true, cle: sql`cle` }),
      part('echeance', {
        parDispositif: true,
        ou: sql`jour <= ${jour(JOURS_BIENTOT)}`,
        cle: sql`cle`,
        part: sql`CASE WHEN jour < ${jour(0)} THEN 'retard' ELSE 'bientot' END`,
      }),
      part('depuis', {
        parDispositif: true,
        cle: sql`cle`,
        part: sql`CASE ${join(tranches, ' ')} ELSE ${String(tranches.length)} END`,
      }),
      part('agent', { cle: sql`cle` }),
      part('bloque', { ou: passe, cle: sql`cle` }),
      part('regle'),
      part('oubli', { ou: passe }),
      part('pieces'),
      part('avis', { ou: sql`jour < ${jour(0)}` }),
      // Day by day in this month, part of which has passed; then month by month.
      part('paiement', {
        ou: sql`jour < ${le(moisSuivant)}`,
        part: sql`CASE WHEN jour < ${jour(0)} THEN '' ELSE ${aujourdhui.slice(0, 7)} END`,
      }),
      part('paiement', {
        de: 'paiement_mois',
        ou: sql`jour >= ${le(moisSuivant)} AND jour < ${le(anneeSuivante)}`,
        part: sql`left(jour::text, 7)`,
      }),
      part('paiement_proche', { de: 'paiement', ou: sql`jour <= ${jour(JOURS_PAIEMENTS)}` }),
      part('recu', periode),
      part('clos', periode),
      part('decision', { parDispositif: true, ou: periode.ou, cle: sql`cle` }),
    ],
    ' UNION ALL ',
  )}`;
}
