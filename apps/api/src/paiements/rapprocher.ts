import type { EtatLigne } from '@sciat/contrats';
import { direEuros, enToutesLettres } from '@sciat/dispositifs';
import { normaliser } from '../base/texte.js';
import type { LigneLue } from './lire-releve.js';

/** A payment that was asked for, as the matching sees it. */
export interface PaiementConnu {
  id: string;
  engagementNumero: string;
  centimes: number;
  demandeLe: string;
  payeLe: string | null;
  /** Another line, of this file or of a former one, is already its own. */
  pris: boolean;
  dossier: { id: string; reference: string };
  collectivite: { nom: string; siren: string };
}

export interface Rapprochee {
  ligne: LigneLue;
  etat: EtatLigne;
  paiement: PaiementConnu | null;
}

/** A spreadsheet drops the zeros that a number begins with. */
export const enNumero = (texte: string) => texte.toUpperCase().replace(/^0+/, '');

/**
 * Each line with its payment: by commitment number and amount, else close to it. A line already noted,
 * in this file or before, finds its payment paid; a payment is the match of one line only.
 */
export function rapprocher(
  lignes: LigneLue[],
  paiements: PaiementConnu[],
  aujourdhui: string,
): Rapprochee[] {
  const parNumero = grouper(paiements, (p) => enNumero(p.engagementNumero));
  const parMontant = grouper(paiements, (p) => p.centimes);
  const pris = new Set(paiements.filter((p) => p.pris).map((p) => p.id));
  const libre = (p: PaiementConnu) => p.payeLe === null && !pris.has(p.id);
  const apparier = (ligne: LigneLue): Rapprochee => {
    const memeNumero = parNumero.get(enNumero(ligne.engagementNumero)) ?? [];
    const memes = memeNumero.filter((p) => p.centimes === ligne.centimes);
    const deja = memes.find((p) => p.payeLe === ligne.payeLe);
    if (deja) return { ligne, etat: 'DEJA_PAYEE', paiement: deja };
    const attendu = memes.find(libre);
    if (attendu) {
      const impossible = ligne.payeLe < attendu.demandeLe || ligne.payeLe > aujourdhui;
      if (!impossible) pris.add(attendu.id);
      return { ligne, etat: impossible ? 'ECARTEE' : 'RAPPROCHEE', paiement: attendu };
    }
    if (memes[0]) return { ligne, etat: 'DEJA_PAYEE', paiement: memes[0] };
    const proche =
      memeNumero.find(libre) ??
      (parMontant.get(ligne.centimes) ?? []).find((p) => libre(p) && estPaye(p, ligne.tiers));
    if (proche) return { ligne, etat: 'A_CONFIRMER', paiement: proche };
    return { ligne, etat: 'SANS_PAIEMENT', paiement: null };
  };
  return lignes.map(apparier);
}

function grouper<C>(
  paiements: PaiementConnu[],
  par: (p: PaiementConnu) => C,
): Map<C, PaiementConnu[]> {
  const groupes = new Map<C, PaiementConnu[]>();
  for (const p of paiements) groupes.set(par(p), [...(groupes.get(par(p)) ?? []), p]);
  return groupes;
}

/** The name, or the SIREN alone or at the head of a SIRET. */
function estPaye({ collectivite: { nom, siren } }: PaiementConnu, tiers: string): boolean {
  const dit = normaliser(tiers);
  if (dit === '') return false;
  const chiffres = dit.replaceAll(/\D/g, '');
  return chiffres.length >= 9
    ? chiffres.slice(0, 9) === siren
    : dit === normaliser(nom) || dit === `commune de ${normaliser(nom)}`;
}

/** Why a line is in its state, in one sentence. */
export function expliquer(
  ligne: Pick<LigneLue, 'centimes' | 'payeLe' | 'engagementNumero'> & { refus?: string | null },
  etat: EtatLigne,
  paiement: PaiementConnu | null,
  aujourdhui: string,
): string {
  if (!paiement)
    return etat === 'ECARTEE'
      ? 'Écartée.'
      : 'Aucun paiement demandé sous ce numéro, ni de ce montant pour cette collectivité.';
  const { payeLe, demandeLe, centimes, engagementNumero } = paiement;
  switch (etat) {
    case 'RAPPROCHEE':
      return payeLe ? 'Versement constaté.' : 'Même engagement, même montant.';
    case 'DEJA_PAYEE':
      if (payeLe === null) return 'Une autre ligne porte déjà ce paiement.';
      return payeLe === ligne.payeLe
        ? `Versement déjà constaté le ${enToutesLettres(payeLe)}.`
        : `Versement déjà constaté, au ${enToutesLettres(payeLe)} : vérifiez la date.`;
    case 'A_CONFIRMER':
      return enNumero(engagementNumero) === enNumero(ligne.engagementNumero)
        ? `Même engagement, mais ${direEuros(centimes)} demandés.`
        : `Même montant et même collectivité, mais engagement ${engagementNumero}.`;
    default:
      if (ligne.refus) return ligne.refus;
      if (ligne.payeLe < demandeLe)
        return `La date précède celle de la demande de paiement (${enToutesLettres(demandeLe)}).`;
      if (ligne.payeLe > aujourdhui) return 'La date est à venir.';
      return 'Écartée par un agent.';
  }
}
