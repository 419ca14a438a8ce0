import { parametresCommuns, parametreVerification } from '../noyau/parametres-communs.js';
import { fiche, hypothese, supposee } from '../noyau/sources.js';
import type { Parametre } from '../noyau/types.js';
import { appel2020 } from './sources.js';

export const TOTAL = 'TOTAL';
export const PART_PORTEUR = 'PART_PORTEUR';

/** The calls differ on what the minimum is counted on, and on the ceiling. */
function parametresDe(
  assiette: string,
  sourceAssiette: Parametre['source'],
  sourcePlafond: Parametre['source'],
): Parametre[] {
  return [
    {
      cle: 'membresMinimum',
      libelle: 'Membres d’un groupement de communes, au moins',
      unite: 'nombre',
      defaut: 2,
      source: fiche,
    },
    {
      cle: 'commandeMinimale',
      libelle: 'Commande minimale',
      unite: 'centimes',
      defaut: 1_000_000,
      source: fiche,
    },
    {
      cle: 'assietteMinimum',
      libelle: 'Sur quoi se compte la commande minimale',
      aide: 'La fiche dit «\u00a0une commande minimale de 10\u00a0000\u00a0€\u00a0»\u00a0; l’appel de 2020, 20\u00a0000\u00a0€ dont 10\u00a0000\u00a0€ pour le porteur.',
      choix: [
        { valeur: TOTAL, libelle: 'total de la commande' },
        { valeur: PART_PORTEUR, libelle: 'part du porteur' },
      ],
      defaut: assiette,
      source: sourceAssiette,
    },
    {
      cle: 'commandeMaximale',
      libelle: 'Plafond de la commande, part de l’État comprise',
      unite: 'centimes',
      defaut: 300_000_000,
      source: sourcePlafond,
    },
    {
      cle: 'tauxEtat',
      libelle: 'Part de l’État, au plus',
      unite: 'pourcent',
      defaut: 50,
      source: fiche,
    },
    {
      cle: 'partPrioritaireMinimale',
      libelle: 'Part des publics prioritaires, au moins',
      unite: 'pourcent',
      defaut: 50,
      source: fiche,
    },
    parametreVerification,
    ...[
      ['delaiAvis', 'Rédaction de l’avis par le service', 1] as const,
      ['delaiSelection', 'Réponse attendue de l’ANCT', 3] as const,
      ['delaiConvention', 'Signature de la convention', 3] as const,
      ['delaiCommande', 'Commande des pass', 6] as const,
      ['delaiDistribution', 'Distribution et utilisation des pass', 24] as const,
      ['delaiBilan', 'Envoi du bilan', 3] as const,
      ['delaiSolde', 'Versement du solde', 3] as const,
    ].map(
      ([cle, libelle, defaut]): Parametre => ({
        cle,
        libelle,
        unite: 'mois',
        defaut,
        source: hypothese,
      }),
    ),
    ...parametresCommuns,
  ];
}

export const parametres2019 = parametresDe(
  TOTAL,
  hypothese,
  supposee(`${appel2020.reference}\u00a0; supposé le même en 2019`),
);
export const parametres2020 = parametresDe(
  PART_PORTEUR,
  supposee(`${appel2020.reference}\u00a0; la fiche ne le dit pas`),
  appel2020,
);
