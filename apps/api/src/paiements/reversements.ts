import type {
  AvancerReversement,
  CalculerReversement,
  CalculReversementLu,
  EnvisagerReversement,
  Evenement,
  ReversementLu,
  Reversements,
} from '@sciat/contrats';
import {
  type Agent,
  type CalculReversement,
  type Definition,
  definitionDe,
  direEuros,
  enToutesLettres,
  type Faits,
  verseEnTout,
} from '@sciat/dispositifs';
import type { Prisma, PrismaClient } from '@sciat/prisma';
import { deBase, deBaseOuNull, enBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import { type Auteur, ecrireDossier, lirePour, type Moyens } from '../dossiers/ecrire-dossier.js';
import { faitsDuDossier } from '../dossiers/faits.js';
import { champInvalide, introuvable, refus } from '../erreurs/erreur-metier.js';

const avecAuteur = {
  creePar: { select: { nom: true, prenom: true } },
  remboursements: { orderBy: [{ recuLe: 'asc' }, { creeLe: 'asc' }] },
} satisfies Prisma.ReversementInclude;
type Lu = Prisma.ReversementGetPayload<{ include: typeof avecAuteur }>;

const rembourseDe = ({ remboursements }: Pick<Lu, 'remboursements'>) =>
  remboursements.reduce((s, r) => s + r.centimes, 0);

/** What was asked back of a dossier, and what still may be. */
export async function lireReversements(
  { client, horloge }: Moyens,
  dossierId: string,
  agent: Agent,
): Promise<Reversements> {
  const dossier = await lirePour(client, dossierId, agent, 'dossier:lire');
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const aujourdhui = horloge.aujourdhui();
  const faits = await faitsDuDossier(client, dossier, aujourdhui);
  const lus = await lire(client, dossierId);
  const fin = dossier.passages.findLast((p) => p.transition === 'constater_fin_anticipee');
  return {
    donnees: lus.map((r) => presenter(r, aujourdhui)),
    total: lus.length,
    reversible: reversible(faits, lus),
    calculable: definition.reversement !== undefined,
    finLe: fin ? deBase(fin.entreeLe) : null,
  };
}

/** What the rules say is to be given back. Nothing is written. */
export async function calculerReversement(
  { client, horloge }: Moyens,
  dossierId: string,
  agent: Agent,
  demande: CalculerReversement,
): Promise<CalculReversementLu> {
  const dossier = await lirePour(client, dossierId, agent, 'dossier:lire');
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const faits = await faitsDuDossier(client, dossier, horloge.aujourdhui());
  return calculer(definition, faits, demande);
}

/**
 * The first step: a sum and its reason are put to the collectivité, which may answer until a date
 * (CRPA L122-1); nothing is asked back before.
 * @throws ErreurMetier 422 beyond what was paid, or when the computation given leads to another sum
 */
export async function envisagerReversement(
  moyens: Moyens,
  dossierId: string,
  auteur: Auteur & { id: string },
  { version, centimes, motif, observationsLe, calcul }: EnvisagerReversement,
): Promise<void> {
  await ecrireDossier(
    moyens,
    { dossierId, version, auteur, permission: 'dossier:modifier' },
    async ({ tx, definition, faits, aujourdhui }) => {
      if (observationsLe <= aujourdhui)
        throw champInvalide(
          'observationsLe',
          'Le délai laissé à la collectivité pour répondre finit après aujourd’hui.',
        );
      const maximum = reversible(faits, await lire(tx, dossierId));
      if (centimes > maximum)
        throw refus([
          {
            code: 'REVERSEMENT',
            champ: 'centimes',
            message:
              maximum === 0
                ? 'Rien n’a été versé qui puisse être demandé en reversement.'
                : `${direEuros(maximum)} au plus peuvent être demandés en reversement.`,
          },
        ]);
      const compte = calcul && calculer(definition, faits, calcul);
      if (compte && compte.centimes !== centimes)
        throw champInvalide('centimes', 'Ce montant n’est pas celui du calcul.');
      const { id } = await tx.reversement.create({
        data: {
          dossierId,
          centimes,
          motif,
          lignes: (compte?.lignes ?? []) as unknown as Prisma.InputJsonArray,
          observationsLe: enBase(observationsLe),
          creeParId: auteur.id,
          creeLe: moyens.horloge.maintenant(),
        },
      });
      return {
        evenements: [
          {
            type: 'ReversementEnvisage',
            charge: { reversementId: id, centimes, observationsLe },
            prive: { motif },
          },
        ],
      };
    },
  );
}

/**
 * The steps that follow: asked once the time to answer is over, given back in one or several times, or
 * given up.
 * @throws ErreurMetier 404 for another dossier's, 422 out of order
 */
export async function avancerReversement(
  moyens: Moyens,
  { dossierId, id }: { dossierId: string; id: string },
  auteur: Auteur,
  demande: AvancerReversement,
): Promise<void> {
  const { version, le } = demande;
  await ecrireDossier(
    moyens,
    { dossierId, version, auteur, permission: 'dossier:modifier' },
    async ({ tx, aujourdhui }) => {
      const lu = (await lire(tx, dossierId)).find((r) => r.id === id);
      if (!lu) throw introuvable('Ce reversement');
      if (le > aujourdhui) throw champInvalide('le', 'La date est à venir.');
      const { data, evenements } = preparer(lu, demande, moyens.horloge.maintenant());
      return { evenements, dateLegale: le, autres: ecrire(tx, id, data) };
    },
  );
}

/**
 * The demand has left by letter, in the letter's own transaction: its sending is the day it was asked.
 * @throws ErreurMetier 422 once it was given up, or before the time to answer is over
 */
export async function demanderParCourrier(
  tx: Tx,
  id: string,
  le: string,
  maintenant: Date,
): Promise<Evenement[]> {
  const lu = await tx.reversement.findUniqueOrThrow({ where: { id }, include: avecAuteur });
  // Noted by hand meanwhile: that date stays.
  if (lu.demandeLe) return [];
  const { data, evenements } = preparer(lu, { acte: 'DEMANDER', le, version: 0 }, maintenant);
  await tx.reversement.update({ where: { id }, data });
  return evenements;
}

const ecrire =
  (tx: Tx, id: string, data: Prisma.ReversementUpdateInput) => async (): Promise<void> => {
    await tx.reversement.update({ where: { id }, data });
  };

/** What one step changes of the repayment, and how the journal tells it. */
function preparer(lu: Lu, demande: AvancerReversement, maintenant: Date) {
  const { id: reversementId, centimes } = lu;
  const rembourse = rembourseDe(lu);
  const horsOrdre = (message: string) => refus([{ code: 'REVERSEMENT', message }]);
  if (lu.annuleLe) throw horsOrdre('Ce reversement a été abandonné.');
  if (lu.soldeLe) throw horsOrdre('Ce reversement est entièrement remboursé.');
  switch (demande.acte) {
    case 'DEMANDER': {
      if (lu.demandeLe) throw horsOrdre('Ce reversement est déjà demandé.');
      const limite = deBase(lu.observationsLe);
      if (demande.le <= limite)
        throw champInvalide(
          'le',
          `La collectivité peut présenter ses observations jusqu’au ${enToutesLettres(limite)}.`,
        );
      return {
        data: { demandeLe: enBase(demande.le) },
        evenements: [{ type: 'ReversementDemande' as const, charge: { reversementId, centimes } }],
      };
    }
    case 'REMBOURSER': {
      if (!lu.demandeLe) throw horsOrdre('Le reversement n’a pas encore été demandé.');
      if (demande.le < deBase(lu.demandeLe))
        throw champInvalide('le', 'La date précède celle de la demande.');
      const reste = centimes - rembourse - demande.centimes;
      if (reste < 0)
        throw champInvalide(
          'centimes',
          `Il reste ${direEuros(centimes - rembourse)} à rembourser.`,
        );
      return {
        data: {
          remboursements: {
            create: { centimes: demande.centimes, recuLe: enBase(demande.le), creeLe: maintenant },
          },
          ...(reste === 0 ? { soldeLe: enBase(demande.le) } : {}),
        },
        evenements: [
          {
            type: 'RemboursementRecu' as const,
            charge: { reversementId, centimes: demande.centimes, reste },
          },
        ],
      };
    }
    case 'ANNULER':
      if (rembourse > 0) throw horsOrdre('Une partie a déjà été remboursée.');
      return {
        data: { annuleLe: enBase(demande.le) },
        evenements: [
          {
            type: 'ReversementAnnule' as const,
            charge: { reversementId },
            prive: { motif: demande.motif },
          },
        ],
      };
  }
}

const lire = (tx: Tx | PrismaClient, dossierId: string) =>
  tx.reversement.findMany({
    where: { dossierId },
    include: avecAuteur,
    orderBy: [{ creeLe: 'asc' }, { id: 'asc' }],
  });

/** What was paid, less what is already asked back. */
function reversible(faits: Faits, reversements: Lu[]): number {
  const demandes = reversements.filter((r) => !r.annuleLe);
  return Math.max(0, verseEnTout(faits) - demandes.reduce((s, r) => s + r.centimes, 0));
}

function calculer(
  { reversement }: Definition,
  faits: Faits,
  fin: CalculerReversement,
): CalculReversement {
  if (!reversement)
    throw refus([
      {
        code: 'REVERSEMENT',
        message: 'Aucune règle de ce dispositif ne calcule le reversement : saisissez le montant.',
      },
    ]);
  return reversement(faits, fin);
}

function presenter(r: Lu, aujourdhui: string): ReversementLu {
  const observationsLe = deBase(r.observationsLe);
  const attente = observationsLe >= aujourdhui ? 'OBSERVATIONS' : 'A_DEMANDER';
  return {
    id: r.id,
    etat: r.annuleLe ? 'ANNULE' : r.soldeLe ? 'SOLDE' : r.demandeLe ? 'DEMANDE' : attente,
    centimes: r.centimes,
    motif: r.motif,
    lignes: r.lignes as unknown as ReversementLu['lignes'],
    observationsLe,
    demandeLe: deBaseOuNull(r.demandeLe),
    rembourse: rembourseDe(r),
    remboursements: r.remboursements.map((x) => ({
      centimes: x.centimes,
      recuLe: deBase(x.recuLe),
    })),
    soldeLe: deBaseOuNull(r.soldeLe),
    annuleLe: deBaseOuNull(r.annuleLe),
    creePar: `${r.creePar.prenom} ${r.creePar.nom}`,
    creeLe: r.creeLe.toISOString(),
  };
}
