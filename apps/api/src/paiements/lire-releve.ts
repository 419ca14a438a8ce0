import { LIGNES_RELEVE_MAX } from '@sciat/contrats';
import { ajouterJours, estDateLegale, type Raison } from '@sciat/dispositifs';
import { normaliser } from '../base/texte.js';
import { champInvalide } from '../erreurs/erreur-metier.js';
import { decoder, reconnaitreFichier } from '../listes/fichiers.js';
import { lireClasseur } from '../listes/lire-classeur.js';
import { lireCsv } from '../listes/lire-csv.js';
import type { Cellule, Table } from '../listes/table.js';

/** A line of an export of payments. */
export interface LigneLue {
  rang: number;
  engagementNumero: string;
  centimes: number;
  payeLe: string;
  /** SIREN or name of whoever was paid, when the file says it. */
  tiers: string;
}
export interface Releve {
  lignes: LigneLue[];
  illisibles: Raison[];
  remarques: string[];
}

/** Titles as `normaliser` leaves them. */
const TITRES = {
  engagement: [
    'ej',
    'n ej',
    'no ej',
    'numero ej',
    'numero d ej',
    'engagement',
    'n engagement',
    'n d engagement',
    'numero engagement',
    'numero d engagement',
    'engagement juridique',
    'n engagement juridique',
    'numero engagement juridique',
    'numero d engagement juridique',
  ],
  montant: ['montant', 'montant ttc', 'montant paye', 'montant verse', 'montant du paiement'],
  date: [
    'date',
    'date paiement',
    'date de paiement',
    'date du paiement',
    'date de versement',
    'date de reglement',
    'date comptable',
    'paye le',
  ],
  tiers: [
    'siren',
    'siret',
    'collectivite',
    'beneficiaire',
    'tiers',
    'nom du tiers',
    'nom',
    'raison sociale',
  ],
};
const NOMS = {
  engagement: '« numéro d’engagement » (ou « EJ »)',
  montant: '« montant »',
  date: '« date de paiement »',
};

/**
 * The lines of an export of payments: CSV, XLSX or ODS, with a commitment number, an amount and a date.
 * Lines that cannot be read are told and left out.
 * @throws ErreurMetier 400 or 415 for a file that is no such table
 */
export async function lireReleve(fichier: Buffer): Promise<Releve> {
  const type = await reconnaitreFichier(fichier);
  const table =
    type === 'classeur'
      ? lireClasseur(fichier)
      : lireCsv(decoder(fichier), (t) => TITRES.engagement.includes(normaliser(t)));
  return lireTable(table);
}

function lireTable({ titres, lignes, remarques }: Table): Releve {
  const normalises = Array.from(titres, (t) => normaliser(t ?? ''));
  const colonne = (champ: keyof typeof TITRES) =>
    TITRES[champ].map((t) => normalises.indexOf(t)).find((i) => i >= 0) ?? -1;
  for (const champ of ['engagement', 'montant', 'date'] as const)
    if (colonne(champ) < 0)
      throw champInvalide(
        'fichier',
        `La colonne ${NOMS[champ]} manque sur la première ligne du relevé.`,
      );
  if (lignes.length === 0) throw champInvalide('fichier', 'Le relevé ne contient aucune ligne.');
  if (lignes.length > LIGNES_RELEVE_MAX)
    throw champInvalide(
      'fichier',
      `Le relevé dépasse ${LIGNES_RELEVE_MAX} lignes : importez-le par périodes plus courtes.`,
    );
  const releve: Releve = { lignes: [], illisibles: [], remarques };
  for (const { numero, cellules } of lignes) {
    const cellule = (champ: keyof typeof TITRES): Cellule => cellules[colonne(champ)] ?? '';
    const lue = lireLigne(numero, cellule);
    if (typeof lue === 'string')
      releve.illisibles.push({ code: 'LIGNE', message: `Ligne ${numero} : ${lue}` });
    else releve.lignes.push(lue);
  }
  return releve;
}

/** The line, or why it cannot be read. */
function lireLigne(
  rang: number,
  cellule: (champ: keyof typeof TITRES) => Cellule,
): LigneLue | string {
  const [engagement, montant, date, tiers] = (
    ['engagement', 'montant', 'date', 'tiers'] as const
  ).map(cellule);
  for (const c of [engagement, montant, date])
    if (c !== undefined && typeof c !== 'string') return c.refus;
  const engagementNumero = String(engagement ?? '').replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9-]{1,30}$/.test(engagementNumero))
    return 'le numéro d’engagement manque ou n’en est pas un.';
  const centimes = lireMontant(String(montant ?? ''));
  if (centimes === null) return `« ${montant} » n’est pas un montant positif en euros.`;
  const payeLe = lireDate(String(date ?? ''));
  if (payeLe === null) return `« ${date} » n’est pas une date (attendu : 31/12/2026).`;
  return {
    rang,
    engagementNumero,
    centimes,
    payeLe,
    tiers: typeof tiers === 'string' ? tiers : '',
  };
}

const MONTANT_MAX = 2_000_000_000;

/**
 * "15 000,00 €", "15.000,00", "15000.5" in integer cents. "15.000" could be fifteen euros or fifteen thousand:
 * refused, like a negative sum or none.
 */
export function lireMontant(texte: string): number | null {
  const nu = texte.replaceAll(/[\s\u00a0\u202f]|€|EUR/gi, '');
  const francais = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(nu);
  const tableur = /^\d+\.\d+$/.test(nu) && !/^\d{1,3}\.\d{3}$/.test(nu);
  if (!tableur && (!francais || /^\d{1,3}(\.\d{3})+$/.test(nu))) return null;
  const euros = Number(tableur ? nu : nu.replaceAll('.', '').replace(',', '.'));
  const centimes = Math.round(euros * 100);
  // What a spreadsheet computed may be off by the last bits, not by a fraction of a cent.
  if (Math.abs(euros * 100 - centimes) > 1e-4) return null;
  return centimes > 0 && centimes <= MONTANT_MAX ? centimes : null;
}

/** Days from the origin of spreadsheets to 1 January 2000, and to 2100. */
const ORIGINE = '1899-12-30';
const [PREMIER, DERNIER] = [36_526, 73_050];

/** "31/12/2026", "2026-12-31", "20261231" or the number that a spreadsheet keeps for a date. */
export function lireDate(texte: string): string | null {
  const t = texte.trim().replace(/[ T]\d{2}:\d{2}.*$/, '');
  const francaise = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(t);
  const serree = /^(\d{4})(\d{2})(\d{2})$/.exec(t);
  const deux = (n: string | undefined) => (n ?? '').padStart(2, '0');
  let lue = t;
  if (francaise) lue = `${francaise[3]}-${deux(francaise[2])}-${deux(francaise[1])}`;
  else if (serree) lue = `${serree[1]}-${serree[2]}-${serree[3]}`;
  else if (/^\d{5}(\.\d+)?$/.test(t)) {
    const jours = Math.floor(Number(t));
    if (jours < PREMIER || jours > DERNIER) return null;
    lue = ajouterJours(ORIGINE, jours);
  }
  return estDateLegale(lue) ? lue : null;
}
