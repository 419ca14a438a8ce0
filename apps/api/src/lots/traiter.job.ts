import { actionLotSchema } from '@sciat/contrats';
import type { Prisma, PrismaClient } from '@sciat/prisma';
import type { Logger } from 'pino';
import type { Moyens as MoyensDossier } from '../dossiers/ecrire-dossier.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';
import { type Genre, genreDe } from './genre.js';
import { annoncerAffectations } from './prevenir.js';
import { raisonDe } from './raisons.js';

type Moyens = MoyensDossier & { journal: Pick<Logger, 'error'> };

/** Rows read together; a batch that is stopped does not finish them. */
const TRANCHE = 50;
/** Dossiers written to at once: no two rows are of one dossier. */
const A_LA_FOIS = 4;
const DELAI_MS = 20_000;
/** How long a report is kept. */
const GARDE_MS = 90 * 24 * 3_600_000;

const auteur = {
  select: { id: true, serviceId: true, role: true, dispositifs: true, actif: true },
} as const;

/**
 * Does what is left of a batch, a dossier at a time, with the rights that its author has now. A row is marked in
 * the very transaction that writes to its dossier: killed in the middle, or run twice, it does nothing twice.
 */
export async function traiterLot(moyens: Moyens, id: string): Promise<void> {
  await traiterLignes(moyens, id);
  await annoncerAffectations(moyens, id);
}

async function traiterLignes(moyens: Moyens, id: string): Promise<void> {
  const { client, horloge } = moyens;
  for (;;) {
    const lot = await client.lot.findUnique({
      where: { id },
      include: {
        auteur,
        lignes: { where: { etat: 'A_FAIRE' }, orderBy: { rang: 'asc' }, take: TRANCHE },
      },
    });
    if (lot?.etat !== 'EN_COURS') return;
    if (!lot.auteur.actif) return abandonnerLot(moyens, id);
    if (lot.lignes.length === 0) {
      await client.lot.updateMany({
        where: { id, etat: 'EN_COURS' },
        data: { etat: 'FINI', finLe: horloge.maintenant() },
      });
      return;
    }
    const genre = genreDe(actionLotSchema.parse(lot.action));
    const suite = lot.lignes.values();
    // Each takes the next row when it is done with one.
    const travailler = async () => {
      for (const ligne of suite) await traiterLigne(moyens, genre, lot.auteur, ligne);
    };
    await Promise.all(Array.from({ length: A_LA_FOIS }, travailler));
  }
}

type Ligne = Prisma.LigneLotGetPayload<object>;
type Auteur = Prisma.UtilisateurGetPayload<typeof auteur>;

async function traiterLigne(
  moyens: Moyens,
  genre: Genre,
  qui: Auteur,
  ligne: Ligne,
): Promise<void> {
  const { client, journal } = moyens;
  try {
    await client.$transaction(
      async (tx) => {
        if (!(await marquer(tx, ligne, { etat: 'FAITE' }))) return;
        // The write's own transaction becomes a savepoint of this one: both are kept, or none.
        await genre.appliquer({ ...moyens, client: tx as PrismaClient }, qui, ligne);
      },
      { timeout: DELAI_MS },
    );
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier))
      journal.error({ err: erreur, dossierId: ligne.dossierId }, 'dossier d’un lot non traité');
    // Should the database be gone this throws too, and the job is run again.
    await marquer(client, ligne, { etat: 'REFUSEE', raison: direRefus(erreur) });
  }
}

/** False when the batch was stopped, or when another run did this row. */
async function marquer(
  client: Pick<PrismaClient, 'ligneLot'>,
  { lotId, rang }: Ligne,
  data: Pick<Prisma.LigneLotUncheckedUpdateManyInput, 'etat' | 'raison'>,
): Promise<boolean> {
  const { count } = await client.ligneLot.updateMany({
    where: { lotId, rang, etat: 'A_FAIRE', lot: { etat: 'EN_COURS' } },
    data,
  });
  return count > 0;
}

function direRefus(erreur: unknown): string {
  if (!(erreur instanceof ErreurMetier)) return raisonDe('inattendue');
  switch (erreur.nature) {
    case 'conflit':
      return raisonDe('change');
    case 'interdit':
      return raisonDe('interdit');
    default:
      return erreur.message;
  }
}

/** What is left may be launched again; what is done is told. */
export async function abandonnerLot(
  moyens: Pick<Moyens, 'client' | 'horloge'>,
  id: string,
): Promise<void> {
  const { client, horloge } = moyens;
  await client.lot.updateMany({
    where: { id, etat: 'EN_COURS' },
    data: { etat: 'ARRETE', finLe: horloge.maintenant() },
  });
  await annoncerAffectations(moyens, id);
}

/** Removes the reports of three months ago, and what was looked at and never launched. */
export async function expirerLots({
  client,
  horloge,
}: Pick<Moyens, 'client' | 'horloge'>): Promise<void> {
  const avant = new Date(horloge.maintenant().getTime() - GARDE_MS);
  await client.lot.deleteMany({
    where: { etat: { not: 'EN_COURS' }, creeLe: { lt: avant } },
  });
}
