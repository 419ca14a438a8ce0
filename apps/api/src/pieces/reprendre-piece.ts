import type { Reprise } from '@sciat/contrats';
import { definitionDe } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import { type Auteur, lirePour, type Moyens } from '../dossiers/ecrire-dossier.js';
import type { DossierLu } from '../dossiers/faits.js';
import { introuvable, refus } from '../erreurs/erreur-metier.js';
import { ajouterVersion, pieceAdmise } from './ajouter-version.js';
import type { FichiersService } from './fichiers.service.js';
import { piecesValides, VALIDITE_MOIS } from './pieces-valides.js';

const MAX = 20;

/** The same piece, accepted for the same applicant in another dossier and still fresh. */
const trouver = (
  { client, horloge }: Moyens,
  { id: sauf, serviceId, collectiviteId }: DossierLu,
  { dispositifs = [] }: Auteur,
  code: string,
) =>
  piecesValides(
    client,
    { serviceId, dispositifs },
    { collectiviteId, code, sauf },
    horloge.aujourdhui(),
    MAX,
  );

export async function listerReprises(
  moyens: Moyens,
  dossierId: string,
  agent: Auteur,
  code: string,
): Promise<Reprise[]> {
  const dossier = await lirePour(moyens.client, dossierId, agent, 'piece:deposer');
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  if (!definition.pieces.some((p) => p.code === code)) throw introuvable('Cette pièce');
  return (await trouver(moyens, dossier, agent, code)).map(
    ({ dossier: autre, version, verifieeLe }) => ({
      dossierId: autre.id,
      reference: autre.reference,
      dispositif: autre.dispositif,
      nom: version.nom,
      type: version.type,
      taille: version.taille,
      deposeeLe: version.deposeeLe.toISOString(),
      verifieeLe: (verifieeLe ?? version.deposeeLe).toISOString(),
    }),
  );
}

/**
 * Takes a piece over from another dossier of the same applicant: a copy of its file, which this dossier
 * checks for itself.
 * @throws ErreurMetier 422 when it is not there, not accepted, or too old
 */
export async function reprendrePiece(
  moyens: Moyens & { fichiers: FichiersService },
  dossierId: string,
  auteur: Auteur & { id: string },
  code: string,
  sourceId: string,
): Promise<void> {
  const { client, fichiers } = moyens;
  const permission = 'piece:deposer';
  const dossier = await lirePour(client, dossierId, auteur, permission);
  pieceAdmise(dossier, code);
  const source = (await trouver(moyens, dossier, auteur, code)).find(
    (p) => p.dossier.id === sourceId,
  );
  if (!source)
    throw refus([
      {
        code: 'REPRISE',
        champ: 'dossierId',
        message: `Cette pièce ne peut pas être reprise de ce dossier : il doit être du même demandeur, la pièce y être acceptée et dater de moins de ${VALIDITE_MOIS} mois.`,
      },
    ]);
  const { cle: origine, nom, type, taille, sha256, mesures, analyse } = source.version;
  const cle = await fichiers.copier(origine, `${dossier.serviceId}/${dossierId}`);
  await ajouterVersion(
    moyens,
    { dossierId, auteur, permission, code, repriseDe: source.dossier.reference },
    {
      cle,
      nom,
      type,
      taille,
      sha256,
      mesures: mesures as Prisma.InputJsonObject,
      saine: analyse === 'SAINE',
    },
  );
}
