import { acteDe, CONSEQUENCE_RETOUR, retour } from './actes.js';
import type { DonneesCommunes } from './donnees-communes.js';
import { hypothese, memoire } from './sources.js';
import type { TransitionDefinition } from './types.js';

// The acts of an aid that the service itself pays, from the step where payment is prepared to the one
// where it is known to be made.

interface Etapes {
  preparation: string;
  versement: string;
  /** Where the dossier goes once paid. */
  suite: string;
}

/** What is particular to a scheme: `demander` what payment asks for, `constater` what follows it. */
interface Propres<D> {
  demander: Pick<TransitionDefinition<D>, 'champs' | 'pieces' | 'conditions'> &
    Partial<TransitionDefinition<D>>;
  reprendre?: Partial<TransitionDefinition<D>>;
  constater: Pick<TransitionDefinition<D>, 'consequence'> & Partial<TransitionDefinition<D>>;
}

const chorus = memoire('Décret 2012-1246, articles 29 à 33');

/** The four acts of a payment: ask for it, take it back, note that it was made, undo that note. */
export function actesDePaiement<D>(
  { preparation, versement, suite }: Etapes,
  { demander, reprendre, constater }: Propres<D>,
): TransitionDefinition<D>[] {
  const acte = acteDe<D>(hypothese);
  return [
    acte({
      id: 'demander_paiement',
      libelle: 'Transmettre la demande de paiement',
      de: [preparation],
      vers: versement,
      effetJuridique: true,
      consequence: 'La demande de paiement part au service payeur avec le numéro d’engagement.',
      dateLibelle: 'Date de la demande de paiement',
      effets: [{ type: 'paiement_demande' }],
      source: chorus,
      ...demander,
    }),
    acte({
      id: 'reprendre_paiement',
      libelle: 'Enregistrer le rejet du paiement',
      de: [versement],
      vers: preparation,
      consequence: 'La demande de paiement est annulée et revient au service.',
      dateLibelle: 'Date du rejet',
      motif: 'obligatoire',
      effets: [{ type: 'paiement_annule' }],
      ...reprendre,
    }),
    acte({
      id: 'constater_paiement',
      libelle: 'Constater le versement de l’aide',
      de: [versement],
      vers: suite,
      effetJuridique: true,
      dateLibelle: 'Date du versement',
      effets: [{ type: 'paiement_constate' }],
      source: chorus,
      ...constater,
    }),
    acte({
      id: 'annuler_constat',
      libelle: 'Annuler le constat de versement',
      de: [suite],
      vers: versement,
      roles: ['superviseur'],
      effetJuridique: true,
      consequence:
        'Le versement a été constaté à tort\u00a0: la demande de paiement est de nouveau en attente.',
      dateLibelle: 'Date de l’annulation',
      motif: 'obligatoire',
      reprise: true,
      effets: [{ type: 'constat_annule' }],
    }),
  ];
}

/** Back to an earlier step of a scheme with an award and a payment: not once it is paid. */
export function retourAvantVersement(de: string[]): TransitionDefinition<DonneesCommunes> {
  return retour(de, {
    consequence: `${CONSEQUENCE_RETOUR} Une décision déjà notifiée ne se retire qu’avec des motifs et après observations de la collectivité (CRPA L211-2 et L122-1)\u00a0; une demande de paiement en cours est annulée.`,
    effets: [{ type: 'paiement_annule' }],
  });
}
