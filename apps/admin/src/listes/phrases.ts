import type { ListeEligibilite } from '@sciat/contrats';
import { dateLongue } from '../commun/dates.js';

export type Nature = ListeEligibilite['nature'];

/** "en vigueur", "à venir", "remplacée le 1er septembre 2026" */
export function direEtat(
  {
    enVigueur,
    effetLe,
    remplaceeLe,
  }: Pick<ListeEligibilite, 'enVigueur' | 'effetLe' | 'remplaceeLe'>,
  jour: string,
): string {
  if (remplaceeLe && remplaceeLe <= jour) return `remplacée le ${dateLongue(remplaceeLe)}`;
  if (enVigueur)
    return remplaceeLe ? `en vigueur jusqu’au ${dateLongue(remplaceeLe)}` : 'en vigueur';
  return effetLe > jour ? 'à venir' : 'remplacée';
}

/** "1 collectivité", "12 collectivités" */
export function compter(nombre: number, un: string, plusieurs = `${un}s`): string {
  return `${nombre.toLocaleString('fr-FR')} ${nombre > 1 ? plusieurs : un}`;
}

/** What a list is made of: zones for a map, collectivités otherwise. */
export function motsDe(nature: Nature): [un: string, plusieurs: string] {
  return nature === 'carte' ? ['zone', 'zones'] : ['collectivité', 'collectivités'];
}

/** "12 zones ajoutées" */
export function compterLignes(
  nature: Nature,
  nombre: number,
  participe: 'ajoutée' | 'retirée' | '' = '',
): string {
  const [un, plusieurs] = motsDe(nature);
  return participe
    ? compter(nombre, `${un} ${participe}`, `${plusieurs} ${participe}s`)
    : compter(nombre, un, plusieurs);
}
