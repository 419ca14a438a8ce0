import { createHash } from 'node:crypto';

/** A query of so many characters takes longer to plan than to run. */
const LONGUE = 2000;
/** Seen so often it will come again, unlike one whose text holds a list of ids. */
const FREQUENTE = 3;
/** Every connection keeps the plans of the named ones. */
const NOMMEES_MAX = 100;
const OBSERVEES_MAX = 1000;
const SANS_NOM = '';

/**
 * Gives the long queries that come back a name, under which a connection plans them once instead of every
 * time. The others stay nameless: their plan is cheap, and better made for their values.
 */
export function planifier(): (requete: { sql: string }) => string {
  const noms = new Map<string, string>();
  /** By digest: the texts that do not come back are not kept. */
  const vues = new Map<string, number>();
  return ({ sql }) => {
    const connu = noms.get(sql);
    if (connu !== undefined) return connu;
    if (sql.length < LONGUE || noms.size === NOMMEES_MAX) return SANS_NOM;
    const empreinte = createHash('sha1').update(sql).digest('base64');
    const fois = (vues.get(empreinte) ?? 0) + 1;
    if (fois < FREQUENTE) {
      if (vues.size === OBSERVEES_MAX) vues.clear();
      vues.set(empreinte, fois);
      return SANS_NOM;
    }
    vues.delete(empreinte);
    const nom = `requete_${noms.size + 1}`;
    noms.set(sql, nom);
    return nom;
  };
}
