import type { Champ, Dispositif } from '@sciat/contrats';
import {
  direEuros,
  direTarif,
  enToutesLettres,
  estDateLegale,
  estVide,
  type Tarif,
} from '@sciat/dispositifs';
import { decimal, entier } from './nombres.js';

/** A value of the application as an agent reads it. */
export function direValeurChamp(
  champ: Pick<Champ, 'type' | 'choix'>,
  valeur: unknown,
  { pieces }: Pick<Dispositif, 'pieces'>,
): string {
  if (estVide(valeur)) return 'non renseigné';
  if (champ.type === 'tarifs' && Array.isArray(valeur)) return direTarifs(valeur);
  if (Array.isArray(valeur)) {
    return valeur
      .map((code) => pieces.find((p) => p.code === code)?.libelle ?? String(code))
      .join(', ');
  }
  if (champ.type === 'date' && estDateLegale(String(valeur)))
    return enToutesLettres(String(valeur));
  if (typeof valeur === 'number' && champ.type === 'montant') return direEuros(valeur);
  if (typeof valeur === 'number' && champ.type === 'decimal') return decimal.ecrire(valeur);
  if (typeof valeur === 'number' && champ.type === 'nombre') return entier.ecrire(valeur);
  return champ.choix?.find((c) => c.valeur === valeur)?.libelle ?? String(valeur);
}

/** A tariff a line. One still being typed, out of a draft, is told as it is. */
function direTarifs(tarifs: unknown[]): string {
  const lisible = (t: unknown): t is Tarif => typeof Object(t).prix === 'number';
  return tarifs
    .map((t) => (lisible(t) ? direTarif(t) : Object.values(Object(t)).join(', ')))
    .join('\n');
}

/** The fields named, in the definition's order, under the headings of their groups; `dabord` go first. */
export function parGroupe(
  noms: readonly string[],
  { champs, groupes }: Pick<Dispositif, 'champs' | 'groupes'>,
  dabord: readonly string[] = [],
): { groupe: string; libelle: string; champs: Champ[] }[] {
  const premiers = (a: boolean, b: boolean) => Number(b) - Number(a);
  const presse = ({ nom }: Champ) => dabord.includes(nom);
  return Object.entries(groupes)
    .map(([groupe, libelle]) => ({
      groupe,
      libelle,
      champs: champs
        .filter((c) => c.groupe === groupe && noms.includes(c.nom))
        .sort((a, b) => premiers(presse(a), presse(b))),
    }))
    .filter((g) => g.champs.length > 0)
    .sort((a, b) => premiers(a.champs.some(presse), b.champs.some(presse)));
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
