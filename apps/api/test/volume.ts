import type { PrismaClient } from '@sciat/prisma';
import { noterPaiementsAttendus } from '../src/paiements/lister-paiements.js';

/**
 * Many dossiers that no act led to, for their number and variety: steps, holders, dates, agents, money,
 * pieces and opinions spread by their rank. Made by SQL in one go, triggers included.
 */
export async function peupler(
  client: PrismaClient,
  { serviceId, collectiviteId, agents, jour, nombre }: Volume,
): Promise<void> {
  const etapes = [
    ['VTA', '2026', 'FICHE_DE_POSTE', 'SCIAT'],
    ['VTA', '2026', 'INSTRUCTION_ANCT', 'ANCT'],
    ['VTA', '2026', 'VERSEMENT', 'ASP'],
    ['AIDANTS', '2021', 'FORMATION', 'COLLECTIVITE'],
    ['CANTINE', '2022', 'CONVENTION', 'SCIAT'],
  ];
  await client.$transaction([
    client.$executeRaw`
      INSERT INTO dossier (id, service_id, reference, dispositif, dispositif_version, collectivite_id,
                           collectivite_nom, agent_id, etape, rang_etape, issue, recu_le, clos_le, accorde_le,
                           montant_accorde_centimes, montant_calcule_centimes, titre, fictif, modifie_le)
      SELECT gen_random_uuid(), ${serviceId}::uuid, 'G-' || left(${serviceId}, 8) || '-' || n, e.v->>0, e.v->>1,
             ${collectiviteId}::uuid, 'Commune', CASE WHEN n % 4 <> 0 THEN (${agents}::uuid[])[1 + n % ${agents.length}] END,
             CASE WHEN n % 3 = 0 THEN 'CLOS' ELSE e.v->>2 END, n % 7,
             CASE WHEN n % 3 = 0 THEN (ARRAY['ACCORD', 'REFUS', 'DESISTEMENT', 'IRRECEVABLE'])[1 + n % 4] END,
             ${jour}::date - (n * 7 % 500) - 100,
             CASE WHEN n % 3 = 0 THEN ${jour}::date - (n * 5 % 460) END,
             CASE WHEN n % 5 = 0 THEN ${jour}::date - (n * 3 % 90) END,
             CASE WHEN n % 5 = 0 THEN 100000 + n END, CASE WHEN n % 6 <> 0 THEN 150000 + n END,
             'g ' || n, true, now()
      FROM generate_series(1, ${nombre}::int) n
      JOIN jsonb_array_elements(${JSON.stringify(etapes)}::jsonb) WITH ORDINALITY e(v, k) ON e.k = 1 + n % 5`,
    client.$executeRaw`
      INSERT INTO obligation (dossier_id, service_id, agent_id, dispositif, etape, acteur, libelle, raison,
                              depuis_le, echeance_le, nature, relances, a_relancer_le, blocage,
                              pieces_a_verifier, avis_le)
      SELECT d.id, d.service_id, d.agent_id, d.dispositif, d.etape, e.v->>3, 'attendu', 'raison',
             ${jour}::date - (n * 11 % 200), CASE WHEN n % 7 <> 0 THEN ${jour}::date + (n * 13 % 120) - 60 END,
             CASE WHEN n % 7 <> 0 THEN 'INTERNE'::nature_echeance END, n % 2,
             CASE WHEN e.v->>3 <> 'SCIAT' THEN ${jour}::date + (n * 17 % 60) - 30 END,
             CASE WHEN n % 13 = 0 THEN 'Aucun acte possible' END, n % 9 / 7,
             CASE WHEN n % 8 = 0 THEN ${jour}::date + (n % 40) - 20 END
      FROM dossier d
      CROSS JOIN LATERAL (SELECT split_part(d.titre, ' ', 2)::int AS n) r
      JOIN jsonb_array_elements(${JSON.stringify(etapes)}::jsonb) e(v) ON e.v->>0 = d.dispositif AND e.v->>2 = d.etape
      WHERE d.service_id = ${serviceId}::uuid AND d.clos_le IS NULL AND d.reference LIKE 'G-%'`,
    client.$executeRaw`
      INSERT INTO paiement (id, dossier_id, centimes, engagement_numero, service_fait_le, demande_le, paye_le, annule_le)
      SELECT gen_random_uuid(), d.id, 40000 + n, 'EJ-' || n, d.accorde_le, d.accorde_le,
             CASE WHEN n % 3 = 1 THEN d.accorde_le + 10 END, CASE WHEN n % 25 = 0 THEN d.accorde_le + 12 END
      FROM dossier d CROSS JOIN LATERAL (SELECT split_part(d.titre, ' ', 2)::int AS n) r
      WHERE d.service_id = ${serviceId}::uuid AND d.accorde_le IS NOT NULL AND n % 2 = 0 AND d.reference LIKE 'G-%'`,
    client.$executeRaw`
      INSERT INTO echeance (dossier_id, code, libelle, nature, depart_le, le, segments, source)
      SELECT d.id, 'PAIEMENT', 'Paiement', 'PROMESSE', d.recu_le, ${jour}::date + (n * 19 % 500) - 60, '[]', '{}'
      FROM dossier d CROSS JOIN LATERAL (SELECT split_part(d.titre, ' ', 2)::int AS n) r
      WHERE d.service_id = ${serviceId}::uuid AND d.clos_le IS NULL AND n % 4 = 1 AND d.reference LIKE 'G-%'`,
  ]);
  const dus = await client.dossier.findMany({
    where: { serviceId, closLe: null, accordeLe: { not: null } },
    select: { id: true, serviceId: true },
  });
  for (const du of dus) await client.$transaction((tx) => noterPaiementsAttendus(tx, du));
}

export interface Volume {
  serviceId: string;
  collectiviteId: string;
  agents: string[];
  jour: string;
  nombre: number;
}
