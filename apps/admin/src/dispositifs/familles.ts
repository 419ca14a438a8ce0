/** The schemes as the service's sheet groups them, in the order they come. */
export function parFamille<T extends { famille: string }>(
  elements: T[],
): { famille: string; elements: T[] }[] {
  const groupes = new Map<string, T[]>();
  for (const e of elements) groupes.set(e.famille, [...(groupes.get(e.famille) ?? []), e]);
  return [...groupes].map(([famille, siens]) => ({ famille, elements: siens }));
}
