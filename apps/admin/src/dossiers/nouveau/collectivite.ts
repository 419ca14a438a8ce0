import type { Collectivite } from '@sciat/contrats';

const nombre = new Intl.NumberFormat('fr-FR');

/** "Commune, INSEE 13089, 13670, SIREN 211300892, 3 397 habitants (population municipale 2023)" */
export function direCollectivite(collectivite: Collectivite): string {
  const {
    type,
    code,
    siren,
    codesPostaux,
    population,
    populationNature,
    populationMillesime,
    nombreMembres,
  } = collectivite;
  const precision = [populationNature, populationMillesime].filter(Boolean).join(' ');
  return [
    type === 'COMMUNE' ? 'Commune' : `Intercommunalité de ${nombreMembres} communes`,
    type === 'COMMUNE' ? `INSEE ${code}` : null,
    codesPostaux.length > 0 ? codesPostaux.join(' ') : null,
    `SIREN ${siren}`,
    population === null
      ? null
      : `${nombre.format(population)} habitants${precision ? ` (${precision})` : ''}`,
  ]
    .filter(Boolean)
    .join(', ');
}
