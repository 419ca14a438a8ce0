import type { Definition, Faits } from '../src/noyau/types.js';
import { faitsVides, laListe } from './faits.js';

/** The facts that a definition's example is played from: its lists hold the applicant. */
export function departDe(definition: Definition): Faits {
  const listes = definition.listes.map((l) => [
    l.code,
    laListe(true, { valeur: l.valeurs?.[0] ?? '1', carte: { metres: 0, zone: 'Zone fictive' } }),
  ]);
  return faitsVides({
    // A scheme with waves is played in one of them.
    datePivot: definition.vagues[0]?.ouvreLe ?? definition.enVigueur.du,
    listes: Object.fromEntries(listes),
    collectivite: {
      nom: 'Demandeur fictif',
      type: definition.exemple.demandeur,
      code: '13008',
      populations: [
        { nature: 'MUNICIPALE', nombre: 900, source: 'fictive' },
        { nature: 'TOTALE', nombre: 910, source: 'fictive' },
        { nature: 'COMMUNES', nombre: 905, source: 'fictive' },
      ],
    },
  });
}
