import { type ActionLot, LOT_MAX } from '@sciat/contrats';
import { ErreurMetier } from '../erreurs/erreur-metier.js';
import { etiqueter, etiquetteDe } from '../etiquettes/etiqueter.js';
import type { Genre } from './genre.js';
import { raisonDe } from './raisons.js';

/** Puts a label on each, or takes it off: closed ones too, as on their own page. */
export function etiqueterParLot({
  etiquetteId,
  posee,
}: Extract<ActionLot, { genre: 'etiqueter' }>): Genre {
  const dejaFait = {
    code: 'DEJA_FAIT',
    message: raisonDe(posee ? 'porteDeja' : 'nePortePas'),
  };
  return {
    permission: 'dossier:etiqueter',
    max: LOT_MAX,
    async annoncer(tx, { serviceId }) {
      const { nom } = await etiquetteDe(tx, serviceId, { etiquetteId, posee });
      return {
        libelle: posee ? `Ajouter l’étiquette « ${nom} »` : `Retirer l’étiquette « ${nom} »`,
        consequence: posee
          ? `Les dossiers portent l’étiquette « ${nom} », et gardent les leurs.`
          : `Les dossiers ne portent plus l’étiquette « ${nom} », et gardent les autres.`,
        effetJuridique: false,
      };
    },
    async examiner(tx, _agent, vus) {
      const portees = await tx.dossierEtiquette.findMany({
        where: { etiquetteId, dossierId: { in: vus.map((v) => v.id) } },
        select: { dossierId: true },
      });
      const laPortent = new Set(portees.map((p) => p.dossierId));
      return vus.map(({ id, closLe }) =>
        laPortent.has(id) === posee
          ? { raisons: [dejaFait] }
          : { raisons: [], clos: closLe !== null },
      );
    },
    async appliquer(moyens, auteur, { dossierId }) {
      const cle = { dossierId_etiquetteId: { dossierId, etiquetteId } };
      const portee = await moyens.client.dossierEtiquette.findUnique({ where: cle });
      // Done by someone else since the look: nothing would change.
      if ((portee !== null) === posee) throw new ErreurMetier('refuse', dejaFait.message);
      await etiqueter(moyens, dossierId, auteur, { etiquetteId, posee });
    },
  };
}
