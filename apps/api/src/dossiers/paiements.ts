import type { Effet, Faits } from '@sciat/dispositifs';
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
  const { engagementNumero, serviceFaitLe } = faits.donnees as {
    engagementNumero: string;
    serviceFaitLe: string;
  };
  if (dossier.montantAccordeCentimes === null) {
    throw refus([
      {
        code: 'MONTANT',
        message: "Aucun montant n'a été attribué : notifiez d'abord la décision.",
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

/** What was asked and not yet paid is no longer expected. */
export async function annulerPaiements(tx: Tx, dossierId: string, annuleLe: string): Promise<void> {
  await tx.paiement.updateMany({ where: enCours(dossierId), data: { annuleLe: enBase(annuleLe) } });
}

/** A payment bears the dates of the acts that asked for it, noted it or cancelled it. */
export async function redaterPaiements(
  tx: Tx,
  dossierId: string,
  effets: Effet[],
  avant: string,
  apres: string,
): Promise<void> {
  const colonnes = {
    paiement_demande: 'demandeLe',
    paiement_constate: 'payeLe',
    paiement_annule: 'annuleLe',
  } as const;
  for (const { type } of effets) {
    if (!(type in colonnes)) continue;
    const colonne = colonnes[type as keyof typeof colonnes];
    await tx.paiement.updateMany({
      where: { dossierId, [colonne]: enBase(avant) },
      data: { [colonne]: enBase(apres) },
    });
  }
}
