import type { Logger } from 'pino';
import { reprendreAnalyses } from '../antivirus/analyser.job.js';
import type { Antivirus } from '../antivirus/antivirus.js';
import { enBase } from '../base/dates.js';
import { relancerAvis } from '../consultations/relancer-avis.js';
import type { MoyensEnvoi } from '../courriels/envoyer.job.js';
import { quotidien } from '../echeances/quotidien.job.js';
import { expirerExports } from '../exports/produire.job.js';
import { expirerLots } from '../lots/traiter.job.js';
import { oublierNotifications, prevenirEcheances } from '../notifications/prevenir.js';
import { envoyerResumes } from '../notifications/resumer.js';
import type { FichiersService } from '../pieces/fichiers.service.js';
import { nettoyerFichiers } from '../pieces/nettoyer-fichiers.js';

export const QUOTIDIEN = 'quotidien';

/** What the jobs work with. */
export interface MoyensTravaux extends MoyensEnvoi {
  fichiers: FichiersService;
  antivirus: Antivirus | null;
  journal: Logger;
  /** Where users open the application: for the links in mails. */
  adresse?: string;
}

/**
 * Deadlines, opinions awaited, what is told of them, the counts of the dashboard, then the file store. One that
 * succeeds makes up for those that failed before it.
 * @throws once everything is done, when a dossier could not be handled
 */
export async function tourQuotidien(moyens: MoyensTravaux): Promise<void> {
  const { client, journal } = moyens;
  const { echecs: surEcheances, ...bilan } = await quotidien(moyens);
  const { echecs: surAvis, avisRelances } = await relancerAvis(moyens);
  const echecs = [...surEcheances, ...surAvis];
  for (const { dossierId, erreur } of echecs)
    journal.error({ err: erreur, dossierId }, 'échéances du dossier non traitées');
  await prevenirEcheances(moyens);
  const resumes = await envoyerResumes(moyens);
  await oublierNotifications(moyens);
  const exportsExpires = await expirerExports(moyens);
  await expirerLots(moyens);
  await client.$executeRaw`SELECT tasser_comptes(${enBase(moyens.horloge.aujourdhui())}::date)`;
  // What was just added up is read by the index alone once it is marked as seen by all.
  await client.$executeRawUnsafe('VACUUM (ANALYZE) compte');
  const fichiersRetires = await nettoyerFichiers(moyens);
  const analysesReprises = await reprendreAnalyses(moyens);
  journal.info(
    { ...bilan, avisRelances, resumes, exportsExpires, fichiersRetires, analysesReprises },
    'tour quotidien fait',
  );
  if (echecs.length > 0) {
    const ids = echecs.map(({ dossierId }) => dossierId).join(', ');
    throw new Error(`Échéances non traitées pour ${echecs.length} dossier(s) : ${ids}`);
  }
  await client.outbox.updateMany({
    where: { nom: QUOTIDIEN, etat: 'ECHOUE' },
    data: { etat: 'FAIT', erreur: null, finLe: new Date() },
  });
}

/**
 * The round planned each day has no outbox row, hence nothing to show when it fails: each service is given
 * one, which its administrators see and may launch again. The next failure finds it there.
 */
export async function signalerTourManque(
  { client, journal }: MoyensTravaux,
  erreur: Error,
): Promise<void> {
  journal.error({ err: erreur }, 'tour quotidien abandonné');
  const manque = { etat: 'ECHOUE' as const, erreur: erreur.message, finLe: new Date() };
  for (const { id: serviceId } of await client.service.findMany({ select: { id: true } })) {
    const { count } = await client.outbox.updateMany({
      where: { serviceId, nom: QUOTIDIEN, etat: 'ECHOUE' },
      data: manque,
    });
    if (count === 0)
      await client.outbox.create({ data: { ...manque, serviceId, nom: QUOTIDIEN, charge: {} } });
  }
}
