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

/**
 * A payment bears the dates of the acts that asked for it, noted it or cancelled it. After a date was
 * corrected they are read again from the passages: the n-th request is the n-th payment.
 */
export async function redaterPaiements(
  tx: Tx,
  definition: Definition,
  paiements: DossierLu['paiements'],
  passages: Pick<DossierLu['passages'][number], 'etape' | 'transition' | 'entreeLe'>[],
): Promise<void> {
  const dates = datesDesPaiements(definition, passages);
  for (const [i, { id }] of paiements.entries()) {
    if (dates[i]) await tx.paiement.update({ where: { id }, data: dates[i] });
  }
}

interface DatesDePaiement {
  demandeLe: Date;
  payeLe: Date | null;
  annuleLe: Date | null;
}

function datesDesPaiements(
  definition: Definition,
  passages: Parameters<typeof redaterPaiements>[3],
): DatesDePaiement[] {
  const dates: DatesDePaiement[] = [];
  for (const { etape, transition, entreeLe } of passages) {
    for (const { type } of transition ? effetsDe(definition, transition, etape) : []) {
      const dernier = dates.at(-1);
      const enCours = dernier && !dernier.payeLe && !dernier.annuleLe ? dernier : undefined;
      if (type === 'paiement_demande')
        dates.push({ demandeLe: entreeLe, payeLe: null, annuleLe: null });
      if (type === 'paiement_constate' && enCours) enCours.payeLe = entreeLe;
      if (type === 'paiement_annule' && enCours) enCours.annuleLe = entreeLe;
      if (type === 'constat_annule' && dernier) dernier.payeLe = null;
    }
  }
  return dates;
}
