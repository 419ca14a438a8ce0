import { buffer } from 'node:stream/consumers';
import type { EtatLigneScan } from '@sciat/contrats';
import type { LotScan } from '@sciat/prisma';
import { examiner, type MoyensAnalyse } from '../../antivirus/analyser.job.js';
import type { Tx } from '../../base/prisma.service.js';
import type { Auteur } from '../../dossiers/ecrire-dossier.js';
import { ErreurMetier } from '../../erreurs/erreur-metier.js';
import { consigner, horsVersion } from '../../journal/consigner.js';
import { chronoDe } from '../document.js';
import { peutEtreNumerise, rangerScan } from '../numeriser.js';
import { type Groupe, grouper } from './grouper.js';
import { type Lecture, lirePages, ScanIllisible } from './lire-pages.js';

const PROGRES_MS = 1000;

/**
 * Files each letter's signed pages to it. Killed in the middle, it finds next time those already filed: a
 * letter is filed in the very transaction of its line in the report.
 * @throws when the antivirus cannot tell, or the store or the database is away: the queue tries again
 */
export async function classerScans(moyens: MoyensAnalyse, lotId: string): Promise<void> {
  const { client, fichiers } = moyens;
  const lot = await client.lotScan.findUnique({
    where: { id: lotId },
    include: { auteur: { select: { id: true, serviceId: true, role: true } } },
  });
  if (!lot?.cle) return;
  const signature = lot.analyse === 'EN_ATTENTE' ? await examiner(moyens, lot.cle) : null;
  if (signature !== null) return bloquer(moyens, lot, signature);
  const analyse = lot.analyse === 'EN_ATTENTE' ? 'SAINE' : lot.analyse;
  const contenu = await buffer(await fichiers.lire(lot.cle));
  try {
    const { type } = lot;
    await lirePages({ contenu, type, avancer: progres(moyens, lotId) }, (lecture) =>
      rangerTout(moyens, { ...lot, analyse }, lecture),
    );
    await finir(moyens, lot, { etat: 'TERMINE', analyse, erreur: null });
  } catch (erreur) {
    if (!(erreur instanceof ScanIllisible)) throw erreur;
    await finir(moyens, lot, { etat: 'ECHOUE', analyse, erreur: erreur.message });
  }
}

/** The file stays, for an administrator who launches the job again. */
export async function abandonnerScans(
  { client }: Pick<MoyensAnalyse, 'client'>,
  id: string,
): Promise<void> {
  const erreur = 'Le classement n’a pas abouti : prévenez un administrateur, il peut le relancer.';
  await client.lotScan.updateMany({
    where: { id, cle: { not: null } },
    data: { etat: 'ECHOUE', erreur },
  });
}

type Lot = LotScan & { auteur: Auteur };

async function rangerTout(moyens: MoyensAnalyse, lot: Lot, lecture: Lecture): Promise<void> {
  const { groupes, illisibles } = grouper(lecture.pages);
  const faites = await moyens.client.ligneLotScan.findMany({
    where: { lotId: lot.id },
    select: { rang: true },
  });
  for (const [rang, groupe] of groupes.entries())
    if (!faites.some((l) => l.rang === rang)) await ranger(moyens, lot, rang, groupe, lecture);
  if (illisibles.length > 0)
    await noter(moyens.client, lot, {
      rang: groupes.length,
      pages: illisibles,
      etat: 'ILLISIBLE',
    });
}

async function ranger(
  moyens: MoyensAnalyse,
  lot: Lot,
  rang: number,
  groupe: Groupe,
  lecture: Lecture,
): Promise<void> {
  const { client, fichiers } = moyens;
  const courrier = await client.courrier.findFirst({
    where: { jeton: groupe.jeton, serviceId: lot.serviceId },
  });
  const ligne = { rang, pages: groupe.pages.map((p) => p.rang), courrierId: courrier?.id ?? null };
  const ecarter = (etat: EtatLigneScan, manquantes: number[] = []) =>
    noter(client, lot, { ...ligne, etat, manquantes });
  if (!courrier) return ecarter('INCONNU');
  if (!peutEtreNumerise(courrier)) return ecarter('ETAT');
  if (courrier.scanCle) return ecarter('DEJA_NUMERISE');
  if (groupe.absentes.length > 0) return ecarter('INCOMPLET', groupe.absentes);
  if (groupe.doubles.length > 0) return ecarter('DOUBLE', groupe.doubles);
  const contenu = await lecture.extraire(groupe.pages, `Courrier ${chronoDe(courrier)}, signé`);
  const { nom, analyse, auteur } = lot;
  try {
    await fichiers.avecFichier(contenu, (chemin) =>
      rangerScan(
        moyens,
        courrier.id,
        auteur,
        { nom, chemin, type: 'application/pdf', analyse },
        async (tx, { scanCle }) => {
          // By hand, or by another file, meanwhile.
          if (scanCle) throw new ErreurMetier('conflit', 'Ce courrier a déjà sa page signée.');
          await noter(tx, lot, { ...ligne, etat: 'CLASSE' });
        },
      ),
    );
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur;
    await ecarter(erreur.nature === 'conflit' ? 'DEJA_NUMERISE' : 'ETAT');
  }
}

interface Ligne {
  rang: number;
  /** From 0. */
  pages: number[];
  etat: EtatLigneScan;
  manquantes?: number[];
  courrierId?: string | null;
}
async function noter(tx: Tx, { id: lotId }: Lot, { pages, ...ligne }: Ligne): Promise<void> {
  // Two runs at once write the same line: the first one tells.
  await tx.ligneLotScan.createMany({
    data: { ...ligne, lotId, pages: pages.map((p) => p + 1) },
    skipDuplicates: true,
  });
}

/** Told to whoever waits, without a write for each page. */
function progres({ client }: MoyensAnalyse, id: string) {
  let dernier = 0;
  return (lues: number, pages: number) => {
    if (lues < pages && Date.now() - dernier < PROGRES_MS) return;
    dernier = Date.now();
    client.lotScan.updateMany({ where: { id }, data: { lues, pages } }).catch(() => undefined);
  };
}

type Fin = Pick<LotScan, 'etat' | 'analyse' | 'erreur'>;
async function finir(
  { client, fichiers }: MoyensAnalyse,
  { id, cle }: Lot,
  fin: Fin,
  avec: (tx: Tx) => Promise<unknown> = async () => undefined,
) {
  await client.$transaction(async (tx) => {
    await tx.lotScan.update({ where: { id }, data: { ...fin, cle: null } });
    await avec(tx);
  });
  // What cannot be removed now goes with the leftovers of the day.
  if (cle) await fichiers.supprimer(cle).catch(() => undefined);
}

async function bloquer(moyens: MoyensAnalyse, lot: Lot, signature: string): Promise<void> {
  const { horloge } = moyens;
  const { serviceId, sha256 } = lot;
  const charge = { courrierId: null, libelle: 'pages signées', chrono: null, sha256, signature };
  const chaine = horsVersion(horloge, { serviceId });
  const fin: Fin = {
    etat: 'ECHOUE',
    analyse: 'INFECTEE',
    erreur: 'L’antivirus a trouvé un logiciel malveillant dans ce fichier : rien n’a été classé.',
  };
  await finir(moyens, lot, fin, (tx) => consigner(tx, chaine, [{ type: 'ScanInfecte', charge }]));
}
