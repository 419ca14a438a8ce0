import { type ActionLot, LOT_MAX } from '@sciat/contrats';
import type { Raison } from '@sciat/dispositifs';
import type { Tx } from '../base/prisma.service.js';
import { modifierDossier, verifierAgent } from '../dossiers/modifier-dossier.js';
import { champInvalide, ErreurMetier } from '../erreurs/erreur-metier.js';
import type { Genre, Vu } from './genre.js';
import { raisonDe } from './raisons.js';

const CLOS: Raison = { code: 'CLOS', message: raisonDe('clos') };

/** To an agent, or to nobody. */
export function affecter({ agentId }: Extract<ActionLot, { genre: 'affecter' }>): Genre {
  const dejaFait: Raison = {
    code: 'DEJA_FAIT',
    message: raisonDe(agentId ? 'dejaAffecte' : 'sansAgent'),
  };
  return {
    permission: 'dossier:affecter',
    max: LOT_MAX,
    async annoncer(tx, { serviceId }) {
      const commun = { effetJuridique: false };
      if (!agentId)
        return {
          ...commun,
          libelle: 'Retirer l’agent affecté',
          consequence: 'Les dossiers n’ont plus d’agent : ils paraissent dans la file de tous.',
        };
      const agent = await tx.utilisateur.findFirst({ where: { id: agentId, serviceId } });
      if (!agent)
        throw champInvalide('agentId', 'Cet agent n’existe pas ou ne peut pas instruire.');
      const nom = `${agent.prenom} ${agent.nom}`;
      return {
        ...commun,
        libelle: `Affecter à ${nom}`,
        consequence: `Les dossiers passent dans la file de ${nom}.`,
      };
    },
    async examiner(tx, _agent, dossiers) {
      const refus = await refusParDispositif(tx, agentId, dossiers);
      return dossiers.map(({ closLe, agentId: actuel, dispositif }) => {
        if (closLe) return { raisons: [CLOS] };
        if (actuel === agentId) return { raisons: [dejaFait] };
        return { raisons: refus.get(dispositif) ?? [] };
      });
    },
    appliquer: (moyens, auteur, { lotId, dossierId, version }) =>
      modifierDossier(moyens, dossierId, auteur, { version, agentId }, lotId),
  };
}

/** Whether an agent may take a dossier depends on its scheme only. */
async function refusParDispositif(tx: Tx, agentId: string | null, dossiers: Vu[]) {
  const refus = new Map<string, Raison[]>();
  for (const dossier of dossiers) {
    if (refus.has(dossier.dispositif)) continue;
    refus.set(dossier.dispositif, []);
    try {
      await verifierAgent(tx, agentId, dossier);
    } catch (erreur) {
      if (!(erreur instanceof ErreurMetier)) throw erreur;
      refus.set(dossier.dispositif, erreur.raisons);
    }
  }
  return refus;
}
