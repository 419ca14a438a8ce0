import { readdirSync, readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { definitions } from '../registre.js';
import { decrire, diagramme } from './description.js';
import { imprimer } from './impression.js';
import { direDepart, direEuros, direSource, direValeur, estAConfirmer } from './libelles.js';
import { acteurs, type Definition } from './types.js';

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
    const libelles = [
      ...d.etapes,
      ...d.transitions,
      ...d.criteres,
      ...d.pieces,
      ...d.champs,
      ...d.horloges,
      ...d.vagues,
      ...d.engagements,
    ];
    for (const { libelle } of libelles) expect(texte).toContain(libelle);
    for (const { cle } of d.parametres) expect(texte).toContain(`\`${cle}\``);
    for (const { conditions } of d.transitions)
      for (const condition of conditions) expect(texte).toContain(condition);
    for (const { siPassee } of d.horloges) expect(texte).toContain(siPassee);
    expect(texte).toContain(`Décideur\u00a0: ${acteurs[d.decideur]}.`);
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

describe('ce que toutes les procédures n’ont pas', () => {
  const source = { reference: 'Fiche', confiance: 'fiche' } as const;
  const modele = definitions[0] as Definition;
  const nue: Definition = { ...modele, horloges: [], vagues: [], engagements: [] };
  const complete: Definition = {
    ...nue,
    horloges: [
      {
        code: 'SILENCE',
        libelle: 'Rejet implicite',
        nature: 'LEGALE',
        departLibelle: 'réception de la demande',
        depart: () => null,
        report: false,
        siPassee: 'Le silence vaut rejet.',
        arret: () => null,
        source,
      },
    ],
    vagues: [
      {
        code: 'V1',
        libelle: 'Première vague',
        ouvreLe: '2026-01-05',
        fermeLe: '2026-03-31',
        source,
      },
    ],
    engagements: [{ id: 'suivi', libelle: 'Rendre compte chaque année', source }],
    enveloppe: { libelle: 'Crédits de l’État' },
    avis: { champ: modele.champTitre, commentaire: modele.champTitre },
  };

  it('est imprimé quand elles l’ont', () => {
    const texte = imprimer(complete);
    expect(texte).toContain(
      '| Rejet implicite | réception de la demande | délai légal | Le silence vaut rejet. | Fiche, fiche du service |',
    );
    expect(texte).toContain(
      '| Première vague | `V1` | 5 janvier 2026 | 31 mars 2026 | Fiche, fiche du service |',
    );
    expect(texte).toContain('| Rendre compte chaque année | Fiche, fiche du service |');
    expect(texte).toContain('- Enveloppe annuelle\u00a0: Crédits de l’État.');
    expect(texte).toContain('- Avis du service\u00a0: texte libre.');
  });

  it('ne laisse pas de titre sans contenu sinon', () => {
    const texte = imprimer(nue);
    for (const titre of ['Délais courant', 'Vagues', 'Engagements'])
      expect(texte).not.toContain(`## ${titre}`);
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
    expect(direValeur({ unite: 'jours_ouvres' }, 1)).toBe('1\u00a0jour ouvré');
    expect(direValeur({ unite: 'pages' }, 1)).toBe('1\u00a0page');
    expect(direValeur({ unite: 'secondes' }, 180)).toBe('180\u00a0secondes');
    expect(direValeur({ unite: 'habitants' }, 3500)).toBe('3\u202f500\u00a0habitants');
    expect(direValeur({ unite: 'annee' }, 2022)).toBe('2022');
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
