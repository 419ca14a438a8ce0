import { definitionDe } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { deBase } from '../base/dates.js';
import type { Horloge } from '../base/horloge.js';
import type { Auteur } from '../dossiers/ecrire-dossier.js';
import { franchirEtape } from '../dossiers/franchir-etape.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';

interface Moyens {
  client: PrismaClient;
  horloge: Horloge;
}
interface Ligne {
  rang: number;
  centimes: number;
  payeLe: Date;
  paiement: { id: string; centimes: number; dossierId: string } | null;
}

/** Someone wrote to the dossier meanwhile: read again, and try once more. */
const ESSAIS = 3;

/**
 * Notes the payment of each matched line as an agent would, with the act of the dossier's step. Killed in
 * the middle, it finds next time what is left: a payment is noted in the very transaction of its act.
 */
export async function appliquerRapprochement(moyens: Moyens, id: string): Promise<void> {
  const { client } = moyens;
  const { auteur, fichier, lignes } = await client.rapprochement.findUniqueOrThrow({
    where: { id },
    include: {
      auteur: { select: { id: true, serviceId: true, role: true } },
      lignes: {
        where: { etat: 'RAPPROCHEE', paiement: { payeLe: null, annuleLe: null } },
        orderBy: { rang: 'asc' },
        select: {
          rang: true,
          centimes: true,
          payeLe: true,
          paiement: { select: { id: true, centimes: true, dossierId: true } },
        },
      },
    },
  });
  for (const ligne of lignes) {
    const refus = await constater(moyens, auteur, fichier, ligne);
    if (refus === null) continue;
    await client.ligneRapprochement.updateMany({
      where: { rapprochementId: id, rang: ligne.rang, paiement: { payeLe: null } },
      data: { etat: 'ECARTEE', refus },
    });
  }
}

const PAS_ATTENDU = 'Le dossier n’attendait pas ce versement.';

/** Null once noted; else why: the dossier does not await this payment, or the rules refuse it. */
async function constater(
  moyens: Moyens,
  auteur: Auteur,
  fichier: string,
  { rang, centimes, payeLe, paiement }: Ligne,
): Promise<string | null> {
  if (!paiement) return PAS_ATTENDU;
  for (let essai = 1; ; essai += 1) {
    const dossier = await moyens.client.dossier.findUniqueOrThrow({
      where: { id: paiement.dossierId },
      include: { paiements: { where: { payeLe: null, annuleLe: null }, select: { id: true } } },
    });
    if (!dossier.paiements.some((p) => p.id === paiement.id)) return PAS_ATTENDU;
    const { transitions } = definitionDe(dossier.dispositif, dossier.dispositifVersion);
    const acte = transitions.find(
      (t) => t.de.includes(dossier.etape) && t.effets.some((e) => e.type === 'paiement_constate'),
    );
    if (!acte) return PAS_ATTENDU;
    try {
      await franchirEtape(
        moyens,
        dossier.id,
        auteur,
        {
          transition: acte.id,
          version: dossier.version,
          dateLegale: deBase(payeLe),
          motif: `Relevé de paiements « ${fichier} », ligne ${rang}.`,
        },
        centimes === paiement.centimes ? {} : { verseCentimes: centimes },
      );
      return null;
    } catch (erreur) {
      if (!(erreur instanceof ErreurMetier)) throw erreur;
      if (erreur.nature !== 'conflit') return direRefus(erreur);
      if (essai === ESSAIS) throw erreur;
    }
  }
}

const direRefus = ({ message, raisons }: ErreurMetier) =>
  raisons.length > 0 ? raisons.map((r) => r.message).join(' ') : message;
