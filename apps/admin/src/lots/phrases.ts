import type { EtatLigneLot, EtatLot, LotResume } from '@sciat/contrats';
import { direNombre } from '../commun/nombre.js';

export const ETATS_LOT: Record<EtatLot, string> = {
  APERCU: 'à confirmer',
  EN_COURS: 'en cours',
  ARRETE: 'arrêté',
  FINI: 'terminé',
};
export const ETATS_LIGNE: Record<EtatLigneLot, string> = {
  A_FAIRE: 'non traité',
  FAITE: 'fait',
  REFUSEE: 'laissé tel quel',
};

export const direDossiers = (nombre: number) =>
  `${direNombre(nombre)} ${nombre > 1 ? 'dossiers' : 'dossier'}`;

/** "12 dossiers changeront, 3 resteront tels quels." */
export function direApercu({ aFaire, refuses }: Pick<LotResume, 'aFaire' | 'refuses'>): string {
  const changeront =
    aFaire === 0
      ? 'Aucun dossier ne changera'
      : `${direDossiers(aFaire)} ${aFaire > 1 ? 'changeront' : 'changera'}`;
  if (refuses === 0) return `${changeront}.`;
  const resteront =
    refuses > 1 ? `${direNombre(refuses)} resteront tels quels` : '1 restera tel quel';
  return `${changeront}, ${resteront}.`;
}

/** "12 faits, 3 laissés tels quels, 4 à faire" */
export function direAvancement({
  faits,
  refuses,
  aFaire,
  etat,
}: Pick<LotResume, 'faits' | 'refuses' | 'aFaire' | 'etat'>): string {
  const morceaux = [`${direNombre(faits)} ${faits > 1 ? 'faits' : 'fait'}`];
  if (refuses > 0)
    morceaux.push(refuses > 1 ? `${direNombre(refuses)} laissés tels quels` : '1 laissé tel quel');
  if (aFaire > 0)
    morceaux.push(
      `${direNombre(aFaire)} ${etat === 'EN_COURS' ? 'à faire' : aFaire > 1 ? 'non traités' : 'non traité'}`,
    );
  return morceaux.join(', ');
}
