import { type ActionLot, LOT_COURRIERS_MAX } from '@sciat/contrats';
import { definitions, empechements } from '@sciat/dispositifs';
import { contextesDes, modeleDe } from '../courriers/contexte.js';
import { creerCourrier } from '../courriers/creer-courrier.js';
import { avecTout } from '../dossiers/faits.js';
import { champInvalide } from '../erreurs/erreur-metier.js';
import type { Genre } from './genre.js';

/** A draft of the same letter for each. */
export function rediger(action: Extract<ActionLot, { genre: 'courrier' }>): Genre {
  const { dispositif, modele: code } = action;
  return {
    permission: 'courrier:rediger',
    max: LOT_COURRIERS_MAX,
    async annoncer() {
      const modele = definitions
        .filter((d) => d.code === dispositif)
        .map((d) => modeleDe(d, code))
        .findLast((m) => m);
      if (!modele) throw champInvalide('modele', 'Ce courrier n’existe pas dans ce dispositif.');
      return {
        libelle: `Rédiger « ${modele.libelle} » (${dispositif})`,
        consequence:
          'Un brouillon est créé dans chaque dossier. Rien ne part : chacun se relit, puis se signe.',
        effetJuridique: false,
      };
    },
    async examiner(tx, _agent, vus, aujourdhui) {
      const ids = vus.filter((v) => v.dispositif === dispositif).map((v) => v.id);
      const lus = await tx.dossier.findMany({ where: { id: { in: ids } }, include: avecTout });
      const contextes = await contextesDes(tx, lus, aujourdhui);
      const brouillons = await tx.courrier.findMany({
        where: { dossierId: { in: ids }, modele: code, etat: 'BROUILLON' },
        select: { dossierId: true },
      });
      const rangs = new Map(lus.map((d, i) => [d.id, i]));
      const enBrouillon = new Set(brouillons.map((c) => c.dossierId));
      return vus.map(({ id }) => {
        const contexte = contextes[rangs.get(id) ?? -1];
        if (!contexte) return refuse(`Ce courrier est celui du dispositif ${dispositif}.`);
        const modele = modeleDe(contexte.definition, code);
        if (!modele) return refuse('Ce courrier n’existe pas dans les règles de ce dossier.');
        if (enBrouillon.has(id)) return refuse('Ce dossier a déjà un brouillon de ce courrier.');
        return { raisons: empechements(modele, contexte) };
      });
    },
    appliquer: (moyens, auteur, { dossierId, version }) =>
      creerCourrier(moyens, dossierId, auteur, code, version),
  };
}

const refuse = (message: string) => ({ raisons: [{ code: 'LOT', message }] });
