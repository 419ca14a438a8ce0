import type { Dispositif } from '@sciat/contrats';

type Procedure = Pick<Dispositif, 'etapes' | 'diagramme'>;

const FLECHE = /^\s*(\S+) --> (\S+?)(?:: .*)?$/;
const ETAPE = /^\s*(\w+): /;

/**
 * The lines of the diagram that go from each step of the ordinary course to the next one. An end that only
 * acts open from nearly everywhere lead to is not drawn: it would stand apart.
 */
export function cheminOrdinaire({ etapes, diagramme }: Procedure): string {
  const chemin = ['[*]', ...etapes.filter((e) => e.principale).map((e) => e.id), '[*]'];
  const suit = (de: string, vers: string) =>
    chemin.some((etape, i) => etape === de && chemin[i + 1] === vers);
  const lignes = diagramme.split('\n');
  const fleche = (ligne: string) => {
    const [, de = '', vers = ''] = FLECHE.exec(ligne) ?? [];
    return { de, vers };
  };
  const atteintes = lignes.map(fleche).filter(({ de, vers }) => suit(de, vers));
  const dessinee = (etape: string) =>
    etape === '[*]' || (chemin.includes(etape) && atteintes.some(({ vers }) => vers === etape));
  return lignes
    .filter((ligne) => {
      const { de, vers } = fleche(ligne);
      if (de) return suit(de, vers) && dessinee(de);
      const [, etape] = ETAPE.exec(ligne) ?? [];
      return etape === undefined || dessinee(etape);
    })
    .join('\n');
}

/** The whole diagram, the steps of the ordinary course standing out. */
export function soulignerChemin({ etapes, diagramme }: Procedure): string {
  const principales = etapes.filter((e) => e.principale).map((e) => e.id);
  if (principales.length === 0) return diagramme;
  return [
    diagramme,
    '  classDef principale stroke-width:3px,font-weight:600',
    `  class ${principales.join(',')} principale`,
  ].join('\n');
}

/** True when the ordinary course goes through this step. */
export function surLeChemin({ etapes }: Pick<Procedure, 'etapes'>, etape: string): boolean {
  return etapes.some((e) => e.id === etape && e.principale);
}

/** The diagram with the step of a dossier standing out: in words, then in colour. */
export function marquerEtape(
  diagramme: string,
  etape: string,
  { fond, trait, texte }: { fond: string; trait: string; texte: string },
): string {
  const debut = `  ${etape}: `;
  const lignes = diagramme.split('\n');
  if (!lignes.some((l) => l.startsWith(debut))) return diagramme;
  return [
    ...lignes.map((l) => (l.startsWith(debut) ? `${l} · le dossier est ici` : l)),
    `  classDef courante fill:${fond},stroke:${trait},color:${texte},stroke-width:3px`,
    `  class ${etape} courante`,
  ].join('\n');
}
