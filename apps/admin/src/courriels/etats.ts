import type { CourrielResume } from '@sciat/contrats';
import { vaAuContact } from '@sciat/dispositifs';
import { direInstant } from '../commun/dates.js';

/** The state of a mail in words, and whether sending it again makes sense. */
export const etatsCourriel: Record<
  CourrielResume['etat'],
  { libelle: string; explication: string; relancable: boolean }
> = {
  A_ENVOYER: { libelle: 'à envoyer', explication: 'L’envoi est programmé.', relancable: false },
  EN_COURS: {
    libelle: 'envoi en cours',
    explication: 'Le courriel est en cours de remise au serveur.',
    relancable: false,
  },
  ENVOYE: {
    libelle: 'envoyé',
    explication: 'Le serveur de messagerie l’a accepté.',
    relancable: false,
  },
  REMIS: {
    libelle: 'remis',
    explication: 'La messagerie du destinataire a confirmé l’avoir reçu.',
    relancable: false,
  },
  REVENU: {
    libelle: 'revenu',
    explication: 'Il est parti, mais une messagerie l’a renvoyé\u00a0: il n’a pas été reçu.',
    relancable: false,
  },
  CONSERVE: {
    libelle: 'conservé ici',
    explication:
      'Aucun serveur de messagerie n’était réglé\u00a0: le courriel n’est pas parti, il est conservé ici.',
    relancable: true,
  },
  INCERTAIN: {
    libelle: 'envoi incertain',
    explication:
      'Le serveur de messagerie s’est tu pendant l’envoi\u00a0: le courriel est peut-être parti. Vérifiez auprès du destinataire avant de le renvoyer.',
    relancable: true,
  },
  ECHEC: {
    libelle: 'en échec',
    explication: 'Le courriel n’est pas parti après plusieurs essais.',
    relancable: true,
  },
};

export const SANS_ADRESSE = 'aucune adresse';

type Etat = Pick<CourrielResume, 'etat' | 'destinataire' | 'retourLe' | 'renvoye'>;

/** A server said that it has not delivered it yet, and tries again. */
const estRetarde = ({ etat, retourLe }: Pick<Etat, 'etat' | 'retourLe'>) =>
  etat === 'ENVOYE' && retourLe !== null;

/** In a word or two, for a list. */
export function direEtat(courriel: Etat): string {
  if (estRetarde(courriel)) return 'envoyé, remise retardée';
  const { libelle } = etatsCourriel[courriel.etat];
  return courriel.renvoye ? `${libelle}, puis renvoyé` : libelle;
}

/** Why a mail is where it is, and what to do. Without an address nothing was ever asked of a server. */
export function expliquer(courriel: Etat): string {
  const { etat, destinataire, renvoye } = courriel;
  if (estRetarde(courriel))
    return 'Un serveur de messagerie n’a pas encore pu le remettre et essaie toujours\u00a0: rien à faire pour l’instant.';
  if (etat === 'ECHEC' && destinataire === '')
    return 'Le dossier n’avait pas d’adresse de contact\u00a0: le courriel n’est pas parti. Renseignez-la dans le dossier, puis renvoyez-le.';
  if (etat === 'REVENU')
    return `${etatsCourriel.REVENU.explication} ${renvoye ? 'Un autre courriel a été écrit à sa place.' : 'Corrigez l’adresse, puis renvoyez-le.'}`;
  return etatsCourriel[etat].explication;
}

/** Where it would go today: what is written to the contact of the dossier follows its address. */
export const adresseActuelle = (
  { modele, destinataire }: Pick<CourrielResume, 'modele' | 'destinataire'>,
  contact: string | null,
): string => (vaAuContact(modele) && contact) || (destinataire ?? '');

/** What the servers said, as they said it. */
export function direRetour({
  retourLe,
  retourStatut,
  retourDiagnostic,
}: Pick<CourrielResume, 'retourLe' | 'retourStatut' | 'retourDiagnostic'>): string | null {
  if (!retourLe) return null;
  const le = [direInstant(retourLe), retourStatut && `code ${retourStatut}`];
  return [le.filter(Boolean).join(', '), retourDiagnostic].filter(Boolean).join('\u00a0: ');
}
