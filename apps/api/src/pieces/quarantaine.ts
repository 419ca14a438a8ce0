import { ErreurMetier } from '../erreurs/erreur-metier.js';

/** Out of quarantine, or never in it. */
export const estSorti = (analyse: string | null): boolean =>
  analyse === 'SAINE' || analyse === 'NON_ANALYSE';

/** @throws ErreurMetier 409 while the antivirus has not looked, 410 once it has found something */
export function exigerSortie({ analyse }: { analyse: string | null }): void {
  if (analyse === 'EN_ATTENTE')
    throw new ErreurMetier(
      'conflit',
      'Ce fichier est en quarantaine : l’antivirus ne l’a pas encore analysé. Réessayez dans un instant.',
    );
  if (analyse === 'INFECTEE')
    throw new ErreurMetier(
      'retire',
      'L’antivirus a trouvé un logiciel malveillant dans ce fichier : il est bloqué et ne sera pas servi.',
    );
}
