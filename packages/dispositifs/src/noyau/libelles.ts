import type { ModeleCourriel } from './courriels.js';
import {
  type Duree,
  type Effet,
  ETAPE_ANTERIEURE,
  type NatureEcheance,
  type Parametre,
  roles,
  type Source,
} from './types.js';

const confiances: Record<Source['confiance'], string> = {
  texte: 'texte lu',
  fiche: 'fiche du service',
  service: 'saisi par le service',
  public: 'source publique',
  secondaire: 'lu dans une source secondaire',
  hypothese: 'à confirmer par le service',
  memoire: 'à confirmer',
};

/** "CRPA L114-5, texte lu" */
export function direSource({ reference, confiance }: Source): string {
  return `${reference}, ${confiances[confiance]}`;
}

/** True for what must be shown as "à confirmer" and never printed as certain. */
export function estAConfirmer({ confiance }: Source): boolean {
  return confiance === 'hypothese' || confiance === 'memoire';
}

/** What follows a number, for one and for several. */
const unites: Record<NonNullable<Parametre['unite']>, [singulier: string, pluriel: string]> = {
  centimes: ['', ''],
  jours: ['jour', 'jours'],
  jours_ouvres: ['jour ouvré', 'jours ouvrés'],
  mois: ['mois', 'mois'],
  pourcent: ['%', '%'],
  ans: ['an', 'ans'],
  habitants: ['habitant', 'habitants'],
  metres: ['m', 'm'],
  pages: ['page', 'pages'],
  secondes: ['seconde', 'secondes'],
  annee: ['', ''],
  nombre: ['', ''],
};

/** "10 jours ouvrés", "1 mois" */
export function direDuree({ nombre, unite }: Duree): string {
  return `${nombre} ${accorder(nombre, unite)}`;
}

function accorder(nombre: number, unite: keyof typeof unites): string {
  return unites[unite][nombre < 2 ? 0 : 1];
}

/** "15 000 €", "10 jours ouvrés", "demande d'aide complète" */
export function direValeur(
  parametre: Pick<Parametre, 'choix' | 'unite'>,
  valeur: number | string,
): string {
  if (parametre.choix)
    return parametre.choix.find((c) => c.valeur === valeur)?.libelle ?? String(valeur);
  if (parametre.unite === 'centimes') return direEuros(Number(valeur));
  const nombre =
    typeof valeur === 'number' && parametre.unite !== 'annee' ? entier.format(valeur) : valeur;
  return `${nombre}\u00a0${accorder(Number(valeur), parametre.unite ?? 'nombre')}`.trim();
}

const entier = new Intl.NumberFormat('fr-FR');
const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
const eurosRonds = new Intl.NumberFormat('fr-FR', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
});

/** Integer cents as "15 000 €" or "1 234,50 €". */
export function direEuros(centimes: number): string {
  return (centimes % 100 === 0 ? eurosRonds : euros).format(centimes / 100);
}

export const natures: Record<NatureEcheance, string> = {
  INTERNE: 'objectif interne',
  PROMESSE: 'délai annoncé',
  LEGALE: 'délai légal',
  FIXEE: 'date fixée',
};

interface AvecEtapes {
  etapes: { id: string; libelle: string; finale: boolean }[];
}

export function direEtape({ etapes }: AvecEtapes, id: string): string {
  if (id === ETAPE_ANTERIEURE) return 'étape antérieure, au choix';
  return etapes.find((e) => e.id === id)?.libelle ?? id;
}

/** The steps an act starts from; one open from nearly everywhere says so rather than listing them all. */
export function direDepart(d: AvecEtapes, de: readonly string[]): string {
  const ouvertes = d.etapes.filter((e) => !e.finale);
  if (de.length <= ouvertes.length / 2) return de.map((id) => direEtape(d, id)).join(', ');
  const absentes = ouvertes.filter((e) => !de.includes(e.id)).map((e) => e.libelle);
  const finales = d.etapes.filter((e) => e.finale && de.includes(e.id)).map((e) => e.libelle);
  return [
    'toute étape ouverte',
    ...(absentes.length > 0 ? [`sauf ${absentes.join(', ')}`] : []),
    ...finales.map((libelle) => `et ${libelle}`),
  ].join(', ');
}

export function direRoles(admis: readonly string[]): string {
  return admis
    .map((r) => (r === 'systeme' ? 'automatique' : roles[r as keyof typeof roles].toLowerCase()))
    .join(', ');
}

export const courriels: Record<ModeleCourriel, string> = {
  ACCUSE_RECEPTION: 'accusé de réception',
  DEMANDE_PIECES: 'demande de pièces',
  IRRECEVABILITE: 'irrecevabilité',
  RELANCE: 'relance',
  ACCUSE_DEPOT: 'accusé de dépôt d’une pièce',
  COURRIER: 'courrier signé',
  DEMANDE_AVIS: 'demande d’avis',
  RELANCE_AVIS: 'relance d’une demande d’avis',
  AVIS_RENDU: 'avis rendu',
  AVIS_ANNULE: 'demande d’avis annulée',
  ALERTE_PAIEMENT: 'alerte de versement',
  ALERTE_PRESCRIPTION: 'alerte de prescription',
};
const effets = {
  montant_accorde: 'montant accordé',
  montant_modifie: 'montant modifié',
  montant_annule: 'montant annulé',
  paiement_demande: 'paiement demandé',
  paiement_constate: 'paiement constaté',
  constat_annule: 'constat de paiement annulé',
  paiement_annule: 'paiement en cours annulé',
};

export function direEffet(effet: Effet): string {
  return effet.type === 'courriel' ? `courriel (${courriels[effet.modele]})` : effets[effet.type];
}

interface Exigeant {
  conditions: string[];
  pieces: string[];
  champs: string[];
  motif: 'obligatoire' | 'facultatif';
}

/** Everything an act asks for, one item each. */
export function exigences(
  d: { champs: { nom: string; libelle: string }[]; pieces: { code: string; libelle: string }[] },
  { conditions, pieces, champs, motif }: Exigeant,
): string[] {
  const champ = (nom: string) => d.champs.find((c) => c.nom === nom)?.libelle ?? nom;
  const piece = (code: string) => d.pieces.find((p) => p.code === code)?.libelle ?? code;
  return [
    ...conditions,
    ...pieces.map((p) => `Pièce acceptée\u00a0: ${piece(p)}`),
    ...champs.map((c) => `Renseigné\u00a0: ${champ(c)}`),
    ...(motif === 'obligatoire' ? ['Motif'] : []),
  ];
}
