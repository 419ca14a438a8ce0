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
    explication: 'Aucun serveur de messagerie n’est réglé\u00a0: le courriel n’est pas parti.',
    relancable: false,
  },
  INCERTAIN: {
    libelle: 'envoi incertain',
    explication:
      'Le serveur de messagerie s’est tu pendant l’envoi\u00a0: le courriel est peut-être parti. Vérifiez auprès du destinataire avant de le renvoyer.',
    relancable: true,
  },
  ECHEC: {
    libelle: 'en échec',
    explication: 'Le serveur de messagerie l’a refusé.',
    relancable: true,
  },
};
