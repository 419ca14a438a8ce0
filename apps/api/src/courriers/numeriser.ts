import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { EtatAnalyse } from '@sciat/contrats';
import type { Tx } from '../base/prisma.service.js';
import { type Auteur, ecrireDossier, type Moyens } from '../dossiers/ecrire-dossier.js';
import { ErreurMetier, refus } from '../erreurs/erreur-metier.js';
import type { FichiersService } from '../pieces/fichiers.service.js';
import { nomPropre, reconnaitre } from '../pieces/reconnaitre.js';
import { resumer } from './courrier.mapper.js';
import { dossierDuScan } from './fichiers-du-courrier.js';
import { type CourrierLu, lireCourrier } from './lire.js';

/** @throws ErreurMetier 415 for what is no page: a text, a spreadsheet, a video */
export function exigerPage(type: string): void {
  if (!dossierDuScan(type))
    throw new ErreurMetier('type_refuse', 'Un courrier numérisé est un PDF, un JPEG ou un PNG.');
}

const ETATS = ['A_SIGNER', 'SIGNE', 'ENVOYE', 'RECU'];
export const peutEtreNumerise = ({ etat }: Pick<CourrierLu, 'etat'>) => ETATS.includes(etat);

type MoyensScan = Moyens & { fichiers: FichiersService };

/** The signed page, scanned, filed to its letter by hand. A new scan takes the place of the former. */
export async function numeriser(
  moyens: MoyensScan,
  id: string,
  auteur: Auteur,
  fichier: { nom: string; chemin: string },
): Promise<void> {
  const nom = nomPropre(fichier.nom);
  exigerEtat(await lireCourrier(moyens.client, id, auteur, 'courrier:rediger'));
  const { type } = await reconnaitre(fichier.chemin, nom);
  exigerPage(type);
  await rangerScan(moyens, id, auteur, { ...fichier, nom, type });
}

interface Scan {
  nom: string;
  chemin: string;
  type: string;
  /** Already looked at: with the file it comes from. */
  analyse?: EtatAnalyse;
}
/**
 * Keeps the scan of a letter; the hash of the one it replaces stays in the journal.
 * @param verifier judges once more in the transaction, and writes what goes with it
 */
export async function rangerScan(
  moyens: MoyensScan,
  id: string,
  auteur: Auteur,
  { nom, chemin, type, analyse = moyens.fichiers.analyseAuDepot }: Scan,
  verifier: (tx: Tx, courrier: CourrierLu) => Promise<void> = async () => undefined,
): Promise<void> {
  const { client, fichiers } = moyens;
  const permission = 'courrier:rediger';
  const { dossierId, serviceId } = await lireCourrier(client, id, auteur, permission);
  const contenu = await readFile(chemin);
  const sha256 = createHash('sha256').update(contenu).digest('hex');
  const ou = `${serviceId}/${dossierId}/${dossierDuScan(type)}`;
  const scanCle = await fichiers.deposer(ou, chemin, type);
  try {
    await ecrireDossier(moyens, { dossierId, auteur, permission }, async ({ tx }) => {
      const courrier = await lireCourrier(tx, id, auteur, permission);
      exigerEtat(courrier);
      await verifier(tx, courrier);
      const { libelle, chrono } = resumer(courrier);
      const taille = contenu.length;
      const charge = { courrierId: id, libelle, chrono, sha256, taille, type };
      return {
        evenements: [{ type: 'CourrierScanne', charge, prive: { nom } }],
        autres: async () => {
          await tx.courrier.update({
            where: { id },
            data: {
              scanCle,
              scanSha256: sha256,
              scanAnalyse: analyse,
              version: { increment: 1 },
            },
          });
        },
        travaux:
          analyse === 'EN_ATTENTE' ? [{ nom: 'scan.analyser', charge: { courrierId: id } }] : [],
      };
    });
  } catch (erreur) {
    if (erreur instanceof ErreurMetier) await fichiers.supprimer(scanCle).catch(() => undefined);
    throw erreur;
  }
}

function exigerEtat(courrier: CourrierLu): void {
  if (!peutEtreNumerise(courrier))
    throw refus([
      { code: 'ETAT', message: 'Seul un courrier donné à signer peut recevoir sa page signée.' },
    ]);
}
