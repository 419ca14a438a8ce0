import {
  type ContexteCourrier,
  type Definition,
  definitionDe,
  type Faits,
  type LigneCalcul,
  type ModeleCourrier,
} from '@sciat/dispositifs';
import { deBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import { type DossierLu, faitsDesDossiers } from '../dossiers/faits.js';
import { lireReferentiel } from '../dossiers/referentiel.js';
import { motifDuDernierActe } from '../journal/lire.js';
import { piecesAttendues } from '../pieces/attendues.js';

/** Everything that the letters of a dossier may say today. */
export async function contexteDe(
  tx: Tx,
  dossier: DossierLu,
  aujourdhui: string,
): Promise<ContexteCourrier> {
  const [contexte] = await contextesDes(tx, [dossier], aujourdhui);
  return contexte as ContexteCourrier;
}

/** The same for several dossiers of one service, in the same order: what they have in common is read once. */
export async function contextesDes(
  tx: Tx,
  dossiers: DossierLu[],
  aujourdhui: string,
): Promise<ContexteCourrier[]> {
  const [premier] = dossiers;
  if (!premier) return [];
  const { serviceId } = premier;
  const definitions = dossiers.map((d) => definitionDe(d.dispositif, d.dispositifVersion));
  const faitsDe = await faitsDesDossiers(tx, dossiers, aujourdhui);
  const reglages = await lireReferentiel(tx, serviceId, [...new Set(definitions)], []);
  const service = await tx.service.findUniqueOrThrow({ where: { id: serviceId } });
  const reversements = await tx.reversement.findMany({
    where: { dossierId: { in: dossiers.map((d) => d.id) }, annuleLe: null },
    orderBy: { creeLe: 'desc' },
  });
  const contextes: ContexteCourrier[] = [];
  for (const [i, { id, reference, etape }] of dossiers.entries()) {
    const definition = definitions[i] as Definition;
    const faits = faitsDe[i] as Faits;
    const reversement = reversements.find((r) => r.dossierId === id);
    contextes.push({
      definition,
      faits,
      reference,
      etape,
      motif: await motifDuDernierActe(tx, id),
      piecesAttendues: piecesAttendues(definition, etape, faits).map(
        (code) => definition.pieces.find((p) => p.code === code)?.libelle ?? code,
      ),
      service,
      reversement: reversement
        ? {
            centimes: reversement.centimes,
            motif: reversement.motif,
            observationsLe: deBase(reversement.observationsLe),
            lignes: reversement.lignes as unknown as LigneCalcul[],
          }
        : null,
      // A mention confirmed since the request came is confirmed for it too.
      reglages: reglages.parametresPour(definition, aujourdhui),
    });
  }
  return contextes;
}

/** `undefined`: a later version of the application no longer has it. */
export function modeleDe(definition: Definition, code: string): ModeleCourrier | undefined {
  return definition.courriers.find((m) => m.code === code);
}
