import { type DonneesCommunes, definitionDe } from '@sciat/dispositifs';
import { enregistrer, rediger } from '../courriels/preparer.js';
import { lireDossier, type Moyens, type Situation } from '../dossiers/ecrire-dossier.js';
import { faitsDuDossier } from '../dossiers/faits.js';
import { champInvalide } from '../erreurs/erreur-metier.js';
import { piecesAttendues } from '../pieces/attendues.js';
import { deposerFichier, type Fichier } from '../pieces/deposer-piece.js';
import type { FichiersService } from '../pieces/fichiers.service.js';
import type { LienOuvert } from './lien.guard.js';
import { lienRefuse } from './ouverture.js';

/**
 * A piece from the collectivité: only one that is awaited, to be verified, acknowledged by mail.
 * @throws ErreurMetier 400 for any other piece, 404 when the link was closed meanwhile
 */
export async function deposerParLien(
  moyens: Moyens & { fichiers: FichiersService },
  lien: LienOuvert,
  code: string,
  fichier: Fichier,
): Promise<void> {
  const { id: lienId, dossierId, serviceId } = lien;
  const auteur = { id: null, role: 'systeme' as const, serviceId };
  const { client, horloge } = moyens;
  const maintenant = horloge.maintenant();
  // Before anything is stored; judged again when it is written.
  const vu = await lireDossier(client, dossierId);
  exigerAttendue(
    {
      dossier: vu,
      definition: definitionDe(vu.dispositif, vu.dispositifVersion),
      faits: await faitsDuDossier(client, vu, horloge.aujourdhui()),
    },
    code,
  );
  await deposerFichier(
    moyens,
    {
      dossierId,
      auteur,
      code,
      lienId,
      permission: 'piece:deposer-par-lien',
      async accompagner(situation) {
        const { tx, dossier, definition, faits, aujourdhui } = situation;
        // A closed dossier closes its links; and an agent may have revoked this one while the file came.
        const ouvert = await tx.lienDepot.count({
          where: { id: lienId, revoqueLe: null, expireLe: { gt: maintenant } },
        });
        if (dossier.closLe || ouvert === 0) throw lienRefuse();
        exigerAttendue(situation, code);
        const { contactCourriel } = faits.donnees as DonneesCommunes;
        if (!contactCourriel) return [];
        const { travail } = await enregistrer(tx, dossier, {
          modele: 'ACCUSE_DEPOT',
          destinataire: contactCourriel,
          redaction: await rediger(tx, dossier, definition, 'ACCUSE_DEPOT', {
            dateLegale: aujourdhui,
            aujourdhui,
            pieces: [code],
          }),
          maintenant,
        });
        return travail ? [travail] : [];
      },
    },
    fichier,
  );
}

/** The same answer for a piece that is not asked for, one that came already, and one that does not exist. */
export function exigerAttendue(
  { definition, dossier, faits }: Pick<Situation, 'definition' | 'dossier' | 'faits'>,
  code: string,
): void {
  if (!piecesAttendues(definition, dossier.etape, faits).includes(code))
    throw champInvalide('code', 'Cette pièce n’est pas attendue, ou elle a déjà été reçue.');
}
