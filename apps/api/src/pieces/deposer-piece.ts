import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { definitionDe } from '@sciat/dispositifs';
import { type Auteur, ecrireDossier, lirePour, type Moyens } from '../dossiers/ecrire-dossier.js';
import type { DossierLu } from '../dossiers/faits.js';
import { champInvalide, ErreurMetier } from '../erreurs/erreur-metier.js';
import type { FichiersService } from './fichiers.service.js';
import { mesurer } from './mesurer.js';
import { nomPropre, reconnaitre } from './reconnaitre.js';

/** A file of this machine, which the deposit moves away, or one in memory. */
export type Fichier = { nom: string } & ({ chemin: string } | { contenu: Uint8Array });

/**
 * A new version of a piece, to be verified. The file is stored before the transaction, which would hold
 * the dossier for as long as the store takes, and removed if nothing comes of it. Where nobody can tell
 * (the database was lost while committing) it stays: `nettoyerFichiers` will know.
 */
export async function deposerPiece(
  moyens: Moyens & { fichiers: FichiersService },
  dossierId: string,
  auteur: Auteur & { id: string },
  code: string,
  fichier: Fichier,
): Promise<void> {
  const { client, horloge, fichiers } = moyens;
  if ('contenu' in fichier) {
    const { nom, contenu } = fichier;
    return fichiers.avecFichier(contenu, (chemin) =>
      deposerPiece(moyens, dossierId, auteur, code, { nom, chemin }),
    );
  }
  const permission = 'piece:deposer';
  const { chemin } = fichier;
  const nom = nomPropre(fichier.nom);
  const { type, taille } = await reconnaitre(chemin, nom);
  const vu = await lirePour(client, dossierId, auteur, permission);
  pieceAdmise(vu, code);
  const [sha256, mesures] = await Promise.all([empreinteDe(chemin), mesurer(chemin, type)]);
  const cle = await fichiers.deposer(`${vu.serviceId}/${dossierId}`, chemin, type);
  try {
    await ecrireDossier(moyens, { dossierId, auteur, permission }, ({ tx, dossier }) => {
      // Again: the dossier may have been closed meanwhile.
      const { libelle } = pieceAdmise(dossier, code);
      const connue = dossier.pieces.find((p) => p.code === code);
      const numero = (connue?.versions[0]?.numero ?? 0) + 1;
      const fiche = { numero, cle, nom, type, taille, sha256, mesures: { ...mesures } };
      const version = { ...fiche, deposeeParId: auteur.id };
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
            charge: { piece: code, libelle, numero, sha256, taille, type },
            prive: { nom },
          },
        ],
        autres: async () => {
          const deposeeLe = horloge.maintenant();
          await tx.piece.upsert({
            where: { dossierId_code: { dossierId, code } },
            create: { dossierId, code, versions: { create: { ...version, deposeeLe } } },
            update: { ...aVerifier, versions: { create: { ...version, deposeeLe } } },
          });
        },
      };
    });
  } catch (erreur) {
    if (erreur instanceof ErreurMetier) await fichiers.supprimer(cle).catch(() => undefined);
    throw erreur;
  }
}

async function empreinteDe(chemin: string): Promise<string> {
  const empreinte = createHash('sha256');
  await pipeline(createReadStream(chemin), empreinte);
  return empreinte.digest('hex');
}

function pieceAdmise(dossier: DossierLu, code: string) {
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const piece = definition.pieces.find((p) => p.code === code);
  if (!piece) throw champInvalide('code', `La pièce « ${code} » n’existe pas dans ce dispositif.`);
  if (dossier.closLe)
    throw champInvalide('code', 'Le dossier est clos : aucune pièce ne peut y être déposée.');
  return piece;
}
