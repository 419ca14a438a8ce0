import {
  ajouterJours,
  type DonneesCommunes,
  definitionDe,
  definitions,
  echeanceDeLEtape,
  nombreCommun,
} from '@sciat/dispositifs';
import { lireDossier, type Moyens } from '../dossiers/ecrire-dossier.js';
import { faitsDuDossier } from '../dossiers/faits.js';
import { ErreurMetier } from '../erreurs/erreur-metier.js';
import { demandees, piecesAttendues } from '../pieces/attendues.js';
import { relancer } from './relancer.js';

export interface BilanRappels {
  rappels: number;
  echecs: { dossierId: string; erreur: unknown }[];
}

const LOT = 100;
/** The steps at which pieces that were asked for are awaited. */
const ETAPES = [
  ...new Set(
    definitions.flatMap(({ transitions }) =>
      transitions
        .filter((t) => t.effets.some((e) => e.type === 'courriel' && e.modele === 'DEMANDE_PIECES'))
        .flatMap((t) => (t.vers ? [t.vers] : [])),
    ),
  ),
];

/**
 * Once a day: reminds each applicant of the pieces asked for whose limit comes near, once for each limit.
 * What was sent is read from the journal, so that a round run twice sends nothing more.
 */
export async function rappelerPieces(moyens: Moyens): Promise<BilanRappels> {
  const { client } = moyens;
  const bilan: BilanRappels = { rappels: 0, echecs: [] };
  let depuis = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const lot = await client.obligation.findMany({
      where: { acteur: 'COLLECTIVITE', etape: { in: ETAPES }, dossierId: { gt: depuis } },
      orderBy: { dossierId: 'asc' },
      take: LOT,
      select: { dossierId: true },
    });
    for (const { dossierId } of lot) {
      try {
        if (await rappeler(moyens, dossierId)) bilan.rappels += 1;
      } catch (erreur) {
        bilan.echecs.push({ dossierId, erreur });
      }
    }
    const dernier = lot.at(-1);
    if (!dernier) return bilan;
    depuis = dernier.dossierId;
  }
}

/** False when it is too early, nothing is missing, nobody can be written to, or it was already sent. */
async function rappeler(moyens: Moyens, dossierId: string): Promise<boolean> {
  const { client, horloge } = moyens;
  const aujourdhui = horloge.aujourdhui();
  const dossier = await lireDossier(client, dossierId);
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const faits = await faitsDuDossier(client, dossier, aujourdhui);
  const jours = nombreCommun(definition, faits, 'rappelAvantLimite');
  // Its own date: the clock of silence is the service's.
  const limiteLe = echeanceDeLEtape(definition, dossier.etape, faits)?.le;
  if (!limiteLe || limiteLe <= aujourdhui || ajouterJours(aujourdhui, jours) < limiteLe)
    return false;
  if (
    !demandees(dossier.etape, faits) ||
    piecesAttendues(definition, dossier.etape, faits).length === 0
  )
    return false;
  if (!(faits.donnees as DonneesCommunes).contactCourriel) return false;
  const dits = await client.evenementJournal.findMany({
    where: { dossierId, type: 'RelanceEnvoyee' },
    select: { charge: true },
  });
  if (dits.some((e) => (e.charge as { avantLe?: string }).avantLe === limiteLe)) return false;
  // Its token is known to nobody here: a new one leaves beside it, unless the agent gave none or took it back.
  const ouvert = await client.lienDepot.count({
    where: { dossierId, revoqueLe: null, expireLe: { gt: horloge.maintenant() } },
  });
  try {
    await relancer(
      moyens,
      dossierId,
      { id: null, serviceId: dossier.serviceId, role: 'systeme' },
      { version: dossier.version, avantLe: limiteLe, lienDepot: ouvert > 0 },
    );
    return true;
  } catch (erreur) {
    // Someone writes to it, or it has just been answered: the next day will see.
    if (erreur instanceof ErreurMetier && ['conflit', 'refuse'].includes(erreur.nature))
      return false;
    throw erreur;
  }
}
