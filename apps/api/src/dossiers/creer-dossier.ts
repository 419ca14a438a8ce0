import type { CreerDossier } from '@sciat/contrats';
import { definitionEnVigueur, etapeDe, peut } from '@sciat/dispositifs';
import { enBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import { preparerCourriel } from '../courriels/preparer.js';
import { champInvalide, interdit } from '../erreurs/erreur-metier.js';
import { consigner } from '../journal/consigner.js';
import { deposer } from '../outbox/deposer.js';
import { appliquerSaisie, colonnesDe } from './donnees.js';
import { type Auteur, lireDossier, type Moyens } from './ecrire-dossier.js';
import { faitsDuDossier } from './faits.js';
import { verifierAgent } from './modifier-dossier.js';
import { ecrireObligation } from './obligation.js';

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
    if (!peut(auteur, 'dossier:creer', collectivite)) throw interdit();
    await verifierAgent(tx, agentId, serviceId);
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
        ...colonnesDe(saisie, { reference, collectivite }),
        recuLe: enBase(recuLe),
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
    await ecrireObligation(tx, dossier, aujourdhui);
    const faits = await faitsDuDossier(tx, dossier, aujourdhui);
    for (const code of demande.piecesRecues ?? []) faits.pieces[code] = 'RECUE';
    const travail = await preparerCourriel(tx, dossier, definition, 'ACCUSE_RECEPTION', {
      faits,
      dateLegale: recuLe,
    });
    if (travail) await deposer(tx, { serviceId, dossierId: id }, travail);
    return id;
  });
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
