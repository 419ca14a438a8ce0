import { acteDe, CONSEQUENCE_RETOUR, retour } from './actes.js';
import { demandeEnTout, vivants } from './argent.js';
import { datePassee } from './conditions.js';
import type { DonneesCommunes } from './donnees-communes.js';
import { direEuros } from './libelles.js';
import { hypothese, memoire } from './sources.js';
import type { Condition, Faits, Source, TransitionDefinition } from './types.js';

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
  /** The most that the rules allow an amended award to be, in integer cents; `null` while unknown. */
  maximum: (faits: Faits<D>) => number | null;
}

const chorus = memoire('Décret 2012-1246, articles 29 à 33');

/** Nothing is asked beyond the award. */
export const resteAVerser: Condition<DonneesCommunes> = {
  libelle: 'Aide non encore demandée en totalité',
  examiner: (f) => {
    if (f.accorde === null || demandeEnTout(f) < f.accorde) return [];
    const message = `Toute l’aide attribuée (${direEuros(f.accorde)}) a déjà été demandée.`;
    return [{ code: 'RESTE', message }];
  },
};

const engagementPasse = datePassee<DonneesCommunes>('engagementLe', 'Engagement juridique');

function montantModifiable<D>(maximum: Propres<D>['maximum']): Condition<D> {
  return {
    libelle:
      'Nouveau montant dans la limite des règles, et au moins égal à ce qui est demandé ou versé',
    examiner: (f) => {
      const nouveau = (f.donnees as DonneesCommunes).montantModifie;
      const refus = (message: string) => [
        { code: 'MODIFICATION', champ: 'montantModifie', message },
      ];
      if (nouveau === undefined) return [];
      const deja = demandeEnTout(f);
      const plafond = maximum(f);
      if (nouveau === 0) return refus('Une aide ramenée à zéro se retire.');
      if (nouveau === f.accorde) return refus('C’est déjà le montant attribué.');
      if (nouveau < deja) return refus(`${direEuros(deja)} sont déjà demandés ou versés.`);
      if (plafond !== null && nouveau > plafond)
        return refus(`Les règles ne permettent pas plus de ${direEuros(plafond)}.`);
      return [];
    },
  };
}

/** The five acts of a payment: amend the award, ask, take it back, note that it was made, undo that note. */
export function actesDePaiement<D>(
  { preparation, versement, suite }: Etapes,
  { demander, reprendre, constater, maximum }: Propres<D>,
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
      conditions: [
        resteAVerser as Condition<D>,
        engagementPasse as Condition<D>,
        ...demander.conditions,
      ],
    }),
    acte({
      id: 'modifier_attribution',
      libelle: 'Enregistrer une décision modificative',
      de: [preparation],
      vers: preparation,
      effetJuridique: true,
      consequence:
        'L’aide attribuée change de montant\u00a0; c’est la nouvelle somme qui borne les versements. Une baisse se notifie avec ses motifs, après observations du demandeur.',
      dateLibelle: 'Date de notification de la décision modificative',
      motif: 'obligatoire',
      champs: ['montantModifie' as keyof D & string],
      conditions: [montantModifiable(maximum)],
      effets: [{ type: 'montant_modifie' }],
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

interface EtapesAcompte {
  /** The side step where an advance or instalment is awaited. */
  attente: string;
  preparation: string;
  /** Where the project goes on once it is paid. */
  suite: string;
}

interface Plafonds<D> {
  /** Parts of the award in percent; `null` when no text sets one. */
  avance: (faits: Faits<D>) => number | null;
  /** Advance and instalments together. */
  ensemble: (faits: Faits<D>) => number | null;
  source: Source;
}

function dansLesPlafonds<D>({ avance, ensemble }: Plafonds<D>): Condition<D> {
  return {
    libelle: 'Avance et acomptes dans leurs plafonds et dans la limite de l’aide',
    examiner: (f) => {
      const { paiementNature: nature, paiementCentimes: centimes } = f.donnees as DonneesCommunes;
      const refus = (message: string, champ = 'paiementCentimes') => [
        { code: 'PLAFOND', champ, message },
      ];
      if (f.accorde === null || centimes === undefined) return [];
      if (centimes === 0) return refus('Le montant demandé est nul.');
      const precedents = vivants(f.paiements);
      if (nature === 'AVANCE' && precedents.length > 0)
        return refus('Une avance précède tout autre paiement.', 'paiementNature');
      const part = (pourcent: number | null) =>
        pourcent === null ? null : Math.floor((f.accorde as number) * (pourcent / 100));
      const maximumAvance = part(avance(f));
      if (nature === 'AVANCE' && maximumAvance !== null && centimes > maximumAvance)
        return refus(`L’avance ne dépasse pas ${direEuros(maximumAvance)} (${avance(f)}\u00a0%).`);
      const maximum = Math.min(part(ensemble(f)) ?? f.accorde, f.accorde);
      const reste = Math.max(0, maximum - demandeEnTout(f));
      if (centimes > reste)
        return refus(
          `Avant le solde, il reste au plus ${direEuros(reste)} à demander, sur ${direEuros(f.accorde)} attribués.`,
        );
      return [];
    },
  };
}

/** An advance or an instalment: asked from where payment is prepared, paid, and back to the project. */
export function actesAcompte<D>(
  { attente, preparation, suite }: EtapesAcompte,
  plafonds: Plafonds<D>,
  demander: Pick<TransitionDefinition<D>, 'champs' | 'pieces' | 'conditions'>,
): TransitionDefinition<D>[] {
  const acte = acteDe<D>(plafonds.source);
  return [
    acte({
      id: 'demander_acompte',
      libelle: 'Transmettre une demande d’avance ou d’acompte',
      de: [preparation],
      vers: attente,
      effetJuridique: true,
      consequence:
        'La demande part au service payeur pour le montant saisi\u00a0; une fois versée, le projet continue.',
      dateLibelle: 'Date de la demande de paiement',
      effets: [{ type: 'paiement_demande' }],
      ...demander,
      champs: [
        ...(['paiementNature', 'paiementCentimes'] as (keyof D & string)[]),
        ...demander.champs,
      ],
      conditions: [dansLesPlafonds(plafonds), ...demander.conditions],
    }),
    acte({
      id: 'reprendre_acompte',
      libelle: 'Enregistrer le rejet du paiement',
      de: [attente],
      vers: preparation,
      consequence: 'La demande de paiement est annulée et revient au service.',
      dateLibelle: 'Date du rejet',
      motif: 'obligatoire',
      effets: [{ type: 'paiement_annule' }],
    }),
    acte({
      id: 'constater_acompte',
      libelle: 'Constater le versement de l’avance ou de l’acompte',
      de: [attente],
      vers: suite,
      effetJuridique: true,
      consequence: 'La somme est versée\u00a0; le demandeur poursuit son projet.',
      dateLibelle: 'Date du versement',
      effets: [{ type: 'paiement_constate' }],
    }),
    acte({
      id: 'annuler_constat_acompte',
      libelle: 'Annuler le constat de versement',
      de: [suite],
      vers: attente,
      roles: ['superviseur'],
      effetJuridique: true,
      consequence:
        'Le versement a été constaté à tort\u00a0: la demande de paiement est de nouveau en attente.',
      dateLibelle: 'Date de l’annulation',
      motif: 'obligatoire',
      reprise: true,
      conditions: [justeVerse],
      effets: [{ type: 'constat_annule' }],
    }),
  ];
}

const justeVerse: Condition<unknown> = {
  libelle: 'Le dernier acte est le constat d’un versement',
  examiner: (f) =>
    f.passages.at(-1)?.transition === 'constater_acompte'
      ? []
      : [{ code: 'CONSTAT', message: 'Le dernier acte n’est pas le constat d’un versement.' }],
};

/** Back to an earlier step of a scheme with an award and a payment: not once it is paid. */
export function retourAvantVersement(de: string[]): TransitionDefinition<DonneesCommunes> {
  return retour(de, {
    consequence: `${CONSEQUENCE_RETOUR} Une décision déjà notifiée ne se retire qu’avec des motifs et après observations de la collectivité (CRPA L211-2 et L122-1)\u00a0; une demande de paiement en cours est annulée.`,
    effets: [{ type: 'paiement_annule' }],
  });
}
