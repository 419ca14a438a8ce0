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
 * Sends a file and tells how far it is (from 0 to 1), which `fetch` cannot do. A lost session or a
 * renewed token is left to the ordinary request, which knows how to sign in again.
 * @throws ErreurApi
 */
export function televerserPiece(
  dossierId: string,
  code: string,
  fichier: File,
  surAvance: (part: number) => void,
): Promise<Dossier> {
  return new Promise((resoudre, rejeter) => {
    const envoi = new XMLHttpRequest();
    envoi.open('POST', `${RACINE}/dossiers/${dossierId}/pieces`);
    envoi.setRequestHeader('accept', 'application/json');
    envoi.setRequestHeader('x-csrf-token', session.lire()?.jetonCsrf ?? '');
    envoi.upload.onprogress = (e) => {
      if (e.lengthComputable) surAvance(e.loaded / e.total);
    };
    envoi.onerror = () => rejeter(new ErreurApi(problemeSansCorps(0)));
    envoi.onload = () => {
      const corps = lireReponse(envoi);
      if (envoi.status === 401 || envoi.status === 403) {
        void verbes.deposerPiece(dossierId, code, fichier).then(resoudre, rejeter);
      } else if (envoi.status >= 200 && envoi.status < 300) resoudre(corps as Dossier);
      else rejeter(new ErreurApi(estProbleme(corps) ? corps : problemeSansCorps(envoi.status)));
    };
    const formulaire = new FormData();
    formulaire.set('code', code);
    formulaire.set('fichier', fichier);
    envoi.send(formulaire);
  });
}
