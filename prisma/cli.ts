import { appliquerMigrations, ecartAvecSchema } from './migrer.js';

const AIDE = `Usage : DATABASE_URL=postgres://… node prisma/dist/cli.js <commande>
  migrer   applique les migrations manquantes
  ecart    écrit le SQL qui manque à la base pour correspondre à schema.prisma
`;

async function executer(commande: string | undefined, url: string): Promise<void> {
  if (commande === 'migrer') {
    const noms = await appliquerMigrations(url, {
      surMigration: (nom) => process.stdout.write(`Migration ${nom}\n`),
    });
    process.stdout.write(noms.length === 0 ? 'La base est à jour.\n' : 'Migrations appliquées.\n');
    return;
  }
  const sql = await ecartAvecSchema(url);
  if (sql !== '') process.stdout.write(`${sql}\n`);
}

const commande = process.argv[2];
const url = process.env.DATABASE_URL;
if ((commande !== 'migrer' && commande !== 'ecart') || !url) {
  process.stderr.write(AIDE);
  process.exitCode = 2;
} else {
  try {
    await executer(commande, url);
  } catch (erreur) {
    process.stderr.write(`${erreur instanceof Error ? erreur.message : String(erreur)}\n`);
    process.exitCode = 1;
  }
}
