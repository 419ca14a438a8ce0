import type { RoleActeur } from './types.js';

/** Whoever acts: a signed-in user, or the daily job. */
export interface Agent {
  serviceId: string;
  role: RoleActeur;
  /** Codes of the schemes they are limited to; none: all of the service's. */
  dispositifs?: readonly string[];
}

/** Everything one may be allowed to do. One list, read by the API's guards and by the screens. */
export const permissions = {
  'dossier:lire': ['instructeur', 'superviseur', 'administrateur', 'lecture'],
  'dossier:creer': ['instructeur', 'superviseur'],
  'dossier:modifier': ['instructeur', 'superviseur'],
  'dossier:affecter': ['instructeur', 'superviseur'],
  'dossier:franchir': ['instructeur', 'superviseur', 'systeme'],
  'dossier:apprecier': ['instructeur', 'superviseur'],
  'dossier:etiqueter': ['instructeur', 'superviseur'],
  'dossier:relancer': ['instructeur', 'superviseur', 'systeme'],
  'absence:fixer': ['instructeur', 'superviseur'],
  'passation:administrer': ['superviseur'],
  'dossier:corriger-date': ['superviseur'],
  // A list of dossiers for others to open; it shows each no more than they may see.
  'vue:partager': ['instructeur', 'superviseur', 'administrateur'],
  'piece:deposer': ['instructeur', 'superviseur'],
  'piece:verifier': ['instructeur', 'superviseur'],
  // Whoever holds a deposit link is nobody to the roles: the link itself is the right.
  'piece:deposer-par-lien': ['systeme'],
  'piece:analyser': ['systeme'],
  'lien:administrer': ['instructeur', 'superviseur'],
  'note:ecrire': ['instructeur', 'superviseur'],
  'avis:demander': ['instructeur', 'superviseur'],
  'avis:rendre': ['instructeur', 'superviseur'],
  // The link of the consultation is the right.
  'avis:rendre-par-lien': ['systeme'],
  'expert:administrer': ['administrateur'],
  'courrier:rediger': ['instructeur', 'superviseur'],
  'courrier:valider': ['superviseur'],
  'collectivite:creer': ['instructeur', 'superviseur', 'administrateur'],
  'referentiel:lire': ['instructeur', 'superviseur', 'administrateur', 'lecture'],
  'donnees-personnelles:lire': ['instructeur', 'superviseur'],
  'courriel:lire': ['instructeur', 'superviseur', 'administrateur'],
  'courriel:relancer': ['administrateur'],
  'courriel:renvoyer': ['instructeur', 'superviseur'],
  'courriel:retourner': ['superviseur'],
  'utilisateur:administrer': ['administrateur'],
  'liste:administrer': ['administrateur'],
  'parametre:administrer': ['administrateur'],
  'vague:administrer': ['administrateur'],
  'delegation:administrer': ['administrateur'],
  'enveloppe:administrer': ['superviseur', 'administrateur'],
  'etiquette:administrer': ['superviseur', 'administrateur'],
  'travail:administrer': ['administrateur'],
} as const satisfies Record<string, readonly RoleActeur[]>;
export type Permission = keyof typeof permissions;

/** What a role may do at all, before any object is looked at. */
export function roleAutorise(role: RoleActeur, permission: Permission): boolean {
  return (permissions[permission] as readonly RoleActeur[]).includes(role);
}

/** What an agent may do with an object: the role's right, within the agent's own service and schemes. */
export function peut(
  agent: Agent,
  permission: Permission,
  objet: { serviceId: string; dispositif?: string },
): boolean {
  return (
    roleAutorise(agent.role, permission) &&
    agent.serviceId === objet.serviceId &&
    (objet.dispositif === undefined || estAuPerimetre(agent, objet.dispositif))
  );
}

/** Whether a scheme is one of those that the agent follows. */
export function estAuPerimetre(
  { dispositifs = [] }: Pick<Agent, 'dispositifs'>,
  dispositif: string,
): boolean {
  return dispositifs.length === 0 || dispositifs.includes(dispositif);
}
