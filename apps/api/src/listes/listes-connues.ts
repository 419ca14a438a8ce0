import { type Definition, definitions, type ListeDefinition } from '@sciat/dispositifs';
import { champInvalide } from '../erreurs/erreur-metier.js';

export interface ListeConnue extends ListeDefinition {
  /** The versions of dispositifs that read it. */
  definitions: Definition[];
}

/** Every list that some version of some dispositif reads; the latest registered says how. */
export function listesConnues(): ListeConnue[] {
  const parCode = new Map<string, ListeConnue>();
  for (const definition of definitions) {
    for (const liste of definition.listes) {
      const deja = parCode.get(liste.code)?.definitions ?? [];
      parCode.set(liste.code, { ...liste, definitions: [...deja, definition] });
    }
  }
  return [...parCode.values()];
}

/** @throws ErreurMetier 400 for a list that nothing reads */
export function listeConnue(code: string): ListeConnue {
  const liste = listesConnues().find((l) => l.code === code);
  if (!liste) throw champInvalide('code', `Aucun dispositif n’emploie de liste « ${code} ».`);
  return liste;
}
