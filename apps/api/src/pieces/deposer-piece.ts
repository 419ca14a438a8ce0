import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Auteur, lirePour, type Moyens } from '../dossiers/ecrire-dossier.js';
import { ajouterVersion, type Depot, pieceAdmise } from './ajouter-version.js';
import type { FichiersService } from './fichiers.service.js';
import { mesurer } from './mesurer.js';
import { nomPropre, reconnaitre } from './reconnaitre.js';

/** A file of this machine, which the deposit moves away, or one in memory. */
export type Fichier = { nom: string } & ({ chemin: string } | { contenu: Uint8Array });
type MoyensDepot = Moyens & { fichiers: FichiersService };

/** By an agent. */
export function deposerPiece(
  moyens: MoyensDepot,
  dossierId: string,
  auteur: Auteur & { id: string },
  code: string,
  fichier: Fichier,
): Promise<void> {
  return deposerFichier(moyens, { dossierId, auteur, code, permission: 'piece:deposer' }, fichier);
}

/** By anyone: the file is recognised, measured and stored, then becomes a version of the piece. */
export async function deposerFichier(
  moyens: MoyensDepot,
  depot: Depot,
  fichier: Fichier,
): Promise<void> {
  const { client, fichiers } = moyens;
  if ('contenu' in fichier) {
    const { nom, contenu } = fichier;
    return fichiers.avecFichier(contenu, (chemin) =>
      deposerFichier(moyens, depot, { nom, chemin }),
    );
  }
  const { chemin } = fichier;
  const { dossierId, auteur, permission, code } = depot;
  const nom = nomPropre(fichier.nom);
  const { type, taille } = await reconnaitre(chemin, nom);
  const vu = await lirePour(client, dossierId, auteur, permission);
  pieceAdmise(vu, code);
  const [sha256, mesures] = await Promise.all([empreinteDe(chemin), mesurer(chemin, type)]);
  const cle = await fichiers.deposer(`${vu.serviceId}/${dossierId}`, chemin, type);
  await ajouterVersion(moyens, depot, {
    cle,
    nom,
    type,
    taille,
    sha256,
    mesures: { ...mesures },
  });
}

async function empreinteDe(chemin: string): Promise<string> {
  const empreinte = createHash('sha256');
  await pipeline(createReadStream(chemin), empreinte);
  return empreinte.digest('hex');
}
