import { type ActionLot, LOT_COURRIERS_MAX } from '@sciat/contrats';
import {
  type Definition,
  definitionDe,
  definitions,
  empechements,
  horsEtape,
  type ModeleCourrier,
  type Raison,
} from '@sciat/dispositifs';
import type { Tx } from '../base/prisma.service.js';
import { contexteDe, modeleDe } from '../courriers/contexte.js';
import { creerCourrier } from '../courriers/creer-courrier.js';
import { lireDossier } from '../dossiers/ecrire-dossier.js';
import { champInvalide } from '../erreurs/erreur-metier.js';
import type { Examine, Genre, Vu } from './genre.js';
import { raisonDe } from './raisons.js';

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
        .findLast((m) => m && !m.reversement);
      if (!modele)
        throw champInvalide('modele', 'Ce courrier n’existe pas, ou ne se rédige pas par lot.');
      return {
        libelle: `Rédiger « ${modele.libelle} » (${dispositif})`,
        consequence:
          'Un brouillon est créé dans chaque dossier. Rien ne part : chacun se relit, puis se signe.',
        effetJuridique: false,
      };
    },
    async examiner(tx, _agent, vus, aujourdhui) {
      const ids = vus.map((v) => v.id);
      const brouillons = await tx.courrier.findMany({
        where: { dossierId: { in: ids }, modele: code, etat: 'BROUILLON' },
        select: { dossierId: true },
      });
      const enBrouillon = new Set(brouillons.map((c) => c.dossierId));
      const examines: Examine[] = [];
      for (const vu of vus) {
        const definition = definitionDe(vu.dispositif, vu.dispositifVersion);
        const modele = vu.dispositif === dispositif ? modeleDe(definition, code) : undefined;
        if (!modele) examines.push(refuse(`Ce courrier est celui du dispositif ${dispositif}.`));
        else if (enBrouillon.has(vu.id)) examines.push(refuse(raisonDe('brouillon')));
        else examines.push({ raisons: await raisonsDe(tx, modele, definition, vu, aujourdhui) });
      }
      return examines;
    },
    appliquer: (moyens, auteur, { dossierId, version }) =>
      creerCourrier(moyens, dossierId, auteur, { modele: code }, version),
  };
}

/** The facts are read only where the letter looks at more than the step. */
async function raisonsDe(
  tx: Tx,
  modele: ModeleCourrier,
  definition: Definition,
  { id, etape }: Vu,
  aujourdhui: string,
): Promise<Raison[]> {
  if (!modele.empeche) return horsEtape(modele, { definition, etape });
  const dossier = await lireDossier(tx, id);
  return empechements(modele, await contexteDe(tx, dossier, aujourdhui));
}

const refuse = (message: string) => ({ raisons: [{ code: 'LOT', message }] });
