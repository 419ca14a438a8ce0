import { createHash } from 'node:crypto';
import type { ImporterListe } from '@sciat/contrats';
import { type Definition, definitions, type Raison } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { enBase } from '../base/dates.js';
import type { Auteur, Moyens } from '../dossiers/ecrire-dossier.js';
import { champInvalide, ErreurMetier } from '../erreurs/erreur-metier.js';
import { consigner } from '../journal/consigner.js';
import { deposer } from '../outbox/deposer.js';
import { type CollectiviteConnue, lireCsv, type NomDifferent, rapprocher } from './lire-csv.js';

/** Reasons shown at once: enough to see what is wrong with the file. */
export const RAISONS_MAX = 500;

export interface FichierExamine {
  /** Dispositifs that read this list. */
  concernes: Definition[];
  lignes: number;
  collectivites: CollectiviteConnue[];
  raisons: Raison[];
  nomsDifferents: NomDifferent[];
}

/**
 * What a file holds for this service, before anything is decided about it.
 * @throws ErreurMetier 400 for a list that nothing reads, or a file that is no table
 */
export async function examinerFichier(
  client: PrismaClient,
  serviceId: string,
  code: string,
  fichier: Uint8Array,
): Promise<FichierExamine> {
  const concernes = definitions.filter((d) => d.listes.some((l) => l.code === code));
  if (concernes.length === 0)
    throw champInvalide('code', `Aucun dispositif n’emploie de liste « ${code} ».`);
  const lignes = lireCsv(fichier);
  const connues = await client.collectivite.findMany({
    where: { serviceId },
    select: { id: true, code: true, nom: true },
  });
  return { concernes, lignes: lignes.length, ...rapprocher(lignes, connues) };
}

/**
 * Publishes a dated list, whole or not at all. Former lists stay, for the dossiers of their time.
 * @returns the new list's id
 * @throws ErreurMetier 400 for a file that is no table, 422 with one reason for each refused line
 */
export async function importerListe(
  { client, horloge }: Moyens,
  auteur: Auteur & { id: string },
  { code, effetLe, source, fictive }: ImporterListe,
  fichier: Uint8Array,
): Promise<string> {
  const { serviceId } = auteur;
  const { concernes, lignes, collectivites, raisons } = await examinerFichier(
    client,
    serviceId,
    code,
    fichier,
  );
  if (raisons.length > 0) {
    const message = `${raisons.length} ligne${raisons.length > 1 ? 's' : ''} sur ${lignes} refusée${raisons.length > 1 ? 's' : ''} : rien n’a été publié.`;
    throw new ErreurMetier('refuse', message, raisons.slice(0, RAISONS_MAX));
  }

  const sha256 = createHash('sha256').update(fichier).digest('hex');
  const nombre = collectivites.length;
  return client.$transaction(async (tx) => {
    const { id } = await tx.listeEligibilite.create({
      data: {
        serviceId,
        code,
        effetLe: enBase(effetLe),
        source,
        fictive: fictive === 'true',
        sha256,
        nombre,
        importeeParId: auteur.id,
        importeeLe: horloge.maintenant(),
        lignes: {
          createMany: { data: collectivites.map((c) => ({ collectiviteId: c.id })) },
        },
      },
    });
    await consigner(
      tx,
      {
        serviceId,
        dossierId: null,
        dossierVersion: null,
        auteurId: auteur.id,
        dateLegale: horloge.aujourdhui(),
        maintenant: horloge.maintenant(),
      },
      [{ type: 'ListeImportee', charge: { listeId: id, code, effetLe, lignes: nombre, sha256 } }],
    );
    for (const dispositif of new Set(concernes.map((d) => d.code))) {
      await deposer(
        tx,
        { serviceId, dossierId: null },
        { nom: 'echeances.recalculer', charge: { serviceId, dispositif } },
      );
    }
    return id;
  });
}
