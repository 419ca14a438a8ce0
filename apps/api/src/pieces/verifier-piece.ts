import type { VerifierPiece } from '@sciat/contrats';
import { type Auteur, ecrireDossier, type Moyens } from '../dossiers/ecrire-dossier.js';
import { champInvalide, ErreurMetier, introuvable } from '../erreurs/erreur-metier.js';
import { exigerSortie } from './quarantaine.js';

/** Accepts or refuses the file version that was looked at. */
export async function verifierPiece(
  moyens: Moyens,
  dossierId: string,
  auteur: Auteur & { id: string },
  code: string,
  { numero, etat, motif }: VerifierPiece,
): Promise<void> {
  await ecrireDossier(
    moyens,
    { dossierId, auteur, permission: 'piece:verifier' },
    ({ tx, dossier, definition }) => {
      const piece = dossier.pieces.find((p) => p.code === code);
      const derniere = piece?.versions[0];
      if (!piece || !derniere) throw introuvable('Cette pièce');
      if (dossier.closLe) throw champInvalide('code', 'Le dossier est clos.');
      if (numero !== derniere.numero) {
        throw new ErreurMetier(
          'conflit',
          'Une version plus récente de cette pièce a été déposée. Rechargez la page.',
        );
      }
      // Nobody can have looked at what is not served. Refusing it needs no look.
      if (etat === 'ACCEPTEE') exigerSortie(derniere);
      const libelle = definition.pieces.find((p) => p.code === code)?.libelle ?? code;
      return {
        evenements: [
          {
            type: 'PieceVerifiee',
            charge: { piece: code, libelle, numero, etat },
            ...(motif ? { prive: { motif } } : {}),
          },
        ],
        autres: async () => {
          await tx.piece.update({
            where: { id: piece.id },
            data: {
              etat,
              motifRefus: etat === 'REFUSEE' ? (motif ?? null) : null,
              verifieeLe: moyens.horloge.maintenant(),
              verifieeParId: auteur.id,
            },
          });
        },
      };
    },
  );
}
