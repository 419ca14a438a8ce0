// `npm test`: types, lint, every Jest project, then the browser journeys on the build.
// Ends with the line `N passed, N failed`.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const racine = dirname(fileURLToPath(import.meta.url));
const ESPACES = ['packages/dispositifs', 'packages/contrats', 'apps/admin', 'apps/api'];
const bilan = { passes: 0, echecs: 0 };
const LIMITE_MS = 15 * 60_000;

let enCours;
/** Ends the running command with all that it started: each is a process group of its own. */
const interrompre = () => enCours && process.kill(-enCours.pid, 'SIGKILL');
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    interrompre();
    process.exit(130);
  });

/** Runs a command, shows its output, and returns its exit code and what it wrote on stdout. */
function executer(titre, commande, env = {}) {
  process.stdout.write(`\n── ${titre}\n`);
  enCours = spawn('npm', commande, {
    cwd: racine,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const limite = setTimeout(interrompre, LIMITE_MS);
  const morceaux = [];
  enCours.stdout.on('data', (morceau) => {
    morceaux.push(morceau);
    process.stdout.write(morceau);
  });
  return new Promise((resoudre) => {
    enCours.once('close', (code) => {
      clearTimeout(limite);
      enCours = undefined;
      resoudre({ code: code ?? 1, sortie: Buffer.concat(morceaux).toString('utf8') });
    });
  });
}

function compter(passes, echecs, code) {
  bilan.passes += passes;
  // A command that fails without a failed test (it crashed, or is no test) is one failure.
  bilan.echecs += echecs === 0 && code !== 0 ? 1 : echecs;
}

async function verifier(titre, commande) {
  const { code } = await executer(titre, commande);
  compter(0, 0, code);
}

async function jest(espace, dossier) {
  const fichier = join(dossier, `${espace.replace('/', '-')}.json`);
  const options = ['--json', `--outputFile=${fichier}`];
  const { code } = await executer(`Tests de ${espace}`, ['test', '-w', espace, '--', ...options]);
  const texte = await readFile(fichier, 'utf8').catch(() => '{}');
  const { numPassedTests = 0, numFailedTests = 0, ...reste } = JSON.parse(texte);
  compter(numPassedTests, numFailedTests + (reste.numRuntimeErrorTestSuites ?? 0), code);
}

async function parcours(dossier) {
  const commande = ['run', 'e2e', '-w', 'apps/admin'];
  // The browser unpacks into the temporary folder under fixed names, which another user's run may own.
  const { code, sortie } = await executer('Parcours dans le navigateur', commande, {
    TMPDIR: dossier,
  });
  const [, passes = 0, echecs = 0] = /(\d+) passed, (\d+) failed\s*$/.exec(sortie) ?? [];
  // No summary, or no journey at all, is a failure whatever the exit code.
  compter(Number(passes), Number(echecs), Number(passes) === 0 ? 1 : code);
}

const dossier = await mkdtemp(join(tmpdir(), 'sciat-bilan-'));
// PostgreSQL, which never runs as root, crosses it.
await chmod(dossier, 0o711);
try {
  await verifier('Types', ['run', 'types']);
  await verifier('Lint', ['run', 'lint']);
  await verifier('Construction', ['run', 'build']);
  for (const espace of ESPACES) await jest(espace, dossier);
  await parcours(dossier);
} finally {
  await rm(dossier, { recursive: true, force: true });
}
process.stdout.write(`\n${bilan.passes} passed, ${bilan.echecs} failed\n`);
process.exitCode = bilan.echecs === 0 ? 0 : 1;
