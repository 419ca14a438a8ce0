import {
  type DemanderExport,
  demanderExportSchema,
  EXPORT_MAX,
  type Export,
  type FormatExport,
} from '@sciat/contrats';
import type { Export as ExportLu, PrismaClient } from '@sciat/prisma';
import type { Utilisateur } from '../auth/acces.js';
import type { Horloge } from '../base/horloge.js';
import { compterJusqua } from '../dossiers/lister.js';
import { interdit, introuvable, refus } from '../erreurs/erreur-metier.js';
import { deposer } from '../outbox/deposer.js';
import { lireRecherche } from '../recherche/termes.js';

interface Moyens {
  client: PrismaClient;
  horloge: Horloge;
}

/** A file of everyone's dossiers is not left lying about. */
export const DUREE_MS = 24 * 3600 * 1000;
const EN_COURS_MAX = 2;
const MONTRES = 50;

/** Asks a job for the file of a long list. */
export async function demanderExport(
  { client, horloge }: Moyens,
  agent: Utilisateur,
  { format, ...demande }: DemanderExport,
): Promise<Export> {
  const { id: auteurId, serviceId, dispositifs } = agent;
  const { filtres } = demande;
  const termes = await lireRecherche(client, agent, filtres.q);
  const aujourdhui = horloge.aujourdhui();
  const total = await compterJusqua(client, agent, { filtres, termes, aujourdhui }, EXPORT_MAX + 1);
  if (total > EXPORT_MAX)
    throw refus([
      { code: 'TROP', message: 'Cette liste dépasse ce que tient une feuille : filtrez-la.' },
    ]);
  const cree = await client.$transaction(async (tx) => {
    // One request at a time for an author: two sent together would both find room.
    await tx.$queryRaw`SELECT id FROM utilisateur WHERE id = ${auteurId}::uuid FOR UPDATE`;
    if ((await tx.export.count({ where: { auteurId, etat: 'EN_COURS' } })) >= EN_COURS_MAX)
      throw refus([
        {
          code: 'EN_COURS',
          message: `Vous avez déjà ${EN_COURS_MAX} exports en préparation : attendez la fin de l’un d’eux.`,
        },
      ]);
    const ligne = await tx.export.create({
      data: {
        auteurId,
        serviceId,
        format,
        demande,
        total,
        dispositifs,
        creeLe: horloge.maintenant(),
      },
    });
    await deposer(
      tx,
      { serviceId, dossierId: null },
      { nom: 'export.produire', charge: { exportId: ligne.id } },
    );
    return ligne;
  });
  return presenter(cree, horloge);
}

/** Mine, the latest first. */
export async function listerExports(
  { client, horloge }: Moyens,
  { id: auteurId }: Utilisateur,
): Promise<{ donnees: Export[]; total: number }> {
  const lus = await client.export.findMany({
    where: { auteurId },
    orderBy: [{ creeLe: 'desc' }, { id: 'desc' }],
    take: MONTRES,
  });
  return { donnees: lus.map((e) => presenter(e, horloge)), total: lus.length };
}

/**
 * The file of one's own export.
 * @throws ErreurMetier 403 when its author has come to follow fewer schemes than those it was made with
 */
export async function lireFichier(
  { client, horloge }: Moyens,
  agent: Utilisateur,
  id: string,
): Promise<{ cle: string; taille: number; format: FormatExport; jour: string }> {
  const lu = await client.export.findFirst({ where: { id, auteurId: agent.id } });
  if (!lu) throw introuvable('Cet export');
  const { dispositifs } = agent;
  const couvre = (d: string) => dispositifs.includes(d);
  if (dispositifs.length > 0 && !(lu.dispositifs.length > 0 && lu.dispositifs.every(couvre)))
    throw interdit('Cet export contient des dispositifs que vous ne suivez plus : refaites-le.');
  const { etat, format } = presenter(lu, horloge);
  if (etat !== 'PRET' || !lu.cle || lu.taille === null)
    throw introuvable('Le fichier de cet export');
  const jour = (lu.finLe ?? lu.creeLe).toISOString().slice(0, 10);
  return { cle: lu.cle, taille: lu.taille, format, jour };
}

function presenter(lu: ExportLu, horloge: Horloge): Export {
  const { filtres } = lireDemande(lu);
  const fin = lu.etat === 'PRET' && lu.finLe ? lu.finLe.getTime() + DUREE_MS : null;
  const perime = fin !== null && fin <= horloge.maintenant().getTime();
  return {
    id: lu.id,
    format: lu.format as FormatExport,
    etat: perime ? 'EXPIRE' : lu.etat,
    faits: lu.faits,
    total: lu.total,
    taille: lu.taille,
    filtres,
    creeLe: lu.creeLe.toISOString(),
    finLe: lu.finLe?.toISOString() ?? null,
    jusqua: fin === null ? null : new Date(fin).toISOString(),
  };
}

export const lireDemande = ({ demande, format }: Pick<ExportLu, 'demande' | 'format'>) =>
  demanderExportSchema.parse({ ...(demande as object), format });
