import { champsPersonnels, estVide } from './donnees.js';
import type { DonneesCommunes } from './donnees-communes.js';
import { effetsDe } from './transitions.js';
import type { DateLegale, Definition, Effet, Faits, Paiement, Passage } from './types.js';

// What was awarded, asked for and paid: read from the acts, so that a corrected act is enough to be right.

export const naturesPaiement = {
  UNIQUE: 'Versement unique',
  AVANCE: 'Avance',
  ACOMPTE: 'Acompte',
  SOLDE: 'Solde',
} as const;

type Argent = Pick<Faits, 'accorde' | 'paiements'>;

export const attendu = (p: Paiement): boolean => p.payeLe === null && p.annuleLe === null;
const somme = (paiements: Paiement[]) => paiements.reduce((s, p) => s + p.centimes, 0);

/** Asked for or paid, and not cancelled. */
export const vivants = (paiements: Paiement[]) => paiements.filter((p) => p.annuleLe === null);
/** Integer cents asked for or paid so far. */
export const demandeEnTout = ({ paiements }: Argent): number => somme(vivants(paiements));
/** Integer cents paid so far. */
export const verseEnTout = ({ paiements }: Argent): number =>
  somme(vivants(paiements).filter((p) => p.payeLe !== null));

/** Kept with the passage that notes a payment when another sum than the one asked was paid. */
export interface Verse {
  verseCentimes?: number;
}

/**
 * The payments of a dossier, oldest first: a passage whose act asks for one opens it, the later ones note
 * it, cancel it or undo the note of the last one paid.
 */
export function paiementsDe<D>(definition: Definition<D>, passages: Passage[]): Paiement[] {
  const paiements: Paiement[] = [];
  const demandes = new Map<Paiement, number>();
  for (const { etape, transition, entreeLe, donnees = {} } of passages) {
    for (const { type } of transition ? effetsDe(definition, transition, etape) : []) {
      if (type === 'paiement_demande') paiements.push(ouvrir(entreeLe, donnees));
      const enCours = paiements.findLast(attendu);
      if (type === 'paiement_constate' && enCours) {
        demandes.set(enCours, enCours.centimes);
        enCours.payeLe = entreeLe;
        enCours.centimes = (donnees as Verse).verseCentimes ?? enCours.centimes;
      }
      if (type === 'paiement_annule' && enCours) enCours.annuleLe = entreeLe;
      if (type === 'constat_annule') {
        const dernier = paiements.findLast((p) => p.payeLe !== null);
        if (dernier) {
          dernier.payeLe = null;
          dernier.centimes = demandes.get(dernier) ?? dernier.centimes;
        }
      }
    }
  }
  return paiements;
}

/** Said by one act and for it alone: the next one says its own. */
const D_UN_SEUL_ACTE = ['paiementNature', 'paiementCentimes', 'montantModifie'];
/** What the dossier keeps of its data: an instalment paid, the next one has a service done of its own. */
export function donneesApres(
  donnees: Record<string, unknown>,
  effets: Effet[],
  argent: Argent,
): Record<string, unknown> {
  const suivant =
    effets.some((e) => e.type === 'paiement_constate') &&
    demandeEnTout(argent) < (argent.accorde ?? 0);
  const oublies = suivant ? [...D_UN_SEUL_ACTE, 'serviceFaitLe'] : D_UN_SEUL_ACTE;
  return Object.fromEntries(Object.entries(donnees).filter(([champ]) => !oublies.includes(champ)));
}

function ouvrir(demandeLe: DateLegale, donnees: DonneesCommunes): Paiement {
  return {
    nature: donnees.paiementNature ?? 'UNIQUE',
    centimes: donnees.paiementCentimes ?? 0,
    engagementNumero: donnees.engagementNumero ?? '',
    serviceFaitLe: donnees.serviceFaitLe ?? demandeLe,
    demandeLe,
    payeLe: null,
    annuleLe: null,
  };
}

/**
 * What a passage remembers of its act: the fields it asked, personal data left out, and for a payment that
 * names no sum, what was left of the award.
 */
export function donneesDuPassage<D>(
  definition: Definition<D>,
  transition: string,
  vers: string,
  faits: Faits<D>,
): Record<string, unknown> {
  const { champs = [] } = definition.transitions.find((t) => t.id === transition) ?? {};
  const personnels = champsPersonnels(definition);
  const portes = Object.fromEntries(
    champs
      .filter((c) => !personnels.includes(c) && !estVide(faits.donnees[c]))
      .map((c) => [c, faits.donnees[c]]),
  );
  const demande = effetsDe(definition, transition, vers).some((e) => e.type === 'paiement_demande');
  if (!demande || faits.accorde === null || 'paiementCentimes' in portes) return portes;
  const paiementNature = vivants(faits.paiements).length > 0 ? 'SOLDE' : 'UNIQUE';
  return { ...portes, paiementNature, paiementCentimes: faits.accorde - demandeEnTout(faits) };
}

/** The award once these effects have taken place: integer cents, `null` for none. */
export function accordApres<D>(
  definition: Definition<D>,
  effets: Effet[],
  faits: Faits<D>,
): number | null {
  let { accorde } = faits;
  for (const { type } of effets) {
    if (type === 'montant_accorde') accorde = definition.montant?.(faits).centimes ?? null;
    if (type === 'montant_modifie')
      accorde = (faits.donnees as DonneesCommunes).montantModifie ?? accorde;
    // What was paid remains an award, until it is given back.
    if (type === 'montant_annule') accorde = verseEnTout(faits) || null;
  }
  return accorde;
}
