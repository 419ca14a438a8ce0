import type { Evenement } from '@sciat/contrats';
import {
  type Acteur,
  acteurs,
  ajouterJours,
  ajouterMois,
  type Definition,
  definitionDe,
  definitions,
  joursEntre,
  type ModeleCourriel,
  prescriptionDe,
} from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { deBase, enBase } from '../base/dates.js';
import type { Horloge } from '../base/horloge.js';
import type { Tx } from '../base/prisma.service.js';
import { enregistrer, rediger } from '../courriels/preparer.js';
import { lireDossier } from '../dossiers/ecrire-dossier.js';
import type { DossierLu } from '../dossiers/faits.js';
import { consigner } from '../journal/consigner.js';
import { deposer } from '../outbox/deposer.js';

interface Moyens {
  client: PrismaClient;
  horloge: Horloge;
}
export interface BilanAlertes {
  alertes: number;
  echecs: { dossierId: string; erreur: unknown }[];
}

/** Days before the payment promised at which the agent is told; on the day, the supervisors. */
export const PALIERS = [60, 30, 15, 0];
/** Months before the end of the four years. */
export const MOIS_PRESCRIPTION = [12, 6, 3, 1];
const LOT = 100;
/** The steps at which a payment that was asked for is awaited. */
const versements = ({ transitions }: Definition) =>
  transitions
    .filter((t) => t.effets.some((e) => e.type === 'paiement_constate'))
    .flatMap((t) => t.de);
const VERSEMENTS = [...new Set(definitions.flatMap(versements))];

/**
 * Once a day: tells of each payment promised whose date comes near, and of each award that nobody has paid
 * as the four years end. Read from the deadlines themselves, so that nothing is to be cancelled when one
 * ends, nor rebuilt when the queue is lost; the journal says what was told, once for each date and step.
 */
export async function alerterPaiements({ client, horloge }: Moyens): Promise<BilanAlertes> {
  const aujourdhui = horloge.aujourdhui();
  const bilan: BilanAlertes = { alertes: 0, echecs: [] };
  // An award whose four years end within a year is of this year less three, or before.
  const anciennes = enBase(`${Number(aujourdhui.slice(0, 4)) - 3}-12-31`);
  let depuis = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const lot = await client.dossier.findMany({
      where: {
        id: { gt: depuis },
        closLe: null,
        OR: [
          { accordeLe: { lte: anciennes } },
          {
            obligation: {
              nature: 'INTERNE',
              etape: { in: VERSEMENTS },
              echeanceLe: { lte: enBase(ajouterJours(aujourdhui, PALIERS[0] ?? 0)) },
            },
          },
          {
            echeances: {
              some: {
                nature: 'PROMESSE',
                etat: 'EN_COURS',
                le: { lte: enBase(ajouterJours(aujourdhui, PALIERS[0] ?? 0)) },
              },
            },
          },
        ],
      },
      orderBy: { id: 'asc' },
      take: LOT,
      select: { id: true },
    });
    for (const { id } of lot) {
      try {
        bilan.alertes += await client.$transaction((tx) => alerter(tx, horloge, id));
      } catch (erreur) {
        bilan.echecs.push({ dossierId: id, erreur });
      }
    }
    const dernier = lot.at(-1);
    if (!dernier) return bilan;
    depuis = dernier.id;
  }
}

interface Alerte {
  evenement: Extract<Evenement, { type: 'AlertePaiement' | 'AlertePrescription' }>;
  modele: ModeleCourriel;
  limiteLe: string;
  aLEncadrement: boolean;
  interne?: boolean;
}

async function alerter(tx: Tx, horloge: Horloge, id: string): Promise<number> {
  // Two rounds at once would both find that nothing was told.
  await tx.$queryRaw`SELECT 1 FROM dossier WHERE id = ${id}::uuid FOR UPDATE`;
  const dossier = await lireDossier(tx, id);
  const aujourdhui = horloge.aujourdhui();
  const dits = await tx.evenementJournal.findMany({
    where: { dossierId: id, type: { in: ['AlertePaiement', 'AlertePrescription'] } },
    select: { type: true, charge: true },
  });
  const dues = [versementProche(dossier, aujourdhui), prescriptionProche(dossier, aujourdhui)];
  const neuves = dues.filter((a): a is Alerte => a !== null && !dejaDite(a, dits));
  for (const alerte of neuves) await dire(tx, horloge, dossier, alerte);
  return neuves.length;
}

/** The nearest step reached: those passed while the server was off are not told one by one. */
const atteint = (paliers: number[], reste: number) => paliers.filter((p) => reste <= p).at(-1);

function versementProche(dossier: DossierLu, aujourdhui: string): Alerte | null {
  const [promesse] = dossier.echeances.filter(
    (e) => e.nature === 'PROMESSE' && e.etat === 'EN_COURS',
  );
  if (!promesse) return objectifProche(dossier, aujourdhui);
  const echeanceLe = deBase(promesse.le);
  const palier = atteint(PALIERS, joursEntre(aujourdhui, echeanceLe));
  if (palier === undefined) return null;
  return {
    evenement: { type: 'AlertePaiement', charge: { palier, echeanceLe, destinataires: 0 } },
    modele: 'ALERTE_PAIEMENT',
    limiteLe: echeanceLe,
    aLEncadrement: palier === 0,
  };
}

/** Without a promise, the service's own target, at those steps that it leaves the time for. */
function objectifProche(
  { obligation, dispositif, dispositifVersion }: DossierLu,
  aujourdhui: string,
): Alerte | null {
  if (!obligation?.echeanceLe || obligation.nature !== 'INTERNE') return null;
  if (!versements(definitionDe(dispositif, dispositifVersion)).includes(obligation.etape))
    return null;
  const echeanceLe = deBase(obligation.echeanceLe);
  const duree = joursEntre(deBase(obligation.depuisLe), echeanceLe);
  const paliers = PALIERS.filter((p) => p < duree);
  const palier = atteint(paliers, joursEntre(aujourdhui, echeanceLe));
  if (palier === undefined) return null;
  return {
    evenement: {
      type: 'AlertePaiement',
      charge: { palier, echeanceLe, destinataires: 0, interne: true },
    },
    modele: 'ALERTE_PAIEMENT',
    limiteLe: echeanceLe,
    aLEncadrement: palier === 0,
    interne: true,
  };
}

function prescriptionProche(dossier: DossierLu, aujourdhui: string): Alerte | null {
  const { accordeLe, closLe, montantAccordeCentimes: accorde, paiements } = dossier;
  if (!accordeLe || closLe || accorde === null) return null;
  const verse = paiements.filter((p) => p.payeLe && !p.annuleLe);
  if (verse.reduce((s, p) => s + p.centimes, 0) >= accorde) return null;
  const limiteLe = prescriptionDe(deBase(accordeLe));
  const palier = MOIS_PRESCRIPTION.filter((m) => ajouterMois(limiteLe, -m) <= aujourdhui).at(-1);
  if (palier === undefined) return null;
  return {
    evenement: { type: 'AlertePrescription', charge: { palier, limiteLe, destinataires: 0 } },
    modele: 'ALERTE_PRESCRIPTION',
    limiteLe,
    aLEncadrement: palier <= 3,
  };
}

/** The same date, at this step or a nearer one. */
function dejaDite(
  { evenement: { type, charge }, limiteLe }: Alerte,
  dits: { type: string; charge: unknown }[],
): boolean {
  return dits.some((d) => {
    const dite = d.charge as { palier: number; echeanceLe?: string; limiteLe?: string };
    const date = dite.echeanceLe ?? dite.limiteLe;
    return d.type === type && date === limiteLe && dite.palier <= charge.palier;
  });
}

async function dire(tx: Tx, horloge: Horloge, dossier: DossierLu, alerte: Alerte): Promise<void> {
  const { id: dossierId, serviceId, obligation } = dossier;
  const { evenement, modele, limiteLe, aLEncadrement, interne } = alerte;
  const aujourdhui = horloge.aujourdhui();
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const redaction = await rediger(tx, dossier, definition, modele, {
    dateLegale: aujourdhui,
    aujourdhui,
    pieces: [],
    limiteLe,
    interne,
    attendu: obligation
      ? `${acteurs[obligation.acteur as Acteur]} : ${obligation.libelle}`
      : undefined,
  });
  const maintenant = horloge.maintenant();
  const adresses = await destinatairesDe(tx, dossier, aLEncadrement);
  for (const destinataire of adresses) {
    const { travail } = await enregistrer(tx, dossier, {
      modele,
      destinataire,
      redaction,
      maintenant,
    });
    if (travail) await deposer(tx, { serviceId, dossierId }, travail);
  }
  const charge = { ...evenement.charge, destinataires: adresses.length };
  await consigner(
    tx,
    {
      serviceId,
      dossierId,
      // Not a change of the dossier: an agent who has it open is not disturbed.
      dossierVersion: null,
      auteurId: null,
      dateLegale: aujourdhui,
      maintenant,
    },
    [{ ...evenement, charge } as Evenement],
  );
}

/** The agent; the supervisors in their place, or on the day; failing both, the service's own mailbox. */
async function destinatairesDe(
  tx: Tx,
  { serviceId, dispositif, agent }: DossierLu,
  aLEncadrement: boolean,
): Promise<string[]> {
  const compte = await tx.utilisateur.findMany({
    where: {
      serviceId,
      actif: true,
      ...(!aLEncadrement && agent?.actif
        ? { id: agent.id }
        : {
            role: 'superviseur',
            OR: [{ dispositifs: { isEmpty: true } }, { dispositifs: { has: dispositif } }],
          }),
    },
    orderBy: { courriel: 'asc' },
    select: { courriel: true },
  });
  if (compte.length > 0) return compte.map((u) => u.courriel);
  const { courriel } = await tx.service.findUniqueOrThrow({ where: { id: serviceId } });
  return courriel ? [courriel] : [];
}
