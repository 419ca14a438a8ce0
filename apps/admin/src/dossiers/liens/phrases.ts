import type { LienDepot } from '@sciat/contrats';
import { dateLongue, direInstant, jourDe } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';

/** "Ouvert jusqu’au 22 octobre 2026" */
export function direLien({ etat, expireLe, revoqueLe }: LienDepot): string {
  switch (etat) {
    case 'ouvert':
      return `Ouvert jusqu’au ${dateLongue(jourDe(expireLe))}`;
    case 'expire':
      return `Expiré depuis le ${dateLongue(jourDe(expireLe))}`;
    case 'revoque':
      return `Révoqué le ${dateLongue(jourDe(revoqueLe ?? expireLe))}`;
    case 'clos':
      return 'Fermé avec le dossier';
  }
}

/** "Visité 3 fois, la dernière le …. 1 pièce déposée. Créé le … par …." */
export function direUsage({ visites, visiteLe, depots, creeLe, creePar }: LienDepot): string {
  const visite =
    visites === 0 || !visiteLe
      ? 'Jamais visité'
      : visites === 1
        ? `Visité une fois, le ${direInstant(visiteLe)}`
        : `Visité ${visites} fois, la dernière le ${direInstant(visiteLe)}`;
  const depose =
    depots === 0
      ? 'aucune pièce déposée'
      : depots === 1
        ? '1 pièce déposée'
        : `${depots} pièces déposées`;
  return espacesInsecables(
    `${visite} ; ${depose}. ${creePar ? 'Créé' : 'Envoyé'} le ${dateLongue(jourDe(creeLe))} ${creePar ? `par ${creePar}` : 'avec le rappel automatique'}.`,
  );
}
