import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
  type Definition,
  defautsDeStructure,
  departager,
  type Ecart,
  type Exception,
} from '@sciat/dispositifs';
import { z } from 'zod';
import { Horloge } from '../base/horloge.js';
import type { PrismaService } from '../base/prisma.service.js';
import { rejouerTout } from './rejouer-tout.js';

const exceptionsSchema: z.ZodType<Exception[]> = z.array(
  z.strictObject({
    reference: z.string(),
    acte: z.string().nullable(),
    motif: z.string().min(1, { error: 'Une exception a un motif.' }),
    auteur: z.string().min(1, { error: 'Une exception a un auteur.' }),
  }),
);

/**
 * `rejouer [--candidat FICHIER[:EXPORT]] [--exceptions FICHIER]`: lists the dossiers that the definition (their
 * own, or a candidate built beside it) would refuse or end otherwise. Answers 1 when one is unexplained.
 */
export async function commandeRejouer(
  prisma: PrismaService,
  arguments_: string[],
): Promise<number> {
  const { values } = parseArgs({
    args: arguments_,
    options: { candidat: { type: 'string' }, exceptions: { type: 'string' } },
  });
  const candidate = values.candidat ? await lireCandidat(values.candidat) : undefined;
  const exceptions = values.exceptions ? await lireExceptions(values.exceptions) : [];
  const { dossiers, ecarts } = await rejouerTout(
    prisma.client,
    new Horloge().aujourdhui(),
    candidate,
  );
  const { inexpliques, admis, inutiles } = departager(ecarts, exceptions);
  const contre = candidate ? `${candidate.code} ${candidate.version} (candidate)` : 'leurs règles';
  const lignes = [
    `${dossiers} dossier${dossiers > 1 ? 's' : ''} rejoué${dossiers > 1 ? 's' : ''} contre ${contre}.`,
    ...inexpliques.map((e) => `ÉCART ${dire(e)}`),
    ...admis.map((e) => `admis ${dire(e)} (${e.motif}, ${e.auteur})`),
    ...inutiles.map((x) => `exception sans objet : ${x.reference} ${x.acte ?? ''}`),
    inexpliques.length === 0
      ? 'Aucun écart inexpliqué.'
      : `${inexpliques.length} écart${inexpliques.length > 1 ? 's' : ''} inexpliqué${inexpliques.length > 1 ? 's' : ''}.`,
  ];
  process.stdout.write(`${lignes.join('\n')}\n`);
  return inexpliques.length === 0 ? 0 : 1;
}

const dire = ({ reference, acte, type, message }: Ecart) =>
  `${reference}${acte ? `, ${acte}` : ''} : ${type} : ${message}`;

/** A built module, and the name of what it exports (its only definition by default). */
async function lireCandidat(adresse: string): Promise<Definition> {
  const [fichier = '', nom] = adresse.split(/:(?=[A-Za-z_]\w*$)/);
  const module = (await import(pathToFileURL(resolve(fichier)).href)) as Record<string, unknown>;
  const candidate = nom ? module[nom] : Object.values(module).find(estDefinition);
  if (!estDefinition(candidate)) throw new Error(`Aucune définition dans ${adresse}.`);
  const defauts = defautsDeStructure(candidate);
  if (defauts.length > 0) throw new Error(`Définition mal formée : ${defauts.join(' ; ')}`);
  return candidate;
}

function estDefinition(valeur: unknown): valeur is Definition {
  return typeof valeur === 'object' && valeur !== null && 'transitions' in valeur;
}

async function lireExceptions(fichier: string): Promise<Exception[]> {
  const lu = exceptionsSchema.safeParse(JSON.parse(await readFile(fichier, 'utf8')));
  if (!lu.success) throw new Error(`${fichier} : ${z.prettifyError(lu.error)}`);
  return lu.data;
}
