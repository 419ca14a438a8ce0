import { readdirSync, readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { definitions } from '../registre.js';
import { decrire, diagramme } from './description.js';
import { imprimer } from './impression.js';
import { direDepart, direEuros, direSource, direValeur, estAConfirmer } from './libelles.js';

const dossier = new URL('../../procedures/', import.meta.url);
const nomDe = (d: { code: string; version: string }) => `${d.code}-${d.version}.md`;

it.each(definitions.map((d) => [nomDe(d), d] as const))(
  '%s est à jour (sinon : npm run imprimer, et relire la différence)',
  (nom, definition) => {
    expect(readFileSync(new URL(nom, dossier), 'utf8')).toBe(imprimer(definition));
  },
);

it('aucune procédure imprimée ne survit à sa définition', () => {
  expect(readdirSync(dossier).sort()).toEqual(definitions.map(nomDe).sort());
});

describe.each(definitions.map((d) => [nomDe(d), d] as const))('%s', (_, definition) => {
  const texte = imprimer(definition);

  it('montre tout ce que la définition contient', () => {
    const d = decrire(definition);
    const libelles = [...d.etapes, ...d.transitions, ...d.criteres, ...d.pieces, ...d.champs];
    for (const { libelle } of libelles) expect(texte).toContain(libelle);
    for (const { cle } of d.parametres) expect(texte).toContain(`\`${cle}\``);
    for (const { conditions } of d.transitions)
      for (const condition of conditions) expect(texte).toContain(condition);
  });

  it('a des lignes de tableau toutes aussi larges que leur titre', () => {
    for (const bloc of texte.split('\n\n').filter((b) => b.startsWith('|'))) {
      const largeurs = bloc.split('\n').map((l) => l.replaceAll('\\|', '').split('|').length);
      expect(new Set(largeurs).size).toBe(1);
    }
  });

  it('est en français, espaces insécables comprises, sans mot du code', () => {
    const [prose = ''] = texte.replace(/<!--.*-->/, '').split('```mermaid');
    expect(prose).not.toMatch(
      / [;!?»%€]|« |\p{L}'\p{L}|\bundefined\b|\bnull\b|INTERNE|FIXEE|systeme/u,
    );
    expect(prose.replace(/\| ?:?-+/g, '')).not.toMatch(/ :/);
  });
});

it('le diagramme est lu par Mermaid, avec toutes les étapes', async () => {
  // Its grammar needs no DOM; only the sanitizer of labels does.
  jest.unstable_mockModule('dompurify', () => ({
    default: { addHook: () => undefined, sanitize: (texte: string) => texte },
  }));
  const { default: mermaid } = await import('mermaid');
  for (const definition of definitions) {
    const texte = diagramme(definition);
    await expect(mermaid.parse(texte)).resolves.toMatchObject({ diagramType: 'stateDiagram' });
    for (const { id } of definition.etapes) expect(texte).toContain(`  ${id}: `);
    await expect(mermaid.parse(`${texte}\n  --> :`)).rejects.toThrow(/Parse error/);
  }
});

describe('les mots', () => {
  it('disent une source et ce qu’elle vaut', () => {
    expect(direSource({ reference: 'CRPA L114-5', confiance: 'texte' })).toBe(
      'CRPA L114-5, texte lu',
    );
    expect(estAConfirmer({ reference: '', confiance: 'memoire' })).toBe(true);
    expect(estAConfirmer({ reference: '', confiance: 'hypothese' })).toBe(true);
    for (const confiance of ['texte', 'fiche', 'service', 'public', 'secondaire'] as const)
      expect(estAConfirmer({ reference: '', confiance })).toBe(false);
  });

  it('disent une valeur avec son unité', () => {
    expect(direEuros(1_500_000)).toBe('15\u202f000\u00a0€');
    expect(direEuros(123_450)).toBe('1\u202f234,50\u00a0€');
    expect(direValeur({ unite: 'pourcent' }, 75)).toBe('75\u00a0%');
    expect(direValeur({ unite: 'jours_ouvres' }, 10)).toBe('10\u00a0jours ouvrés');
    expect(direValeur({ unite: 'centimes' }, 2_000_000)).toBe('20\u202f000\u00a0€');
    const choix = [{ valeur: 'A', libelle: 'le service' }];
    expect(direValeur({ choix }, 'A')).toBe('le service');
    expect(direValeur({ choix }, 'B')).toBe('B');
    expect(direValeur({}, 3)).toBe('3');
  });

  it('nomment les étapes d’où part un acte, ou celles d’où il ne part pas quand c’est plus court', () => {
    const etapes = ['A', 'B', 'C', 'D', 'FIN'].map((id) => {
      return { id, libelle: `Étape ${id}`, finale: id === 'FIN' };
    });
    expect(direDepart({ etapes }, ['A', 'B'])).toBe('Étape A, Étape B');
    expect(direDepart({ etapes }, ['A', 'B', 'C'])).toBe('toute étape ouverte, sauf Étape D');
    expect(direDepart({ etapes }, ['A', 'B', 'C', 'D'])).toBe('toute étape ouverte');
    expect(direDepart({ etapes }, ['A', 'B', 'C', 'D', 'FIN'])).toBe(
      'toute étape ouverte, et Étape FIN',
    );
  });
});
