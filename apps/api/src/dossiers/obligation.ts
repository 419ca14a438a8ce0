import {
  type Definition,
  definitionDe,
  type Echeance,
  ETAPE_ANTERIEURE,
  obligationDe,
} from '@sciat/dispositifs';
import { deBase, enBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import { type DossierLu, faitsDuDossier } from './faits.js';

/**
 * Replaces the current obligation and deadline of a dossier by what the rules say now. A closed
 * dossier loses its obligation; the database refuses to commit anything else.
 */
export async function ecrireObligation(
  tx: Tx,
  dossier: DossierLu,
  aujourdhui: string,
): Promise<void> {
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const faits = await faitsDuDossier(tx, dossier, aujourdhui);
  const obligation = obligationDe(definition, dossier.etape, faits);
  const dossierId = dossier.id;

  if (!obligation) {
    await tx.obligation.deleteMany({ where: { dossierId } });
    await cloreEcheances(tx, definition, dossier, null);
    return;
  }
  const { acteur, libelle, raison, depuisLe, echeance } = obligation;
  const echeanceLe = echeance ? enBase(echeance.le) : null;
  const { retardConstateLe = null, etape } = dossier.obligation ?? {};
  const inchangee =
    etape === dossier.etape && dossier.obligation?.echeanceLe?.getTime() === echeanceLe?.getTime();
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
    retardConstateLe: inchangee ? retardConstateLe : null,
  };
  await tx.obligation.upsert({
    where: { dossierId },
    create: { dossierId, ...valeurs },
    update: valeurs,
  });
  await cloreEcheances(tx, definition, dossier, echeance);
  if (echeance) await ecrireEcheance(tx, dossierId, echeance);
}

async function ecrireEcheance(tx: Tx, dossierId: string, echeance: Echeance): Promise<void> {
  const { code, libelle, nature, departLe, le, segments, source, alternative = null } = echeance;
  const valeurs = {
    libelle,
    nature,
    departLe: enBase(departLe),
    le: enBase(le),
    segments: segments as object[],
    source: { ...source },
    alternative,
    etat: 'EN_COURS' as const,
  };
  await tx.echeance.upsert({
    where: { dossierId_code: { dossierId, code } },
    create: { dossierId, code, ...valeurs },
    update: valeurs,
  });
}

/** Deadlines that the present step no longer runs: kept if the step was left in time, late, or undone. */
async function cloreEcheances(
  tx: Tx,
  definition: Definition,
  dossier: DossierLu,
  courante: Echeance | null,
): Promise<void> {
  const finies = dossier.echeances.filter(
    (e) => e.etat === 'EN_COURS' && e.code !== courante?.code,
  );
  const entree = dossier.passages.at(-1);
  const retour =
    definition.transitions.find((t) => t.id === entree?.transition)?.vers === ETAPE_ANTERIEURE;
  for (const e of finies) {
    const tenue = entree === undefined || deBase(entree.entreeLe) <= deBase(e.le);
    await tx.echeance.update({
      where: { dossierId_code: { dossierId: dossier.id, code: e.code } },
      data: { etat: retour ? 'ANNULEE' : tenue ? 'TENUE' : 'DEPASSEE' },
    });
  }
}
