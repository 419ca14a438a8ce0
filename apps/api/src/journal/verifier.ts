import type { Pool, PoolClient } from 'pg';
import { empreinteDe, empreintePrivee, type Maillon, ORIGINE } from './empreinte.js';

export interface Rupture {
  chaineId: string;
  /** 0: the chain itself rather than one of its events. */
  rang: number;
  defaut: string;
}
export interface Verification {
  chaines: number;
  evenements: number;
  /** The first broken link found, or `null` when every chain holds. */
  rupture: Rupture | null;
}

/** A head, and what it is the head of; each may lack the other. */
interface Tete {
  id: string;
  rang: number | null;
  empreinte: string | null;
  serviceId: string | null;
  /** Service of the dossier, or the service itself. */
  serviceAttendu: string | null;
  /** `null` for a service. */
  version: number | null;
}
/** An event and its private part; each may lack the other. */
interface Ligne extends Maillon {
  empreinte: string | null;
  privee: boolean;
  /** Both `null` once erased. */
  sel: string | null;
  contenu: unknown;
}

// A service has a chain as soon as it has an account, whose creation is the first event.
const CHAINES = `
  SELECT id, t.rang, t.empreinte, t.service_id AS "serviceId", s.service_id AS "serviceAttendu", s.version
  FROM chaine_journal t FULL JOIN (
    SELECT id, service_id, version FROM dossier
    UNION ALL
    SELECT id, id, NULL FROM service WHERE id IN (SELECT service_id FROM utilisateur)
  ) s USING (id)
  ORDER BY id`;

const EVENEMENTS = `
  SELECT chaine_id AS "chaineId", rang, e.service_id AS "serviceId", e.dossier_id AS "dossierId",
         e.dossier_version AS "dossierVersion", e.type, e.charge, e.date_legale::text AS "dateLegale",
         to_char(e.enregistre_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "enregistreLe",
         e.auteur_id AS "auteurId", e.suivants, e.empreinte_privee AS "empreintePrivee",
         e.empreinte_precedente AS "empreintePrecedente", e.empreinte,
         p.privee IS NOT NULL AS privee, p.sel, p.contenu
  FROM (SELECT * FROM evenement_journal WHERE chaine_id = ANY($1)) e
  FULL JOIN (SELECT *, true AS privee FROM part_privee WHERE chaine_id = ANY($1)) p
  USING (chaine_id, rang)
  ORDER BY chaine_id, rang`;

const ORPHELINS = `
  SELECT chaine_id AS "chaineId", min(rang) AS rang, 'chaîne inconnue' AS defaut
  FROM (SELECT chaine_id, rang FROM evenement_journal
        UNION ALL SELECT chaine_id, rang FROM part_privee) o
  WHERE NOT EXISTS (SELECT 1 FROM chaine_journal WHERE id = chaine_id)
  GROUP BY chaine_id ORDER BY chaine_id LIMIT 1`;

/**
 * Recomputes every chain from its first event, and stops at the first link that does not hold. One
 * snapshot for the whole: the application may go on writing.
 */
export async function verifierJournal(pool: Pool): Promise<Verification> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await verifierInstantane(client);
  } finally {
    // Closed rather than given back: whatever happened, it keeps no transaction open.
    client.release(true);
  }
}

async function verifierInstantane(client: PoolClient): Promise<Verification> {
  const bilan: Verification = { chaines: 0, evenements: 0, rupture: null };
  await client.query(`DECLARE chaines NO SCROLL CURSOR FOR ${CHAINES}`);
  for (;;) {
    const { rows: tetes } = await client.query<Tete>('FETCH 200 FROM chaines');
    if (tetes.length === 0) break;
    const { rows } = await client.query<Ligne>(EVENEMENTS, [tetes.map((t) => t.id)]);
    const parChaine = new Map<string, Ligne[]>(tetes.map((t) => [t.id, []]));
    for (const ligne of rows) parChaine.get(ligne.chaineId)?.push(ligne);
    for (const tete of tetes) {
      const lignes = parChaine.get(tete.id) ?? [];
      bilan.chaines += 1;
      bilan.evenements += lignes.length;
      const rupture = verifierChaine(tete, lignes);
      if (rupture) return { ...bilan, rupture };
    }
  }
  const { rows: orphelins } = await client.query<Rupture>(ORPHELINS);
  return { ...bilan, rupture: orphelins[0] ?? null };
}

function verifierChaine(tete: Tete, lignes: Ligne[]): Rupture | null {
  const rompre = (rang: number, defaut: string) => ({ chaineId: tete.id, rang, defaut });
  if (tete.rang === null) return rompre(0, 'tête de la chaîne manquante');
  if (tete.serviceAttendu === null) return rompre(0, 'chaîne sans dossier ni service');
  if (tete.serviceId !== tete.serviceAttendu) return rompre(0, 'service de la chaîne altéré');

  const effaces = new Set(lignes.map(rangEfface));
  let precedente = ORIGINE;
  let version: number | null = null;
  for (const [i, ligne] of lignes.entries()) {
    const attendu = i + 1;
    if (ligne.rang !== attendu) return rompre(attendu, 'événement manquant');
    const defaut =
      defautDe(ligne, precedente, tete.serviceAttendu) ?? defautPrive(ligne, effaces.has(attendu));
    if (defaut) return rompre(attendu, defaut);
    precedente = ligne.empreinte as string;
    version = ligne.dossierVersion ?? version;
  }

  const fin = Math.min(tete.rang, lignes.length);
  if (tete.rang !== lignes.length) return rompre(fin + 1, 'fin de la chaîne manquante');
  if (fin === 0) return rompre(1, 'chaîne vide');
  if (tete.empreinte !== precedente) return rompre(fin, 'tête de la chaîne altérée');
  // A tail cut with the head set back: a write of several events ends early, or the dossier is ahead.
  if (lignes.at(-1)?.suivants !== 0) return rompre(fin + 1, 'événement manquant');
  if (version !== tete.version) {
    return rompre(fin + 1, `événement manquant : le dossier en est à la version ${tete.version}`);
  }
  return null;
}

function defautDe(ligne: Ligne, precedente: string, serviceId: string): string | null {
  const { empreinte, privee: _, sel: __, contenu: ___, ...maillon } = ligne;
  if (empreinte === null) return 'partie privée sans événement';
  if (maillon.empreintePrecedente !== precedente) return 'maillon précédent différent';
  if (empreinteDe(maillon) !== empreinte) return 'événement altéré';
  return maillon.serviceId === serviceId ? null : 'événement d’un autre service';
}

function defautPrive(
  { empreintePrivee: attendue, privee, sel, contenu }: Ligne,
  effacee: boolean,
): string | null {
  if (attendue === null) return privee ? 'partie privée ajoutée' : null;
  if (!privee) return 'partie privée supprimée';
  if (effacee) {
    return sel === null && contenu === null ? null : 'partie privée présente après son effacement';
  }
  if (contenu === null) return 'partie privée effacée sans événement';
  return sel !== null && empreintePrivee(sel, contenu) === attendue
    ? null
    : 'partie privée altérée';
}

/** The rank whose private part an event says was erased. */
const rangEfface = ({ type, charge }: Ligne) =>
  type === 'DonneesEffacees' ? (charge as { rang: number }).rang : null;
