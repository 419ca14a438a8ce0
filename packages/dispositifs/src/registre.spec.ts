import { ajouterJours } from './noyau/calendrier.js';
import { definitionDe, definitionEnVigueur, definitions } from './registre.js';

it.each(definitions.map((d) => [d.code, d.version, d] as const))(
  '%s %s se retrouve par son nom, et en vigueur dès son premier jour',
  (code, version, definition) => {
    expect(definitionDe(code, version)).toBe(definition);
    expect(definitionEnVigueur(code, definition.enVigueur.du)).toBe(definition);
    expect(definitionEnVigueur(code, ajouterJours(definition.enVigueur.du, -1))).not.toBe(
      definition,
    );
  },
);

it('une version inconnue est une faute, une date sans version n’en est pas une', () => {
  expect(() => definitionDe('VTA', '1999')).toThrow(/inconnu/);
  expect(() => definitionDe('AUTRE', '2021')).toThrow(/inconnu/);
  expect(definitionEnVigueur('VTA', '2020-12-31')).toBeUndefined();
  expect(definitionEnVigueur('AUTRE', '2026-01-01')).toBeUndefined();
});
