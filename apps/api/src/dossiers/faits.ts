import { type Definition, definitionDe, type EtatPiece, type Faits } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import { deBase, enBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';

/** All that is read of a dossier before it is judged or shown. */
export const avecTout = {
  collectivite: true,
  agent: { select: { id: true, nom: true, prenom: true } },
  obligation: true,
  passages: { orderBy: { rang: 'asc' } },
  echeances: { orderBy: { le: 'asc' } },
  paiements: { orderBy: { creeLe: 'asc' } },
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

export interface SujetEligibilite {
  serviceId: string;
  collectivite: { id: string; nom: string; type: 'COMMUNE' | 'EPCI'; code: string };
  datePivot: string;
  donnees: Record<string, unknown>;
  /** The dossier itself, so that it is not counted among the others. */
  saufDossierId?: string;
}

/** Facts of a request, known or only considered. */
export async function faitsDuSujet(
  tx: Tx,
  definition: Definition,
  sujet: SujetEligibilite,
  aujourdhui: string,
): Promise<Faits> {
  const { serviceId, collectivite, datePivot } = sujet;
  // One after the other: inside a transaction there is one connection, and it takes one query at a time.
  const listes = await lireListes(tx, definition, serviceId, collectivite.id, datePivot);
  const parametres = await lireParametres(tx, definition, serviceId, datePivot);
  const autresDossiers = await tx.dossier.count({
    where: {
      serviceId,
      collectiviteId: collectivite.id,
      dispositif: definition.code,
      OR: [{ issue: null }, { issue: 'ACCORD' }],
      ...(sujet.saufDossierId ? { id: { not: sujet.saufDossierId } } : {}),
    },
  });
  const { nom, type, code } = collectivite;
  return {
    aujourdhui,
    datePivot,
    collectivite: { nom, type, code },
    donnees: sujet.donnees,
    pieces: {},
    piecesArrivees: [],
    listes,
    parametres,
    passages: [],
    paye: false,
    autresDossiers,
  };
}

/** Facts of a dossier, for every rule. */
export async function faitsDuDossier(
  tx: Tx,
  dossier: DossierLu,
  aujourdhui: string,
): Promise<Faits> {
  const faits = await faitsDuSujet(
    tx,
    definitionDe(dossier.dispositif, dossier.dispositifVersion),
    {
      serviceId: dossier.serviceId,
      collectivite: dossier.collectivite,
      datePivot: deBase(dossier.recuLe),
      donnees: dossier.donnees as Record<string, unknown>,
      saufDossierId: dossier.id,
    },
    aujourdhui,
  );
  return {
    ...faits,
    pieces: Object.fromEntries(dossier.pieces.map((p) => [p.code, p.etat as EtatPiece])),
    piecesArrivees: arriveesDepuis(dossier),
    passages: dossier.passages.map((p) => ({
      etape: p.etape,
      transition: p.transition,
      entreeLe: deBase(p.entreeLe),
    })),
    paye: dossier.paiements.some((p) => p.payeLe !== null),
  };
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

async function lireListes(
  tx: Tx,
  definition: Definition,
  serviceId: string,
  collectiviteId: string,
  le: string,
): Promise<Faits['listes']> {
  const enVigueur = await tx.listeEligibilite.findMany({
    where: {
      serviceId,
      code: { in: definition.listes.map((l) => l.code) },
      effetLe: { lte: enBase(le) },
    },
    orderBy: [{ code: 'asc' }, { effetLe: 'desc' }, { importeeLe: 'desc' }],
    distinct: ['code'],
    include: { lignes: { where: { collectiviteId }, select: { listeId: true } } },
  });
  return Object.fromEntries(
    enVigueur.map(({ code, lignes, source, effetLe, fictive }) => [
      code,
      { presente: lignes.length > 0, source, effetLe: deBase(effetLe), fictive },
    ]),
  );
}

/** Values in force at a date; a later one added for the same date corrects the earlier. */
async function lireParametres(
  tx: Tx,
  definition: Definition,
  serviceId: string,
  le: string,
): Promise<Faits['parametres']> {
  const valeurs = await tx.valeurParametre.findMany({
    where: { serviceId, dispositif: definition.code, effetLe: { lte: enBase(le) } },
    orderBy: [{ effetLe: 'asc' }, { ajouteLe: 'asc' }],
    select: { cle: true, valeur: true, effetLe: true, source: true },
  });
  return Object.fromEntries(
    valeurs.map(({ cle, valeur, effetLe, source }) => [
      cle,
      { valeur: valeur as number | string, effetLe: deBase(effetLe), source },
    ]),
  );
}
