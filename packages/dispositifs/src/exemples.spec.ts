import { departDe } from '../test/exemple.js';
import { jouer } from './noyau/jouer.js';
import { obligationDe } from './noyau/obligations.js';
import { definitions } from './registre.js';

describe.each(definitions.map((d) => [`${d.code} ${d.version}`, d] as const))(
  '%s',
  (_, definition) => {
    const depart = departDe(definition);
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
  },
);
