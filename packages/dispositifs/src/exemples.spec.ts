import { faitsVides, laListe } from '../test/faits.js';
import { jouer } from '../test/jouer.js';
import { obligationDe } from './noyau/obligations.js';
import { definitions } from './registre.js';

describe.each(definitions.map((d) => [`${d.code} ${d.version}`, d] as const))('%s', (_, definition) => {
  const { du } = definition.enVigueur;
  // Lists are imported; the example stands on ones that hold the applicant.
  const listes = Object.fromEntries(
    definition.listes.map((l) => [
      l.code,
      laListe(true, { valeur: l.valeurs?.[0] ?? '1', carte: { metres: 0, zone: 'Zone fictive' } }),
    ]),
  );
  const depart = faitsVides<Record<string, unknown>>({
    // A scheme with waves is played in one of them.
    datePivot: definition.vagues[0]?.ouvreLe ?? du,
    listes,
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
  const joues = definition.exemple.parcours.map((actes, rang) => ({
    actes,
    ...jouer(definition, actes, depart, rang),
  }));

  it('tous les parcours de son exemple sont permis par ses règles', () => {
    for (const { etape, faits } of joues)
      expect(obligationDe(definition, etape, faits) === null).toBe(
        definition.etapes.find((e) => e.id === etape)?.finale === true,
      );
  });

  it('son exemple montre chaque étape', () => {
    expect([...new Set(joues.map((j) => j.etape))].sort()).toEqual(
      definition.etapes.map((e) => e.id).sort(),
    );
  });

  it('son exemple montre chaque issue', () => {
    const toutes = definition.transitions.flatMap((t) => t.issue ?? []);
    const montrees = joues.flatMap((j) => j.issue ?? []);
    expect([...new Set(montrees)].sort()).toEqual([...new Set(toutes)].sort());
  });

  it('son exemple saisit des données que son schéma admet', () => {
    for (const { faits } of joues) definition.donnees.partial().strict().parse(faits.donnees);
  });
});
