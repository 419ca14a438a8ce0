import {
  type Acteur,
  acteurs,
  blocageDe,
  type Definition,
  definitionDe,
  echeanceDeLEtape,
  echeancesDe,
  type Faits,
  obligationDe,
  relanceProposeeLe,
} from '@sciat/dispositifs';
import { enBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import { noterPaiementsAttendus } from '../paiements/lister-paiements.js';
import type { DossierLu } from './faits.js';

/**
 * Replaces the current obligation and the deadlines of a dossier by what the rules say now. A closed
 * dossier loses its obligation; the database refuses to commit anything else.
 * @returns the dossier with what was written
 */
export async function ecrireObligation(
  tx: Tx,
  dossier: DossierLu,
  faits: Faits,
): Promise<DossierLu> {
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const dossierId = dossier.id;

  const echeances = echeancesDe(definition, faits).map(
    ({ departLe, le, segments, source, alternative = null, siPassee: _, ...echeance }, rang) => ({
      ...echeance,
      rang,
      dossierId,
      departLe: enBase(departLe),
      le: enBase(le),
      segments: segments.map((s) => ({ ...s })),
      alternative,
      source: { ...source },
    }),
  );
  await remplacerEcheances(tx, dossierId, echeances);
  const centimes = definition.montant?.(faits).centimes ?? null;
  const calcule = centimes === null ? null : BigInt(centimes);
  if (calcule !== dossier.montantCalculeCentimes)
    await tx.dossier.update({
      where: { id: dossierId },
      data: { montantCalculeCentimes: calcule },
    });
  const ecrit = { ...dossier, echeances, montantCalculeCentimes: calcule };

  const obligation = obligationDe(definition, dossier.etape, faits);
  if (!obligation) {
    await tx.obligation.deleteMany({ where: { dossierId } });
    return { ...ecrit, obligation: null };
  }
  const { acteur, libelle, raison, depuisLe, echeance } = obligation;
  const echeanceLe = echeance ? enBase(echeance.le) : null;
  const avant = dossier.obligation;
  const memeEtape = avant?.etape === dossier.etape && avant.acteur === acteur;
  const inchangee = memeEtape && avant.echeanceLe?.getTime() === echeanceLe?.getTime();
  const proposee = relanceProposeeLe(definition, dossier.etape, faits, obligation);
  const relancee = memeEtape && avant.relances > 0;
  const suivie = relancee && !limiteReportee(definition, dossier, faits);
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
    piecesAVerifier: dossier.pieces.filter((p) => p.etat === 'RECUE').length,
    // Until when the first of the opinions still awaited is due.
    avisLe: dossier.consultations[0]?.echeanceLe ?? null,
    aRelancerLe: suivie ? avant.aRelancerLe : proposee === null ? null : enBase(proposee),
  };
  const ecrite = await tx.obligation.upsert({
    where: { dossierId },
    create: { dossierId, ...valeurs },
    update: valeurs,
  });
  if (dossier.montantAccordeCentimes !== null || dossier.paiements.length > 0)
    await noterPaiementsAttendus(tx, dossier);
  return { ...ecrit, obligation: ecrite };
}

/** One statement for all the rows: `createMany` is compiled anew each time, which takes longer than the writing. */
async function remplacerEcheances(
  tx: Tx,
  dossierId: string,
  echeances: DossierLu['echeances'],
): Promise<void> {
  await tx.echeance.deleteMany({ where: { dossierId } });
  const lignes = echeances.map(({ departLe, ...e }) => ({ ...e, depart_le: departLe }));
  await tx.$executeRaw`
    INSERT INTO echeance (dossier_id, rang, code, libelle, nature, depart_le, le, etat, segments, alternative, source)
    SELECT ${dossierId}::uuid, e.*
    FROM jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb)
      AS e(rang int, code text, libelle text, nature nature_echeance, depart_le date, le date, etat etat_echeance,
           segments jsonb, alternative text, source jsonb)`;
}

/** More time was given since the last reminder: the next one waits for the new limit. */
function limiteReportee(definition: Definition, dossier: DossierLu, faits: Faits): boolean {
  const sienne = echeanceDeLEtape(definition, dossier.etape, faits);
  const avant = dossier.echeances.find((e) => e.code === sienne?.code);
  return Boolean(sienne && avant && enBase(sienne.le) > avant.le);
}

/** Why a dossier is stuck, in sentences. The list of stuck dossiers asks the same of the database. */
export function blocagesDe(
  obligation: {
    acteur: string;
    echeanceLe: string | null;
    relances: number;
    aRelancerLe: string | null;
    blocage: string | null;
  },
  agentActif: boolean,
  aujourdhui: string,
): string[] {
  const { echeanceLe, relances, aRelancerLe, blocage } = obligation;
  // Late, and due for a reminder: only an outsider is ever due for one.
  const oubliee =
    relances === 0 &&
    echeanceLe !== null &&
    echeanceLe < aujourdhui &&
    aRelancerLe !== null &&
    aRelancerLe <= aujourdhui;
  return [
    ...(blocage ? [blocage] : []),
    ...(agentActif ? [] : ['L’agent affecté n’est plus actif.']),
    ...(oubliee
      ? [`En retard, et pas encore relancé : ${acteurs[obligation.acteur as Acteur]}.`]
      : []),
  ];
}
