import type { Collectivite } from '@sciat/contrats';
import { typesDemandeur } from '@sciat/dispositifs';

const nombre = new Intl.NumberFormat('fr-FR');

function direPopulation({ population }: Pick<Collectivite, 'population'>): string | null {
  return population === null ? null : `${nombre.format(population)}\u00a0hab.`;
}

/** "13008, dép. 13, 555 hab.": what tells it from another of the same name, in a few signs. */
export function repererCollectivite(c: Collectivite): string {
  const nature =
    c.type === 'COMMUNE' ? [c.code] : [typesDemandeur[c.type], `SIREN\u00a0${c.siren}`];
  return [...nature, `dép.\u00a0${c.departement}`, direPopulation(c)].filter(Boolean).join(', ');
}

function direCodesPostaux([premier, ...autres]: string[]): string | null {
  if (!premier) return null;
  if (autres.length === 0) return `code postal\u00a0${premier}`;
  return autres.length === 1
    ? `codes postaux\u00a0${premier} et ${autres[0]}`
    : `codes postaux\u00a0${premier} et ${autres.length} autres`;
}

/** "Commune, code INSEE 13089, code postal 13670, SIREN 211300892, 3 397 hab." */
export function direCollectivite(collectivite: Collectivite): string {
  const { type, code, siren, codesPostaux, nombreMembres } = collectivite;
  return [
    type === 'EPCI' ? `Intercommunalité de ${nombreMembres} communes` : typesDemandeur[type],
    type === 'COMMUNE' ? `code INSEE\u00a0${code}` : null,
    direCodesPostaux(codesPostaux),
    `SIREN\u00a0${siren}`,
    direPopulation(collectivite),
  ]
    .filter(Boolean)
    .join(', ');
}
