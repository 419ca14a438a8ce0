import type { Dossier } from '@sciat/contrats';
import { ErreurApi, estProbleme, problemeSansCorps } from '../../providers/erreur-api.js';
import { RACINE } from '../../providers/requete.js';
import { session } from '../../providers/session.js';
import { verbes } from '../../providers/verbes.js';

function lireReponse(envoi: XMLHttpRequest): unknown {
  try {
    return JSON.parse(envoi.responseText);
  } catch {
    return undefined;
  }
}

/**
 * Sends a file and tells how far it is (from 0 to 1), which `fetch` cannot do.
 * @throws ErreurApi
 */
export function envoyerFichier<T>(
  chemin: string,
  code: string,
  fichier: File,
  surAvance: (part: number) => void,
): Promise<T> {
  return new Promise((resoudre, rejeter) => {
    const envoi = new XMLHttpRequest();
    envoi.open('POST', `${RACINE}${chemin}`);
    envoi.setRequestHeader('accept', 'application/json');
    const jeton = session.lire()?.jetonCsrf;
    if (jeton) envoi.setRequestHeader('x-csrf-token', jeton);
    envoi.upload.onprogress = (e) => {
      if (e.lengthComputable) surAvance(e.loaded / e.total);
    };
    envoi.onerror = () => rejeter(new ErreurApi(problemeSansCorps(0)));
    envoi.onload = () => {
      const corps = lireReponse(envoi);
      if (envoi.status >= 200 && envoi.status < 300) resoudre(corps as T);
      else rejeter(new ErreurApi(estProbleme(corps) ? corps : problemeSansCorps(envoi.status)));
    };
    const formulaire = new FormData();
    // The field comes first: the server knows what the file is for before it reads it.
    formulaire.set('code', code);
    formulaire.set('fichier', fichier);
    envoi.send(formulaire);
  });
}

/**
 * By an agent. A lost session or a renewed token is left to the ordinary request, which knows how to sign
 * in again.
 * @throws ErreurApi
 */
export async function televerserPiece(
  dossierId: string,
  code: string,
  fichier: File,
  surAvance: (part: number) => void,
): Promise<Dossier> {
  try {
    return await envoyerFichier(`/dossiers/${dossierId}/pieces`, code, fichier, surAvance);
  } catch (erreur) {
    if (erreur instanceof ErreurApi && (erreur.status === 401 || erreur.status === 403))
      return verbes.deposerPiece(dossierId, code, fichier);
    throw erreur;
  }
}
