import { enToutesLettres } from '../../noyau/calendrier.js';
import { aApprecier, nonRempli, pasEncoreConnu, rempli, selon } from '../../noyau/eligibilite.js';
import { nombreParametre } from '../../noyau/parametres.js';
import type { Critere, Faits, ResultatCritere } from '../../noyau/types.js';
import { declaration, foireAuxQuestions, plateforme } from '../commun.js';
import { type DonneesAidants, financements } from './donnees.js';
import { reglages } from './parametres.js';

type F = Faits<DonneesAidants>;
type Declaration = 'conditionsAcceptees' | 'dpoInforme' | 'professionnelsSeulement' | 'sansElu';

const DE_LA_DEMANDE = 'demande en ligne, déclaration du responsable';

const declare =
  (champ: Declaration, oui: string, non: string) =>
  ({ donnees }: F): ResultatCritere =>
    declaration(
      donnees[champ],
      { inconnue: 'La déclaration n’est pas encore connue.', oui, non },
      DE_LA_DEMANDE,
    );

function adressesNominatives({ donnees }: F): ResultatCritere {
  const { aidantsNombre: aidants, adressesNominatives: adresses } = donnees;
  if (aidants === undefined || adresses === undefined)
    return pasEncoreConnu('Le nombre d’aidants ou d’adresses nominatives n’est pas encore connu.');
  const valeur = `${adresses} sur ${aidants}`;
  const explication = `${adresses} adresse${adresses > 1 ? 's' : ''} nominative${adresses > 1 ? 's' : ''} pour ${aidants} aidant${aidants > 1 ? 's' : ''}.`;
  const origine = 'demande en ligne';
  if (adresses > aidants || aidants === 0)
    return aApprecier(`${explication} Ces nombres sont à vérifier.`, valeur, origine);
  return selon(adresses === aidants, explication, valeur, origine);
}

function financementFormation(faits: F): ResultatCritere {
  const { donnees, datePivot } = faits;
  const { formationFinieLe, financementFormation: financement } = donnees;
  const payanteDepuis = nombreParametre(reglages, faits, 'anneeFormationPayante');
  const le = formationFinieLe ?? datePivot;
  const origine = `${formationFinieLe ? 'formation terminée' : 'demande reçue'} le ${enToutesLettres(le)}`;
  if (Number(le.slice(0, 4)) < payanteDepuis)
    return rempli('La formation était encore gratuite à cette date.', 'gratuite', origine);
  const regle = `Depuis ${payanteDepuis} la formation n’est plus gratuite, sauf deux cas`;
  if (!financement) return aApprecier(`${regle}\u00a0: qui la paie est à préciser.`, null, origine);
  const valeur = financements[financement];
  if (financement === 'NON_PREVU')
    return nonRempli(`${regle}\u00a0: aucun financement n’est prévu.`, valeur, origine);
  if (financement === 'STRUCTURE')
    return rempli(`${regle}\u00a0: la structure la paie.`, valeur, origine);
  return {
    ...rempli(`${regle}\u00a0: la structure relève de l’un d’eux.`, valeur, origine),
    vigilance: 'Faire confirmer la prise en charge par l’équipe Aidants Connect.',
  };
}

export const criteres: Critere<DonneesAidants>[] = [
  {
    id: 'conditions_acceptees',
    libelle: 'Conditions générales acceptées',
    source: plateforme,
    portee: 'bloquant',
    examiner: declare(
      'conditionsAcceptees',
      'Le responsable a accepté les conditions générales.',
      'Le responsable n’a pas accepté les conditions générales.',
    ),
  },
  {
    id: 'dpo_informe',
    libelle: 'Délégué à la protection des données informé',
    source: plateforme,
    portee: 'bloquant',
    examiner: declare(
      'dpoInforme',
      'Le délégué à la protection des données est informé.',
      'Le délégué à la protection des données n’est pas informé.',
    ),
  },
  {
    id: 'professionnels',
    libelle: 'Aidants tous professionnels',
    source: foireAuxQuestions,
    portee: 'bloquant',
    examiner: declare(
      'professionnelsSeulement',
      'Tous les aidants sont des professionnels.',
      'Un aidant au moins n’est pas un professionnel.',
    ),
  },
  {
    id: 'sans_elu',
    libelle: 'Aucun élu parmi les aidants',
    source: foireAuxQuestions,
    portee: 'bloquant',
    examiner: declare(
      'sansElu',
      'Aucun élu ne figure parmi les aidants.',
      'Un élu figure parmi les aidants.',
    ),
  },
  {
    id: 'adresses_nominatives',
    libelle: 'Adresses de courriel toutes nominatives',
    source: plateforme,
    portee: 'bloquant',
    examiner: adressesNominatives,
  },
  {
    id: 'financement_formation',
    libelle: 'Financement de la formation prévu',
    source: plateforme,
    portee: 'avertissement',
    examiner: financementFormation,
  },
];
