import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { ErreurMetier } from '../erreurs/erreur-metier.js';
import type { FichiersService } from './fichiers.service.js';

/** What a browser shows by itself without running anything of the file's. */
const APERCUS = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/**
 * Sends a stored file with headers that keep it from being run, guessed at, or kept.
 * @throws ErreurMetier 404, and says so in the log, when the store has lost the file
 */
export async function servirFichier(
  requete: Request,
  reponse: Response,
  fichiers: FichiersService,
  fichier: { cle: string; nom: string; type: string; taille?: number },
  apercu: boolean,
): Promise<void> {
  const { cle } = fichier;
  // Before the first header: what follows them can only cut the connection.
  if (!(await fichiers.existe(cle))) {
    requete.log.error({ cle }, 'fichier absent du dépôt de fichiers');
    throw new ErreurMetier(
      'introuvable',
      'Le fichier n’est plus dans le dépôt de fichiers : prévenez un administrateur.',
    );
  }
  const contenu = requete.method === 'HEAD' ? undefined : await fichiers.lire(cle);
  const taille = fichier.taille ?? (await fichiers.taille(cle));
  ecrireEntetes(reponse, { ...fichier, taille }, apercu);
  if (!contenu) {
    reponse.end();
    return;
  }
  try {
    await pipeline(contenu, reponse);
  } catch (erreur) {
    // The client closing the page in the middle of a download is no error of ours.
    if ((erreur as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE')
      requete.log.error({ err: erreur, cle }, 'lecture du fichier interrompue');
    reponse.destroy();
  }
}

/** Headers that keep a file from being run, guessed at, or kept. */
export function ecrireEntetes(
  reponse: Response,
  fichier: { nom: string; type: string; taille: number },
  apercu: boolean,
): void {
  const montrer = apercu && APERCUS.has(fichier.type);
  reponse.attachment(fichier.nom);
  if (montrer) {
    const disposition = String(reponse.getHeader('Content-Disposition')).replace(
      /^attachment/,
      'inline',
    );
    reponse.setHeader('Content-Disposition', disposition);
  }
  reponse.setHeader('Content-Type', fichier.type);
  reponse.setHeader('Content-Length', fichier.taille);
  reponse.setHeader('Cache-Control', 'private, no-store');
  reponse.setHeader('X-Content-Type-Options', 'nosniff');
  // Chrome's PDF viewer does not work under `sandbox`; scripts and requests are refused all the same.
  reponse.setHeader(
    'Content-Security-Policy',
    montrer
      ? "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'self'"
      : "default-src 'none'; sandbox",
  );
}
