import type { Absence, FixerAbsence } from '@sciat/contrats';
import { peut } from '@sciat/dispositifs';
import type { Utilisateur } from '../auth/acces.js';
import { deBaseOuNull, enBaseOuNull } from '../base/dates.js';
import type { Moyens } from '../dossiers/ecrire-dossier.js';
import { interdit, introuvable } from '../erreurs/erreur-metier.js';
import { consigner, horsVersion } from '../journal/consigner.js';

/** One's own absence, or that of anyone of the service for a supervisor. */
export async function fixerAbsence(
  { client, horloge }: Moyens,
  qui: Utilisateur,
  id: string,
  { du, au }: FixerAbsence,
): Promise<Absence> {
  return client.$transaction(async (tx) => {
    const compte = await tx.utilisateur.findUnique({ where: { id } });
    if (!compte) throw introuvable('Ce compte');
    const { serviceId } = compte;
    if (id !== qui.id && !peut(qui, 'passation:administrer', { serviceId })) throw interdit();
    const data = { absentDu: enBaseOuNull(du), absentAu: enBaseOuNull(au) };
    const meme = deBaseOuNull(compte.absentDu) === du && deBaseOuNull(compte.absentAu) === au;
    if (!meme) {
      await tx.utilisateur.update({ where: { id }, data });
      await consigner(tx, horsVersion(horloge, { serviceId, auteurId: qui.id }), [
        {
          type: 'UtilisateurModifie',
          charge: { utilisateurId: id, champs: ['absentDu', 'absentAu'] },
        },
      ]);
    }
    return { id, du, au };
  });
}
