import { definitionDe, etapeDe } from '@sciat/dispositifs';
import type { Prisma, PrismaClient } from '@sciat/prisma';
import { deBase, enBase } from '../base/dates.js';
import type { Horloge } from '../base/horloge.js';
import { type Moyens, verrouiller } from '../dossiers/ecrire-dossier.js';
import { franchirEtape } from '../dossiers/franchir-etape.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';
import { consigner } from '../journal/consigner.js';
import { alerterPaiements } from '../paiements/alerter.js';
import { rappelerPieces } from '../relances/rappeler.js';

const LOT = 100;
const avecDossier = {
  dossier: { select: { version: true, dispositif: true, dispositifVersion: true } },
} satisfies Prisma.ObligationInclude;
type Depassee = Prisma.ObligationGetPayload<{ include: typeof avecDossier }>;

export interface BilanQuotidien {
  retards: number;
  echus: number;
  /** Payments promised that come due, awards about to be time-barred: told to our own people. */
  alertes: number;
  /** Requests for pieces whose limit comes near: told to the applicant. */
  rappels: number;
  /** Dossiers that could not be handled; they do not stop the others. */
  echecs: { dossierId: string; erreur: unknown }[];
}

/**
 * Once a day, and at start for the days the server was off: notes each deadline newly passed, and
 * takes the lapse transition where the definition has one. Run twice, it finds nothing left to do.
 */
export async function quotidien(moyens: Moyens): Promise<BilanQuotidien> {
  const { client, horloge } = moyens;
  const aujourdhui = horloge.aujourdhui();
  // First: a payment due is told as such, and its delay is then no news to the supervisors.
  const paiements = await alerterPaiements(moyens);
  const bilan: BilanQuotidien = { retards: 0, echus: 0, rappels: 0, ...paiements };
  let depuis = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const lot = await client.obligation.findMany({
      where: { echeanceLe: { lt: enBase(aujourdhui) }, dossierId: { gt: depuis } },
      orderBy: { dossierId: 'asc' },
      take: LOT,
      include: avecDossier,
    });
    for (const obligation of lot) {
      try {
        await traiter(moyens, obligation, bilan);
      } catch (erreur) {
        bilan.echecs.push({ dossierId: obligation.dossierId, erreur });
      }
    }
    const dernier = lot.at(-1);
    if (!dernier) break;
    depuis = dernier.dossierId;
  }
  const { rappels, echecs } = await rappelerPieces(moyens);
  return { ...bilan, rappels, echecs: [...bilan.echecs, ...echecs] };
}

async function traiter(
  moyens: { client: PrismaClient; horloge: Horloge },
  { dossier, dossierId, etape, serviceId, acteur, libelle, echeanceLe, retardConstateLe }: Depassee,
  bilan: BilanQuotidien,
): Promise<void> {
  if (retardConstateLe === null && echeanceLe) {
    await constater(moyens, { dossierId, serviceId, etape, acteur, libelle, echeanceLe });
    bilan.retards += 1;
  }
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const { aLecheance } = etapeDe(definition, etape);
  if (aLecheance && (await echoir(moyens, dossierId, serviceId, dossier.version, aLecheance)))
    bilan.echus += 1;
}

async function constater(
  { client, horloge }: { client: PrismaClient; horloge: Horloge },
  retard: Pick<Depassee, 'dossierId' | 'serviceId' | 'etape' | 'acteur' | 'libelle'> & {
    echeanceLe: Date;
  },
): Promise<void> {
  const { dossierId, serviceId, etape, acteur, libelle, echeanceLe } = retard;
  const aujourdhui = horloge.aujourdhui();
  await client.$transaction(async (tx) => {
    await verrouiller(tx, dossierId);
    const { count } = await tx.obligation.updateMany({
      where: { dossierId, echeanceLe, retardConstateLe: null },
      data: { retardConstateLe: enBase(aujourdhui) },
    });
    if (count === 0) return;
    await consigner(
      tx,
      {
        serviceId,
        dossierId,
        dossierVersion: null,
        auteurId: null,
        dateLegale: aujourdhui,
        maintenant: horloge.maintenant(),
      },
      [
        {
          type: 'EcheanceDepassee',
          charge: { etape, acteur, libelle, echeanceLe: deBase(echeanceLe) },
        },
      ],
    );
  });
}

/** False when an agent was faster or the rules refuse: nothing to do, the next day will see. */
async function echoir(
  moyens: { client: PrismaClient; horloge: Horloge },
  dossierId: string,
  serviceId: string,
  version: number,
  transition: string,
): Promise<boolean> {
  try {
    await franchirEtape(
      moyens,
      dossierId,
      { id: null, serviceId, role: 'systeme' },
      { transition, version, dateLegale: moyens.horloge.aujourdhui() },
    );
    return true;
  } catch (erreur) {
    if (
      erreur instanceof ErreurMetier &&
      (erreur.nature === 'conflit' || erreur.nature === 'refuse')
    )
      return false;
    throw erreur;
  }
}
