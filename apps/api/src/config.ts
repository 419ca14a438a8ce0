import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ouiNon = z.enum(['oui', 'non'], { error: 'oui ou non' }).transform((v) => v === 'oui');
const adresse = (...schemas: string[]) =>
  z.string().refine((v) => estAdresse(v, schemas), {
    error: `adresse attendue : ${schemas.map((s) => `${s}://…`).join(' ou ')}`,
  });

const nombre = (minimum: number, maximum: number) => {
  const error = `un nombre entier de ${minimum} à ${maximum} est attendu`;
  return z.coerce.number({ error }).int({ error }).min(minimum, { error }).max(maximum, { error });
};

/** A PostgreSQL address may name its host (a socket's folder, for instance) among its parameters. */
function estAdresse(valeur: string, schemas: string[]): boolean {
  if (!URL.canParse(valeur)) return false;
  const { protocol, hostname, searchParams } = new URL(valeur);
  return schemas.includes(protocol.slice(0, -1)) && (hostname !== '' || searchParams.has('host'));
}

const LOCALES = ['localhost', '127.0.0.1', '[::1]'];
const enClair = (url: string | undefined) =>
  url !== undefined &&
  URL.canParse(url) &&
  new URL(url).protocol === 'http:' &&
  !LOCALES.includes(new URL(url).hostname);

const environnement = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: nombre(0, 65_535).default(3000),
  /** Network address listened on. */
  HOTE: z.string().default('127.0.0.1'),
  /** Address users open; `https` makes the cookie secure. */
  URL_PUBLIQUE: adresse('https', 'http').optional(),
  /** Reverse proxies in front of the API, so that the client's address is the right one. */
  MANDATAIRES: nombre(0, 10).default(0),
  /** Folder of the embedded database and of local files. */
  DONNEES: z.string().default('.donnees'),
  DATABASE_URL: adresse('postgresql', 'postgres').optional(),
  REDIS_URL: adresse('redis', 'rediss').optional(),
  /** `non`: the API runs no job, a separate worker does. */
  TRAVAUX_INTEGRES: ouiNon.default(true),
  SESSION_SECRET: z.string().min(32, { error: '32 caractères au moins' }).optional(),
  DEMO: ouiNon.optional(),
  SERVICE_CODE: z.string().max(30).default('sciat-13'),
  SERVICE_NOM: z.string().max(200).default('SCIAT des Bouches-du-Rhône'),
  SERVICE_COURRIEL: z.email().default('sciat@demonstration.invalid'),
  SERVICE_DEPARTEMENT: z
    .string()
    .regex(/^(\d{2}|2[AB]|97\d)$/, { error: 'numéro de département attendu' })
    .default('13'),
  SMTP_URL: adresse('smtp', 'smtps').optional(),
  COURRIEL_EXPEDITEUR: z.email().optional(),
  /** The antivirus that looks at each deposit; without it files are shown as not analysed. */
  CLAMD_URL: adresse('tcp').optional(),
  FICHIERS: z.enum(['local', 's3']).default('local'),
  S3_ENDPOINT: adresse('https', 'http').optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().optional(),
  S3_CLE: z.string().optional(),
  S3_SECRET: z.string().optional(),
  /** Technical log; `info` in production, `warn` elsewhere. */
  NIVEAU_JOURNAL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).optional(),
});

type Brut = Record<string, string | undefined>;

/** What one setting requires of another. Read from the raw text, so that the list is complete even when a value is malformed. */
function defautsEntreReglages(env: Brut): string[] {
  const production = env.NODE_ENV === 'production';
  const s3 = env.FICHIERS === 's3';
  const exigences: [cle: string, quand: boolean, message: string][] = [
    ['DATABASE_URL', production, 'obligatoire en production'],
    ['SESSION_SECRET', production, 'obligatoire en production, sans valeur par défaut'],
    ['URL_PUBLIQUE', production, 'obligatoire en production'],
    ['SERVICE_COURRIEL', production, 'obligatoire en production : il signe les courriels'],
    ['COURRIEL_EXPEDITEUR', env.SMTP_URL !== undefined, 'obligatoire quand SMTP_URL est donné'],
    ['S3_BUCKET', s3, 'obligatoire quand FICHIERS=s3'],
    ['S3_CLE', s3, 'obligatoire quand FICHIERS=s3'],
    ['S3_SECRET', s3, 'obligatoire quand FICHIERS=s3'],
  ];
  return [
    ...exigences
      .filter(([cle, quand]) => quand && env[cle] === undefined)
      .map(([cle, , message]) => `${cle} : ${message}`),
    ...(production && env.SESSION_SECRET && new Set(env.SESSION_SECRET).size < 10
      ? ['SESSION_SECRET : trop peu varié pour un secret']
      : []),
    ...(production && env.DEMO === 'oui' ? ['DEMO : n’existe pas en production'] : []),
    ...(production && enClair(env.URL_PUBLIQUE)
      ? ['URL_PUBLIQUE : https est obligatoire en production, ailleurs que sur cette machine']
      : []),
    // The application itself speaks http: without a trusted proxy the secure cookie would never be set.
    ...(env.URL_PUBLIQUE?.startsWith('https:') && !Number(env.MANDATAIRES)
      ? ['MANDATAIRES : au moins 1 quand URL_PUBLIQUE est en https']
      : []),
  ];
}

export type Config = Omit<
  z.infer<typeof environnement>,
  'DEMO' | 'SESSION_SECRET' | 'NIVEAU_JOURNAL'
> & {
  NIVEAU_JOURNAL: NonNullable<z.infer<typeof environnement>['NIVEAU_JOURNAL']>;
  production: boolean;
  DEMO: boolean;
  SESSION_SECRET: string;
};

/** Everything wrong with the environment, one line per setting. */
export class ConfigurationInvalide extends Error {
  constructor(readonly defauts: string[]) {
    super(`Configuration invalide :\n${defauts.map((d) => `  - ${d}`).join('\n')}`);
  }
}

/** @throws ConfigurationInvalide with the complete list of what is wrong. */
export function lireConfig(env: NodeJS.ProcessEnv): Config {
  const brut: Brut = Object.fromEntries(Object.entries(env).filter(([, v]) => v?.trim()));
  const lu = environnement.safeParse(brut);
  const defauts = [
    ...(lu.error?.issues ?? []).map((i) => `${i.path.join('.')} : ${i.message}`),
    ...defautsEntreReglages(brut),
  ];
  if (!lu.success || defauts.length > 0) throw new ConfigurationInvalide(defauts);
  const production = lu.data.NODE_ENV === 'production';
  const dossier = resolve(racine(), lu.data.DONNEES);
  return {
    ...lu.data,
    DONNEES: dossier,
    production,
    NIVEAU_JOURNAL: lu.data.NIVEAU_JOURNAL ?? (production ? 'info' : 'warn'),
    // A server that someone else keeps is not filled with fictions unless they ask.
    DEMO: lu.data.DEMO ?? (!production && lu.data.DATABASE_URL === undefined),
    SESSION_SECRET: lu.data.SESSION_SECRET ?? secretLocal(dossier),
  };
}

/** The project's folder, from the sources as from the build. */
export function racine(): string {
  return resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
}

/** Outside production: a secret of this machine's own, drawn once, so that sessions survive a restart. */
function secretLocal(dossier: string): string {
  const fichier = join(dossier, 'secret-session');
  if (!existsSync(fichier)) {
    mkdirSync(dossier, { recursive: true });
    writeFileSync(fichier, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(fichier, 'utf8').trim();
}
