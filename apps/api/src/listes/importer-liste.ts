import { createHash } from 'node:crypto';
import type { ImporterListe } from '@sciat/contrats';
import { Prisma } from '@sciat/prisma';
import { enBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import type { Auteur, Moyens } from '../dossiers/ecrire-dossier.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';
import { consigner, horsVersion } from '../journal/consigner.js';
import { deposer } from '../outbox/deposer.js';
import { examinerFichier, type FichierExamine } from './examiner-fichier.js';
import type { Zone } from './lire-carte.js';

/** Reasons shown at once: enough to see what is wrong with the file. */
export const RAISONS_MAX = 500;
/** Zones written by one query: an outline may hold thousands of points. */
const ZONES_PAR_LOT = 200;

/**
 * Publishes a dated list, whole or not at all. Former lists stay, for the dossiers of their time.
 * @returns the new list's id
 * @throws ErreurMetier 400 or 415 for a file that cannot be read, 422 with one reason for each refused line
 */
export async function importerListe(
  { client, horloge }: Moyens,
  auteur: Auteur & { id: string },
  { code, effetLe, source, fictive }: ImporterListe,
  fichier: Buffer,
): Promise<string> {
  const { serviceId } = auteur;
  const examine = await examinerFichier(client, serviceId, code, fichier);
  refuserSiIncomplet(examine);
  const { liste, collectivites, zones } = examine;
  const sha256 = createHash('sha256').update(fichier).digest('hex');
  const nombre = collectivites.length + zones.length;
  const publier = async (tx: Tx) => {
    const { id } = await tx.listeEligibilite.create({
      data: {
        serviceId,
        code,
        effetLe: enBase(effetLe),
        source,
        fictive: fictive === 'true',
        sha256,
        nombre,
        importeeParId: auteur.id,
        importeeLe: horloge.maintenant(),
      },
    });
    await ecrireLignes(tx, id, collectivites);
    await ecrireZones(tx, id, zones);
    await consigner(tx, horsVersion(horloge, { serviceId, auteurId: auteur.id }), [
      { type: 'ListeImportee', charge: { listeId: id, code, effetLe, lignes: nombre, sha256 } },
    ]);
    for (const dispositif of new Set(liste.definitions.map((d) => d.code))) {
      await deposer(
        tx,
        { serviceId, dossierId: null },
        { nom: 'echeances.recalculer', charge: { serviceId, dispositif } },
      );
    }
    return id;
  };
  return client.$transaction(publier, { timeout: 30_000 });
}

function refuserSiIncomplet({ liste, lues, raisons }: FichierExamine): void {
  if (raisons.length === 0) return;
  const pluriel = raisons.length > 1 ? 's' : '';
  const quoi = liste.nature === 'carte' ? 'zone' : 'ligne';
  const message = `${raisons.length} ${quoi}${pluriel} sur ${lues} refusée${pluriel} : rien n’a été publié.`;
  throw new ErreurMetier('refuse', message, raisons.slice(0, RAISONS_MAX));
}

/** One query however many lines: a list may hold more of them than a query may have parameters. */
async function ecrireLignes(
  tx: Tx,
  listeId: string,
  collectivites: FichierExamine['collectivites'],
): Promise<void> {
  if (collectivites.length === 0) return;
  const ids = collectivites.map((c) => c.id);
  const valeurs = collectivites.map((c) => c.valeur);
  await tx.$executeRaw`
    INSERT INTO ligne_liste (liste_id, collectivite_id, valeur)
    SELECT ${listeId}::uuid, id, valeur
    FROM unnest(${ids}::uuid[], ${valeurs}::text[]) AS lignes (id, valeur)`;
}

async function ecrireZones(tx: Tx, listeId: string, zones: Zone[]): Promise<void> {
  for (let debut = 0; debut < zones.length; debut += ZONES_PAR_LOT) {
    const lot = zones.slice(debut, debut + ZONES_PAR_LOT);
    await tx.zoneCarte.createMany({
      data: lot.map(({ geometrie, ...zone }, i) => ({
        ...zone,
        listeId,
        rang: debut + i + 1,
        geometrie: geometrie as unknown as Prisma.InputJsonObject,
      })),
    });
  }
}
