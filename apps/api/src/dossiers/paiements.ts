import { type Definition, type DonneesCommunes, effetsDe, type Faits } from '@sciat/dispositifs';
import { enBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import { refus } from '../erreurs/erreur-metier.js';
import type { DossierLu } from './faits.js';

const enCours = (dossierId: string) => ({ dossierId, payeLe: null, annuleLe: null });

export async function demanderPaiement(
  tx: Tx,
  dossier: DossierLu,
  faits: Faits,
  demandeLe: string,
): Promise<void> {
  // The definition requires both before the act.
  const { engagementNumero = '', serviceFaitLe = demandeLe } = faits.donnees as DonneesCommunes;
  if (dossier.montantAccordeCentimes === null) {
    throw refus([
      {
        code: 'MONTANT',
        message: 'Aucun montant n’a été attribué : notifiez d’abord la décision.',
      },
    ]);
  }
  await tx.paiement.create({
    data: {
      dossierId: dossier.id,
      centimes: dossier.montantAccordeCentimes,
      engagementNumero,
      serviceFaitLe: enBase(serviceFaitLe),
      demandeLe: enBase(demandeLe),
    },
  });
}

export async function constaterPaiement(tx: Tx, dossierId: string, payeLe: string): Promise<void> {
  await tx.paiement.updateMany({ where: enCours(dossierId), data: { payeLe: enBase(payeLe) } });
}

/** A payment noted by mistake is awaited again. */
export async function annulerConstat(tx: Tx, dossierId: string): Promise<void> {
  await tx.paiement.updateMany({
    where: { dossierId, payeLe: { not: null } },
    data: { payeLe: null },
  });
}

/** What was asked and not yet paid is no longer expected. */
export async function annulerPaiements(tx: Tx, dossierId: string, annuleLe: string): Promise<void> {
  await tx.paiement.updateMany({ where: enCours(dossierId), data: { annuleLe: enBase(annuleLe) } });
}

const colonnes = {
  paiement_demande: 'demandeLe',
  paiement_constate: 'payeLe',
  paiement_annule: 'annuleLe',
} as const;

/**
 * A payment bears the dates of the acts that asked for it, noted it or cancelled it: the corrected date
 * of a passage is carried over to the payment that was the dossier's last one at that moment.
 */
export async function redaterPaiements(
  tx: Tx,
  definition: Definition,
  { paiements, passages }: Pick<DossierLu, 'paiements' | 'passages'>,
  rang: number,
  dateLegale: string,
): Promise<void> {
  const effetsA = (p: DossierLu['passages'][number]) =>
    (p.transition ? effetsDe(definition, p.transition, p.etape) : []).map((e) => e.type);
  const jusqua = passages.filter((p) => p.rang <= rang);
  const demandes = jusqua.filter((p) => effetsA(p).includes('paiement_demande')).length;
  const paiement = paiements[demandes - 1];
  const passage = jusqua.at(-1);
  if (!paiement || !passage) return;
  for (const type of effetsA(passage)) {
    const colonne = colonnes[type as keyof typeof colonnes];
    if (!colonne || paiement[colonne] === null) continue;
    await tx.paiement.update({
      where: { id: paiement.id },
      data: { [colonne]: enBase(dateLegale) },
    });
  }
}
