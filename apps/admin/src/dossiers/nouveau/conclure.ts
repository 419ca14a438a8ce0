import type { Dispositif, Eligibilite } from '@sciat/contrats';
import { definitionDe, evaluerEligibilite } from '@sciat/dispositifs';
import { bloquants, type CritereLu, motDe } from '../../eligibilite/conclusion.js';

export interface Conclusion {
  /** May it apply? `incertain`: what only depends on the collectivité is itself not known. */
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
 * tell (a contract, a diploma) casts no doubt on it; one that depends on the collectivité alone does.
 */
export function conclure(
  nom: string,
  { criteres }: Pick<Eligibilite, 'criteres'>,
  deLaCollectivite: ReadonlySet<string>,
): Conclusion {
  const tous = bloquants(criteres);
  const inconnus = tous.filter((c) => motDe(c) === 'pas encore connu');
  const plusTard = inconnus.filter((c) => !deLaCollectivite.has(c.id));
  const raisons = (retenus: CritereLu[]) => direRaisons(nom, retenus);

  const contre = tous.filter((c) => c.verdict === 'non rempli');
  if (contre.length > 0) {
    const phrase = `${nom} ne peut pas demander cette aide en l’état`;
    return { sens: 'non', phrase, raisons: raisons(contre), plusTard };
  }
  const douteux = tous.filter((c) => c.verdict === 'à apprécier' && !plusTard.includes(c));
  if (douteux.length > 0) {
    const phrase = `On ne peut pas encore dire si ${nom} peut demander cette aide`;
    return { sens: 'incertain', phrase, raisons: raisons(douteux), plusTard };
  }
  const pour = tous.filter((c) => deLaCollectivite.has(c.id));
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

/**
 * The criteria that the choice of the collectivité is enough to settle: those with an answer while nothing
 * of the dossier is known, if only the lists are.
 */
export function criteresDeLaCollectivite({
  code,
  version,
}: Pick<Dispositif, 'code' | 'version'>): Set<string> {
  const definition = definitionDe(code, version);
  const jour = definition.enVigueur.du;
  const { criteres } = evaluerEligibilite(definition, {
    aujourdhui: jour,
    datePivot: jour,
    collectivite: { nom: '', type: 'COMMUNE', code: '' },
    donnees: {},
    pieces: {},
    listes: Object.fromEntries(
      definition.listes.map((l) => [
        l.code,
        { presente: true, source: '', effetLe: jour, fictive: false },
      ]),
    ),
    parametres: {},
    passages: [],
    paye: false,
    autresDossiers: 0,
  });
  return new Set(
    criteres
      .filter(({ verdict, valeur }) => motDe({ verdict, valeur }) !== 'pas encore connu')
      .map((c) => c.id),
  );
}
