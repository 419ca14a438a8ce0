import {
  type CreerLien,
  type Evenement,
  type LienDepot,
  type Liens,
  VALIDITE_LIEN_MAX,
} from '@sciat/contrats';
import {
  ajouterJours,
  type Definition,
  definitionDe,
  type Faits,
  nombreCommun,
} from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import type { Tx } from '../base/prisma.service.js';
import { type Auteur, ecrireDossier, lirePour, type Moyens } from '../dossiers/ecrire-dossier.js';
import { type DossierLu, faitsDuDossier } from '../dossiers/faits.js';
import { ErreurMetier, introuvable, refus } from '../erreurs/erreur-metier.js';
import { empreinteDuJeton, finDuJour, nouveauJeton } from './jeton.js';

/** Open at once: nobody needs more, and a list stays a list. */
const OUVERTS_MAX = 10;

const avecCompte = {
  creePar: { select: { prenom: true, nom: true } },
  dossier: { select: { closLe: true } },
  _count: { select: { versions: true } },
} satisfies Prisma.LienDepotInclude;
type LienLu = Prisma.LienDepotGetPayload<{ include: typeof avecCompte }>;

type Agent = Auteur & { id: string };

function presenter(lien: LienLu, maintenant: Date): LienDepot {
  const { id, expireLe, revoqueLe, creeLe, creePar, visites, visiteLe, dossier, _count } = lien;
  const etat = revoqueLe
    ? 'revoque'
    : expireLe <= maintenant
      ? 'expire'
      : dossier.closLe
        ? 'clos'
        : 'ouvert';
  return {
    id,
    etat,
    visites,
    depots: _count.versions,
    expireLe: expireLe.toISOString(),
    revoqueLe: revoqueLe?.toISOString() ?? null,
    creeLe: creeLe.toISOString(),
    creePar: creePar && `${creePar.prenom} ${creePar.nom}`,
    visiteLe: visiteLe?.toISOString() ?? null,
  };
}

/** Days that a link lives when nobody says otherwise. */
export const validiteDe = (definition: Definition, faits: Faits): number =>
  Math.min(Math.max(nombreCommun(definition, faits, 'validiteLien'), 1), VALIDITE_LIEN_MAX);

/** The links of a dossier, latest first. */
export async function listerLiens(
  { client, horloge }: Moyens,
  dossierId: string,
  agent: Auteur,
): Promise<Liens> {
  const dossier = await lirePour(client, dossierId, agent, 'lien:administrer');
  const liens = await client.lienDepot.findMany({
    where: { dossierId },
    orderBy: { creeLe: 'desc' },
    take: 50,
    include: avecCompte,
  });
  const maintenant = horloge.maintenant();
  const faits = await faitsDuDossier(client, dossier, horloge.aujourdhui());
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  return {
    donnees: liens.map((lien) => presenter(lien, maintenant)),
    total: liens.length,
    validite: validiteDe(definition, faits),
  };
}

/** Answers with the token, which is kept nowhere. */
export async function creerLien(
  moyens: Moyens,
  dossierId: string,
  agent: Agent,
  { jours }: CreerLien,
): Promise<{ lien: LienDepot; jeton: string }> {
  const { client, horloge } = moyens;
  let cree: OuvertLien | undefined;
  await ecrireDossier(
    moyens,
    { dossierId, auteur: agent, permission: 'lien:administrer' },
    async ({ tx, dossier, definition, faits, aujourdhui }) => {
      const duree = jours ?? validiteDe(definition, faits);
      const expireLe = finDuJour(ajouterJours(aujourdhui, duree));
      cree = await ouvrirLien(tx, dossier, agent, { expireLe, maintenant: horloge.maintenant() });
      return { evenements: [cree.evenement] };
    },
  );
  const { id, jeton } = cree as OuvertLien;
  const lien = await client.lienDepot.findUniqueOrThrow({ where: { id }, include: avecCompte });
  return { lien: presenter(lien, horloge.maintenant()), jeton };
}

export async function revoquerLien(
  moyens: Moyens,
  dossierId: string,
  agent: Agent,
  id: string,
): Promise<LienDepot> {
  const { client, horloge } = moyens;
  await ecrireDossier(
    moyens,
    { dossierId, auteur: agent, permission: 'lien:administrer' },
    async ({ tx }) => {
      const lien = await tx.lienDepot.findFirst({ where: { id, dossierId } });
      if (!lien) throw introuvable('Ce lien');
      return { evenements: await fermerLien(tx, id, horloge.maintenant()) };
    },
  );
  const lien = await client.lienDepot.findUniqueOrThrow({ where: { id }, include: avecCompte });
  return presenter(lien, horloge.maintenant());
}

/** Closes a link in the caller's transaction, which appends its event; twice is once. */
export async function fermerLien(tx: Tx, id: string, maintenant: Date): Promise<Evenement[]> {
  const { count } = await tx.lienDepot.updateMany({
    where: { id, revoqueLe: null },
    data: { revoqueLe: maintenant },
  });
  return count > 0 ? [{ type: 'LienRevoque', charge: { lienId: id } }] : [];
}

export interface OuvertLien {
  id: string;
  jeton: string;
  evenement: Evenement;
}

/** Opens a link in the caller's transaction, which appends its event. */
export async function ouvrirLien(
  tx: Tx,
  dossier: DossierLu,
  agent: { id: string | null },
  { expireLe, maintenant }: { expireLe: Date; maintenant: Date },
): Promise<OuvertLien> {
  const { id: dossierId, serviceId } = dossier;
  if (dossier.closLe)
    throw refus([
      { code: 'CLOS', message: 'Le dossier est clos : plus rien ne peut y être déposé.' },
    ]);
  const ouverts = await tx.lienDepot.count({
    where: { dossierId, revoqueLe: null, expireLe: { gt: maintenant } },
  });
  if (ouverts >= OUVERTS_MAX)
    throw new ErreurMetier(
      'conflit',
      `Ce dossier a déjà ${OUVERTS_MAX} liens ouverts : révoquez ceux qui ne servent plus.`,
    );
  const jeton = nouveauJeton();
  const { id } = await tx.lienDepot.create({
    data: {
      serviceId,
      dossierId,
      jetonSha256: empreinteDuJeton(jeton),
      expireLe,
      creeParId: agent.id,
      creeLe: maintenant,
    },
  });
  const evenement: Evenement = {
    type: 'LienCree',
    charge: { lienId: id, expireLe: expireLe.toISOString() },
  };
  return { id, jeton, evenement };
}
