import type { TravailDemande } from '@sciat/contrats';
import { analyserVersion } from '../antivirus/analyser.job.js';
import { analyserScan } from '../antivirus/analyser-scan.job.js';
import { abandonnerCourriel, envoyerCourriel } from '../courriels/envoyer.job.js';
import { rendreCourrier } from '../courriers/rendre.job.js';
import { abandonnerScans, classerScans } from '../courriers/scans/classer.job.js';
import { recalculerEcheances } from '../echeances/recalculer.job.js';
import { abandonnerExport, produireExport } from '../exports/produire.job.js';
import { abandonnerLot, traiterLot } from '../lots/traiter.job.js';
import { appliquerRapprochement } from '../paiements/appliquer.job.js';
import { executerPassation } from '../passations/executer.job.js';
import { type MoyensTravaux, tourQuotidien } from './tour-quotidien.js';

type Charge<N extends TravailDemande['nom']> = Extract<TravailDemande, { nom: N }>['charge'];

interface Traitement<N extends TravailDemande['nom']> {
  /** May run twice for one request, and must then change nothing the second time. */
  traiter(moyens: MoyensTravaux, charge: Charge<N>): Promise<void>;
  abandonner?(moyens: MoyensTravaux, charge: Charge<N>, erreur: string): Promise<void>;
}

/** One handler for each job an outbox row may name; the compiler sees that none is missing. */
export const registre: { [N in TravailDemande['nom']]: Traitement<N> } = {
  'courriel.envoyer': {
    traiter: (moyens, { courrielId }) => envoyerCourriel(moyens, courrielId),
    abandonner: (moyens, { courrielId }, erreur) => abandonnerCourriel(moyens, courrielId, erreur),
  },
  'courrier.rendre': {
    traiter: (moyens, { courrierId, version }) => rendreCourrier(moyens, courrierId, version),
  },
  'echeances.recalculer': {
    traiter: (moyens, { serviceId, dispositif }) =>
      recalculerEcheances(moyens, serviceId, dispositif),
  },
  'export.produire': {
    traiter: (moyens, { exportId }) => produireExport(moyens, exportId),
    abandonner: (moyens, { exportId }) => abandonnerExport(moyens, exportId),
  },
  'lot.traiter': {
    traiter: (moyens, { lotId }) => traiterLot(moyens, lotId),
    abandonner: (moyens, { lotId }) => abandonnerLot(moyens, lotId),
  },
  'piece.analyser': {
    traiter: (moyens, { pieceId, numero }) => analyserVersion(moyens, pieceId, numero),
  },
  'scan.analyser': {
    traiter: (moyens, { courrierId }) => analyserScan(moyens, courrierId),
  },
  'scans.classer': {
    traiter: (moyens, { lotId }) => classerScans(moyens, lotId),
    abandonner: (moyens, { lotId }) => abandonnerScans(moyens, lotId),
  },
  'paiements.rapprocher': {
    traiter: (moyens, { rapprochementId }) => appliquerRapprochement(moyens, rapprochementId),
  },
  'passation.executer': {
    traiter: (moyens, { passationId }) => executerPassation(moyens, passationId),
  },
  quotidien: { traiter: tourQuotidien },
};
