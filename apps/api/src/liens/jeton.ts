import { createHash, randomBytes } from 'node:crypto';
import type { DateLegale } from '@sciat/dispositifs';
import { jourDe } from '../base/horloge.js';
import type { Config } from '../config.js';

/** 256 bits nobody can guess; given once, then known only by its digest. */
export const nouveauJeton = (): string => randomBytes(32).toString('base64url');

export const empreinteDuJeton = (jeton: string): string =>
  createHash('sha256').update(jeton).digest('hex');

export const adressePublique = ({ URL_PUBLIQUE, PORT }: Config): string =>
  URL_PUBLIQUE ?? `http://localhost:${PORT}`;

export const adresseDepot = (publique: string, jeton: string): string =>
  new URL(`/depot/${jeton}`, publique).href;
export const adresseAvis = (publique: string, jeton: string): string =>
  new URL(`/avis/${jeton}`, publique).href;

/** What is left of a link in a mail that has left. */
export const LIEN_RETIRE = '/depot/…';
export const LIEN_AVIS_RETIRE = '/avis/…';

/** In a mail that has left, or that whoever may not use it reads. */
export const sansJeton = (texte: string): string =>
  texte.replace(/\/(depot|avis)\/[\w-]{43}(?![\w-])/g, '/$1/…');

/** That of the deposit link which a mail still to leave carries. */
export const jetonDeDepot = (texte: string): string | undefined =>
  /\/depot\/([\w-]{43})(?![\w-])/.exec(texte)?.[1];

/** The last second of a day in France, in summer as in winter. */
export function finDuJour(jour: DateLegale): Date {
  const hiver = new Date(`${jour}T23:59:59+01:00`);
  return jourDe(hiver) === jour ? hiver : new Date(`${jour}T23:59:59+02:00`);
}
