import {
  type ContexteCourrier,
  type Definition,
  definitionDe,
  type LigneCalcul,
  type ModeleCourrier,
} from '@sciat/dispositifs';
import { deBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import { type DossierLu, faitsDuDossier } from '../dossiers/faits.js';
import { lireReferentiel } from '../dossiers/referentiel.js';
import { motifDuDernierActe } from '../journal/lire.js';
import { piecesAttendues } from '../pieces/attendues.js';

/** Everything that the letters of a dossier may say today. */
export async function contexteDe(
  tx: Tx,
  dossier: DossierLu,
  aujourdhui: string,
): Promise<ContexteCourrier> {
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const { serviceId, etape, reference } = dossier;
  const faits = await faitsDuDossier(tx, dossier, aujourdhui);
  const reglages = await lireReferentiel(tx, serviceId, [definition], []);
  const reversement = await tx.reversement.findFirst({
    where: { dossierId: dossier.id, annuleLe: null },
    orderBy: { creeLe: 'desc' },
  });
  return {
    definition,
    faits,
    reference,
    etape,
    motif: await motifDuDernierActe(tx, dossier.id),
    piecesAttendues: piecesAttendues(definition, etape, faits).map(
      (code) => definition.pieces.find((p) => p.code === code)?.libelle ?? code,
    ),
    service: await tx.service.findUniqueOrThrow({ where: { id: serviceId } }),
    reversement: reversement && {
      centimes: reversement.centimes,
      motif: reversement.motif,
      observationsLe: deBase(reversement.observationsLe),
      lignes: reversement.lignes as unknown as LigneCalcul[],
    },
    // A mention confirmed since the request came is confirmed for it too.
    reglages: reglages.parametresPour(definition, aujourdhui),
  };
}

/** `undefined`: a later version of the application no longer has it. */
export function modeleDe(definition: Definition, code: string): ModeleCourrier | undefined {
  return definition.courriers.find((m) => m.code === code);
}
