import type { Api } from './fabriques.js';

/**
 * Open dossiers of the VTA by the thousand, for what depends on their number: written in bulk, without
 * the journal that the database asks of a real one.
 */
export async function beaucoupDeDossiers(
  { client }: Api,
  {
    service,
    collectivite,
    nombre,
  }: { service: { id: string }; collectivite: { id: string }; nombre: number },
): Promise<void> {
  await client.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`
      INSERT INTO dossier (id, service_id, reference, dispositif, dispositif_version, collectivite_id,
                           collectivite_nom, etape, rang_etape, recu_le, titre, modifie_le)
      SELECT gen_random_uuid(), ${service.id}::uuid, 'VTA-2026-' || lpad(n::text, 6, '0'), 'VTA', '2026',
             ${collectivite.id}::uuid, 'Commune', 'FICHE_DE_POSTE', 0, date '2026-01-01' + n % 200,
             'Poste ' || n, now()
      FROM generate_series(1, ${nombre}::int) n`;
    await tx.$executeRaw`
      INSERT INTO obligation (dossier_id, service_id, dispositif, etape, acteur, libelle, raison,
                              depuis_le, echeance_le, nature)
      SELECT id, service_id, dispositif, etape, 'SCIAT', 'vérifier la fiche de poste', 'raison', recu_le,
             recu_le + 20, 'INTERNE'
      FROM dossier d WHERE service_id = ${service.id}::uuid
        AND NOT EXISTS (SELECT 1 FROM obligation o WHERE o.dossier_id = d.id)`;
  });
}
