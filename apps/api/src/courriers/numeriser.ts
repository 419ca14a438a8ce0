import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Auteur, ecrireDossier, type Moyens } from '../dossiers/ecrire-dossier.js';
import { ErreurMetier, refus } from '../erreurs/erreur-metier.js';
import type { FichiersService } from '../pieces/fichiers.service.js';
import { nomPropre, reconnaitre } from '../pieces/reconnaitre.js';
import { resumer } from './courrier.mapper.js';
import { chronoDe } from './document.js';
import { type CourrierLu, lireCourrier } from './lire.js';

/** What a signed page may be kept as, and the folder that remembers it: the letter keeps only a key. */
const dossiers: Record<string, string> = {
  'application/pdf': 'scan-pdf',
  'image/jpeg': 'scan-jpeg',
  'image/png': 'scan-png',
};
const suffixes: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};
/** The type and ending of a kept scan. */
export function natureDuScan(cle: string): { type: string; suffixe: string } {
  const dossier = cle.split('/').at(-2);
  const type = Object.keys(dossiers).find((t) => dossiers[t] === dossier) ?? 'application/pdf';
  return { type, suffixe: suffixes[type] as string };
}

const ETATS = ['A_SIGNER', 'SIGNE', 'ENVOYE', 'RECU'];

/**
 * The signed page, scanned, filed to its letter. A new scan takes the place of the former, whose hash stays
 * in the journal.
 */
export async function numeriser(
  moyens: Moyens & { fichiers: FichiersService },
  id: string,
  auteur: Auteur,
  fichier: { nom: string; chemin: string },
): Promise<void> {
  const { client, fichiers } = moyens;
  const permission = 'courrier:rediger';
  const nom = nomPropre(fichier.nom);
  const { dossierId, serviceId, ...vu } = await lireCourrier(client, id, auteur, permission);
  admettre(vu.etat);
  const { type, taille } = await reconnaitre(fichier.chemin, nom);
  const sous = dossiers[type];
  if (!sous)
    throw new ErreurMetier('type_refuse', 'Un courrier numérisé est un PDF, un JPEG ou un PNG.');
  const sha256 = createHash('sha256')
    .update(await readFile(fichier.chemin))
    .digest('hex');
  const scanCle = await fichiers.deposer(`${serviceId}/${dossierId}/${sous}`, fichier.chemin, type);
  try {
    await ecrireDossier(moyens, { dossierId, auteur, permission }, async ({ tx }) => {
      const courrier = await lireCourrier(tx, id, auteur, permission);
      admettre(courrier.etat);
      const { libelle } = resumer(courrier);
      const charge = { courrierId: id, libelle, chrono: chronoDe(courrier), sha256, taille, type };
      return {
        evenements: [{ type: 'CourrierScanne', charge, prive: { nom } }],
        autres: async () => {
          await tx.courrier.update({
            where: { id },
            data: { scanCle, scanSha256: sha256, version: { increment: 1 } },
          });
        },
      };
    });
  } catch (erreur) {
    if (erreur instanceof ErreurMetier) await fichiers.supprimer(scanCle).catch(() => undefined);
    throw erreur;
  }
}

function admettre(etat: CourrierLu['etat']): void {
  if (!ETATS.includes(etat))
    throw refus([
      { code: 'ETAT', message: 'Seul un courrier donné à signer peut recevoir sa page signée.' },
    ]);
}
