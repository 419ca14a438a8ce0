import type { Eligibilite } from '@sciat/contrats';
import { bloquants, type CritereLu } from './conclusion.js';

export interface Conclusion {
  /** May it apply? `incertain`: a criterion is left open although nothing more will be entered for it. */
  sens: 'oui' | 'non' | 'incertain';
  /** "Aurons peut demander cette aide" */
  phrase: string;
  /** "elle figure sur la liste" */
  raisons: string;
  /** What the dossier will tell later. */
  plusTard: CritereLu[];
}

/**
 * Whether a collectivité may apply, in a sentence. A criterion that waits for what only the dossier will
 * tell (a contract, a diploma) casts no doubt on it; one left open although its facts are known does.
 */
export function conclure(nom: string, { criteres }: Pick<Eligibilite, 'criteres'>): Conclusion {
  const tous = bloquants(criteres);
  const plusTard = tous.filter((c) => c.enAttente);
  const raisons = (retenus: CritereLu[]) => direRaisons(nom, retenus);

  const contre = tous.filter((c) => c.verdict === 'non rempli');
  if (contre.length > 0) {
    const phrase = `${nom} ne peut pas demander cette aide en l’état`;
    return { sens: 'non', phrase, raisons: raisons(contre), plusTard };
  }
  const douteux = tous.filter((c) => c.verdict === 'à apprécier' && !c.enAttente);
  if (douteux.length > 0) {
    const phrase = `On ne peut pas encore dire si ${nom} peut demander cette aide`;
    return { sens: 'incertain', phrase, raisons: raisons(douteux), plusTard };
  }
  const pour = tous.filter((c) => c.verdict === 'rempli');
  return {
    sens: 'oui',
    phrase: `${nom} peut demander cette aide`,
    raisons: raisons(pour),
    plusTard,
  };
}

/** "elle figure sur la liste ; 9 mois pour un contrat de 12 à 18 mois" */
function direRaisons(nom: string, criteres: CritereLu[]): string {
  return criteres
    .map(({ explication }) => explication.replace(/\.$/, ''))
    .map((e) =>
      e.startsWith(`${nom} `)
        ? `elle ${e.slice(nom.length + 1)}`
        : e.charAt(0).toLowerCase() + e.slice(1),
    )
    .join(' ; ');
}
