import { deflateRawSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import type { AgentConnecte, Api } from './fabriques.js';

export interface EnvoiDeListe {
  fichier: Buffer | null;
  code: string;
  effetLe?: string;
  source?: string;
  /** Whatever it is, the content alone decides. */
  nom?: string;
}

/** What the import screen sends, to be published or only looked at. */
export async function envoyerListe(
  agent: AgentConnecte,
  adresse: '/api/listes' | '/api/listes/apercu',
  { fichier, nom = 'liste.csv', ...demande }: EnvoiDeListe,
) {
  const envoi = agent.post(adresse);
  const champs = { effetLe: '2026-01-01', source: 'Note du 2 septembre', ...demande };
  for (const [cle, valeur] of Object.entries(champs)) envoi.field(cle, valeur);
  if (fichier) envoi.attach('fichier', fichier, nom);
  return envoi;
}

/** Everything that publishing a list writes. */
export async function tracesDeListes({ client }: Api, { id: serviceId }: { id: string }) {
  const where = { serviceId };
  return {
    listes: await client.listeEligibilite.count({ where }),
    lignes: await client.ligneListe.count({ where: { liste: where } }),
    zones: await client.zoneCarte.count({ where: { liste: where } }),
    evenements: await client.evenementJournal.count({ where }),
    travaux: await client.outbox.count({ where }),
  };
}
export const AUCUNE_TRACE = { listes: 0, lignes: 0, zones: 0, evenements: 0, travaux: 0 };

/** A cell as a spreadsheet keeps it: a text, a number, or `f` for a formula with its last result. */
type Cellule = string | number | { t: 's' | 'n'; v: string | number; f?: string; z?: string };

/** A workbook, of one sheet unless others are given. */
export function classeur(
  format: 'xlsx' | 'ods',
  lignes: Cellule[][],
  autres: Record<string, Cellule[][]> = {},
): Buffer {
  const livre = utils.book_new();
  for (const [nom, contenu] of Object.entries({ Liste: lignes, ...autres }))
    utils.book_append_sheet(livre, utils.aoa_to_sheet(contenu), nom);
  return write(livre, { type: 'buffer', bookType: format, compression: true });
}

/** A ZIP archive of these files, each repeated so many times by the directory that names them. */
export function archive(fichiers: Record<string, Buffer>, fois = 1): Buffer {
  const locales: Buffer[] = [];
  const repertoire: Buffer[] = [];
  let position = 0;
  for (const [nom, contenu] of Object.entries(fichiers)) {
    const donnees = deflateRawSync(contenu);
    const entete = Buffer.alloc(26);
    entete.writeUInt16LE(20, 0);
    entete.writeUInt16LE(8, 4);
    entete.writeUInt32LE(donnees.length, 14);
    // A lie: what an archive announces is not what it holds.
    entete.writeUInt32LE(1, 18);
    entete.writeUInt16LE(nom.length, 22);
    const locale = Buffer.concat([
      Buffer.from('PK\u0003\u0004'),
      entete,
      Buffer.from(nom),
      donnees,
    ]);
    const centrale = Buffer.alloc(42);
    entete.copy(centrale, 2);
    centrale.writeUInt32LE(position, 38);
    for (let i = 0; i < fois; i++)
      repertoire.push(Buffer.from('PK\u0001\u0002'), centrale, Buffer.from(nom));
    locales.push(locale);
    position += locale.length;
  }
  const centre = Buffer.concat(repertoire);
  const fin = Buffer.alloc(18);
  fin.writeUInt16LE(Object.keys(fichiers).length * fois, 4);
  fin.writeUInt16LE(Object.keys(fichiers).length * fois, 6);
  fin.writeUInt32LE(centre.length, 8);
  fin.writeUInt32LE(position, 12);
  return Buffer.concat([...locales, centre, Buffer.from('PK\u0005\u0006'), fin]);
}
