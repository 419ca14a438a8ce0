import { utils, write } from '@e965/xlsx';
import type { FormatColonne, Rapport, TableauRapport } from '@sciat/contrats';
import { mentionsDe, titreDe } from './imprimer-rapport.js';

export const TYPE_ODS = 'application/vnd.oasis.opendocument.spreadsheet';
const UNITES: Partial<Record<FormatColonne, string>> = { euros: ' (euros)', jours: ' (jours)' };

/** One sheet for each table: numbers stay numbers, texts are texts, never formulas. */
export function odsDe(rapport: Rapport): Buffer {
  const classeur = utils.book_new();
  const ajouter = (nom: string, lignes: unknown[][]) =>
    utils.book_append_sheet(classeur, utils.aoa_to_sheet(lignes), nom);
  ajouter('Rapport', [
    [titreDe(rapport)],
    ...mentionsDe(rapport).map((m) => [m]),
    [],
    ...rapport.tableaux.map((t) => [t.titre, t.compte]),
  ]);
  for (const tableau of rapport.tableaux) ajouter(tableau.titre.slice(0, 31), enFeuille(tableau));
  return write(classeur, { bookType: 'ods', type: 'buffer' }) as Buffer;
}

function enFeuille({ colonnes, lignes, inconnu }: TableauRapport): unknown[][] {
  return [
    colonnes.map((c) => `${c.titre}${UNITES[c.format] ?? ''}`),
    ...lignes.map((ligne) =>
      ligne.map((v, i) => {
        if (v === null) return inconnu;
        return colonnes[i]?.format === 'euros' && typeof v === 'number' ? v / 100 : v;
      }),
    ),
  ];
}
