import type { AvancerCourrier, Courrier } from '@sciat/contrats';
import { type DateLegale, enToutesLettres } from '@sciat/dispositifs';

export type VersEtat = AvancerCourrier['vers'];

interface Droits {
  rediger: boolean;
  valider: boolean;
}

/** What may be done with a letter now: what comes next, then the rest. */
export function actesDe(
  { etat, relecture }: Pick<Courrier, 'etat' | 'relecture'>,
  { rediger, valider }: Droits,
): { principal: VersEtat | null; autres: VersEtat[] } {
  if (!rediger) return { principal: null, autres: [] };
  switch (etat) {
    case 'BROUILLON':
      return relecture
        ? { principal: 'A_VALIDER', autres: ['ANNULE'] }
        : { principal: 'A_SIGNER', autres: ['A_VALIDER', 'ANNULE'] };
    case 'A_VALIDER':
      return { principal: valider ? 'A_SIGNER' : null, autres: ['BROUILLON', 'ANNULE'] };
    case 'A_SIGNER':
      return { principal: 'SIGNE', autres: ['BROUILLON', 'ANNULE'] };
    case 'SIGNE':
      return { principal: 'ENVOYE', autres: ['ANNULE'] };
    case 'ENVOYE':
      return { principal: 'RECU', autres: [] };
    default:
      return { principal: null, autres: [] };
  }
}

export function libelleActe(vers: VersEtat, { etat }: Pick<Courrier, 'etat'>): string {
  switch (vers) {
    case 'A_VALIDER':
      return 'Soumettre à la relecture';
    case 'A_SIGNER':
      return etat === 'A_VALIDER' ? 'Valider et donner à signer' : 'Donner à signer';
    case 'BROUILLON':
      return 'Renvoyer en brouillon';
    case 'SIGNE':
      return 'Enregistrer la signature';
    case 'ENVOYE':
      return 'Enregistrer l’envoi';
    case 'RECU':
      return 'Enregistrer la réception';
    case 'ANNULE':
      return 'Annuler ce courrier';
  }
}

/** On the button that confirms it; "Annuler" beside it closes the dialog. */
export function libelleConfirmation(vers: VersEtat, courrier: Pick<Courrier, 'etat'>): string {
  if (vers === 'ANNULE') return 'Confirmer l’annulation';
  return libelleActe(vers, courrier).startsWith('Enregistrer')
    ? 'Enregistrer'
    : libelleActe(vers, courrier);
}

/** What an act changes, in the words of its dialog. */
export function direConsequence(
  vers: VersEtat,
  { chrono, acte }: Pick<Courrier, 'chrono' | 'acte'>,
  ouvreRecours: boolean,
): string {
  switch (vers) {
    case 'A_VALIDER':
      return 'Un superviseur, autre que l’auteur, relit le courrier avant qu’il parte à la signature. Le texte ne se modifie plus, à moins de le renvoyer en brouillon.';
    case 'A_SIGNER':
      return `${chrono ? `Le courrier garde son numéro, ${chrono},` : 'Le courrier reçoit son numéro, une fois pour toutes,'} et son texte est figé : c’est ce texte qui sera imprimé, signé et conservé, même si le dossier change ensuite.`;
    case 'BROUILLON':
      return `Le texte redevient modifiable. Le PDF à signer et la page signée, s’il y en a, sont retirés${chrono ? ` ; le numéro ${chrono} reste au courrier` : ''}.`;
    case 'SIGNE':
      return 'La délégation du signataire est vérifiée à la date de signature. Le courrier ne peut plus redevenir un brouillon.';
    case 'ENVOYE':
      return `Le courrier est noté parti.${acte ? ` L’acte « ${acte.libelle} » se prend à part, dans le dossier.` : ''}`;
    case 'RECU':
      return ouvreRecours
        ? 'Le délai de recours court de cette date. Il s’ajoute aux échéances du dossier.'
        : 'La réception est notée au dossier. Ce courrier n’ouvre pas de délai de recours.';
    case 'ANNULE':
      return `Le courrier reste au dossier, marqué annulé${chrono ? `, avec son numéro ${chrono}` : ''}. Il ne peut pas être repris : il faudra en rédiger un autre.`;
  }
}

/** Where the letter is and what it waits for, in one sentence. */
export function direSuite(
  { etat, relecture, pdf, chrono, recuLe, recoursLe }: Courrier,
  { rediger, valider }: Droits,
  jour: DateLegale,
): string {
  switch (etat) {
    case 'BROUILLON':
      if (!rediger) return 'Brouillon : pas encore donné à signer.';
      return `Brouillon : relire le texte, puis ${relecture ? 'le soumettre à la relecture' : 'le donner à signer'}.`;
    case 'A_VALIDER':
      return valider
        ? 'À relire, puis à donner à signer.'
        : 'En attente de relecture par un superviseur.';
    case 'A_SIGNER':
      return pdf
        ? `Numéro ${chrono} : à imprimer et à faire signer.`
        : 'Le PDF à signer se prépare.';
    case 'SIGNE':
      return 'Signé : à envoyer.';
    case 'ENVOYE':
      return 'Envoyé : la réception est à enregistrer quand elle est connue.';
    case 'RECU':
      if (!recoursLe) return `Reçu le ${enToutesLettres(recuLe ?? '')}.`;
      return recoursLe < jour
        ? `Reçu : le délai de recours a pris fin le ${enToutesLettres(recoursLe)}.`
        : `Reçu : le délai de recours court jusqu’au ${enToutesLettres(recoursLe)} inclus.`;
    case 'ANNULE':
      return 'Courrier annulé.';
  }
}

export const FAITS: Record<VersEtat, string> = {
  A_VALIDER: 'Courrier soumis à la relecture.',
  A_SIGNER: 'Courrier donné à signer.',
  BROUILLON: 'Courrier renvoyé en brouillon.',
  SIGNE: 'Signature enregistrée.',
  ENVOYE: 'Envoi enregistré.',
  RECU: 'Réception enregistrée.',
  ANNULE: 'Courrier annulé.',
};
