import type { NomsDispositif } from '@sciat/contrats';
import { definitions, dernieresVersions } from '@sciat/dispositifs';

/** The latest version names a scheme and its steps; a step that only an older one had is still filtered by. */
export function nommer(): NomsDispositif[] {
  return dernieresVersions().map((derniere) => {
    const { code, libelle, sigle, famille, vagues } = derniere;
    const anciennes = definitions.filter((d) => d.code === code && d !== derniere).reverse();
    const etapes = new Map<string, NomsDispositif['etapes'][number]>();
    for (const { id, libelle: nom, finale } of [derniere, ...anciennes].flatMap((d) => d.etapes))
      if (!etapes.has(id)) etapes.set(id, { id, libelle: nom, finale: finale === true });
    return {
      code,
      libelle,
      sigle,
      famille,
      vagues: vagues.length > 0,
      etapes: [...etapes.values()],
    };
  });
}
