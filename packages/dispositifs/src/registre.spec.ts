import { ajouterJours } from './noyau/calendrier.js';
import { decrire } from './noyau/description.js';
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

it('un dispositif a un nom court, le sien et le même dans toutes ses versions', () => {
  const parCode = new Map(definitions.map((d) => [d.code, d.sigle]));
  expect(definitions.filter((d) => parCode.get(d.code) !== d.sigle)).toEqual([]);
  expect(new Set(parCode.values()).size).toBe(parCode.size);
  for (const sigle of parCode.values()) expect(sigle).toMatch(/^[^_]{2,22}$/);
});

/** Every sentence that a definition shows, but its addresses and its diagram. */
function phrases(valeur: unknown): string[] {
  if (typeof valeur === 'string') return [valeur];
  if (valeur === null || typeof valeur !== 'object') return [];
  return Object.entries(valeur)
    .filter(([cle]) => !['diagramme', 'url', 'courriel'].includes(cle))
    .flatMap(([, v]) => phrases(v));
}

describe.each(definitions.map((d) => [`${d.code} ${d.version}`, d] as const))('%s', (_, d) => {
  it('ne nomme personne et n’écrit qu’à des boîtes fonctionnelles', () => {
    const telephone = /\b0[1-9](?:[ .\u00a0]?\d{2}){4}\b/;
    expect(phrases(decrire(d)).filter((t) => telephone.test(t))).toEqual([]);
    // "prenom.nom@" is somebody; the service's own box is no outsider's.
    const refusees = /^[a-z-]+\.[a-z-]+@|^pref-sciat-mci@/;
    expect(d.contacts.filter((c) => refusees.test(c.courriel))).toEqual([]);
  });

  it('suit la typographie française', () => {
    // " le au plus tard": a field's label where a noun was meant.
    const faute = /[\p{L}]'[\p{L}]| [:;!?»%€]|« |\d \d{3}\b| le au /u;
    expect(phrases(decrire(d)).filter((t) => faute.test(t))).toEqual([]);
  });
});
