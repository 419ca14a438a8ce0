import { ajouterJours, definitionDe } from '@sciat/dispositifs';
import { deBase, deBaseOuNull, enBase } from '../base/dates.js';
import { jourDe } from '../base/horloge.js';
import type { Tx } from '../base/prisma.service.js';
import { lireDossier, type Moyens, verrouiller } from '../dossiers/ecrire-dossier.js';
import { consigner } from '../journal/consigner.js';
import { empreinteDuJeton, nouveauJeton } from '../liens/jeton.js';
import { deposer } from '../outbox/deposer.js';
import { avecPartages, type ConsultationLue } from './consultations.js';
import { ecrireCourriel } from './ecrire-courriel.js';

/** Days from the due date at which whoever was asked is reminded. */
export const PALIERS = [-5, 3, 15];
const LOT = 100;

export interface BilanAvis {
  avisRelances: number;
  echecs: { dossierId: string; erreur: unknown }[];
}

/** Once a day: reminds of the opinions due soon or late. Run twice, it finds nobody left to remind. */
export async function relancerAvis(moyens: Moyens): Promise<BilanAvis> {
  const { client, horloge } = moyens;
  const bilan: BilanAvis = { avisRelances: 0, echecs: [] };
  const auPlusTard = enBase(ajouterJours(horloge.aujourdhui(), -Math.min(...PALIERS)));
  let depuis = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const lot = await client.consultation.findMany({
      where: {
        etat: 'ATTENDUE',
        echeanceLe: { lte: auPlusTard },
        id: { gt: depuis },
        // A closed account can answer nothing: its opinion is late for whoever asked, and shows so.
        OR: [{ utilisateurId: null }, { utilisateur: { actif: true } }],
      },
      orderBy: { id: 'asc' },
      take: LOT,
      select: { id: true, dossierId: true },
    });
    for (const { id, dossierId } of lot) {
      try {
        const faite = await client.$transaction((tx) => relancer(tx, moyens, dossierId, id));
        if (faite) bilan.avisRelances += 1;
      } catch (erreur) {
        bilan.echecs.push({ dossierId, erreur });
      }
    }
    const dernier = lot.at(-1);
    if (!dernier) return bilan;
    depuis = dernier.id;
  }
}

/** One reminder for all the days reached since the last, and none for those before it was asked. */
function aRelancer(
  { echeanceLe, relanceLe, creeLe }: ConsultationLue,
  aujourdhui: string,
): boolean {
  const dernierMot = deBaseOuNull(relanceLe) ?? jourDe(creeLe);
  return PALIERS.map((jours) => ajouterJours(deBase(echeanceLe), jours)).some(
    (le) => le > dernierMot && le <= aujourdhui,
  );
}

async function relancer(tx: Tx, moyens: Moyens, dossierId: string, id: string): Promise<boolean> {
  // Two rounds at once would both find it unreminded.
  await verrouiller(tx, dossierId);
  const { horloge } = moyens;
  const aujourdhui = horloge.aujourdhui();
  const consultation = await tx.consultation.findUniqueOrThrow({
    where: { id },
    include: avecPartages,
  });
  if (consultation.etat !== 'ATTENDUE' || !aRelancer(consultation, aujourdhui)) return false;
  const dossier = await lireDossier(tx, dossierId);
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  // The first token is kept nowhere: the reminder brings one of its own, and both open.
  const jeton = consultation.utilisateurId ? undefined : nouveauJeton();
  const relances = consultation.relances + 1;
  await tx.consultation.update({
    where: { id },
    data: {
      relances,
      relanceLe: enBase(aujourdhui),
      ...(jeton ? { jetonsSha256: { push: empreinteDuJeton(jeton) } } : {}),
    },
  });
  const situation = { tx, dossier, definition };
  const modele = 'RELANCE_AVIS';
  const travail = await ecrireCourriel(moyens, situation, consultation, { modele, jeton });
  const { serviceId } = dossier;
  await consigner(
    tx,
    {
      serviceId,
      dossierId,
      // Not a change of the dossier: an agent who has it open is not disturbed.
      dossierVersion: null,
      auteurId: null,
      dateLegale: aujourdhui,
      maintenant: horloge.maintenant(),
    },
    [
      {
        type: 'AvisRelance',
        charge: {
          consultationId: id,
          rang: relances,
          echeanceLe: deBase(consultation.echeanceLe),
        },
        prive: { nom: consultation.organisme, destinataire: consultation.courriel },
      },
    ],
  );
  if (travail) await deposer(tx, { serviceId, dossierId }, travail);
  return true;
}
