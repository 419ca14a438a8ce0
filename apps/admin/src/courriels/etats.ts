import type { CourrielLu } from '@sciat/contrats';

/** The state of a mail in words, and whether sending it again makes sense. */
export const etatsCourriel: Record<
  CourrielLu['etat'],
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
  REMIS: {
    libelle: 'remis',
    explication: 'Le serveur de messagerie du destinataire a confirmé la remise.',
    relancable: false,
  },
  REVENU: {
    libelle: 'revenu',
    explication:
      'Le courriel est parti, mais un serveur de messagerie l’a renvoyé\u00a0: il n’a pas été reçu. Corrigez l’adresse, puis renvoyez-le.',
    relancable: false,
  },
};

export const SANS_ADRESSE = 'aucune adresse';

/** Why a mail is where it is. Without an address nothing was ever asked of a server. */
export function expliquer({
  etat,
  destinataire,
}: Pick<CourrielLu, 'etat' | 'destinataire'>): string {
  return etat === 'ECHEC' && !destinataire
    ? 'Le dossier n’avait pas d’adresse de contact\u00a0: le courriel n’est pas parti. Renseignez-la dans le dossier, puis renvoyez-le.'
    : etatsCourriel[etat].explication;
}
