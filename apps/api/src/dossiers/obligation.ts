import { definitionDe, echeancesDe, obligationDe } from '@sciat/dispositifs';
import { enBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import { type DossierLu, faitsDuDossier } from './faits.js';

/**
 * Replaces the current obligation and the deadlines of a dossier by what the rules say now. A closed
 * dossier loses its obligation; the database refuses to commit anything else.
 */
export async function ecrireObligation(
  tx: Tx,
  dossier: DossierLu,
  aujourdhui: string,
): Promise<void> {
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const faits = await faitsDuDossier(tx, dossier, aujourdhui);
  const dossierId = dossier.id;

  await tx.echeance.deleteMany({ where: { dossierId } });
  await tx.echeance.createMany({
    data: echeancesDe(definition, faits).map(({ departLe, le, segments, source, ...echeance }) => ({
      ...echeance,
      dossierId,
      departLe: enBase(departLe),
      le: enBase(le),
      segments: segments.map((s) => ({ ...s })),
      source: { ...source },
    })),
  });

  const obligation = obligationDe(definition, dossier.etape, faits);
  if (!obligation) {
    await tx.obligation.deleteMany({ where: { dossierId } });
    return;
  }
  const { acteur, libelle, raison, depuisLe, echeance } = obligation;
  const echeanceLe = echeance ? enBase(echeance.le) : null;
  const avant = dossier.obligation;
  const inchangee =
    avant?.etape === dossier.etape && avant.echeanceLe?.getTime() === echeanceLe?.getTime();
  const valeurs = {
    serviceId: dossier.serviceId,
    agentId: dossier.agentId,
    dispositif: dossier.dispositif,
    etape: dossier.etape,
    acteur,
    libelle,
    raison,
    depuisLe: enBase(depuisLe),
    echeanceLe,
    nature: echeance?.nature ?? null,
    retardConstateLe: inchangee ? (avant?.retardConstateLe ?? null) : null,
  };
  await tx.obligation.upsert({
    where: { dossierId },
    create: { dossierId, ...valeurs },
    update: valeurs,
  });
}
