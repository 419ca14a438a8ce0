import {
  type Acteur,
  acteurs,
  blocageDe,
  definitionDe,
  echeancesDe,
  obligationDe,
  relanceProposeeLe,
} from '@sciat/dispositifs';
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
    data: echeancesDe(definition, faits).map(
      ({ departLe, le, segments, source, ...echeance }, rang) => ({
        ...echeance,
        rang,
        dossierId,
        departLe: enBase(departLe),
        le: enBase(le),
        segments: segments.map((s) => ({ ...s })),
        source: { ...source },
      }),
    ),
  });
  const calcule = definition.montant?.(faits).centimes ?? null;
  if (calcule !== dossier.montantCalculeCentimes)
    await tx.dossier.update({
      where: { id: dossierId },
      data: { montantCalculeCentimes: calcule },
    });

  const obligation = obligationDe(definition, dossier.etape, faits);
  if (!obligation) {
    await tx.obligation.deleteMany({ where: { dossierId } });
    return;
  }
  const { acteur, libelle, raison, depuisLe, echeance } = obligation;
  const echeanceLe = echeance ? enBase(echeance.le) : null;
  const avant = dossier.obligation;
  const memeEtape = avant?.etape === dossier.etape && avant.acteur === acteur;
  const inchangee = memeEtape && avant.echeanceLe?.getTime() === echeanceLe?.getTime();
  const proposee = relanceProposeeLe(definition, faits, obligation);
  const relancee = memeEtape && avant.relances > 0;
  // A limit prolonged after a reminder puts off the next one.
  const prochaine = relancee && inchangee ? null : proposee === null ? null : enBase(proposee);
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
    blocage: blocageDe(definition, dossier.etape, faits),
    relances: relancee ? avant.relances : 0,
    relanceLe: relancee ? avant.relanceLe : null,
    aRelancerLe: relancee ? plusTard(avant.aRelancerLe, prochaine) : prochaine,
  };
  await tx.obligation.upsert({
    where: { dossierId },
    create: { dossierId, ...valeurs },
    update: valeurs,
  });
}

function plusTard(un: Date | null, autre: Date | null): Date | null {
  return un && autre && un < autre ? autre : (un ?? autre);
}

/** Why a dossier is stuck, in sentences. The list of stuck dossiers asks the same of the database. */
export function blocagesDe(
  obligation: {
    acteur: string;
    echeanceLe: string | null;
    relances: number;
    blocage: string | null;
  },
  agentActif: boolean,
  aujourdhui: string,
): string[] {
  const { acteur, echeanceLe, relances, blocage } = obligation;
  const oubliee =
    acteur !== 'SCIAT' && echeanceLe !== null && echeanceLe < aujourdhui && relances === 0;
  return [
    ...(blocage ? [blocage] : []),
    ...(agentActif ? [] : ['L’agent affecté n’est plus actif.']),
    ...(oubliee ? [`${acteurs[acteur as Acteur]} est en retard et n’a pas été relancé.`] : []),
  ];
}
