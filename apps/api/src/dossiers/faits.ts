import {
  type Appreciation,
  type Definition,
  definitionDe,
  type EtatPiece,
  type Faits,
  type Mesure,
  paiementsDe,
  type TypeDemandeur,
} from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import { deBase } from '../base/dates.js';
import { jourDe } from '../base/horloge.js';
import type { Tx } from '../base/prisma.service.js';
import { avecEtiquettes } from '../etiquettes/lire.js';
import { passagesDe } from './paiements.js';
import { type Demandeur, lireReferentiel, type Referentiel } from './referentiel.js';
import { situer } from './situer.js';

/** All that is read of a dossier before it is judged or shown. */
export const avecTout = {
  collectivite: true,
  agent: { select: { id: true, nom: true, prenom: true, actif: true } },
  obligation: true,
  passages: { orderBy: { rang: 'asc' } },
  echeances: { orderBy: { rang: 'asc' } },
  paiements: { orderBy: { creeLe: 'asc' } },
  appreciations: { include: { auteur: { select: { nom: true, prenom: true } } } },
  courriels: {
    select: { modele: true, creeLe: true, envoyeLe: true, etat: true },
    orderBy: { creeLe: 'asc' },
  },
  etiquettes: avecEtiquettes,
  courriers: {
    where: { envoyeLe: { not: null } },
    select: {
      modele: true,
      envoyeLe: true,
      courriels: { select: { etat: true }, orderBy: { creeLe: 'desc' }, take: 1 },
    },
    orderBy: { creeLe: 'asc' },
  },
  consultations: {
    where: { etat: 'ATTENDUE' },
    select: { id: true, organisme: true, echeanceLe: true, utilisateurId: true },
    orderBy: [{ echeanceLe: 'asc' }, { id: 'asc' }],
  },
  suiteDe: { select: { id: true, reference: true } },
  suites: { select: { id: true, reference: true }, orderBy: { creeLe: 'asc' } },
  pieces: {
    include: {
      verifieePar: { select: { nom: true, prenom: true } },
      versions: {
        orderBy: { numero: 'desc' },
        include: { deposeePar: { select: { nom: true, prenom: true } } },
      },
    },
  },
} satisfies Prisma.DossierInclude;
export type DossierLu = Prisma.DossierGetPayload<{ include: typeof avecTout }>;

/** Of many dossiers: one query for each relation, where one for all would read each table for each dossier. */
export const enNombre = {
  include: avecTout,
  relationLoadStrategy: 'query',
} satisfies Prisma.DossierFindManyArgs;

export interface SujetEligibilite {
  serviceId: string;
  collectivite: Demandeur & { nom: string; type: TypeDemandeur };
  datePivot: string;
  donnees: Record<string, unknown>;
}

export const OUVERTS_OU_ACCORDES = [
  { issue: null },
  { issue: { in: ['ACCORD', 'ACCORD_PARTIEL'] } },
] satisfies Prisma.DossierWhereInput[];

/** Facts of a request that is only considered. */
export async function faitsDuSujet(
  tx: Tx,
  definition: Definition,
  sujet: SujetEligibilite,
  aujourdhui: string,
): Promise<Faits> {
  const { serviceId, collectivite, datePivot, donnees } = sujet;
  const referentiel = await lireReferentiel(tx, serviceId, [definition], [collectivite]);
  const autresDossiers = await tx.dossier.count({
    where: {
      serviceId,
      collectiviteId: collectivite.id,
      dispositif: definition.code,
      OR: OUVERTS_OU_ACCORDES,
    },
  });
  const [cartes] = await situer(tx, referentiel, [{ definition, donnees, le: datePivot }]);
  const faits = faitsSelon(referentiel, definition, sujet, aujourdhui, autresDossiers);
  return { ...faits, listes: { ...faits.listes, ...cartes } };
}

/** The facts of a request, from what was already read. */
export function faitsSelon(
  referentiel: Referentiel,
  definition: Definition,
  { collectivite, datePivot, donnees }: Omit<SujetEligibilite, 'serviceId'>,
  aujourdhui: string,
  autresDossiers: number,
  connuLe?: Date,
): Faits {
  const { nom, type, code } = collectivite;
  return {
    aujourdhui,
    datePivot,
    collectivite: { nom, type, code, populations: referentiel.populationsDe(collectivite) },
    donnees,
    pieces: {},
    piecesArrivees: [],
    mesures: {},
    courriels: [],
    appreciations: {},
    vagues: referentiel.vaguesPour(definition, connuLe),
    listes: referentiel.listesPour(definition, collectivite, datePivot, connuLe),
    parametres: referentiel.parametresPour(definition, datePivot, connuLe),
    passages: [],
    accorde: null,
    paiements: [],
    autresDossiers,
  };
}

/** Around some dossiers: what the lists and settings say, and how many others each applicant has. */
export interface Alentours {
  referentiel: Referentiel;
  /** By dossier's id. */
  autresDossiers: Map<string, number>;
}

/** Read once for as many judgements as a transaction makes of the dossiers: it does not change under them. */
export async function lireAlentours(tx: Tx, dossiers: DossierLu[]): Promise<Alentours> {
  const serviceId = dossiers[0]?.serviceId ?? '';
  const referentiel = await lireReferentiel(
    tx,
    serviceId,
    [...new Set(dossiers.map(definitionDuDossier))],
    dossiers.map((d) => d.collectivite),
  );
  const autres = await tx.dossier.groupBy({
    by: ['collectiviteId', 'dispositif', 'issue'],
    where: {
      serviceId,
      collectiviteId: { in: [...new Set(dossiers.map((d) => d.collectiviteId))] },
      dispositif: { in: [...new Set(dossiers.map((d) => d.dispositif))] },
      OR: OUVERTS_OU_ACCORDES,
    },
    _count: true,
  });
  const autresDossiers = new Map(
    dossiers.map(({ id, collectiviteId, dispositif, issue }) => {
      const compte = autres
        .filter((a) => a.collectiviteId === collectiviteId && a.dispositif === dispositif)
        .reduce((somme, a) => somme + a._count, 0);
      const luiMeme = issue === null || issue.startsWith('ACCORD') ? 1 : 0;
      return [id, compte - luiMeme];
    }),
  );
  return { referentiel, autresDossiers };
}

/** Facts of a dossier, for every rule. */
export async function faitsDuDossier(
  tx: Tx,
  dossier: DossierLu,
  aujourdhui: string,
  alentours?: Alentours,
): Promise<Faits> {
  const connus = alentours ?? (await lireAlentours(tx, [dossier]));
  const [faits] = await faitsAvec(tx, [dossier], aujourdhui, connus);
  return faits as Faits;
}

/**
 * Facts of several dossiers of one service, in the same order: what they have in common is read once.
 * @param essayer replaces what the lists and settings say, to see what a change would do
 */
export async function faitsDesDossiers(
  tx: Tx,
  dossiers: DossierLu[],
  aujourdhui: string,
  essayer: (referentiel: Referentiel) => Referentiel = (r) => r,
): Promise<Faits[]> {
  if (dossiers.length === 0) return [];
  const { referentiel, ...reste } = await lireAlentours(tx, dossiers);
  return faitsAvec(tx, dossiers, aujourdhui, { referentiel: essayer(referentiel), ...reste });
}

const definitionDuDossier = (d: DossierLu) => definitionDe(d.dispositif, d.dispositifVersion);

async function faitsAvec(
  tx: Tx,
  dossiers: DossierLu[],
  aujourdhui: string,
  { referentiel, autresDossiers }: Alentours,
): Promise<Faits[]> {
  const sujets = dossiers.map((dossier) => ({
    definition: definitionDuDossier(dossier),
    collectivite: dossier.collectivite,
    datePivot: deBase(dossier.recuLe),
    donnees: dossier.donnees as Record<string, unknown>,
    connuLe: dossier.closLe ? dossier.passages.at(-1)?.enregistreeLe : undefined,
  }));
  const cartes = await situer(
    tx,
    referentiel,
    sujets.map(({ datePivot: le, ...sujet }) => ({ ...sujet, le })),
  );
  return dossiers.map((dossier, i) => {
    const { definition, connuLe, ...sujet } = sujets[i] as (typeof sujets)[number];
    const autres = autresDossiers.get(dossier.id) ?? 0;
    const base = faitsSelon(referentiel, definition, sujet, aujourdhui, autres, connuLe);
    return {
      ...base,
      listes: { ...base.listes, ...cartes[i] },
      ...historiqueDe(definition, dossier),
    };
  });
}

/** What the dossier itself remembers. */
function historiqueDe(definition: Definition, dossier: DossierLu) {
  const passages = passagesDe(dossier.passages);
  return {
    pieces: Object.fromEntries(dossier.pieces.map((p) => [p.code, p.etat as EtatPiece])),
    piecesArrivees: arriveesDepuis(dossier),
    mesures: Object.fromEntries(
      dossier.pieces.map((p) => [p.code, (p.versions[0]?.mesures ?? {}) as Mesure]),
    ),
    courriels: [
      ...dossier.courriels.filter(estParvenu).map((c) => ({
        modele: c.modele as Faits['courriels'][number]['modele'],
        // One that failed at first was sent later than it was written.
        le: jourDe(c.envoyeLe ?? c.creeLe),
      })),
      ...accusesPostes(definition, dossier),
    ],
    appreciations: Object.fromEntries(
      dossier.appreciations.map(({ critere, verdict, motif, auteur, le }) => [
        critere,
        {
          verdict: verdict as Appreciation['verdict'],
          motif,
          auteur: `${auteur.prenom} ${auteur.nom}`,
          le: deBase(le),
        },
      ]),
    ),
    passages,
    accorde: dossier.montantAccordeCentimes,
    paiements: paiementsDe(definition, passages),
  };
}

/** As far as anyone knows: it neither failed to leave nor came back. */
const estParvenu = ({ etat }: { etat: string }) => etat !== 'ECHEC' && etat !== 'REVENU';

/** A letter of acknowledgement says what the mail says, from the day it was sent. */
function accusesPostes({ courriers: modeles }: Definition, { courriers }: DossierLu) {
  const accuses = modeles.filter((m) => m.accuse).map((m) => m.code);
  return courriers
    .filter((c) => accuses.includes(c.modele) && c.courriels.every(estParvenu))
    .map((c) => ({ modele: 'ACCUSE_RECEPTION' as const, le: deBase(c.envoyeLe as Date) }));
}

/** A step prolonged is the same step: it began with the first of its passages in a row. */
function arriveesDepuis({ passages, pieces }: DossierLu): string[] {
  const derniere = passages.at(-1);
  const avant = passages.findLastIndex((p) => p.etape !== derniere?.etape);
  const debut = passages[avant + 1]?.enregistreeLe;
  return pieces
    .filter(({ versions: [version] }) => version && debut && version.deposeeLe > debut)
    .map((p) => p.code);
}
