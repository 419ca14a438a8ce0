import { createHash } from 'node:crypto';
import type { ImporterListe } from '@sciat/contrats';
import { definitions } from '@sciat/dispositifs';
import { enBase } from '../base/dates.js';
import type { Auteur, Moyens } from '../dossiers/ecrire-dossier.js';
import { champInvalide, ErreurMetier } from '../erreurs/erreur-metier.js';
import { consigner } from '../journal/consigner.js';
import { deposer } from '../outbox/deposer.js';
import { lireCsv, rapprocher } from './lire-csv.js';

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
  const concernes = definitions.filter((d) => d.listes.some((l) => l.code === code));
  if (concernes.length === 0)
    throw champInvalide('code', `Aucun dispositif n'emploie de liste « ${code} ».`);
  const lignes = lireCsv(fichier);
  const { serviceId } = auteur;
  const connues = await client.collectivite.findMany({
    where: { serviceId },
    select: { id: true, code: true },
  });
  const { ids, raisons } = rapprocher(lignes, new Map(connues.map((c) => [c.code, c.id])));
  if (raisons.length > 0) {
    const message = `${raisons.length} ligne${raisons.length > 1 ? 's' : ''} sur ${lignes.length} refusée${raisons.length > 1 ? 's' : ''} : rien n'a été publié.`;
    throw new ErreurMetier('refuse', message, raisons.slice(0, 500));
  }

  const sha256 = createHash('sha256').update(fichier).digest('hex');
  return client.$transaction(async (tx) => {
    const { id } = await tx.listeEligibilite.create({
      data: {
        serviceId,
        code,
        effetLe: enBase(effetLe),
        source,
        fictive: fictive === 'true',
        sha256,
        nombre: ids.length,
        importeeParId: auteur.id,
        importeeLe: horloge.maintenant(),
        lignes: { createMany: { data: ids.map((collectiviteId) => ({ collectiviteId })) } },
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
      [
        {
          type: 'ListeImportee',
          charge: { listeId: id, code, effetLe, lignes: ids.length, sha256 },
        },
      ],
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
