import type { Collectivite } from '@sciat/contrats';

const nombre = new Intl.NumberFormat('fr-FR');

type Peuplee = Pick<Collectivite, 'population' | 'populationNature' | 'populationMillesime'>;

/** "555, population (fichier des communes)": two kinds of population are never compared without knowing it. */
export function direPopulation({ population, populationNature }: Peuplee): string | null {
  if (population === null) return null;
  return [`${nombre.format(population)}\u00a0habitants`, populationNature]
    .filter(Boolean)
    .join(', ');
}

/** The file of communes says no more of it than that. */
const NATURES: Record<string, string> = {
  'population (fichier des communes)':
    'population du fichier des communes, qui ne dit pas si elle est municipale ou totale',
};
/** The same in plain words, with the publication and its edition. */
export function direPopulationSourcee(peuplee: Peuplee): string | null {
  const { populationNature: nature, populationMillesime: edition } = peuplee;
  const dite = direPopulation({
    ...peuplee,
    populationNature: nature && (NATURES[nature] ?? nature),
  });
  return dite && [dite, edition && `Source\u00a0: ${edition}`].filter(Boolean).join('. ');
}

/** "92 communes membres" */
export function direMembres({ nombreMembres }: Pick<Collectivite, 'nombreMembres'>): string {
  return `${nombreMembres} commune${nombreMembres > 1 ? 's' : ''} membre${nombreMembres > 1 ? 's' : ''}`;
}

/** "732829320" in threes, as it is printed on letterheads. */
export function direSiren(siren: string): string {
  return siren.replace(/(\d{3})(?=\d)/g, '$1\u00a0');
}
