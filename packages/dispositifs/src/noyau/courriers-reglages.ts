import type { ModeleCourrier } from './courriers.js';
import { hypothese } from './sources.js';
import type { Parametre } from './types.js';

export const RELECTURE = 'relectureCourriers';

/** The settings that the letters of a scheme need: the reviewer's gate, and each mention nobody has confirmed. */
export function parametresDesCourriers<D>(courriers: readonly ModeleCourrier<D>[]): Parametre[] {
  if (courriers.length === 0) return [];
  const mentions = new Map(
    courriers
      .flatMap((m) => m.paragraphes)
      .flatMap(({ mention, source = hypothese }) =>
        mention ? [[mention.cle, { ...mention, source }] as const] : [],
      ),
  );
  return [
    {
      cle: RELECTURE,
      libelle: 'Relecture des courriers avant signature',
      aide: 'Un superviseur, autre que l’auteur, relit chaque courrier avant qu’il parte à la signature.',
      choix: [
        { valeur: 'OUI', libelle: 'oui' },
        { valeur: 'NON', libelle: 'non' },
      ],
      defaut: 'NON',
      source: hypothese,
    },
    ...[...mentions.values()].map(
      ({ cle, libelle, source }): Parametre => ({
        cle,
        libelle: `Mention des courriers\u00a0: ${libelle}`,
        aide: 'Tant qu’elle est à confirmer, les courriers qui la portent ne partent pas à la signature.',
        choix: [
          { valeur: 'A_CONFIRMER', libelle: 'à confirmer' },
          { valeur: 'CONFIRMEE', libelle: 'confirmée, imprimée' },
          { valeur: 'ECARTEE', libelle: 'écartée, non imprimée' },
        ],
        defaut: 'A_CONFIRMER',
        source,
      }),
    ),
  ];
}
