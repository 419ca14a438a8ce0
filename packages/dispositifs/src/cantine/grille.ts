import type { Tarif } from '../noyau/donnees.js';
import { direTarif } from '../noyau/donnees.js';
import { direEuros } from '../noyau/libelles.js';

export interface ReglesGrille {
  /** Fewest tariffs in a grid. */
  tarifsMinimum: number;
  /** A price up to this one is social, in cents. */
  prixSocial: number;
  /** Highest quotient for which a social price may be open; `null`: no ceiling. */
  plafondQuotient: number | null;
}

/** What is found of one price, or of the grid as a whole. */
export interface Constat {
  conforme: boolean;
  /** One French sentence. */
  message: string;
}
export interface ExamenGrille {
  /** One for each tariff, in the order typed. */
  tarifs: Constat[];
  conclusion: Constat;
}

/** Examines a tariff grid price by price, then as a whole. */
export function examinerGrille(grille: readonly Tarif[], regles: ReglesGrille): ExamenGrille {
  const tarifs = grille.map((_, rang) => examinerTarif(grille, rang, regles));
  const manques = manquesDe(grille, regles);
  const fautifs = tarifs.flatMap((t, rang) => (t.conforme ? [] : [rang + 1]));
  if (fautifs.length > 0)
    manques.push(
      fautifs.length > 1
        ? `les tarifs ${fautifs.slice(0, -1).join(', ')} et ${fautifs.at(-1)} sont à revoir`
        : `le tarif ${fautifs[0]} est à revoir`,
    );
  const conforme = manques.length === 0;
  const message = conforme
    ? `Grille conforme\u00a0: ${grille.length} tarifs progressifs, dont ${sociaux(grille, regles)} à ${direEuros(regles.prixSocial)} au plus.`
    : `Grille non conforme\u00a0: ${manques.join('\u00a0; ')}.`;
  return { tarifs, conclusion: { conforme, message } };
}

const estSocial = ({ prix }: Tarif, { prixSocial }: ReglesGrille) => prix <= prixSocial;
const sociaux = (grille: readonly Tarif[], regles: ReglesGrille) =>
  grille.filter((t) => estSocial(t, regles)).length;

/** What the grid as a whole lacks. */
function manquesDe(grille: readonly Tarif[], regles: ReglesGrille): string[] {
  const social = direEuros(regles.prixSocial);
  const aux = sociaux(grille, regles);
  const manques: string[] = [];
  if (grille.length < regles.tarifsMinimum)
    manques.push(
      `${grille.length} tarif${grille.length > 1 ? 's' : ''} au lieu de ${regles.tarifsMinimum} au moins`,
    );
  if (aux === 0) manques.push(`aucun tarif à ${social} au plus`);
  if (aux === grille.length) manques.push(`aucun tarif au-dessus de ${social}`);
  return manques;
}

function examinerTarif(grille: readonly Tarif[], rang: number, regles: ReglesGrille): Constat {
  const tarif = grille[rang] as Tarif;
  const defauts = [
    defautDeQuotient(tarif, grille[rang - 1]),
    defautDePrix(tarif, grille.slice(0, rang)),
    defautDePlafond(tarif, regles),
  ].filter((d) => d !== null);
  const conforme = defauts.length === 0;
  const suite = conforme ? 'conforme' : defauts.join(', ');
  return { conforme, message: `Tarif ${rang + 1} (${direTarif(tarif)})\u00a0: ${suite}.` };
}

/** `null` (no limit) is above any quotient: nothing may follow it. */
function defautDeQuotient({ quotientMax }: Tarif, precedent: Tarif | undefined): string | null {
  if (!precedent) return null;
  const { quotientMax: avant } = precedent;
  return avant !== null && (quotientMax === null || quotientMax > avant)
    ? null
    : 'le quotient n’est pas plus élevé que celui du tarif précédent';
}

function defautDePrix({ prix }: Tarif, avant: readonly Tarif[]): string | null {
  const egal = avant.findIndex((t) => t.prix === prix);
  if (egal >= 0) return `même prix que le tarif ${egal + 1}`;
  const precedent = avant.at(-1);
  return precedent && prix < precedent.prix
    ? 'le prix baisse alors que le quotient augmente'
    : null;
}

function defautDePlafond(tarif: Tarif, regles: ReglesGrille): string | null {
  const { plafondQuotient: plafond, prixSocial } = regles;
  if (plafond === null || !estSocial(tarif, regles)) return null;
  const { quotientMax } = tarif;
  return quotientMax !== null && quotientMax <= plafond
    ? null
    : `un prix de ${direEuros(prixSocial)} au plus est réservé aux quotients jusqu’à ${plafond}`;
}
