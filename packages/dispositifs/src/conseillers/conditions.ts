import { enToutesLettres } from '../noyau/calendrier.js';
import { champVaut } from '../noyau/conditions.js';
import type { Condition, Raison } from '../noyau/types.js';
import { type DonneesCnfs, postesEnJeu } from './donnees.js';

type C = Condition<DonneesCnfs>;

export const auMoinsUnPoste: C = {
  libelle: 'Au moins un poste attribué',
  examiner: ({ donnees: { postesAttribues: n } }) =>
    n === 0
      ? [
          {
            code: 'POSTES',
            champ: 'postesAttribues',
            message: 'Aucun poste n’est attribué\u00a0: enregistrez le refus du comité.',
          },
        ]
      : [],
};

export const aucunPoste: C = {
  libelle: 'Aucun poste attribué',
  examiner: ({ donnees: { postesAttribues: n = 0 } }) =>
    n > 0
      ? [
          {
            code: 'POSTES',
            champ: 'postesAttribues',
            message: `${n} poste${n > 1 ? 's sont attribués' : ' est attribué'}\u00a0: un refus n’en attribue aucun.`,
          },
        ]
      : [],
};

const raisonPostes = (message: string): Raison => ({
  code: 'POSTES',
  champ: 'postesConventionnes',
  message,
});

/** An amendment changes the number of posts, and leaves some. */
export const autreNombreDePostes: C = {
  libelle: 'Nombre de postes différent, et non nul',
  examiner: ({ donnees: { postesConventionnes: n } }, { connues }) => {
    if (n === 0)
      return [raisonPostes('Tous les postes sont rendus\u00a0: constatez la restitution totale.')];
    return n !== undefined && connues && postesEnJeu(connues)?.nombre === n
      ? [raisonPostes('Le nombre de postes est celui de la convention en cours.')]
      : [];
  },
};

export const moinsDePostes: C = {
  libelle: 'Moins de postes qu’avant, et au moins un',
  examiner: ({ donnees: { postesConventionnes: n } }, { connues }) => {
    if (n === 0)
      return [raisonPostes('Tous les postes sont rendus\u00a0: constatez la restitution totale.')];
    const avant = connues && postesEnJeu(connues)?.nombre;
    return n !== undefined && avant !== undefined && n >= avant
      ? [raisonPostes(`La convention en cours porte ${avant} poste${avant > 1 ? 's' : ''}.`)]
      : [];
  },
};

export const parLettreRecommandee: C = champVaut(
  'restitutionMode',
  ['LETTRE_RECOMMANDEE'],
  'Restitution notifiée par lettre recommandée à la Caisse des Dépôts',
  'Un courriel ou un formulaire en ligne ne vaut pas restitution\u00a0: elle se notifie par lettre recommandée avec avis de réception à la Caisse des Dépôts.',
);

export const contratApresSelection: C = {
  libelle: 'Contrat signé au plus tôt le jour de la sélection',
  examiner: ({ donnees: { contratSigneLe: contrat, candidatSelectionneLe: selection } }) =>
    contrat && selection && contrat < selection
      ? [
          {
            code: 'CONTRAT',
            champ: 'contratSigneLe',
            message: `Le candidat n’a été sélectionné que le ${enToutesLettres(selection)}.`,
          },
        ]
      : [],
};

export const conventionALeTerme: C = {
  libelle: 'Convention arrivée à son terme',
  examiner: ({ donnees: { conventionFinLe: fin } }, { dateLegale }) =>
    fin && dateLegale < fin
      ? [
          {
            code: 'TERME',
            champ: 'dateLegale',
            message: `La convention court jusqu’au ${enToutesLettres(fin)}.`,
          },
        ]
      : [],
};
