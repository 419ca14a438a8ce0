import type { Evenement } from '@sciat/contrats';
import { type Definition, libelleChamp, schemaDeSaisie } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import { champInvalide } from '../erreurs/erreur-metier.js';
import { lire } from '../erreurs/validation.js';

interface Avant {
  donnees: unknown;
  titre: string | null;
}
export interface Saisie {
  donnees: Record<string, unknown>;
  titre: string | null;
  evenements: Evenement[];
}

/**
 * Validates what was typed against the definition and merges it into the dossier's data; `null` clears
 * a field. Only the fields listed in `permis` may change.
 */
export function appliquerSaisie(
  definition: Definition,
  avant: Avant,
  brut: Record<string, unknown>,
  permis: string[],
): Saisie {
  const saisie = lire(schemaDeSaisie(definition), brut, ['donnees']);
  const connues = avant.donnees as Record<string, unknown>;
  const changes = Object.keys(saisie).filter(
    (champ) => JSON.stringify(saisie[champ] ?? null) !== JSON.stringify(connues[champ] ?? null),
  );
  const interdits = changes.filter((champ) => !permis.includes(champ));
  if (interdits[0]) {
    const libelle = libelleChamp(definition, interdits[0]);
    throw champInvalide(
      `donnees.${interdits[0]}`,
      `« ${libelle} » ne se saisit pas à cette étape.`,
    );
  }
  if (changes.length === 0) return { donnees: connues, titre: avant.titre, evenements: [] };
  const donnees = Object.fromEntries(
    Object.entries({ ...connues, ...saisie }).filter(
      ([, valeur]) => valeur !== null && valeur !== undefined,
    ),
  );
  const extrait = (de: Record<string, unknown>) =>
    Object.fromEntries(changes.map((c) => [c, de[c] ?? null]));
  return {
    donnees,
    titre: (donnees[definition.champTitre] as string | undefined) ?? null,
    evenements: [
      {
        type: 'DonneesModifiees',
        charge: { champs: changes, libelles: changes.map((c) => libelleChamp(definition, c)) },
        prive: { avant: extrait(connues), apres: extrait(saisie) },
      },
    ],
  };
}

/** The dossier's columns that follow from its data. */
export function colonnesDe({ donnees, titre }: Saisie) {
  return { donnees: donnees as Prisma.InputJsonObject, titre };
}
