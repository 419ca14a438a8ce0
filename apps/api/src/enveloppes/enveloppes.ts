import type { EnveloppeLue } from '@sciat/contrats';
import { type Definition, dernieresVersions } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { enBase } from '../base/dates.js';

interface Somme {
  dispositif: string;
  demande: number;
  dossiersDemandes: number;
  engage: number;
  dossiersEngages: number;
  paye: number;
}

/** The schemes paid from a yearly envelope. */
export const aEnveloppe = (): Definition[] => dernieresVersions().filter((d) => d.enveloppe);

/**
 * Each envelope of a year with what was requested, awarded, paid and what is left: two queries, one on the
 * sums that triggers keep (`compte`). An award counts in the year of its decision, whatever the year of the
 * request or of the payment.
 */
export async function lireEnveloppes(
  client: PrismaClient,
  serviceId: string,
  annee: number,
  definitions = aEnveloppe(),
): Promise<EnveloppeLue[]> {
  const codes = definitions.map((d) => d.code);
  const fixees = await client.enveloppe.findMany({
    where: { serviceId, annee, dispositif: { in: codes } },
    orderBy: [{ ajouteLe: 'asc' }, { id: 'asc' }],
    include: { auteur: { select: { prenom: true, nom: true } } },
  });
  const sommes = await client.$queryRaw<Somme[]>`
    SELECT dispositif,
           coalesce(sum(centimes) FILTER (WHERE sujet = 'demande'), 0)::float8 AS demande,
           coalesce(sum(nombre) FILTER (WHERE sujet = 'demande'), 0)::int AS "dossiersDemandes",
           coalesce(sum(centimes) FILTER (WHERE sujet = 'engage'), 0)::float8 AS engage,
           coalesce(sum(nombre) FILTER (WHERE sujet = 'engage'), 0)::int AS "dossiersEngages",
           coalesce(sum(centimes) FILTER (WHERE sujet = 'paye'), 0)::float8 AS paye
    FROM compte
    WHERE service_id = ${serviceId}::uuid AND sujet IN ('demande', 'engage', 'paye')
      AND jour = ${enBase(`${annee}-01-01`)}::date AND dispositif = ANY(${codes})
    GROUP BY dispositif`;
  return definitions.map(({ code, enveloppe }) => {
    const fixee = fixees.findLast((f) => f.dispositif === code);
    const somme = sommes.find((s) => s.dispositif === code);
    const engage = somme?.engage ?? 0;
    const centimes = fixee ? Number(fixee.centimes) : null;
    return {
      id: `${code}-${annee}`,
      dispositif: code,
      libelle: enveloppe?.libelle ?? '',
      annee,
      centimes,
      source: fixee?.source ?? null,
      auteur: fixee ? `${fixee.auteur.prenom} ${fixee.auteur.nom}` : null,
      demande: somme?.demande ?? 0,
      dossiersDemandes: somme?.dossiersDemandes ?? 0,
      engage,
      dossiersEngages: somme?.dossiersEngages ?? 0,
      paye: somme?.paye ?? 0,
      reste: centimes === null ? null : centimes - engage,
    };
  });
}

export interface Reste {
  annee: number;
  /** Integer cents; negative once the awards exceed the envelope. */
  reste: number;
}

/** What a year's envelope still bears: without the requests, hence by an index. `null` when none is set. */
export async function resteDe(
  client: PrismaClient,
  { serviceId, dispositif }: { serviceId: string; dispositif: string },
  annee: number,
): Promise<Reste | null> {
  const fixee = await client.enveloppe.findFirst({
    where: { serviceId, dispositif, annee },
    orderBy: [{ ajouteLe: 'desc' }, { id: 'desc' }],
    select: { centimes: true },
  });
  if (!fixee) return null;
  const { _sum } = await client.dossier.aggregate({
    where: {
      serviceId,
      dispositif,
      accordeLe: { gte: enBase(`${annee}-01-01`), lte: enBase(`${annee}-12-31`) },
    },
    _sum: { montantAccordeCentimes: true },
  });
  return { annee, reste: Number(fixee.centimes) - (_sum.montantAccordeCentimes ?? 0) };
}
