import type { Pool } from 'pg';
import { empreinteDe, empreintePrivee, type Maillon, ORIGINE } from './empreinte.js';

export interface Rupture {
  chaineId: string;
  rang: number;
  defaut: string;
}
export interface Verification {
  chaines: number;
  evenements: number;
  /** The first broken link found, or `null` when every chain holds. */
  rupture: Rupture | null;
}

interface Ligne extends Maillon {
  empreinte: string;
  sel: string | null;
  contenu: unknown;
  effaceeLe: string | null;
}
interface Tete {
  id: string;
  rang: number;
  empreinte: string;
}

const CHAINES = `
  SELECT coalesce(t.id, d.id) AS id, coalesce(t.rang, -1) AS rang, coalesce(t.empreinte, '') AS empreinte
  FROM chaine_journal t FULL JOIN dossier d ON d.id = t.id
  WHERE coalesce(t.id, d.id) > $1 ORDER BY 1 LIMIT 200`;

const EVENEMENTS = `
  SELECT e.chaine_id AS "chaineId", e.rang, e.service_id AS "serviceId", e.dossier_id AS "dossierId",
         e.dossier_version AS "dossierVersion", e.type, e.charge, e.date_legale::text AS "dateLegale",
         to_char(e.enregistre_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "enregistreLe",
         e.auteur_id AS "auteurId", e.empreinte_privee AS "empreintePrivee",
         e.empreinte_precedente AS "empreintePrecedente", e.empreinte,
         p.sel, p.contenu, p.effacee_le::text AS "effaceeLe"
  FROM evenement_journal e LEFT JOIN part_privee p USING (chaine_id, rang)
  WHERE e.chaine_id = ANY($1) ORDER BY e.chaine_id, e.rang`;

/** Recomputes every chain from its first event, and stops at the first link that does not hold. */
export async function verifierJournal(pool: Pool): Promise<Verification> {
  const bilan: Verification = { chaines: 0, evenements: 0, rupture: null };
  let depuis = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows: tetes } = await pool.query<Tete>(CHAINES, [depuis]);
    const derniere = tetes.at(-1);
    if (!derniere) return bilan;
    depuis = derniere.id;
    const { rows } = await pool.query<Ligne>(EVENEMENTS, [tetes.map((t) => t.id)]);
    const parChaine = new Map<string, Ligne[]>(tetes.map((t) => [t.id, []]));
    for (const ligne of rows) parChaine.get(ligne.chaineId)?.push(ligne);
    for (const tete of tetes) {
      const lignes = parChaine.get(tete.id) ?? [];
      const rupture = verifierChaine(tete, lignes);
      bilan.chaines += 1;
      bilan.evenements += lignes.length;
      if (rupture) return { ...bilan, rupture };
    }
  }
}

function verifierChaine(tete: Tete, lignes: Ligne[]): Rupture | null {
  const rompre = (rang: number, defaut: string) => ({ chaineId: tete.id, rang, defaut });
  if (tete.rang < 0) return rompre(0, 'dossier sans chaîne de journal');
  let precedente = ORIGINE;
  for (const [i, ligne] of lignes.entries()) {
    const attendu = i + 1;
    if (ligne.rang !== attendu) return rompre(attendu, 'événement manquant');
    const defaut = defautDe(ligne, precedente);
    if (defaut) return rompre(attendu, defaut);
    precedente = ligne.empreinte;
  }
  if (tete.rang !== lignes.length) return rompre(lignes.length + 1, 'fin de la chaîne manquante');
  if (tete.empreinte !== precedente) return rompre(tete.rang, 'tête de la chaîne altérée');
  return null;
}

function defautDe(ligne: Ligne, precedente: string): string | null {
  const { empreinte, sel, contenu, effaceeLe, ...maillon } = ligne;
  if (maillon.empreintePrecedente !== precedente) return 'maillon précédent différent';
  if (empreinteDe(maillon) !== empreinte) return 'événement altéré';
  if (maillon.empreintePrivee === null) return sel === null ? null : 'partie privée ajoutée';
  if (sel === null) return 'partie privée supprimée';
  if (effaceeLe !== null) return contenu === null ? null : 'partie privée altérée';
  return empreintePrivee(sel, contenu) === maillon.empreintePrivee ? null : 'partie privée altérée';
}
