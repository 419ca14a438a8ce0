import type { Delegation } from '@sciat/contrats';
import { enToutesLettres, type Raison } from '@sciat/dispositifs';
import type { Delegation as DelegationEnBase } from '@sciat/prisma';
import { deBase, deBaseOuNull } from '../base/dates.js';
import type { CourrierLu } from './lire.js';

export const presenterDelegation = (d: DelegationEnBase): Delegation => ({
  id: d.id,
  nom: d.nom,
  prenom: d.prenom,
  qualite: d.qualite,
  acte: d.acte,
  du: deBase(d.du),
  au: deBaseOuNull(d.au),
  dispositifs: d.dispositifs,
  fictive: d.fictive,
});

/** Why this delegation does not allow signing that letter on that day. */
export function peutSigner(
  delegation: DelegationEnBase | null,
  { serviceId, dossier }: Pick<CourrierLu, 'serviceId' | 'dossier'>,
  le: string,
): Raison[] {
  const champ = 'delegationId';
  if (delegation?.serviceId !== serviceId)
    return [{ code: 'DELEGATION', champ, message: 'Cette délégation n’existe pas.' }];
  const { du, au, dispositifs } = presenterDelegation(delegation);
  if (le < du || (au !== null && au < le)) {
    const message = `Cette délégation n’était pas valable le ${enToutesLettres(le)}.`;
    return [{ code: 'DELEGATION', champ, message }];
  }
  if (dispositifs.length > 0 && !dispositifs.includes(dossier.dispositif)) {
    const message = 'Cette délégation ne couvre pas ce dispositif.';
    return [{ code: 'DELEGATION', champ, message }];
  }
  return [];
}
