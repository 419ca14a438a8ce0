import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';

/** What a browser shows by itself without running anything of the file's. */
const APERCUS = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/** Sends a stored file with headers that keep it from being run, guessed at, or kept. */
export async function servirFichier(
  requete: Request,
  reponse: Response,
  fichier: { nom: string; type: string; taille: number },
  contenu: Readable,
  apercu: boolean,
): Promise<void> {
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
  if (requete.method === 'HEAD') {
    contenu.destroy();
    reponse.end();
    return;
  }
  // The client closing the page in the middle of a download is no error of ours.
  await pipeline(contenu, reponse).catch(() => reponse.destroy());
}
