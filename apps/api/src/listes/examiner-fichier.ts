import type { Raison } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { decoder, fichierRefuse, reconnaitreFichier } from './fichiers.js';
import { lireCarte, type Zone } from './lire-carte.js';
import { lireClasseur } from './lire-classeur.js';
import { lireCsv } from './lire-csv.js';
import { type ListeConnue, listeConnue } from './listes-connues.js';
import {
  type CollectiviteConnue,
  type CollectiviteInscrite,
  type NomDifferent,
  rapprocher,
} from './rapprocher.js';
import { lireLignes, type Table } from './table.js';

export interface FichierExamine {
  liste: ListeConnue;
  /** Lines of a table, features of a map. */
  lues: number;
  /** Empty for a map. */
  collectivites: CollectiviteInscrite[];
  /** Empty but for a map. */
  zones: Zone[];
  raisons: Raison[];
  nomsDifferents: NomDifferent[];
  remarques: string[];
  /** Every collectivité of the service, to name those of other lists by. */
  connues: CollectiviteConnue[];
}

/**
 * What a file holds for this service, before anything is decided about it.
 * @throws ErreurMetier 400 for a list that nothing reads or a file that cannot be read, 415 for one of
 *   another kind
 */
export async function examinerFichier(
  client: PrismaClient,
  serviceId: string,
  code: string,
  fichier: Buffer,
): Promise<FichierExamine> {
  const liste = listeConnue(code);
  const type = await reconnaitreFichier(fichier);
  const texte = type === 'texte' ? decoder(fichier) : '';
  const json = /^\s*[{[]/.test(texte);
  if (liste.nature === 'carte') {
    if (!json) throw fichierRefuse('Cette carte s’importe en GeoJSON.');
    const { lues, zones, raisons } = lireCarte(texte);
    return {
      liste,
      lues,
      zones,
      raisons,
      collectivites: [],
      nomsDifferents: [],
      remarques: [],
      connues: [],
    };
  }
  if (json) throw fichierRefuse('Cette liste s’importe en CSV, XLSX ou ODS, pas en GeoJSON.');
  const table: Table = type === 'classeur' ? lireClasseur(fichier) : lireCsv(texte);
  const lignes = lireLignes(table, liste.nature === 'valeur');
  const connues = await client.collectivite.findMany({
    where: { serviceId },
    select: { id: true, code: true, nom: true },
  });
  const { remarques } = table;
  const lues = lignes.length;
  const rapprochees = rapprocher(lignes, connues, liste.valeurs);
  return { liste, lues, zones: [], remarques, connues, ...rapprochees };
}
