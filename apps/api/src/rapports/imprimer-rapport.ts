import { direCellule, type Rapport, type TableauRapport } from '@sciat/contrats';
import { enToutesLettres } from '@sciat/dispositifs';
import { avecTypst } from '../base/typst.js';
import { GABARIT } from './gabarit.js';
import { graphiquesDe } from './graphique.js';

export const titreDe = ({ libelle, annee }: Rapport) => `Rapport annuel ${annee} : ${libelle}`;

/** What the reader must know before the figures. */
export const mentionsDe = ({ du, au, etabliLe, fictifs }: Rapport): string[] => [
  `Du ${enToutesLettres(du)} au ${enToutesLettres(au)}. Établi le ${enToutesLettres(etabliLe)} d’après les dossiers enregistrés à cette date.`,
  ...(fictifs > 0
    ? [`Données de démonstration : ${fictifs} des dossiers comptés sont fictifs.`]
    : []),
];

/** The report as one tagged PDF (PDF/UA-1). */
export function imprimerRapport(rapport: Rapport, service: string): Buffer {
  const donnees = {
    titre: titreDe(rapport),
    service,
    pied: `${rapport.dispositif}, ${rapport.annee}`,
    mentions: mentionsDe(rapport),
    tableaux: rapport.tableaux.map(enPage),
  };
  return avecTypst((moteur) =>
    moteur.pdf(
      { mainFileContent: GABARIT, inputs: { donnees: JSON.stringify(donnees) } },
      { pdfStandard: 'ua-1' },
    ),
  );
}

/** Texts and widths; the bars are a last column, without a word of its own. */
function enPage(tableau: TableauRapport) {
  const { titre, compte, colonnes, lignes, inconnu, barres } = tableau;
  const valeurs = lignes.map((l) => (barres === null ? 0 : Number(l[barres] ?? 0)));
  const plusGrande = Math.max(1, ...valeurs);
  const dernierTexte = colonnes.findLastIndex((c) => c.format === 'texte');
  return {
    titre,
    compte,
    graphiques: graphiquesDe(tableau),
    entetes: [...colonnes.map((c) => c.titre), ...(barres === null ? [] : ['En barres'])],
    largeurs: [
      ...colonnes.map((_, i) => (i === dernierTexte ? 'reste' : 'auto')),
      ...(barres === null ? [] : ['barre']),
    ],
    droite: colonnes.flatMap((c, i) => (c.format === 'texte' ? [] : [i])),
    barre: barres === null ? -1 : colonnes.length,
    lignes: lignes.map((ligne, rang) => ({
      part: (valeurs[rang] ?? 0) / plusGrande,
      cellules: [
        ...ligne.map((v, i) => direCellule(v, colonnes[i]?.format ?? 'texte', inconnu)),
        ...(barres === null ? [] : ['']),
      ],
    })),
  };
}
