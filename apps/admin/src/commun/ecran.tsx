import type { Permission } from '@sciat/dispositifs';
import { type ComponentType, lazy } from 'react';
import { useAutorise } from '../providers/session.js';
import { EtatVide } from './EtatVide.js';
import { Retour } from './Retour.js';
import { TitrePage } from './TitrePage.js';

/**
 * A screen of its own chunk, for the roles that may use it; `null` when everyone may. The API guards
 * the data: this only spares a page of refusals.
 */
export function ecran(
  permission: Permission | null,
  charger: () => Promise<{ default: ComponentType }>,
): ComponentType {
  const Ecran = lazy(charger);
  return function EcranReserve() {
    const autorise = useAutorise();
    return permission === null || autorise(permission) ? <Ecran /> : <AccesReserve />;
  };
}

function AccesReserve() {
  return (
    <>
      <TitrePage titre="Accès réservé" />
      <EtatVide titre="Votre rôle ne donne pas accès à cette page.">
        Si vous en avez besoin, demandez-le à l’administrateur de votre service.
        <br />
        <Retour />
      </EtatVide>
    </>
  );
}
