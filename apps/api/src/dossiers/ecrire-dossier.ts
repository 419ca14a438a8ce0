import type { Evenement, TravailDemande } from '@sciat/contrats';
import {
  type Agent,
  type Definition,
  definitionDe,
  type Faits,
  type Permission,
} from '@sciat/dispositifs';
import type { Prisma, PrismaClient } from '@sciat/prisma';
import { exigerDroit } from '../auth/perimetre.js';
import type { Horloge } from '../base/horloge.js';
import type { Tx } from '../base/prisma.service.js';
import { ErreurMetier, introuvable } from '../erreurs/erreur-metier.js';
import { consigner } from '../journal/consigner.js';
import { changementsDepuis } from '../journal/lire.js';
import { deposer } from '../outbox/deposer.js';
import { avecTout, type DossierLu, faitsDuDossier, lireAlentours } from './faits.js';
import { ecrireObligation } from './obligation.js';

/** Whoever writes; `id` is null for the daily job. */
export interface Auteur extends Agent {
  id: string | null;
}
export interface Moyens {
  client: PrismaClient;
  horloge: Horloge;
  /** Where users open the application: for the links in mails. */
  adresse?: string;
}

export interface Demande {
  dossierId: string;
  /** The version the client knew; left out by writes that do not depend on what was seen. */
  version?: number | undefined;
  auteur: Auteur;
  permission: Permission;
}

/** What a write changes. Rows of other tables are written by `autres`. */
export interface Ecriture {
  data?: Prisma.DossierUncheckedUpdateManyInput;
  evenements: Evenement[];
  /** Legal date of the events; today by default. */
  dateLegale?: string;
  travaux?: TravailDemande[];
  autres?: () => Promise<void>;
}

export interface Situation {
  tx: Tx;
  dossier: DossierLu;
  definition: Definition;
  faits: Faits;
  aujourdhui: string;
}

/** A dossier and its facts, as a write leaves them. */
export type Ecrit = Pick<Situation, 'dossier' | 'faits'>;

/**
 * The one way to write to a dossier, in one transaction: read the facts, let `preparer` judge and say
 * what changes, update where id, version and step still match, append to the journal, replace the
 * obligation and the deadlines, drop the outbox rows.
 * @throws ErreurMetier introuvable, interdit, conflit (with what the others did), or what `preparer` throws
 */
export async function ecrireDossier(
  { client, horloge }: Moyens,
  demande: Demande,
  preparer: (situation: Situation) => Promise<Ecriture> | Ecriture,
): Promise<Ecrit> {
  try {
    return await client.$transaction((tx) => ecrire(tx, horloge, demande, preparer));
  } catch (erreur) {
    if (!(erreur instanceof VersionDepassee)) throw erreur;
    const changements = await changementsDepuis(client, demande.dossierId, erreur.connue);
    throw new ErreurMetier('conflit', 'Ce dossier a changé depuis que vous l’avez ouvert.', [], {
      changements,
    });
  }
}

class VersionDepassee extends Error {
  constructor(readonly connue: number) {
    super('version dépassée');
  }
}

async function ecrire(
  tx: Tx,
  horloge: Horloge,
  { dossierId, version, auteur, permission }: Demande,
  preparer: (situation: Situation) => Promise<Ecriture> | Ecriture,
): Promise<Ecrit> {
  await verrouiller(tx, dossierId);
  const dossier = await lirePour(tx, dossierId, auteur, permission);
  if (version !== undefined && version !== dossier.version) throw new VersionDepassee(version);
  const aujourdhui = horloge.aujourdhui();
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const alentours = await lireAlentours(tx, [dossier]);
  const faits = await faitsDuDossier(tx, dossier, aujourdhui, alentours);
  const ecriture = await preparer({ tx, dossier, definition, faits, aujourdhui });

  // Nothing changed: no new version, and nothing for the journal to say.
  if (ecriture.evenements.length === 0) return { dossier, faits };

  const { count } = await tx.dossier.updateMany({
    where: { id: dossierId, version: dossier.version, etape: dossier.etape },
    data: { ...ecriture.data, version: { increment: 1 } },
  });
  if (count === 0) throw new VersionDepassee(dossier.version);
  await ecriture.autres?.();
  await consigner(
    tx,
    {
      serviceId: dossier.serviceId,
      dossierId,
      dossierVersion: dossier.version + 1,
      auteurId: auteur.id,
      dateLegale: ecriture.dateLegale ?? aujourdhui,
      maintenant: horloge.maintenant(),
    },
    ecriture.evenements,
  );
  for (const travail of ecriture.travaux ?? []) {
    await deposer(tx, { serviceId: dossier.serviceId, dossierId }, travail);
  }
  const change = await lireDossier(tx, dossierId);
  const apres = await faitsDuDossier(tx, change, aujourdhui, alentours);
  return { dossier: await ecrireObligation(tx, change, apres), faits: apres };
}

/**
 * Writers of a dossier wait for one another here, before they touch anything else of it: a deposit, which
 * knows no version, then meets no conflict, and no two of them wait for each other.
 */
export async function verrouiller(tx: Tx, dossierId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM dossier WHERE id = ${dossierId}::uuid FOR UPDATE`;
}

/** The obligation and the deadlines anew, after something that they depend on has changed. */
export async function recalculerObligation(
  tx: Tx,
  dossierId: string,
  aujourdhui: string,
): Promise<void> {
  await verrouiller(tx, dossierId);
  const dossier = await lireDossier(tx, dossierId);
  await ecrireObligation(tx, dossier, await faitsDuDossier(tx, dossier, aujourdhui));
}

export async function lireDossier(tx: Tx, id: string): Promise<DossierLu> {
  // One query in place of twenty, whose round trips cost more than their rows.
  const dossier = await tx.dossier.findUnique({
    where: { id },
    include: avecTout,
    relationLoadStrategy: 'join',
  });
  if (!dossier) throw introuvable('Ce dossier');
  return dossier;
}

/** @throws ErreurMetier 404 for an unknown id, 403 outside the agent's service or rights. */
export async function lirePour(
  tx: Tx,
  id: string,
  auteur: Agent,
  permission: Permission,
): Promise<DossierLu> {
  const dossier = await lireDossier(tx, id);
  exigerDroit(auteur, permission, dossier);
  return dossier;
}
