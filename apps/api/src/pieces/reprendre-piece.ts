import type { Reprise } from '@sciat/contrats';
import { ajouterMois, definitionDe, type Faits, nombreCommun } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import { type Auteur, lirePour, type Moyens } from '../dossiers/ecrire-dossier.js';
import { type DossierLu, faitsDuDossier } from '../dossiers/faits.js';
import { introuvable, refus } from '../erreurs/erreur-metier.js';
import { ajouterVersion, pieceAdmise } from './ajouter-version.js';
import type { FichiersService } from './fichiers.service.js';
import { piecesValides } from './pieces-valides.js';

/** For each piece. */
const MAX = 20;

interface Recherche {
  dossier: DossierLu;
  faits: Faits;
  agent: Pick<Auteur, 'dispositifs'>;
}

/** The same piece, accepted for the same applicant in another dossier and still fresh. */
function trouver(
  { client }: Pick<Moyens, 'client'>,
  { dossier: { id: sauf, ...dossier }, faits, agent: { dispositifs = [] } }: Recherche,
  codes: string[],
) {
  const { serviceId, collectiviteId } = dossier;
  const depuis = ajouterMois(faits.aujourdhui, -validiteDe(dossier, faits));
  return piecesValides(
    client,
    { serviceId, dispositifs },
    { collectiviteId, codes, sauf, depuis },
    MAX * codes.length,
  );
}

/** Months during which a piece accepted elsewhere may serve again: a setting, since no text says. */
function validiteDe(
  { dispositif, dispositifVersion }: Pick<DossierLu, 'dispositif' | 'dispositifVersion'>,
  faits: Faits,
): number {
  return nombreCommun(definitionDe(dispositif, dispositifVersion), faits, 'validitePiece');
}

/** Codes of the pieces that a dossier awaits and that could be taken over. */
export async function piecesReprenables(
  moyens: Pick<Moyens, 'client'>,
  recherche: Recherche,
): Promise<string[]> {
  const { dossier, faits } = recherche;
  if (dossier.closLe) return [];
  const codes = definitionDe(dossier.dispositif, dossier.dispositifVersion)
    .pieces.filter((p) => p.etapes.includes(dossier.etape) && p.fourniePar === 'COLLECTIVITE')
    .map((p) => p.code)
    .filter((code) => ['ATTENDUE', 'REFUSEE'].includes(faits.pieces[code] ?? 'ATTENDUE'));
  if (codes.length === 0) return [];
  return (await trouver(moyens, recherche, codes)).map((p) => p.code);
}

export async function listerReprises(
  moyens: Moyens,
  dossierId: string,
  agent: Auteur,
  code: string,
): Promise<Reprise[]> {
  const dossier = await lirePour(moyens.client, dossierId, agent, 'piece:deposer');
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  if (!definition.pieces.some((p) => p.code === code)) throw introuvable('Cette pièce');
  const faits = await faitsDuDossier(moyens.client, dossier, moyens.horloge.aujourdhui());
  return (await trouver(moyens, { dossier, faits, agent }, [code])).map(
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
  const faits = await faitsDuDossier(client, dossier, moyens.horloge.aujourdhui());
  const possibles = await trouver(moyens, { dossier, faits, agent: auteur }, [code]);
  const source = possibles.find((p) => p.dossier.id === sourceId);
  if (!source)
    throw refus([
      {
        code: 'REPRISE',
        champ: 'dossierId',
        message: `Cette pièce ne peut pas être reprise de ce dossier : il doit être du même demandeur, la pièce y être acceptée et dater de moins de ${validiteDe(dossier, faits)} mois.`,
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
