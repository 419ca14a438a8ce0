import type { ApprecierCritere } from '@sciat/contrats';
import { evaluerEligibilite } from '@sciat/dispositifs';
import { enBase } from '../base/dates.js';
import { champInvalide, ErreurMetier, introuvable } from '../erreurs/erreur-metier.js';
import { type Auteur, type Ecrit, ecrireDossier, type Moyens } from './ecrire-dossier.js';

/**
 * Puts an agent's verdict on a criterion in place of the computed one, with a reason, or takes it back.
 * The conclusion follows from the criteria; nobody types it.
 * @throws ErreurMetier 404 for an unknown criterion, 422 on a closed dossier
 */
export async function apprecierCritere(
  moyens: Moyens,
  dossierId: string,
  auteur: Auteur & { id: string },
  id: string,
  { version, verdict, motif }: ApprecierCritere,
): Promise<Ecrit> {
  return ecrireDossier(
    moyens,
    { dossierId, version, auteur, permission: 'dossier:apprecier' },
    ({ tx, dossier, definition, faits, aujourdhui }) => {
      if (dossier.closLe)
        throw new ErreurMetier('refuse', 'Le dossier est clos : ses critères ne changent plus.');
      const critere = evaluerEligibilite(definition, faits).criteres.find((c) => c.id === id);
      if (!critere) throw introuvable('Ce critère');
      const calcule = critere.appreciation?.calcule ?? critere.verdict;
      if (verdict === null && !critere.appreciation)
        throw champInvalide('verdict', 'Ce critère n’a pas été apprécié par un agent.');
      return {
        evenements: [
          {
            type: 'CritereApprecie',
            charge: { critere: id, libelle: critere.libelle, calcule, verdict },
            prive: { motif },
          },
        ],
        autres: async () => {
          const where = { dossierId_critere: { dossierId, critere: id } };
          if (verdict === null) {
            await tx.appreciationCritere.delete({ where });
            return;
          }
          const donnees = { verdict, motif, auteurId: auteur.id, le: enBase(aujourdhui) };
          await tx.appreciationCritere.upsert({
            where,
            create: { dossierId, critere: id, ...donnees },
            update: donnees,
          });
        },
      };
    },
  );
}
