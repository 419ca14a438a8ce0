import { type Evenement, evenementSchema } from '@sciat/contrats';
import { enBase } from '../base/dates.js';
import type { Horloge } from '../base/horloge.js';
import type { Tx } from '../base/prisma.service.js';
import { notifierEvenements } from '../notifications/notifier.js';
import {
  canonique,
  empreinteDe,
  empreintePrivee,
  type Maillon,
  nouveauSel,
  ORIGINE,
} from './empreinte.js';

export interface Contexte {
  serviceId: string;
  /** `null`: an event of the service itself (accounts, settings, lists), in the service's own chain. */
  dossierId: string | null;
  dossierVersion: number | null;
  /** `null`: the daily job. */
  auteurId: string | null;
  dateLegale: string;
  maintenant: Date;
}

/**
 * Of an event that makes no new version of its dossier: whoever has it open is not disturbed. Without a dossier,
 * an event of the service itself; without an author, the worker's.
 */
export function horsVersion(
  horloge: Horloge,
  qui: { serviceId: string; dossierId?: string; auteurId?: string | null },
): Contexte {
  return {
    dossierId: null,
    auteurId: null,
    ...qui,
    dossierVersion: null,
    dateLegale: horloge.aujourdhui(),
    maintenant: horloge.maintenant(),
  };
}

/**
 * Appends events to a chain, in the caller's transaction, and tells those they are news to. The chain's head
 * is locked until it ends.
 */
export async function consigner(
  tx: Tx,
  contexte: Contexte,
  evenements: Evenement[],
): Promise<void> {
  if (evenements.length === 0) return;
  const { dossierId, dossierVersion, auteurId, serviceId, dateLegale, maintenant } = contexte;
  const chaineId = dossierId ?? serviceId;
  const tete = await prendreLaTete(tx, chaineId, serviceId);
  let { rang, empreinte } = tete;

  for (const [i, evenement] of evenements.entries()) {
    const { type, charge, prive } = evenementSchema.parse(evenement);
    const sel = nouveauSel();
    // Through JSON once, as PostgreSQL will: the hash must be that of what is read back.
    const contenu = prive && JSON.parse(canonique(prive));
    const maillon: Maillon = {
      chaineId,
      rang: rang + 1,
      serviceId,
      dossierId,
      dossierVersion,
      type,
      charge: JSON.parse(canonique(charge)),
      dateLegale,
      enregistreLe: maintenant.toISOString(),
      auteurId,
      suivants: evenements.length - 1 - i,
      empreintePrivee: contenu ? empreintePrivee(sel, contenu) : null,
      empreintePrecedente: empreinte,
    };
    empreinte = empreinteDe(maillon);
    rang = maillon.rang;
    await tx.evenementJournal.create({
      data: {
        ...maillon,
        charge: maillon.charge as object,
        dateLegale: enBase(dateLegale),
        enregistreLe: maintenant,
        empreinte,
      },
      select: { rang: true },
    });
    if (contenu) await tx.partPrivee.create({ data: { chaineId, rang, sel, contenu } });
  }
  await tx.chaineJournal.update({ where: { id: chaineId }, data: { rang, empreinte } });
  if (!dossierId) return;
  await notifierEvenements(
    tx,
    { serviceId, dossierId, auteurId, maintenant },
    evenements.map((evenement, i) => ({ evenement, rang: tete.rang + 1 + i })),
  );
}

async function prendreLaTete(
  tx: Tx,
  id: string,
  serviceId: string,
): Promise<{ rang: number; empreinte: string }> {
  const lire = () =>
    tx.$queryRaw<{ rang: number; empreinte: string }[]>`
      SELECT rang, empreinte FROM chaine_journal WHERE id = ${id}::uuid FOR UPDATE`;
  const [tete] = await lire();
  if (tete) return tete;
  await tx.chaineJournal.createMany({
    data: [{ id, serviceId, rang: 0, empreinte: ORIGINE }],
    skipDuplicates: true,
  });
  const [creee] = await lire();
  if (!creee) throw new Error(`Chaîne de journal introuvable : ${id}`);
  return creee;
}
