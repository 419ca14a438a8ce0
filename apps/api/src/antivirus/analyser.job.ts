import type { PrismaClient } from '@sciat/prisma';
import type { Horloge } from '../base/horloge.js';
import { ecrireDossier } from '../dossiers/ecrire-dossier.js';
import { deposer } from '../outbox/deposer.js';
import type { FichiersService } from '../pieces/fichiers.service.js';
import type { Antivirus } from './antivirus.js';

export interface MoyensAnalyse {
  client: PrismaClient;
  horloge: Horloge;
  fichiers: FichiersService;
  antivirus: Antivirus | null;
}

/**
 * What the antivirus says of a file in quarantine: the name of what it found, or `null`.
 * @throws when it cannot tell: the queue tries again, and the file stays in quarantine
 */
export async function examiner(
  { fichiers, antivirus }: Pick<MoyensAnalyse, 'fichiers' | 'antivirus'>,
  cle: string,
): Promise<string | null> {
  if (!antivirus) throw new Error('Aucun antivirus n’est donné à ce processus (CLAMD_URL).');
  return antivirus.analyser(await fichiers.lire(cle));
}

/** Takes the file of a piece out of quarantine, or shuts it in for good. Run twice, it finds it decided. */
export async function analyserVersion(
  moyens: MoyensAnalyse,
  pieceId: string,
  numero: number,
): Promise<void> {
  const { client, horloge } = moyens;
  const cle = { pieceId_numero: { pieceId, numero } };
  const version = await client.versionPiece.findUnique({
    where: cle,
    include: { piece: { include: { dossier: { select: { serviceId: true } } } } },
  });
  if (version?.analyse !== 'EN_ATTENTE') return;
  const signature = await examiner(moyens, version.cle);
  const decider = { pieceId, numero, analyse: 'EN_ATTENTE' as const };
  if (signature === null) {
    // Nothing an agent has to know of: no event, and no new version of the dossier.
    await client.versionPiece.updateMany({ where: decider, data: { analyse: 'SAINE' } });
    return;
  }
  const { piece, sha256 } = version;
  const { serviceId } = piece.dossier;
  await ecrireDossier(
    { client, horloge },
    {
      dossierId: piece.dossierId,
      auteur: { id: null, role: 'systeme', serviceId },
      permission: 'piece:analyser',
    },
    async ({ tx, dossier, definition }) => {
      const { count } = await tx.versionPiece.updateMany({
        where: decider,
        data: { analyse: 'INFECTEE' },
      });
      if (count === 0) return { evenements: [] };
      const actuelle = dossier.pieces.find((p) => p.id === pieceId);
      // It is awaited again, and whoever deposited it is told why.
      if (actuelle?.versions[0]?.numero === numero && !dossier.closLe)
        await tx.piece.update({
          where: { id: pieceId },
          data: { etat: 'REFUSEE', motifRefus: MOTIF, verifieeLe: null, verifieeParId: null },
        });
      const libelle = definition.pieces.find((p) => p.code === piece.code)?.libelle ?? piece.code;
      return {
        evenements: [
          {
            type: 'PieceInfectee',
            charge: { piece: piece.code, libelle, numero, sha256, signature },
          },
        ],
      };
    },
  );
}

const MOTIF =
  'L’antivirus a trouvé un logiciel malveillant dans ce fichier : il a été bloqué. Déposez-en un autre, fait sur un poste sain.';

const LOT = 500;

/** Asks again for what stays in quarantine, should the queue and its outbox row have been lost. Returns how many. */
export async function reprendreAnalyses(
  { client, horloge }: Pick<MoyensAnalyse, 'client' | 'horloge'>,
  ageMs = 3600_000,
): Promise<number> {
  const avant = new Date(horloge.maintenant().getTime() - ageMs);
  const enAttente = await client.versionPiece.findMany({
    where: { analyse: 'EN_ATTENTE', deposeeLe: { lt: avant } },
    select: {
      pieceId: true,
      numero: true,
      piece: { select: { dossierId: true, dossier: { select: { serviceId: true } } } },
    },
    orderBy: { deposeeLe: 'asc' },
    take: LOT,
  });
  for (const { pieceId, numero, piece } of enAttente) {
    const { dossierId, dossier } = piece;
    await deposer(
      client,
      { serviceId: dossier.serviceId, dossierId },
      { nom: 'piece.analyser', charge: { pieceId, numero } },
    );
  }
  return enAttente.length + (await reprendreScans(client));
}

/** Whatever their age, which nothing keeps: analysed twice, a scan is decided once. */
async function reprendreScans(client: PrismaClient): Promise<number> {
  const enAttente = await client.courrier.findMany({
    where: { scanAnalyse: 'EN_ATTENTE' },
    select: { id: true, serviceId: true, dossierId: true },
    orderBy: { id: 'asc' },
    take: LOT,
  });
  for (const { id: courrierId, ...ou } of enAttente)
    await deposer(client, ou, { nom: 'scan.analyser', charge: { courrierId } });
  return enAttente.length;
}
