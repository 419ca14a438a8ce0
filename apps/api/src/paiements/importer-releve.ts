import { createHash } from 'node:crypto';
import type { ApercuReleve, DeciderLigne } from '@sciat/contrats';
import { Prisma } from '@sciat/prisma';
import { deBase, deBaseOuNull, enBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import type { Auteur, Moyens } from '../dossiers/ecrire-dossier.js';
import { ErreurMetier, introuvable } from '../erreurs/erreur-metier.js';
import { consigner, horsVersion } from '../journal/consigner.js';
import { deposer } from '../outbox/deposer.js';
import { lireReleve, type Releve } from './lire-releve.js';
import { enNumero, expliquer, type PaiementConnu, rapprocher } from './rapprocher.js';

export const avecPaiement = {
  paiement: {
    include: { dossier: { include: { collectivite: { select: { nom: true, siren: true } } } } },
  },
} satisfies Prisma.LigneRapprochementInclude;
type PaiementLu = NonNullable<
  Prisma.LigneRapprochementGetPayload<{ include: typeof avecPaiement }>['paiement']
>;

export const enConnu = (p: PaiementLu, pris = false): PaiementConnu => ({
  id: p.id,
  engagementNumero: p.engagementNumero,
  centimes: p.centimes,
  demandeLe: deBase(p.demandeLe),
  payeLe: deBaseOuNull(p.payeLe),
  pris,
  dossier: { id: p.dossier.id, reference: p.dossier.reference },
  collectivite: p.dossier.collectivite,
});

export const empreinteDe = (fichier: Buffer) => createHash('sha256').update(fichier).digest('hex');

/** Those awaited, whatever their number, and those paid under a number of the file. */
async function paiementsConnus(
  tx: Tx,
  serviceId: string,
  { lignes }: Releve,
): Promise<PaiementConnu[]> {
  const numeros = [...new Set(lignes.map((l) => enNumero(l.engagementNumero)))];
  const ids = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM paiement p JOIN dossier d ON d.id = p.dossier_id
    WHERE d.service_id = ${serviceId}::uuid AND p.annule_le IS NULL
      AND (p.paye_le IS NULL OR ltrim(upper(p.engagement_numero), '0') = ANY(${numeros}))`;
  const lus = await tx.paiement.findMany({
    where: { id: { in: ids.map((i) => i.id) } },
    include: {
      ...avecPaiement.paiement.include,
      lignes: { where: { etat: 'RAPPROCHEE' }, select: { rang: true } },
    },
    orderBy: [{ demandeLe: 'asc' }, { id: 'asc' }],
  });
  return lus.map((p) => enConnu(p, p.lignes.length > 0));
}

/** What importing would do. Nothing is written. */
export async function apercevoirReleve(
  { client, horloge }: Moyens,
  serviceId: string,
  fichier: Buffer,
): Promise<ApercuReleve> {
  const releve = await lireReleve(fichier);
  const aujourdhui = horloge.aujourdhui();
  const connus = await paiementsConnus(client, serviceId, releve);
  const deja = await client.rapprochement.findUnique({
    where: { serviceId_sha256: { serviceId, sha256: empreinteDe(fichier) } },
  });
  return {
    dejaImporte: deja && { id: deja.id, importeLe: deja.importeLe.toISOString() },
    illisibles: releve.illisibles,
    remarques: releve.remarques,
    lignes: rapprocher(releve.lignes, connus, aujourdhui).map(({ ligne, etat, paiement }) => ({
      rang: ligne.rang,
      engagementNumero: ligne.engagementNumero,
      centimes: ligne.centimes,
      payeLe: ligne.payeLe,
      etat,
      explication: expliquer(ligne, etat, paiement, aujourdhui),
      constatee: false,
      dossier: paiement && { ...paiement.dossier, collectivite: paiement.collectivite.nom },
    })),
  };
}

/**
 * Keeps the lines with the payment found for each; a job then notes the matched ones, each in its own
 * transaction.
 * @returns the id of the import
 * @throws ErreurMetier 409 for a file imported before
 */
export async function importerReleve(
  { client, horloge }: Moyens,
  auteur: Auteur & { id: string },
  nom: string,
  fichier: Buffer,
): Promise<string> {
  const { serviceId } = auteur;
  const releve = await lireReleve(fichier);
  const sha256 = empreinteDe(fichier);
  return client.$transaction(
    async (tx) => {
      // Two imports at once would both find the same payment free.
      await tx.$queryRaw`SELECT 1 FROM service WHERE id = ${serviceId}::uuid FOR UPDATE`;
      const deja = await tx.rapprochement.findUnique({
        where: { serviceId_sha256: { serviceId, sha256 } },
      });
      if (deja)
        throw new ErreurMetier(
          'conflit',
          `Ce fichier a déjà été importé, sous le nom « ${deja.fichier} » : rien n’a changé.`,
          [],
          { existantId: deja.id },
        );
      const connus = await paiementsConnus(tx, serviceId, releve);
      const rapprochees = rapprocher(releve.lignes, connus, horloge.aujourdhui());
      const { id } = await tx.rapprochement.create({
        data: {
          serviceId,
          fichier: nom,
          sha256,
          auteurId: auteur.id,
          importeLe: horloge.maintenant(),
          lignes: {
            createMany: {
              data: rapprochees.map(
                ({ ligne: { tiers: _, payeLe, ...ligne }, etat, paiement }) => ({
                  ...ligne,
                  payeLe: enBase(payeLe),
                  etat,
                  paiementId: paiement?.id ?? null,
                }),
              ),
            },
          },
        },
      });
      const charge = { rapprochementId: id, lignes: rapprochees.length, sha256 };
      await consigner(tx, horsVersion(horloge, { serviceId, auteurId: auteur.id }), [
        { type: 'ReleveImporte', charge },
      ]);
      await demanderApplication(tx, serviceId, id);
      return id;
    },
    { timeout: 30_000 },
  );
}

function demanderApplication(tx: Tx, serviceId: string, rapprochementId: string) {
  return deposer(
    tx,
    { serviceId, dossierId: null },
    { nom: 'paiements.rapprocher', charge: { rapprochementId } },
  );
}

/**
 * An agent's word on a near match.
 * @throws ErreurMetier 404 for a line that is none of the service's, 409 once it was settled
 */
export async function deciderLigne(
  { client }: Moyens,
  { serviceId }: Auteur,
  { id, rang }: { id: string; rang: number },
  { decision }: DeciderLigne,
): Promise<void> {
  await client.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM service WHERE id = ${serviceId}::uuid FOR UPDATE`;
    const ligne = await tx.ligneRapprochement.findFirst({
      where: { rapprochementId: id, rang, rapprochement: { serviceId } },
      include: { paiement: { include: { lignes: { where: { etat: 'RAPPROCHEE' } } } } },
    });
    if (!ligne) throw introuvable('Cette ligne');
    const { paiement } = ligne;
    if (ligne.etat !== 'A_CONFIRMER' || !paiement)
      throw new ErreurMetier('conflit', 'Cette ligne n’est plus à confirmer.');
    const confirmee = decision === 'CONFIRMER';
    if (confirmee && (paiement.payeLe || paiement.annuleLe || paiement.lignes.length > 0))
      throw new ErreurMetier('conflit', 'Ce paiement n’est plus attendu.');
    await tx.ligneRapprochement.update({
      where: { rapprochementId_rang: { rapprochementId: id, rang } },
      data: { etat: confirmee ? 'RAPPROCHEE' : 'ECARTEE' },
    });
    if (confirmee) await demanderApplication(tx, serviceId, id);
  });
}
