import type { Readable } from 'node:stream';
import {
  type ContenuListe,
  type DossierResume,
  EXPORT_DIRECT_MAX,
  type FormatExport,
} from '@sciat/contrats';
import { Prisma, type PrismaClient } from '@sciat/prisma';
import type { Horloge } from '../base/horloge.js';
import type { Tx } from '../base/prisma.service.js';
import { type Ligne, type Qui, resumer, selectionDe } from '../dossiers/lister.js';
import { refus } from '../erreurs/erreur-metier.js';
import { consigner, horsVersion } from '../journal/consigner.js';
import { lireRecherche } from '../recherche/termes.js';
import { ecrireFichier } from './ecrire.js';

interface Moyens {
  client: PrismaClient;
  horloge: Horloge;
}
export type Demande = ContenuListe & { format: FormatExport };

/**
 * A list small enough to leave at once. It is in the journal before its first byte is out.
 * @throws ErreurMetier 422 beyond `EXPORT_DIRECT_MAX` dossiers
 */
export async function exporter(
  { client, horloge }: Moyens,
  qui: Qui,
  demande: Demande,
): Promise<Readable> {
  const dossiers = await client.$transaction(async (tx) => {
    const aujourdhui = horloge.aujourdhui();
    const termes = await lireRecherche(tx, qui, demande.filtres.q);
    const lignes = await tx.$queryRaw<Ligne[]>`
      ${selectionDe(qui, aPlat(demande), aujourdhui, termes)} LIMIT ${EXPORT_DIRECT_MAX + 1}`;
    if (lignes.length > EXPORT_DIRECT_MAX)
      throw refus([
        {
          code: 'TROP',
          message: `Cette liste dépasse ${EXPORT_DIRECT_MAX.toLocaleString('fr-FR')} dossiers : demandez un export préparé.`,
        },
      ]);
    await consignerExport(tx, horloge, qui, demande, lignes.length);
    return lignes.map((l) => resumer(l, aujourdhui));
  });
  return ecrireFichier(demande.format, demande.colonnes, dossiers);
}

/** Who took out how many dossiers, by which filters, in the journal of the service. */
export async function consignerExport(
  tx: Tx,
  horloge: Horloge,
  { id: auteurId, serviceId }: Qui,
  { format, filtres, colonnes }: Demande,
  lignes: number,
): Promise<void> {
  const { q, ...autres } = filtres;
  const contexte = horsVersion(horloge, { serviceId, auteurId });
  await consigner(tx, contexte, [
    {
      type: 'DossiersExportes',
      charge: { format, lignes, filtres: autres, colonnes },
      ...(q ? { prive: { q } } : {}),
    },
  ]);
}

export const aPlat = ({ filtres, tri, ordre }: ContenuListe) => ({ ...filtres, tri, ordre });

const LOT = 1000;

/** All the dossiers of a list as it was when the transaction began, a batch at a time. */
export async function* parcourirDossiers(
  tx: Tx,
  qui: Qui,
  demande: ContenuListe,
  aujourdhui: string,
  surLot: (lus: number) => Promise<void>,
): AsyncGenerator<DossierResume> {
  const termes = await lireRecherche(tx, qui, demande.filtres.q);
  const selection = selectionDe(qui, aPlat(demande), aujourdhui, termes);
  // All of it will be read: without this the plan would be the best one for the first rows.
  await tx.$executeRaw`SET LOCAL cursor_tuple_fraction = 1`;
  await tx.$executeRaw`DECLARE lignes NO SCROLL CURSOR FOR ${selection}`;
  let lus = 0;
  for (;;) {
    const lignes = await tx.$queryRaw<Ligne[]>`FETCH ${Prisma.raw(String(LOT))} FROM lignes`;
    if (lignes.length === 0) return;
    for (const ligne of lignes) yield resumer(ligne, aujourdhui);
    lus += lignes.length;
    await surLot(lus);
  }
}
