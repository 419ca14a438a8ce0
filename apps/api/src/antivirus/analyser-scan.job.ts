import { resumer } from '../courriers/courrier.mapper.js';
import { avecNoms } from '../courriers/lire.js';
import { ecrireDossier } from '../dossiers/ecrire-dossier.js';
import { examiner, type MoyensAnalyse } from './analyser.job.js';

/**
 * Takes the scan of a letter out of quarantine, or shuts it in for good. Run twice, or after another scan took
 * its place, it finds it decided.
 */
export async function analyserScan(moyens: MoyensAnalyse, courrierId: string): Promise<void> {
  const { client, horloge } = moyens;
  const courrier = await client.courrier.findUnique({
    where: { id: courrierId },
    include: avecNoms,
  });
  if (courrier?.scanAnalyse !== 'EN_ATTENTE' || !courrier.scanCle) return;
  const { serviceId, dossierId, scanCle, scanSha256 } = courrier;
  const signature = await examiner(moyens, scanCle);
  const decider = { id: courrierId, scanCle, scanAnalyse: 'EN_ATTENTE' as const };
  if (signature === null) {
    await client.courrier.updateMany({ where: decider, data: { scanAnalyse: 'SAINE' } });
    return;
  }
  await ecrireDossier(
    { client, horloge },
    {
      dossierId,
      auteur: { id: null, role: 'systeme', serviceId },
      permission: 'piece:analyser',
    },
    async ({ tx }) => {
      const { count } = await tx.courrier.updateMany({
        where: decider,
        data: { scanAnalyse: 'INFECTEE', version: { increment: 1 } },
      });
      if (count === 0) return { evenements: [] };
      const { libelle, chrono } = resumer(courrier);
      const charge = { courrierId, libelle, chrono, sha256: scanSha256 ?? '', signature };
      return { evenements: [{ type: 'ScanInfecte', charge }] };
    },
  );
}
