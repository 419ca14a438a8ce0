import type { CreerDossier } from '@sciat/contrats';
import {
  type Definition,
  definitionEnVigueur,
  etapeDe,
  peut,
  raisonsDuDepot,
  vaguesDe,
} from '@sciat/dispositifs';
import { exigerDroit } from '../auth/perimetre.js';
import { enBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import { preparerCourriel } from '../courriels/preparer.js';
import { champInvalide, refus } from '../erreurs/erreur-metier.js';
import { consigner } from '../journal/consigner.js';
import { deposer } from '../outbox/deposer.js';
import { appliquerSaisie, colonnesDe } from './donnees.js';
import { type Auteur, lireDossier, type Moyens } from './ecrire-dossier.js';
import { faitsDuDossier, lireAlentours } from './faits.js';
import { verifierAgent } from './modifier-dossier.js';
import { ecrireObligation } from './obligation.js';
import { vaguesDuService } from './referentiel.js';

/** Opens a dossier at the initial step of the version in force on the day of receipt. Returns its id. */
export async function creerDossier(
  { client, horloge }: Moyens,
  auteur: Auteur,
  demande: CreerDossier,
  { fictif = false } = {},
): Promise<string> {
  const { collectiviteId, recuLe, agentId = null } = demande;
  const aujourdhui = horloge.aujourdhui();
  if (recuLe > aujourdhui) throw champInvalide('recuLe', 'La date de réception est à venir.');
  const definition = definitionEnVigueur(demande.dispositif, recuLe);
  if (!definition) {
    throw champInvalide(
      'dispositif',
      `Aucune version de « ${demande.dispositif} » n’est en vigueur à cette date.`,
    );
  }
  const { serviceId } = auteur;
  const etape = etapeDe(definition, definition.etapeInitiale);

  return client.$transaction(async (tx) => {
    const collectivite = await tx.collectivite.findUnique({ where: { id: collectiviteId } });
    if (!collectivite) throw champInvalide('collectiviteId', 'Cette collectivité n’existe pas.');
    const objet = { serviceId: collectivite.serviceId, dispositif: definition.code };
    exigerDroit(auteur, 'dossier:creer', objet);
    await verifierAgent(tx, agentId, objet);
    await verifierDepot(tx, auteur, definition, demande);
    const saisie = appliquerSaisie(
      definition,
      { donnees: {}, titre: null },
      demande.donnees,
      etape.champs,
    );
    const reference = await nouvelleReference(tx, serviceId, definition.code, recuLe);
    const { id } = await tx.dossier.create({
      data: {
        serviceId,
        reference,
        dispositif: definition.code,
        dispositifVersion: definition.version,
        collectiviteId,
        collectiviteNom: collectivite.nom,
        agentId,
        etape: etape.id,
        rangEtape: definition.etapes.indexOf(etape),
        ...colonnesDe(saisie),
        recuLe: enBase(recuLe),
        suiteDeId: demande.suiteDeId ?? null,
        fictif,
        passages: {
          create: {
            rang: 1,
            etape: etape.id,
            entreeLe: enBase(recuLe),
            enregistreeLe: horloge.maintenant(),
          },
        },
      },
    });
    await consigner(
      tx,
      {
        serviceId,
        dossierId: id,
        dossierVersion: 1,
        auteurId: auteur.id,
        dateLegale: recuLe,
        maintenant: horloge.maintenant(),
      },
      [
        {
          type: 'DossierCree',
          charge: {
            reference,
            dispositif: definition.code,
            dispositifVersion: definition.version,
            collectiviteId,
            etape: etape.id,
          },
        },
        ...saisie.evenements,
        ...(agentId ? [{ type: 'DossierAffecte' as const, charge: { agentId } }] : []),
      ],
    );
    const dossier = await lireDossier(tx, id);
    const alentours = await lireAlentours(tx, [dossier]);
    if (accuseReception(definition)) {
      const faits = await faitsDuDossier(tx, dossier, aujourdhui, alentours);
      for (const code of demande.piecesRecues ?? []) faits.pieces[code] = 'RECUE';
      const travail = await preparerCourriel(tx, dossier, definition, 'ACCUSE_RECEPTION', {
        faits,
        dateLegale: recuLe,
        maintenant: horloge.maintenant(),
      });
      if (travail) await deposer(tx, { serviceId, dossierId: id }, travail);
    }
    // After the mail, which ends the clock of the acknowledgement.
    const accuse = await lireDossier(tx, id);
    await ecrireObligation(tx, accuse, await faitsDuDossier(tx, accuse, aujourdhui, alentours));
    return id;
  });
}

/** A request made to someone else, whom the service advises or watches, is acknowledged by them. */
const accuseReception = (definition: Definition) =>
  definition.horloges.some((h) => h.code === 'ACCUSE');

/** Why it cannot be opened: outside a wave, or taking up a dossier that is not such. */
async function verifierDepot(
  tx: Tx,
  auteur: Auteur,
  definition: Definition,
  { recuLe, vagueSuivante = false, suiteDeId, collectiviteId }: CreerDossier,
): Promise<void> {
  const vagues = vaguesDe(definition, {
    vagues: await vaguesDuService(tx, auteur.serviceId, definition.code),
  });
  const raisons = raisonsDuDepot(vagues, recuLe, vagueSuivante);
  if (raisons.length > 0) throw refus(raisons);
  if (!suiteDeId) return;
  const repris = await tx.dossier.findUnique({ where: { id: suiteDeId } });
  if (
    !repris ||
    !peut(auteur, 'dossier:lire', repris) ||
    repris.collectiviteId !== collectiviteId ||
    repris.dispositif !== definition.code
  )
    throw champInvalide(
      'suiteDeId',
      'Le dossier repris n’est pas un dossier de ce demandeur dans ce dispositif.',
    );
  if (!repris.closLe) throw champInvalide('suiteDeId', 'Le dossier repris est encore ouvert.');
}

/** "VTA-2026-0042": one sequence per service, scheme and year of receipt. */
async function nouvelleReference(
  tx: Tx,
  serviceId: string,
  dispositif: string,
  recuLe: string,
): Promise<string> {
  const annee = Number(recuLe.slice(0, 4));
  const [ligne] = await tx.$queryRaw<{ dernier: number }[]>`
    INSERT INTO compteur_reference (service_id, dispositif, annee, dernier)
    VALUES (${serviceId}::uuid, ${dispositif}, ${annee}, 1)
    ON CONFLICT (service_id, dispositif, annee) DO UPDATE SET dernier = compteur_reference.dernier + 1
    RETURNING dernier`;
  return `${dispositif}-${annee}-${String(ligne?.dernier).padStart(4, '0')}`;
}
