// `npm run bench`: the queue page at 50 000 open dossiers. Prints, for each request, its SQL queries,
// the indexes they use, and latencies over HTTP. Fails on a sequential scan of a large table, or when
// the number of queries grows with the page; times are printed, never judged.
import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { creerApplication } from '../dist/application.js';
import { hacher } from '../dist/auth/mot-de-passe.js';
import { creerJournal } from '../dist/base/journalisation.js';
import { PrismaService } from '../dist/base/prisma.service.js';
import { lireConfig } from '../dist/config.js';
import { preparerBase, preparerService } from '../dist/demarrage.js';

const NOMBRE = Number(process.env.DOSSIERS ?? 50_000);
const GRANDES = /Seq Scan on (dossier|obligation|passage_etape)\b/;

const donnees = await mkdtemp(join(tmpdir(), 'sciat-bench-'));
const { config, serveur } = await preparerBase(
  lireConfig({ DONNEES: donnees, DEMO: 'non', NODE_ENV: 'test', NIVEAU_JOURNAL: 'error' }),
  () => undefined,
);
const app = await creerApplication({
  config,
  journal: creerJournal(config),
  fileEnVie: async () => true,
});
await app.listen(0, '127.0.0.1');
const { client, pool } = app.get(PrismaService);
const service = await preparerService(config, app.get(PrismaService), () => undefined);
const motDePasse = 'un mot de passe de banc';
const agents = [];
for (let i = 0; i < 5; i += 1) {
  const compte = {
    courriel: `agent-${i}@exemple.invalid`,
    nom: `Agent ${i}`,
    prenom: 'Banc',
    role: 'instructeur',
  };
  agents.push(
    await client.utilisateur.create({
      data: {
        ...compte,
        serviceId: service.id,
        motDePasse: await hacher(motDePasse),
        sessionsDepuis: new Date(0),
      },
    }),
  );
}

/** Open dossiers over every step, agent and due date. */
async function remplir() {
  const connexion = await pool.connect();
  await connexion.query('BEGIN');
  // Made for their number: without the journal that the database asks of a real one.
  await connexion.query('SET LOCAL session_replication_role = replica');
  await connexion.query(
    `INSERT INTO dossier (id, service_id, reference, dispositif, dispositif_version, collectivite_id, collectivite_nom,
                          agent_id, etape, rang_etape, recu_le, fictif, titre, modifie_le)
     SELECT gen_random_uuid(), $1, 'VTA-2026-' || lpad(n::text, 6, '0'), 'VTA', '2026', c.id, c.nom,
            CASE WHEN n % 20 = 0 THEN NULL ELSE ($2::uuid[])[1 + n % 5] END,
            e.id, e.rang, date '2026-01-01' + n % 300, true, 'Poste ' || n, now()
     FROM generate_series(1, $3::int) n
     JOIN (SELECT row_number() OVER (ORDER BY code) - 1 AS rang, * FROM collectivite) c ON c.rang = n % 119
     JOIN (VALUES (0, 'FICHE_DE_POSTE', 0), (1, 'INSTRUCTION_ANCT', 2), (2, 'RECRUTEMENT', 6), (3, 'VERSEMENT', 12))
          AS e(k, id, rang) ON e.k = (n / 7) % 4`,
    [service.id, agents.map((a) => a.id), NOMBRE],
  );
  await connexion.query(
    `INSERT INTO obligation (dossier_id, service_id, agent_id, dispositif, etape, acteur, libelle, raison, depuis_le, echeance_le, nature, a_relancer_le)
     SELECT id, service_id, agent_id, dispositif, etape,
            CASE etape WHEN 'FICHE_DE_POSTE' THEN 'SCIAT' WHEN 'INSTRUCTION_ANCT' THEN 'ANCT' ELSE 'COLLECTIVITE' END,
            'attendu', 'raison', recu_le, recu_le + 400, 'INTERNE', recu_le + 401
     FROM dossier`,
  );
  await connexion.query(
    `INSERT INTO passage_etape (dossier_id, rang, etape, entree_le) SELECT id, 1, etape, recu_le FROM dossier`,
  );
  // A tenth of the position sheets came and are to be checked; what waits at the payer is to be paid.
  await connexion.query(
    `INSERT INTO piece (id, dossier_id, code, etat)
     SELECT gen_random_uuid(), id, 'FICHE_DE_POSTE',
            (CASE WHEN etape = 'FICHE_DE_POSTE' AND hashtext(reference) % 10 = 0 THEN 'RECUE' ELSE 'ACCEPTEE' END)::etat_piece
     FROM dossier`,
  );
  await connexion.query(
    `UPDATE dossier SET montant_accorde_centimes = 1500000, accorde_le = recu_le WHERE etape = 'VERSEMENT'`,
  );
  await connexion.query(
    `INSERT INTO paiement (id, dossier_id, centimes, engagement_numero, service_fait_le, demande_le)
     SELECT gen_random_uuid(), id, 1500000, 'EJ', recu_le, recu_le FROM dossier WHERE etape = 'VERSEMENT'`,
  );
  await connexion.query('SELECT indexer_dossiers()');
  await connexion.query('COMMIT');
  await connexion.query('VACUUM ANALYZE');
  connexion.release();
}
await remplir();

const base = `${await app.getUrl()}/api`;
const connexion = await fetch(`${base}/auth/connexion`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ courriel: agents[0].courriel, motDePasse }),
});
const cookie = connexion.headers
  .getSetCookie()
  .map((c) => c.split(';')[0])
  .join('; ');

async function lire(chemin) {
  const reponse = await fetch(base + chemin, { headers: { cookie } });
  const texte = await reponse.text();
  if (!reponse.ok) throw new Error(`${chemin} : ${reponse.status} ${texte}`);
  return JSON.parse(texte);
}

// Every query goes through here, Prisma's and ours.
const requetes = [];
let observer = false;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function observe(demande, valeurs, ...reste) {
  const texte = typeof demande === 'string' ? demande : demande?.text;
  if (observer && /^\s*(SELECT|WITH)/i.test(texte ?? '')) {
    requetes.push({ texte, valeurs: demande?.values ?? (Array.isArray(valeurs) ? valeurs : []) });
  }
  return query.call(this, demande, valeurs, ...reste);
};

async function requetesDe(chemin) {
  requetes.length = 0;
  observer = true;
  await lire(chemin);
  observer = false;
  return [...requetes];
}

async function plan({ texte, valeurs }) {
  const { rows } = await pool.query(`EXPLAIN ${texte}`, valeurs);
  return rows.map((r) => r['QUERY PLAN']).join('\n');
}

const quantile = (temps, q) =>
  temps.toSorted((a, b) => a - b)[Math.floor(q * (temps.length - 1))].toFixed(1);

async function mesurer(chemin, enParallele, total) {
  const temps = [];
  const suite = async () => {
    for (let i = 0; i < total / enParallele; i += 1) {
      const debut = performance.now();
      await lire(chemin);
      temps.push(performance.now() - debut);
    }
  };
  await Promise.all(Array.from({ length: enParallele }, suite));
  return `p50 ${quantile(temps, 0.5)} ms, p95 ${quantile(temps, 0.95)} ms`;
}

const {
  donnees: [premier],
} = await lire('/dossiers?parPage=1');
const file = '/dossiers?agent=moi_ou_aucun';
const chemins = [
  file,
  '/dossiers/ma-file',
  '/dossiers?acteur=ANCT&depuisPlusDe=30&tri=depuis',
  '/dossiers?paiementSous=30',
  '/dossiers?pieces=a_verifier',
  ...['acteur', 'reference', 'collectivite', 'etape', 'recuLe'].map(
    (tri) => `/dossiers?tri=${tri}`,
  ),
  '/dossiers?tri=echeance&ordre=desc',
  '/dossiers?acteur=ANCT',
  '/dossiers?etape=RECRUTEMENT',
  '/dossiers?retard=bientot',
  '/dossiers?agent=aucun',
  `/dossiers?collectiviteId=${premier.collectivite.id}`,
  '/dossiers?q=saint-andiol',
  '/recherche?q=st%20andiol',
  '/recherche?q=2026',
  '/dossiers?tri=depuis',
  '/dossiers?chez=exterieur&tri=depuis',
  '/dossiers?chez=exterieur&acteur=ANCT&tri=depuis',
  '/dossiers?relance=a_relancer&tri=depuis',
  '/dossiers?blocage=oui&tri=depuis',
  '/dossiers?etat=tous&tri=reference',
  '/dossiers/compteurs',
  '/porteurs',
  '/enveloppes',
  `/collectivites/${premier.collectivite.id}/pretentions`,
  `/dossiers/${premier.id}`,
];
let defauts = 0;
process.stdout.write(`${NOMBRE} dossiers ouverts\n`);
for (const chemin of chemins) {
  const vues = await requetesDe(chemin);
  process.stdout.write(`\n${chemin} : ${vues.length} requêtes\n`);
  for (const vue of vues) {
    const texte = await plan(vue);
    const index = [
      ...new Set([...texte.matchAll(/(?:using|on) (\w+_(?:idx|pkey|key))/g)].map((m) => m[1])),
    ];
    // A total counts up to 10 000 rows in the order in which they come: it may scan, and stops there.
    const parcours = GRANDES.exec(texte)?.[0];
    const total = /count\(\*\)/.test(vue.texte);
    if (parcours && !total) defauts += 1;
    process.stdout.write(
      `  ${index.join(', ') || 'sans index'}${parcours ? ` — ${parcours}${total ? ' (total)' : ''}` : ''}\n`,
    );
  }
  process.stdout.write(
    `  1 à la fois : ${await mesurer(chemin, 1, 40)} ; 8 : ${await mesurer(chemin, 8, 80)}\n`,
  );
}
const [peu, beaucoup] = [
  await requetesDe(`${file}&parPage=5`),
  await requetesDe(`${file}&parPage=100`),
];
if (peu.length !== beaucoup.length) defauts += 1;
process.stdout.write(`\nRequêtes pour 5 lignes : ${peu.length}, pour 100 : ${beaucoup.length}\n`);
process.stdout.write(defauts === 0 ? 'Aucun défaut.\n' : `${defauts} défauts.\n`);

await app.close();
await serveur?.arreter();
await rm(donnees, { recursive: true, force: true });
process.exit(defauts === 0 ? 0 : 1);
