import { DECISIONS_SUFFISANTES, type EnveloppeLue, type TableauRapport } from '@sciat/contrats';
import { type Definition, issues } from '@sciat/dispositifs';
import type { Chiffres, Demandeur } from './chiffres.js';

const MOIS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];
const SANS_EPCI = 'Hors EPCI';
const texte = (titre: string) => ({ titre, format: 'texte' }) as const;
const nombre = (titre: string) => ({ titre, format: 'nombre' }) as const;
const euros = (titre: string) => ({ titre, format: 'euros' }) as const;
const jours = (titre: string) => ({ titre, format: 'jours' }) as const;
const total = (lignes: Demandeur[], cle: 'recues' | 'demande' | 'accords' | 'accorde') =>
  lignes.reduce((n, l) => n + l[cle], 0);

interface Sujet {
  annee: number;
  /** "31 décembre 2026", the last day counted. */
  au: string;
  passee: boolean;
  /** Of the year, those that have begun. */
  moisComptes: number;
  /** Of the scheme's versions, the one that names pieces. */
  definitions: Definition[];
  /** `null`: the scheme is not paid from one. */
  enveloppe: EnveloppeLue | null;
}

/** The report as tables, each figure with what it counts. */
export function tableauxDe(chiffres: Chiffres, sujet: Sujet): TableauRapport[] {
  return [
    ensemble(chiffres, sujet),
    decisions(chiffres, sujet),
    montants(chiffres, sujet),
    parMois(chiffres, sujet),
    parEpci(chiffres, sujet),
    parDemandeur(chiffres, sujet),
    pieces(chiffres, sujet),
  ];
}

const commun = { inconnu: '', barres: null, graphiques: [] };

function ensemble(
  { demandeurs, decisions, etat }: Chiffres,
  { annee, au, passee }: Sujet,
): TableauRapport {
  const retards = passee
    ? `Parmi eux, ceux dont une échéance passée était notée au journal, sans acte depuis, au ${au}.`
    : `Parmi eux, ceux dont l’échéance en cours est passée au ${au}.`;
  return {
    ...commun,
    id: 'ensemble',
    titre: 'Ensemble',
    compte: 'Un dossier est une demande d’une collectivité.',
    colonnes: [texte('Chiffre'), nombre('Dossiers'), texte('Ce qui est compté')],
    lignes: [
      [
        'Demandes reçues',
        total(demandeurs, 'recues'),
        `Dossiers dont la date de réception est en ${annee}.`,
      ],
      [
        'Décidés ou clos',
        decisions.reduce((n, d) => n + d.nombre, 0),
        `Dossiers accordés ou clos en ${annee}, quelle que soit l’année de réception.`,
      ],
      ['Ouverts', etat.ouverts, `Dossiers reçus et non clos au ${au}.`],
      ['En retard', etat.retards, retards],
    ],
  };
}

function decisions({ decisions: lues }: Chiffres, { annee }: Sujet): TableauRapport {
  return {
    ...commun,
    id: 'decisions',
    titre: 'Décisions et délais',
    compte: `Dossiers accordés ou clos en ${annee}, selon l’issue ; un accord compte au jour de sa notification, même s’il n’a pas eu de suite. Délais en jours, de la réception à l’accord ou à la clôture ; la médiane est dite à partir de ${DECISIONS_SUFFISANTES} cas.`,
    colonnes: [texte('Issue'), nombre('Dossiers'), jours('Délai médian'), jours('Plus long délai')],
    lignes: lues.map((d) => [
      issues[d.issue] ?? d.issue,
      d.nombre,
      d.nombre < DECISIONS_SUFFISANTES ? null : d.mediane,
      d.maximum,
    ]),
    inconnu: 'trop peu de cas',
    barres: 1,
  };
}

function montants({ demandeurs, argent }: Chiffres, { annee, enveloppe }: Sujet): TableauRapport {
  const lignes: TableauRapport['lignes'] = [
    [
      'Demandé',
      total(demandeurs, 'recues'),
      total(demandeurs, 'demande'),
      `Montant que calculent les règles pour les demandes reçues en ${annee}.`,
    ],
    [
      'Accordé',
      total(demandeurs, 'accords'),
      total(demandeurs, 'accorde'),
      `Décisions notifiées en ${annee}.`,
    ],
    ['Payé', argent.payes, argent.paye, `Versements constatés en ${annee}, toutes décisions.`],
    [
      'À reverser',
      argent.reversements,
      argent.areverser,
      `Reversements demandés en ${annee}, non annulés.`,
    ],
    [
      'Reversé',
      null,
      argent.rembourse,
      'Remboursements reçus dans l’année, de quelque reversement que ce soit.',
    ],
  ];
  if (enveloppe)
    lignes.push(
      [
        'Enveloppe',
        null,
        enveloppe.centimes ?? 'non fixée',
        `Montant fixé pour ${annee}, le dernier saisi.`,
      ],
      [
        'Reste de l’enveloppe',
        null,
        enveloppe.reste,
        `Enveloppe moins les décisions de ${annee} ; négatif quand elle est dépassée.`,
      ],
    );
  return {
    ...commun,
    id: 'montants',
    titre: enveloppe ? 'Montants et enveloppe' : 'Montants',
    compte: 'Chaque ligne a sa propre date de référence : elles ne s’additionnent pas.',
    colonnes: [texte('Montant'), nombre('Dossiers'), euros('Euros'), texte('Ce qui est compté')],
    lignes,
    inconnu: '–',
  };
}

function parMois({ mois }: Chiffres, { annee, moisComptes }: Sujet): TableauRapport {
  return {
    ...commun,
    id: 'mois',
    titre: 'Mois par mois',
    compte: `Demandes selon leur réception, dossiers accordés ou clos selon ce jour, montants selon la notification, en ${annee}.`,
    colonnes: [
      texte('Mois'),
      nombre('Demandes reçues'),
      nombre('Décidés ou clos'),
      euros('Accordé'),
    ],
    lignes: MOIS.slice(0, moisComptes).map((nom, i) => {
      const lu = mois.find((m) => m.mois === i + 1);
      return [nom, lu?.recues ?? 0, lu?.decisions ?? 0, lu?.accorde ?? 0];
    }),
    graphiques: [
      { titre: 'Demandes reçues et dossiers décidés ou clos', colonnes: [1, 2] },
      { titre: 'Montants accordés', colonnes: [3] },
    ],
  };
}

const TERRITOIRE = (premiere: string) => [
  texte(premiere),
  nombre('Demandes reçues'),
  euros('Demandé'),
  nombre('Accords'),
  euros('Accordé'),
];
const ligneDe = (nom: string, siens: Demandeur[]) => [
  nom,
  total(siens, 'recues'),
  total(siens, 'demande'),
  total(siens, 'accords'),
  total(siens, 'accorde'),
];

function parEpci({ demandeurs }: Chiffres, { annee }: Sujet): TableauRapport {
  const noms = [...new Set(demandeurs.map((d) => d.epci ?? SANS_EPCI))];
  const ranges = noms.sort(
    (a, b) => Number(a === SANS_EPCI) - Number(b === SANS_EPCI) || a.localeCompare(b, 'fr'),
  );
  return {
    ...commun,
    id: 'epci',
    titre: 'Par EPCI',
    compte: `Demandes reçues et accords notifiés en ${annee}, de l’EPCI et de ses communes ; « ${SANS_EPCI} » : les autres demandeurs.`,
    colonnes: TERRITOIRE('EPCI'),
    lignes: ranges.map((nom) =>
      ligneDe(
        nom,
        demandeurs.filter((d) => (d.epci ?? SANS_EPCI) === nom),
      ),
    ),
    barres: 1,
  };
}

function parDemandeur({ demandeurs }: Chiffres, { annee }: Sujet): TableauRapport {
  return {
    ...commun,
    id: 'demandeurs',
    titre: 'Par collectivité',
    compte: `Demandes reçues et accords notifiés en ${annee}, de chaque demandeur.`,
    colonnes: TERRITOIRE('Collectivité'),
    lignes: demandeurs.map((d) => ligneDe(d.nom, [d])),
  };
}

function pieces({ pieces: lues }: Chiffres, { annee, definitions }: Sujet): TableauRapport {
  const libelle = (code: string) =>
    definitions.flatMap((d) => d.pieces).find((p) => p.code === code)?.libelle ?? code;
  return {
    ...commun,
    id: 'pieces',
    titre: 'Pièces redemandées',
    compte: `Pièces nommées par une demande de compléments de ${annee} ; la même pièce demandée deux fois compte deux fois.`,
    colonnes: [texte('Pièce'), nombre('Fois'), nombre('Dossiers')],
    lignes: lues.map((p) => [libelle(p.code), p.nombre, p.dossiers]),
    barres: 1,
  };
}
