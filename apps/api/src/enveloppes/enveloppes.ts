import type { EnveloppeLue } from '@sciat/contrats';
import { type Definition, dernieresVersions } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { enBase } from '../base/dates.js';

interface Somme {
  dispositif: string;
  demande: bigint | null;
  dossiersDemandes: number;
  engage: bigint | null;
  dossiersEngages: number;
  paye: bigint | null;
}

/** The schemes paid from a yearly envelope. */
export const aEnveloppe = (): Definition[] => dernieresVersions().filter((d) => d.enveloppe);

/**
 * Each envelope of a year with what was requested, awarded, paid and what is left: two queries. An award
 * counts in the year of its decision, whatever the year of the request or of the payment.
 */
export async function lireEnveloppes(
  client: PrismaClient,
  serviceId: string,
  annee: number,
  definitions = aEnveloppe(),
): Promise<EnveloppeLue[]> {
  const codes = definitions.map((d) => d.code);
  const debut = enBase(`${annee}-01-01`);
  const fin = enBase(`${annee}-12-31`);
  const fixees = await client.enveloppe.findMany({
    where: { serviceId, annee, dispositif: { in: codes } },
    orderBy: [{ ajouteLe: 'asc' }, { id: 'asc' }],
    include: { auteur: { select: { prenom: true, nom: true } } },
  });
  const sommes = await client.$queryRaw<Somme[]>`
    SELECT d.dispositif,
           sum(d.montant_calcule_centimes) FILTER (WHERE ouvert)::bigint AS demande,
           count(*) FILTER (WHERE ouvert)::int AS "dossiersDemandes",
           sum(d.montant_accorde_centimes) FILTER (WHERE accorde) AS engage,
           count(*) FILTER (WHERE accorde)::int AS "dossiersEngages",
           sum(p.paye) FILTER (WHERE accorde)::bigint AS paye
    FROM dossier d
    CROSS JOIN LATERAL (
      SELECT d.clos_le IS NULL AND d.montant_accorde_centimes IS NULL
               AND d.recu_le BETWEEN ${debut}::date AND ${fin}::date AS ouvert,
             d.montant_accorde_centimes IS NOT NULL
               AND d.accorde_le BETWEEN ${debut}::date AND ${fin}::date AS accorde) e
    LEFT JOIN LATERAL (
      SELECT sum(centimes) AS paye FROM paiement
      WHERE dossier_id = d.id AND paye_le IS NOT NULL AND annule_le IS NULL) p ON e.accorde
    WHERE d.service_id = ${serviceId}::uuid AND d.dispositif = ANY(${codes}) AND (ouvert OR accorde)
    GROUP BY d.dispositif`;
  return definitions.map(({ code, enveloppe }) => {
    const fixee = fixees.findLast((f) => f.dispositif === code);
    const somme = sommes.find((s) => s.dispositif === code);
    const engage = Number(somme?.engage ?? 0);
    const centimes = fixee ? Number(fixee.centimes) : null;
    return {
      id: `${code}-${annee}`,
      dispositif: code,
      libelle: enveloppe?.libelle ?? '',
      annee,
      centimes,
      source: fixee?.source ?? null,
      auteur: fixee ? `${fixee.auteur.prenom} ${fixee.auteur.nom}` : null,
      demande: Number(somme?.demande ?? 0),
      dossiersDemandes: somme?.dossiersDemandes ?? 0,
      engage,
      dossiersEngages: somme?.dossiersEngages ?? 0,
      paye: Number(somme?.paye ?? 0),
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
