// Dossiers by the hundred thousand, for measuring: copies of those that the demonstration plays through the
// real functions, hence of every scheme, step and outcome, with their journals, passages, deadlines, pieces,
// payments, letters and mails. Each copy has its own service, applicant, agent, dates and reference. What a
// copy cannot have is its own hash chain: a generated base is for measuring, not for `journal:verifier`.

const LOT = 20_000;
/** Of a country's dossiers most are over. */
const PART_OUVERTE = 0.2;
const ANNEES_JOURS = 1800;
const EN_COURS_JOURS = 150;
const AGENTS_PAR_SERVICE = 3;
/** A service keeps a few thousand dossiers a year. */
export const DOSSIERS_PAR_SERVICE = 10_000;

/** What must differ from one copy to the next, and what does not outlive the model. */
const PROPRES = {
  dossier: {
    id: 'c.id',
    collectivite_nom: 'c.collectivite_nom',
    reference: 'c.reference',
    suite_de_id: 'NULL',
    fictif: 'true',
  },
  chaine_journal: { id: 'c.id' },
  evenement_journal: { chaine_id: 'c.id' },
  part_privee: { chaine_id: 'c.id' },
  courrier: { jeton: 'md5(c.id::text || t.jeton)', annee: 'NULL', numero: 'NULL' },
  version_piece: { cle: "c.id || '/' || t.cle" },
};
/** Not a dossier's history: what is waiting to be done, and ways in that were given out. */
const ECARTEES = new Set([
  'outbox',
  'lien_depot',
  'lien_avis',
  'mot_dossier',
  // Shared by the dossiers of the service: a copy has none of its own.
  'dossier_etiquette',
  'note_mention',
  'ligne_rapprochement',
  'ligne_lot_scan',
  'notification',
  'ligne_lot',
  'ligne_passation',
]);

const COLONNES = `
  SELECT c.relname AS table, a.attname AS colonne, format_type(a.atttypid, NULL) AS type,
         a.attgenerated <> '' AS calculee, cible.relname AS cible,
         EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary
                   AND a.attnum = ANY(i.indkey) AND i.indnatts = 1) AS cle
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum]
  LEFT JOIN pg_class cible ON cible.oid = k.confrelid
  WHERE c.relkind = 'r' ORDER BY c.relname, a.attnum`;

/** How each table of a dossier is copied: `INSERT … SELECT` from the models of a lot. */
async function copies(client) {
  const { rows } = await client.query(COLONNES);
  const tables = new Map();
  for (const r of rows) tables.set(r.table, [...(tables.get(r.table) ?? []), r]);
  const parents = new Map([['dossier', 't.id']]);
  for (const [table, colonnes] of tables)
    if (colonnes.some((c) => c.colonne === 'dossier_id' && c.cible === 'dossier'))
      parents.set(table, 't.dossier_id');
  parents.set('chaine_journal', 't.id').set('evenement_journal', 't.chaine_id');
  parents.set('part_privee', 't.chaine_id');
  for (const ecartee of ECARTEES) parents.delete(ecartee);
  const filles = [...tables].flatMap(([table, colonnes]) => {
    const lien = colonnes.find(
      (c) => c.cible !== table && c.cible !== 'dossier' && parents.has(c.cible),
    );
    return lien && !parents.has(table) && !ECARTEES.has(table) ? [[table, lien]] : [];
  });
  const jointures = new Map(
    [...parents].map(([table, cle]) => [table, `JOIN copie c ON c.modele = ${cle}`]),
  );
  for (const [table, { colonne, cible }] of filles)
    jointures.set(
      table,
      `JOIN ${cible} parent ON parent.id = t.${colonne} JOIN copie c ON c.modele = ${parents.get(cible).replace('t.', 'parent.')}`,
    );
  return [...jointures].map(([table, jointure]) => {
    const colonnes = tables.get(table).filter((c) => !c.calculee);
    const valeurs = colonnes.map((c) => PROPRES[table]?.[c.colonne] ?? valeurDe(c, jointures));
    const noms = colonnes.map((c) => `"${c.colonne}"`).join(', ');
    return {
      table,
      sql: `INSERT INTO "${table}" (${noms}) SELECT ${valeurs.join(', ')} FROM "${table}" t ${jointure}`,
    };
  });
}

function valeurDe({ colonne, type, cible, cle }, jointures) {
  const lue = `t."${colonne}"`;
  if (colonne === 'dossier_id') return 'c.id';
  if (colonne === 'service_id') return 'c.service_id';
  if (cible === 'collectivite') return 'c.collectivite_id';
  if (cible === 'utilisateur') return `CASE WHEN ${lue} IS NOT NULL THEN c.agent_id END`;
  if (cible && jointures.has(cible)) return `md5(c.id::text || ${lue})::uuid`;
  if (cible && type === 'uuid') return 'NULL';
  if (cle && type === 'uuid') return `md5(c.id::text || ${lue})::uuid`;
  if (type === 'date') return `${lue} + c.decalage`;
  if (type.startsWith('timestamp')) return `${lue} + c.decalage * interval '1 day'`;
  return lue;
}

/** Which model each copy takes, and what it has of its own. */
const TIRAGE = `
  INSERT INTO copie
  SELECT gen_random_uuid(), m.id, s.service_id, q.id, q.nom, p.id, r.decalage,
         m.dispositif || '-' || extract(year FROM m.recu_le + r.decalage) || '-' || lpad(n::text, 7, '0')
  FROM generate_series($1::int, $2::int) n
  CROSS JOIN LATERAL (SELECT random() < ${PART_OUVERTE} AS ouvert, random() AS a, random() AS b,
                             random() AS c, random() AS d, n AS graine) h
  JOIN services_de_mesure s ON s.rang = n % (SELECT count(*) FROM services_de_mesure)
  JOIN (SELECT ouvert, count(*) AS nombre FROM modeles GROUP BY 1) nm ON nm.ouvert = h.ouvert
  JOIN modeles m ON m.ouvert = h.ouvert AND m.rang = floor(h.a * nm.nombre)::bigint
  JOIN (SELECT service_id, epci, count(*) AS nombre FROM demandeurs GROUP BY 1, 2) nq
    ON nq.service_id = s.service_id AND nq.epci = m.epci
  JOIN demandeurs q ON q.service_id = s.service_id AND q.epci = m.epci
    AND q.rang = floor(h.b * h.b * nq.nombre)::bigint
  JOIN agents_de_mesure p ON p.service_id = s.service_id
    AND p.rang = floor(h.c * ${AGENTS_PAR_SERVICE})::bigint
  CROSS JOIN LATERAL (SELECT -floor(h.d * CASE WHEN h.ouvert THEN ${EN_COURS_JOURS} ELSE ${ANNEES_JOURS} END)::int
                             AS decalage) r`;

/** Shared by all lots: who asks, who instructs, what is copied. */
async function preparer(client, modele) {
  await client.query(
    'CREATE TEMP TABLE IF NOT EXISTS copie (id uuid, modele uuid, service_id uuid, collectivite_id uuid, collectivite_nom text, agent_id uuid, decalage int, reference text)',
  );
  await client.query(`
    CREATE TEMP TABLE services_de_mesure AS
      SELECT id AS service_id, row_number() OVER (ORDER BY code) - 1 AS rang FROM service`);
  await client.query(
    `INSERT INTO utilisateur (id, service_id, courriel, nom, prenom, role, mot_de_passe, sessions_depuis, fictif)
     SELECT gen_random_uuid(), s.id, 'agent-' || k || '-' || s.code || '@exemple.invalid', 'Agent ' || k, 'Banc',
            'instructeur', m.mot_de_passe, '2000-01-01', true
     FROM service s, generate_series(1, ${AGENTS_PAR_SERVICE}) k,
          (SELECT mot_de_passe FROM utilisateur WHERE service_id = $1 LIMIT 1) m
     ON CONFLICT (courriel) DO NOTHING`,
    [modele],
  );
  await client.query(`
    CREATE TEMP TABLE agents_de_mesure AS
      SELECT id, service_id, row_number() OVER (PARTITION BY service_id ORDER BY courriel) - 1 AS rang
      FROM utilisateur WHERE courriel LIKE 'agent-%@exemple.invalid'`);
  await client.query(`
    CREATE TEMP TABLE demandeurs AS
      SELECT id, service_id, nom, type = 'EPCI' AS epci,
             row_number() OVER (PARTITION BY service_id, type = 'EPCI' ORDER BY md5(code)) - 1 AS rang
      FROM collectivite WHERE type IN ('COMMUNE', 'EPCI')`);
  await client.query(
    `CREATE TEMP TABLE modeles AS
       SELECT d.id, d.dispositif, d.recu_le, d.clos_le IS NULL AS ouvert, c.type <> 'COMMUNE' AS epci,
              row_number() OVER (PARTITION BY d.clos_le IS NULL ORDER BY d.reference) - 1 AS rang
       FROM dossier d JOIN collectivite c ON c.id = d.collectivite_id WHERE d.service_id = '${modele}'`,
  );
  await client.query('ANALYZE modeles, demandeurs, agents_de_mesure, services_de_mesure');
}

/**
 * Brings the base to `dossiers` dossiers over all its services.
 * @param pool of a base where the service `modele` (its id) has the demonstration's dossiers
 */
export async function generer(pool, { modele, dossiers, dire = () => undefined }) {
  const { rows } = await pool.query('SELECT count(*)::int AS n FROM dossier');
  if (rows[0].n >= dossiers) return;
  const client = await pool.connect();
  try {
    await preparer(client, modele);
    const instructions = await copies(client);
    await client.query('SELECT setseed(0.42)');
    // Made for their number: without what the database asks of a real write.
    await client.query('SET session_replication_role = replica');
    for (let fait = rows[0].n; fait < dossiers; fait += LOT) {
      const fin = Math.min(fait + LOT, dossiers);
      await client.query('BEGIN');
      await client.query('TRUNCATE copie');
      await client.query(TIRAGE, [fait + 1, fin]);
      await client.query('ANALYZE copie');
      for (const { sql } of instructions) await client.query(sql);
      await client.query('COMMIT');
      dire(`${fin} dossiers`);
    }
    await client.query('RESET session_replication_role');
    await client.query('DISCARD TEMP');
  } finally {
    client.release();
  }
  // What triggers would have kept: the sums of the dashboard, the words of the search.
  await pool.query('SELECT recompter()');
  dire('sommes refaites');
  await pool.query('SELECT indexer_dossiers()');
  dire('mots indexés');
  await pool.query('VACUUM ANALYZE');
}
