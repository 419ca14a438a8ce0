import {
  acteDe,
  cloture,
  demandeDePieces,
  desistement,
  retour,
  sansSuite,
} from '../noyau/actes.js';
import { actesAvis } from '../noyau/avis.js';
import { criteresRemplis, datePassee, limitePassee } from '../noyau/conditions.js';
import type { AvecParametres } from '../noyau/parametres.js';
import { fiche, hypothese } from '../noyau/sources.js';
import type { Critere, TransitionDefinition } from '../noyau/types.js';
import { pasPlusQueLaCommande, utilisation } from './conditions.js';
import type { DonneesPass } from './donnees.js';
import { etapes } from './etapes.js';
import { pieces } from './pieces.js';
import { appel2020 } from './sources.js';

type T = TransitionDefinition<DonneesPass>;

const ouvertes = etapes.filter((e) => !e.finale).map((e) => e.id);
const avantSolde = ouvertes.slice(0, ouvertes.indexOf('SOLDE'));
const avantConvention = ouvertes.slice(0, ouvertes.indexOf('CONVENTION'));

const acte = acteDe<DonneesPass>(fiche);
const suivi = acteDe<DonneesPass>(appel2020);

/** The same procedure for every call; what its acts examine is the call's own. */
export function transitionsDe(reglages: AvecParametres, criteres: Critere<DonneesPass>[]): T[] {
  return [...candidature(reglages, criteres), ...execution(criteres)];
}

function candidature(reglages: AvecParametres, criteres: Critere<DonneesPass>[]): T[] {
  const complements = demandeDePieces(
    'complements',
    { de: ['DOSSIER_CANDIDATURE'], attente: 'COMPLEMENTS', retour: 'DOSSIER_CANDIDATURE' },
    pieces,
    reglages,
    { source: hypothese },
  );
  const avis = actesAvis(criteres, { redaction: 'AVIS', decision: 'SELECTION' });
  return [
    acte({
      id: 'constater_completude',
      libelle: 'Constater que le dossier est complet',
      de: ['DOSSIER_CANDIDATURE'],
      vers: 'AVIS',
      consequence: 'Le dossier est complet\u00a0; le service prépare l’avis de la préfecture.',
      dateLibelle: 'Date de la vérification',
      champs: [
        'intituleProjet',
        'zoneDeploiement',
        'methodeRurale',
        'structurationActeurs',
        'partPublicPrioritaire',
        'partPublicPrecaire',
        'nombrePass',
        'montantCommande',
        'fraisGestion',
      ],
      pieces: ['DOSSIER', 'BUDGET'],
      conditions: [criteresRemplis(criteres, ['budget'])],
    }),
    complements.demander,
    complements.recevoir,
    complements.prolonger,
    // The service advises only: it closes nothing for want of an answer.
    acte({
      id: 'poursuivre_sans_reponse',
      libelle: 'Poursuivre sans la réponse',
      de: ['COMPLEMENTS'],
      vers: 'AVIS',
      consequence: 'Le service rend son avis sur le dossier tel qu’il est.',
      dateLibelle: 'Date du constat',
      conditions: [limitePassee(reglages)],
      source: hypothese,
    }),
    avis.transmettre,
    suivi({
      id: 'enregistrer_selection',
      libelle: 'Enregistrer la sélection',
      de: ['SELECTION'],
      vers: 'CONVENTION',
      effetJuridique: true,
      consequence: 'La candidature est lauréate\u00a0; la convention avec l’ANCT est à signer.',
      dateLibelle: 'Date de la sélection',
    }),
    avis.modifier,
    cloture('enregistrer_refus', 'Enregistrer la non-sélection', ['SELECTION'], 'REFUS', {
      consequence: 'La candidature n’est pas retenue\u00a0; le dossier est clos.',
      dateLibelle: 'Date de la réponse de l’ANCT',
      source: appel2020,
    }),
  ];
}

function execution(criteres: Critere<DonneesPass>[]): T[] {
  return [
    acte({
      id: 'enregistrer_convention',
      libelle: 'Enregistrer la convention signée',
      de: ['CONVENTION'],
      vers: 'COMMANDE',
      effetJuridique: true,
      consequence: 'La convention est signée\u00a0; le porteur commande les pass.',
      dateLibelle: 'Date à laquelle la convention est connue',
      champs: ['conventionSigneeLe'],
      pieces: ['DELIBERATION'],
      conditions: [datePassee('conventionSigneeLe', 'Signature de la convention')],
    }),
    suivi({
      id: 'enregistrer_commande',
      libelle: 'Enregistrer la commande',
      de: ['COMMANDE'],
      vers: 'DISTRIBUTION',
      consequence: 'Les pass sont commandés\u00a0; le porteur les distribue.',
      dateLibelle: 'Date à laquelle la commande est connue',
      champs: ['commandePasseeLe', 'nombrePass', 'montantCommande', 'fraisGestion'],
      conditions: [
        datePassee('commandePasseeLe', 'Commande'),
        criteresRemplis(criteres, ['commande_minimale', 'commande_maximale', 'budget']),
      ],
    }),
    suivi({
      id: 'constater_distribution',
      libelle: 'Constater la fin de la distribution',
      de: ['DISTRIBUTION'],
      vers: 'BILAN',
      consequence: 'Le bilan de l’utilisation des pass est attendu du porteur.',
      dateLibelle: 'Date de fin de la distribution',
      champs: ['passDistribues'],
    }),
    suivi({
      id: 'recevoir_bilan',
      libelle: 'Enregistrer le bilan',
      de: ['BILAN'],
      vers: 'SOLDE',
      consequence: 'Le solde est calculé sur les pass réellement utilisés.',
      dateLibelle: 'Date de réception du bilan',
      champs: ['montantUtilise', 'partPrioritaireConstatee'],
      pieces: ['BILAN'],
      conditions: [pasPlusQueLaCommande],
    }),
    cloture('constater_solde', 'Constater le solde', ['SOLDE'], 'ACCORD', {
      motif: 'facultatif',
      consequence:
        'Tous les pass ont été utilisés\u00a0; la part de l’État est soldée, le dossier est clos.',
      dateLibelle: 'Date du versement',
      conditions: [utilisation('entière')],
      source: appel2020,
    }),
    cloture('constater_solde_partiel', 'Constater un solde réduit', ['SOLDE'], 'ACCORD_PARTIEL', {
      motif: 'facultatif',
      consequence:
        'Une partie des pass n’a pas été utilisée\u00a0; la part de l’État est réduite d’autant, le dossier est clos.',
      dateLibelle: 'Date du versement',
      conditions: [utilisation('partielle')],
      source: appel2020,
    }),
    desistement(avantSolde, { source: appel2020 }),
    sansSuite(avantConvention, {
      consequence:
        'La candidature s’arrête (enveloppe épuisée, appel clos…)\u00a0; le dossier est clos.',
    }),
    retour(ouvertes, { conditions: [] }),
  ];
}
