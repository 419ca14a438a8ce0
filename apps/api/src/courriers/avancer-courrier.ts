import type { AvancerCourrier, Evenement } from '@sciat/contrats';
import { type ContexteCourrier, peut } from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import { enBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import { joindreCourrier } from '../courriels/joindre-courrier.js';
import { type Auteur, ecrireDossier, type Moyens } from '../dossiers/ecrire-dossier.js';
import { interdit, refus } from '../erreurs/erreur-metier.js';
import { demanderParCourrier } from '../paiements/reversements.js';
import type { FichiersService } from '../pieces/fichiers.service.js';
import { contexteDe, modeleDe } from './contexte.js';
import { resumer, texteDe } from './courrier.mapper.js';
import { peutSigner } from './delegations.js';
import { chronoDe, documentDe, lireTexte } from './document.js';
import { imprimer } from './imprimer.js';
import { type CourrierLu, lireCourrier } from './lire.js';
import { depasse } from './modifier-courrier.js';
import { estRelu, examinerAvancee } from './regles.js';
import { nouveauJeton } from './scans/code.js';

type Ecrit = Prisma.CourrierUncheckedUpdateManyInput;

/**
 * Takes a letter to another state. Put to signature, it gets its number, once, and its text is frozen: what
 * is printed, signed and kept is that text, whatever the dossier becomes.
 * @throws ErreurMetier 409 when the letter changed meanwhile, 422 with every reason
 */
export async function avancerCourrier(
  moyens: Moyens & { fichiers: FichiersService },
  id: string,
  auteur: Auteur & { id: string },
  demande: AvancerCourrier,
): Promise<void> {
  const permission = 'courrier:rediger';
  const { dossierId } = await lireCourrier(moyens.client, id, auteur, permission);
  await ecrireDossier(moyens, { dossierId, auteur, permission }, async (situation) => {
    const { tx, dossier, aujourdhui } = situation;
    const courrier = await lireCourrier(tx, id, auteur, permission);
    if (courrier.version !== demande.version) throw depasse();
    const contexte = await contexteDe(tx, dossier, aujourdhui, courrier.reversementId);
    const relecture = estRelu(contexte.reglages);
    const valide = demande.vers === 'A_SIGNER' && courrier.etat === 'A_VALIDER';
    if (valide && !peut(auteur, 'courrier:valider', courrier))
      throw interdit('La relecture d’un courrier revient à un superviseur.');
    const raisons = examinerAvancee(courrier, demande, {
      relecture,
      auteurId: auteur.id,
      aujourdhui,
    });
    if (raisons.length > 0) throw refus(raisons);

    const maintenant = moyens.horloge.maintenant();
    const data: Ecrit = {
      ...(await changements(tx, courrier, contexte, demande)),
      ...(valide ? { valideParId: auteur.id, valideLe: maintenant } : {}),
      etat: demande.vers,
      version: courrier.version + 1,
    };
    const { annee = courrier.annee, numero = courrier.numero } = data as CourrierLu;
    const { count } = await tx.courrier.updateMany({
      where: { id, version: courrier.version },
      data,
    });
    if (count === 0) throw depasse();
    const suite = await suiteDuReversement(tx, courrier, contexte, demande, maintenant);
    const motif = 'motif' in demande ? demande.motif : undefined;
    return {
      evenements: [
        {
          type: 'CourrierAvance',
          charge: {
            courrierId: id,
            modele: courrier.modele,
            libelle: resumer(courrier).libelle,
            vers: demande.vers,
            chrono: chronoDe({ annee, numero }),
            sha256: demande.vers === 'SIGNE' ? courrier.pdfSha256 : null,
          },
          ...(motif ? { prive: { motif } } : {}),
        },
        ...suite,
      ],
      dateLegale: dateDe(demande) ?? aujourdhui,
      travaux: [
        ...(demande.vers === 'A_SIGNER'
          ? [
              {
                nom: 'courrier.rendre' as const,
                charge: { courrierId: id, version: courrier.version + 1 },
              },
            ]
          : []),
        ...(demande.vers === 'ENVOYE' && demande.canal === 'COURRIEL'
          ? [await joindreCourrier(moyens, situation, courrier, contexte, demande)]
          : []),
      ],
    };
  });
}

/** A demand that leaves dates the repayment it is about. */
async function suiteDuReversement(
  tx: Tx,
  { modele, reversementId }: CourrierLu,
  { definition }: ContexteCourrier,
  demande: AvancerCourrier,
  maintenant: Date,
): Promise<Evenement[]> {
  if (demande.vers !== 'ENVOYE' || !reversementId) return [];
  if (modeleDe(definition, modele)?.reversement !== 'demande') return [];
  return demanderParCourrier(tx, reversementId, demande.envoyeLe, maintenant);
}

const dateDe = (demande: AvancerCourrier): string | undefined =>
  demande.vers === 'SIGNE'
    ? demande.signeLe
    : demande.vers === 'ENVOYE'
      ? demande.envoyeLe
      : demande.vers === 'RECU'
        ? demande.recuLe
        : undefined;

async function changements(
  tx: Tx,
  courrier: CourrierLu,
  contexte: ContexteCourrier,
  demande: AvancerCourrier,
): Promise<Ecrit> {
  const { libres } = lireTexte(courrier.paragraphes);
  switch (demande.vers) {
    case 'A_VALIDER':
    case 'A_SIGNER': {
      const texte = texteDe(courrier, contexte);
      if (texte.raisons.length > 0) throw refus(texte.raisons);
      if (demande.vers === 'A_VALIDER') return {};
      const rang = courrier.numero === null ? await numeroter(tx, courrier, contexte) : {};
      const { fictif } = courrier.dossier;
      const fige = documentDe({ ...courrier, ...rang }, contexte, texte, fictif);
      // Printed once for nothing: a text that cannot be is refused here, where the agent can mend it.
      imprimer([fige]);
      return { ...rang, paragraphes: { libres, fige } as unknown as Prisma.InputJsonObject };
    }
    case 'BROUILLON':
      return {
        // A page of the text taken back, printed meanwhile, names no letter any more.
        jeton: nouveauJeton(),
        paragraphes: { libres, fige: null } as Prisma.InputJsonObject,
        pdfCle: null,
        pdfSha256: null,
        renduLe: null,
        valideParId: null,
        valideLe: null,
        scanCle: null,
        scanSha256: null,
        scanAnalyse: null,
      };
    case 'SIGNE': {
      const { signeLe, delegationId } = demande;
      await tx.$queryRaw`SELECT 1 FROM delegation WHERE id = ${delegationId}::uuid FOR SHARE`;
      const delegation = await tx.delegation.findUnique({ where: { id: delegationId } });
      const raisons = peutSigner(delegation, courrier, signeLe);
      if (raisons.length > 0) throw refus(raisons);
      return { delegationId, signeLe: enBase(signeLe) };
    }
    case 'ENVOYE': {
      const { envoyeLe, canal, preuve = null } = demande;
      return { envoyeLe: enBase(envoyeLe), canal, preuve: preuve || null };
    }
    case 'RECU':
      return { recuLe: enBase(demande.recuLe) };
    case 'ANNULE':
      return {};
  }
}

/**
 * The next number of the year. The counter's row is held until the transaction ends: one that is undone
 * gives its number back, and no number is ever skipped.
 */
async function numeroter(
  tx: Tx,
  { serviceId }: CourrierLu,
  { faits }: ContexteCourrier,
): Promise<{ annee: number; numero: number }> {
  const annee = Number(faits.aujourdhui.slice(0, 4));
  const [compteur] = await tx.$queryRaw<{ dernier: number }[]>`
    INSERT INTO compteur_courrier (service_id, annee, dernier)
    VALUES (${serviceId}::uuid, ${annee}, 1)
    ON CONFLICT (service_id, annee) DO UPDATE SET dernier = compteur_courrier.dernier + 1
    RETURNING dernier`;
  if (!compteur) throw new Error('Compteur de courriers absent');
  return { annee, numero: compteur.dernier };
}
