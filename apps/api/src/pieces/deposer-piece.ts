import { createHash } from 'node:crypto';
import { type Auteur, ecrireDossier, type Moyens } from '../dossiers/ecrire-dossier.js';
import { champInvalide } from '../erreurs/erreur-metier.js';
import type { FichiersService } from './fichiers.service.js';
import { nomPropre, reconnaitre } from './reconnaitre.js';

export interface Fichier {
  nom: string;
  contenu: Uint8Array;
}

/** A new version of a piece, to be verified. The file is stored first and removed if nothing comes of it. */
export async function deposerPiece(
  moyens: Moyens & { fichiers: FichiersService },
  dossierId: string,
  auteur: Auteur & { id: string },
  code: string,
  fichier: Fichier,
): Promise<void> {
  const nom = nomPropre(fichier.nom);
  const type = await reconnaitre(fichier.contenu, nom);
  const sha256 = createHash('sha256').update(fichier.contenu).digest('hex');
  let cle: string | undefined;
  try {
    await ecrireDossier(
      moyens,
      { dossierId, auteur, permission: 'piece:deposer' },
      async ({ tx, dossier, definition }) => {
        const definie = definition.pieces.find((p) => p.code === code);
        if (!definie)
          throw champInvalide('code', `La pièce « ${code} » n'existe pas dans ce dispositif.`);
        if (dossier.closLe)
          throw champInvalide('code', 'Le dossier est clos : aucune pièce ne peut y être déposée.');
        const connue = dossier.pieces.find((p) => p.code === code);
        const numero = (connue?.versions[0]?.numero ?? 0) + 1;
        cle = await moyens.fichiers.deposer(
          `${dossier.serviceId}/${dossierId}`,
          fichier.contenu,
          type,
        );
        const version = {
          numero,
          cle,
          nom,
          type,
          taille: fichier.contenu.length,
          sha256,
          deposeeParId: auteur.id,
        };
        const aVerifier = {
          etat: 'RECUE' as const,
          motifRefus: null,
          verifieeLe: null,
          verifieeParId: null,
        };
        return {
          evenements: [
            {
              type: 'PieceDeposee',
              charge: {
                piece: code,
                libelle: definie.libelle,
                numero,
                sha256,
                taille: version.taille,
                type,
              },
              prive: { nom },
            },
          ],
          autres: async () => {
            const deposeeLe = moyens.horloge.maintenant();
            await tx.piece.upsert({
              where: { dossierId_code: { dossierId, code } },
              create: { dossierId, code, versions: { create: { ...version, deposeeLe } } },
              update: { ...aVerifier, versions: { create: { ...version, deposeeLe } } },
            });
          },
        };
      },
    );
  } catch (erreur) {
    if (cle) await moyens.fichiers.supprimer(cle).catch(() => undefined);
    throw erreur;
  }
}
