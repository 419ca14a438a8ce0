import type { CreerCourrier } from '@sciat/contrats';
import { empechements, objetDe } from '@sciat/dispositifs';
import { type Auteur, ecrireDossier, type Moyens } from '../dossiers/ecrire-dossier.js';
import { champInvalide, refus } from '../erreurs/erreur-metier.js';
import { contexteDe, modeleDe } from './contexte.js';
import { nouveauJeton } from './scans/code.js';

/**
 * A draft.
 * @param version of the dossier when it was looked at, where that matters
 * @throws ErreurMetier 400 for an unknown template, 422 for one that is not of this step
 */
export async function creerCourrier(
  moyens: Moyens,
  dossierId: string,
  auteur: Auteur & { id: string },
  { modele: code, reversementId }: CreerCourrier,
  version?: number,
): Promise<string> {
  let id = '';
  await ecrireDossier(
    moyens,
    { dossierId, version, auteur, permission: 'courrier:rediger' },
    async ({ tx, dossier, definition, aujourdhui }) => {
      const modele = modeleDe(definition, code);
      if (!modele)
        throw champInvalide('modele', `Le courrier « ${code} » n’existe pas dans ce dispositif.`);
      const contexte = await contexteDe(tx, dossier, aujourdhui, reversementId);
      const raisons = empechements(modele, contexte);
      if (raisons.length > 0) throw refus(raisons);
      ({ id } = await tx.courrier.create({
        data: {
          serviceId: dossier.serviceId,
          dossierId,
          modele: code,
          reversementId: modele.reversement ? (contexte.reversement?.id ?? null) : null,
          objet: objetDe(modele, contexte),
          jeton: nouveauJeton(),
          creeParId: auteur.id,
          creeLe: moyens.horloge.maintenant(),
        },
      }));
      const charge = { courrierId: id, modele: code, libelle: modele.libelle };
      return { evenements: [{ type: 'CourrierCree', charge }] };
    },
  );
  return id;
}
