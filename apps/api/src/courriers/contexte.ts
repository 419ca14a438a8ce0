import {
  type ContexteCourrier,
  type Definition,
  definitionDe,
  type LigneCalcul,
  type ModeleCourrier,
} from '@sciat/dispositifs';
import { deBase, deBaseOuNull } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import { type DossierLu, faitsDuDossier } from '../dossiers/faits.js';
import { lireReferentiel } from '../dossiers/referentiel.js';
import { motifDuDernierActe } from '../journal/lire.js';
import { piecesAttendues } from '../pieces/attendues.js';

/**
 * Everything that the letters of a dossier may say today.
 * @param reversementId the repayment a letter is about; the last one opened when it is not said
 */
export async function contexteDe(
  tx: Tx,
  dossier: DossierLu,
  aujourdhui: string,
  reversementId: string | null = null,
): Promise<ContexteCourrier> {
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const { serviceId, etape, reference } = dossier;
  const faits = await faitsDuDossier(tx, dossier, aujourdhui);
  const reglages = await lireReferentiel(tx, serviceId, [definition], []);
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
    reversement: await lireReversement(tx, dossier, reversementId),
    // A mention confirmed since the request came is confirmed for it too.
    reglages: reglages.parametresPour(definition, aujourdhui),
  };
}

async function lireReversement(
  tx: Tx,
  { id: dossierId }: DossierLu,
  id: string | null,
): Promise<ContexteCourrier['reversement']> {
  const lu = await tx.reversement.findFirst({
    where: { dossierId, ...(id ? { id } : { annuleLe: null }) },
    orderBy: { creeLe: 'desc' },
    include: {
      courriers: {
        where: { modele: 'OBSERVATIONS_REVERSEMENT', envoyeLe: { not: null } },
        orderBy: { envoyeLe: 'asc' },
        select: { envoyeLe: true },
        take: 1,
      },
    },
  });
  return (
    lu && {
      id: lu.id,
      centimes: lu.centimes,
      motif: lu.motif,
      observationsLe: deBase(lu.observationsLe),
      inviteLe: deBaseOuNull(lu.courriers[0]?.envoyeLe ?? null),
      demandeLe: deBaseOuNull(lu.demandeLe),
      lignes: lu.lignes as unknown as LigneCalcul[],
    }
  );
}

/** `undefined`: a later version of the application no longer has it. */
export function modeleDe(definition: Definition, code: string): ModeleCourrier | undefined {
  return definition.courriers.find((m) => m.code === code);
}
