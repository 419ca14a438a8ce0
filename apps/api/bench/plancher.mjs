// The floor: node:http and node-postgres, the same SQL as the API, its rows as JSON. Queries that the API
// runs side by side run side by side here too.
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const vagues = new Map();
process.on('message', ({ nom, etapes }) => {
  vagues.set(nom, etapes);
  process.send('fait');
});

const ECRITURES = [
  [
    'UPDATE dossier SET etape = $2, rang_etape = rang_etape + 1, version = version + 1 WHERE id = $1 AND version = $3',
    (d) => [d.id, d.vers, d.version],
  ],
  [
    'INSERT INTO passage_etape (dossier_id, rang, etape, transition, entree_le) SELECT $1, max(rang) + 1, $2, $3, current_date FROM passage_etape WHERE dossier_id = $1',
    (d) => [d.id, d.vers, d.transition],
  ],
  [
    "UPDATE obligation SET etape = $2, acteur = 'SCIAT', depuis_le = current_date WHERE dossier_id = $1",
    (d) => [d.id, d.vers],
  ],
  [
    `INSERT INTO evenement_journal (chaine_id, rang, service_id, dossier_id, dossier_version, type, charge, date_legale,
                                    enregistre_le, suivants, empreinte_precedente, empreinte)
     SELECT c.id, c.rang + 1, c.service_id, c.id, $2, 'EtapeFranchie', '{}', current_date, now(), 0, c.empreinte, $3
     FROM chaine_journal c WHERE c.id = $1`,
    (d) => [d.id, d.version + 1, 'f'.repeat(64)],
  ],
  [
    'UPDATE chaine_journal SET rang = rang + 1, empreinte = $2 WHERE id = $1',
    (d) => [d.id, 'f'.repeat(64)],
  ],
];

async function franchir(dossier) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (const [texte, valeurs] of ECRITURES) await client.query(texte, valeurs(dossier));
    await client.query('COMMIT');
    return { id: dossier.id };
  } catch (erreur) {
    await client.query('ROLLBACK');
    throw erreur;
  } finally {
    client.release();
  }
}

async function lire(nom) {
  const lignes = [];
  for (const etape of vagues.get(nom)) {
    const reponses = await Promise.all(
      etape.map(({ texte, valeurs }) => pool.query(texte, valeurs)),
    );
    lignes.push(...reponses.map((r) => r.rows));
  }
  return lignes;
}

const corps = async (requete) => {
  const morceaux = [];
  for await (const morceau of requete) morceaux.push(morceau);
  return JSON.parse(Buffer.concat(morceaux).toString());
};

const serveur = createServer(async (requete, reponse) => {
  try {
    const donnees =
      requete.method === 'POST'
        ? await franchir(await corps(requete))
        : await lire(requete.url.slice(1));
    reponse.setHeader('content-type', 'application/json');
    reponse.end(JSON.stringify(donnees));
  } catch (erreur) {
    reponse.statusCode = 500;
    reponse.end(String(erreur));
  }
});
serveur.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${serveur.address().port}`));
