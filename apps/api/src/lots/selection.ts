import { LOT_MAX, type PossiblesLot, type Selection } from '@sciat/contrats';
import { definitionDe, type Role, seFaitParLot } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { duPerimetre } from '../auth/perimetre.js';
import { type Qui, selectionDe } from '../dossiers/lister.js';
import { introuvable, refus } from '../erreurs/erreur-metier.js';
import { lireRecherche } from '../recherche/termes.js';
import type { Vu } from './genre.js';

/**
 * The dossiers of a selection that its asker may see, by reference.
 * @throws ErreurMetier 404 when one that was ticked is not among them, 422 beyond `max`
 */
export async function lireSelection(
  client: PrismaClient,
  qui: Qui,
  selection: Selection,
  aujourdhui: string,
  max: number,
): Promise<Vu[]> {
  const ids =
    'dossiers' in selection
      ? [...new Set(selection.dossiers)]
      : await idsDe(client, qui, selection.filtres, aujourdhui, max);
  if (ids.length > max)
    throw refus([
      {
        code: 'TROP',
        message: `Au plus ${max.toLocaleString('fr-FR')} dossiers à la fois pour cette action : filtrez la liste.`,
      },
    ]);
  const vus = await client.dossier.findMany({
    where: { id: { in: ids }, ...duPerimetre(qui) },
    orderBy: { reference: 'asc' },
    select: {
      id: true,
      version: true,
      serviceId: true,
      dispositif: true,
      dispositifVersion: true,
      etape: true,
      closLe: true,
      agentId: true,
    },
  });
  if (vus.length < ids.length) throw introuvable('L’un de ces dossiers');
  return vus;
}

async function idsDe(
  client: PrismaClient,
  qui: Qui,
  filtres: Extract<Selection, { filtres: unknown }>['filtres'],
  aujourdhui: string,
  max: number,
): Promise<string[]> {
  const termes = await lireRecherche(client, qui, filtres.q);
  const tries = { ...filtres, tri: 'reference', ordre: 'asc' } as const;
  const lignes = await client.$queryRaw<{ id: string }[]>`
    ${selectionDe(qui, tries, aujourdhui, termes)} LIMIT ${max + 1}`;
  return lignes.map((l) => l.id);
}

/** What may be asked of these dossiers, by the steps at which they stand. */
export async function possiblesPour(
  client: PrismaClient,
  qui: Qui & { role: Role },
  selection: Selection,
  aujourdhui: string,
): Promise<PossiblesLot> {
  const vus = await lireSelection(client, qui, selection, aujourdhui, LOT_MAX);
  const groupes = new Map<string, { vu: Vu; nombre: number }>();
  for (const vu of vus) {
    const cle = [vu.dispositif, vu.dispositifVersion, vu.etape].join();
    const groupe = groupes.get(cle) ?? { vu, nombre: 0 };
    groupes.set(cle, { ...groupe, nombre: groupe.nombre + 1 });
  }
  const actes = new Map<string, PossiblesLot['actes'][number]>();
  const modeles = new Map<string, PossiblesLot['modeles'][number]>();
  for (const { vu, nombre } of groupes.values()) {
    const { dispositif, etape } = vu;
    const definition = definitionDe(dispositif, vu.dispositifVersion);
    for (const t of definition.transitions) {
      if (!t.de.includes(etape) || !t.roles.includes(qui.role) || !seFaitParLot(definition, t))
        continue;
      const { id: transition, libelle, dateLibelle, motif } = t;
      const avant = actes.get(`${dispositif}.${transition}`)?.nombre ?? 0;
      actes.set(`${dispositif}.${transition}`, {
        dispositif,
        transition,
        libelle,
        dateLibelle,
        motif,
        nombre: avant + nombre,
      });
    }
    for (const { code: modele, libelle, etapes, reversement } of definition.courriers) {
      if (!etapes.includes(etape) || reversement) continue;
      const avant = modeles.get(`${dispositif}.${modele}`)?.nombre ?? 0;
      modeles.set(`${dispositif}.${modele}`, {
        dispositif,
        modele,
        libelle,
        nombre: avant + nombre,
      });
    }
  }
  const parNombre = (a: { nombre: number }, b: { nombre: number }) => b.nombre - a.nombre;
  return {
    total: vus.length,
    actes: [...actes.values()].sort(parNombre),
    modeles: [...modeles.values()].sort(parNombre),
  };
}
