import type { Champ, Dispositif } from '@sciat/contrats';
import { enToutesLettres, estDateLegale, estVide } from '@sciat/dispositifs';

/** A value of the application as an agent reads it. */
export function direValeurChamp(
  champ: Pick<Champ, 'type' | 'choix'>,
  valeur: unknown,
  { pieces }: Pick<Dispositif, 'pieces'>,
): string {
  if (estVide(valeur)) return 'non renseigné';
  if (Array.isArray(valeur)) {
    return valeur
      .map((code) => pieces.find((p) => p.code === code)?.libelle ?? String(code))
      .join(', ');
  }
  if (champ.type === 'date' && estDateLegale(String(valeur)))
    return enToutesLettres(String(valeur));
  return champ.choix?.find((c) => c.valeur === valeur)?.libelle ?? String(valeur);
}

/** The fields named, in the definition's order, under the headings of their groups. */
export function parGroupe(
  noms: readonly string[],
  { champs, groupes }: Pick<Dispositif, 'champs' | 'groupes'>,
): { groupe: string; libelle: string; champs: Champ[] }[] {
  return Object.entries(groupes)
    .map(([groupe, libelle]) => ({
      groupe,
      libelle,
      champs: champs.filter((c) => c.groupe === groupe && noms.includes(c.nom)),
    }))
    .filter((g) => g.champs.length > 0);
}

/** Reasons name a field as it stands in the request: "donnees.contactCourriel", "donnees.pieces.0", "motif". */
export function erreursDesChamps(
  erreurs: Record<string, string> | undefined,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(erreurs ?? {}).map(([champ, message]) => [
      champ.replace(/^donnees\./, '').split('.')[0],
      message,
    ]),
  );
}
