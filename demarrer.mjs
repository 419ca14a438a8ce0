// `npm start`: builds what changed since the last time, then serves the application from this process.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const AIDE = `Usage : npm start [-- --sans-demo]

  --sans-demo   ne crée ni compte ni dossier de démonstration
  --aide        affiche cette aide

Les réglages sont des variables d’environnement (voir README.md) : PORT=3001 npm start
`;

/** What a person waiting wants to read, by build task. */
const ETAPES = {
  '@sciat/prisma:generer': 'accès à la base',
  '@sciat/prisma:build': 'migrations',
  '@sciat/dispositifs:build': 'règles des dispositifs',
  '@sciat/contrats:build': 'échanges',
  '@sciat/api:build': 'serveur',
  '@sciat/admin:build': 'écrans',
};

const racine = dirname(fileURLToPath(import.meta.url));

function lireOptions() {
  const connues = ['--sans-demo', '--aide'];
  const options = process.argv.slice(2);
  const inconnue = options.find((option) => !connues.includes(option));
  if (inconnue) {
    process.stderr.write(`Option inconnue : ${inconnue}\n\n${AIDE}`);
    process.exit(2);
  }
  if (options.includes('--aide')) {
    process.stdout.write(AIDE);
    process.exit(0);
  }
  return { sansDemo: options.includes('--sans-demo') };
}

/** Turbo compares the sources with its cache: about a tenth of a second when nothing changed. */
async function construire() {
  const turbo = join(racine, 'node_modules/.bin/turbo');
  if (!existsSync(turbo)) {
    process.stderr.write(
      'Les dépendances ne sont pas installées : lancez d’abord « npm ci » (avec --include=dev si NODE_ENV vaut production).\n',
    );
    process.exit(1);
  }
  const construction = spawn(turbo, ['run', 'build', '--output-logs=new-only', '--no-color'], {
    cwd: racine,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // The terminal sends Ctrl-C to turbo too: wait for its end, instead of leaving it behind.
  const patienter = () => construction.kill('SIGTERM');
  process.on('SIGINT', patienter).on('SIGTERM', patienter);

  const sortie = [];
  const suivre = (ligne) => {
    sortie.push(ligne);
    const tache = /^(\S+): cache miss, executing/.exec(ligne)?.[1];
    if (tache) process.stdout.write(`· Construction : ${ETAPES[tache] ?? tache}\n`);
  };
  createInterface({ input: construction.stdout }).on('line', suivre);
  createInterface({ input: construction.stderr }).on('line', suivre);
  const [code, signal] = await new Promise((resoudre) => {
    construction.once('close', (...fin) => resoudre(fin));
  });
  process.off('SIGINT', patienter).off('SIGTERM', patienter);
  if (construction.killed || signal) process.exit(130);
  if (code !== 0) {
    process.stderr.write(`${sortie.join('\n')}\n\nLa construction a échoué.\n`);
    process.exit(1);
  }
}

const { sansDemo } = lireOptions();
await construire();
if (sansDemo) process.env.DEMO = 'non';
await import('./apps/api/dist/main.js');
