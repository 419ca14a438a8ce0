import type { CourrielLu, CourrielResume } from '@sciat/contrats';
import { type Agent, type DonneesCommunes, roleAutorise } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import { avecAdresse } from './adresser.js';

export const avecRenvoi = { renvoi: { select: { id: true } } } satisfies Prisma.CourrielInclude;
type Resume = Prisma.CourrielGetPayload<{ include: typeof avecRenvoi }>;

const resumerCourriel = (c: Resume) => ({
  id: c.id,
  modele: c.modele,
  destinataire: c.destinataire,
  objet: c.objet,
  etat: c.etat,
  erreur: c.erreur,
  messageId: c.messageId,
  creeLe: c.creeLe.toISOString(),
  envoyeLe: c.envoyeLe?.toISOString() ?? null,
  retourLe: c.retourLe?.toISOString() ?? null,
  retourStatut: c.retourStatut,
  retourDiagnostic: c.retourDiagnostic,
  renvoye: c.renvoi !== null,
});

/** For a role that does not read mails: what became of it, without the address and what servers say of it. */
export const montrerCourriel = (
  courriel: Resume,
  { role }: Pick<Agent, 'role'>,
): CourrielResume => ({
  ...resumerCourriel(courriel),
  ...(roleAutorise(role, 'courriel:lire')
    ? {}
    : { destinataire: null, erreur: null, retourDiagnostic: null }),
});

export const avecDossier = {
  ...avecRenvoi,
  dossier: { select: { id: true, reference: true, dispositif: true, donnees: true } },
  piecesJointes: { select: { nom: true, taille: true }, orderBy: { rang: 'asc' } },
} satisfies Prisma.CourrielInclude;
export type CourrielBase = Prisma.CourrielGetPayload<{ include: typeof avecDossier }>;

/** `publique`: where users open the application. */
export function presenterCourriel(c: CourrielBase, publique: string): CourrielLu {
  return {
    ...resumerCourriel(c),
    dossier: c.dossier && {
      id: c.dossier.id,
      reference: c.dossier.reference,
      contact: (c.dossier.donnees as DonneesCommunes).contactCourriel ?? null,
    },
    texte: c.utilisateurId ? avecAdresse(c.texte, publique) : c.texte,
    piecesJointes: c.piecesJointes,
  };
}
