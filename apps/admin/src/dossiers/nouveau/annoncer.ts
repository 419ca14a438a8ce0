import type { Dispositif } from '@sciat/contrats';
import { acteurs } from '@sciat/dispositifs';
import { espacesInsecables } from '../../commun/typographie.js';
import type { ErreurApi } from '../../providers/erreur-api.js';

/** Whether a mail leaves with the creation: only the requests that the service itself answers are acknowledged. */
export function direAccuse({ horloges, decideur }: Pick<Dispositif, 'horloges' | 'decideur'>) {
  return espacesInsecables(
    horloges.some((h) => h.code === 'ACCUSE')
      ? 'Un accusé de réception part au courriel du contact, s’il est renseigné.'
      : `Aucun courriel ne part : le service n’accuse pas réception de ces demandes ; décision : ${acteurs[decideur]}.`,
  );
}

/** Why the deposit falls outside a wave, when it can be kept for the next one and nothing else is refused. */
export function vagueSuivante(erreur: Pick<ErreurApi, 'probleme'> | null): string | null {
  const raisons = erreur?.probleme.raisons ?? [];
  const [raison] = raisons;
  if (!raison || raisons.length > 1 || raison.code !== 'VAGUE_SUIVANTE') return null;
  // It begins with the name of a wave, which a definition writes as it stands inside a sentence.
  return raison.message.charAt(0).toUpperCase() + raison.message.slice(1);
}
