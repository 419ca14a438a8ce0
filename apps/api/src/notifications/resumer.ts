import { ajouterJours, enToutesLettres, estJourOuvre } from '@sciat/dispositifs';
import type { Prisma, PrismaClient, Utilisateur } from '@sciat/prisma';
import { duPerimetre } from '../auth/perimetre.js';
import { deBase, enBase } from '../base/dates.js';
import type { Horloge } from '../base/horloge.js';
import type { Tx } from '../base/prisma.service.js';
import { cheminDossier } from '../courriels/adresser.js';
import { direNouvelle, ecrireA, SIGNATURE } from './notifier.js';

interface Moyens {
  client: PrismaClient;
  horloge: Horloge;
}

/** Lines of a section; the others are counted. */
const LIGNES_MAX = 20;

/**
 * Once each working day: a mail to whoever has something overdue, due this week or to check, or was told of
 * something they want in it. Nothing to say, no mail; however often the job runs, one a day.
 */
export async function envoyerResumes({ client, horloge }: Moyens): Promise<number> {
  const aujourdhui = horloge.aujourdhui();
  if (!estJourOuvre(aujourdhui)) return 0;
  const jour = enBase(aujourdhui);
  const pasEncore = { OR: [{ resumeLe: null }, { resumeLe: { lt: jour } }] };
  const comptes = await client.utilisateur.findMany({
    where: { actif: true, resumeQuotidien: true, ...pasEncore },
    orderBy: { id: 'asc' },
  });
  let envoyes = 0;
  for (const compte of comptes)
    envoyes += await client.$transaction(async (tx) => {
      // Two rounds at once: the second waits here, and finds it done.
      const { count } = await tx.utilisateur.updateMany({
        where: { id: compte.id, ...pasEncore },
        data: { resumeLe: jour },
      });
      if (count === 0) return 0;
      const sections = await sectionsDe(tx, compte, aujourdhui);
      await tx.notification.updateMany({
        where: { utilisateurId: compte.id, aResumer: true },
        data: { aResumer: false },
      });
      if (sections.length === 0) return 0;
      await ecrireA(tx, compte, {
        modele: 'RESUME',
        objet: `Vos dossiers, le ${enToutesLettres(aujourdhui)}`,
        texte: `Bonjour,\n\n${sections.join('\n\n')}\n\n${SIGNATURE}`,
        maintenant: horloge.maintenant(),
      });
      return 1;
    });
  return envoyes;
}

async function sectionsDe(tx: Tx, compte: Utilisateur, aujourdhui: string): Promise<string[]> {
  const jour = enBase(aujourdhui);
  const semaine = enBase(ajouterJours(aujourdhui, 7));
  const miennes = { ...duPerimetre(compte), agentId: compte.id };
  const dues = async (titre: string, ou: Prisma.ObligationWhereInput) => {
    const where = { ...miennes, ...ou };
    const [lignes, total] = await Promise.all([
      tx.obligation.findMany({
        where,
        orderBy: [{ echeanceLe: 'asc' }, { dossierId: 'asc' }],
        take: LIGNES_MAX,
        include: { dossier: { select: { id: true, reference: true } } },
      }),
      tx.obligation.count({ where }),
    ]);
    return section(
      titre,
      lignes.map(({ dossier, libelle, echeanceLe }) =>
        ligne(
          dossier,
          `${libelle}${echeanceLe ? `, pour le ${enToutesLettres(deBase(echeanceLe))}` : ''}`,
        ),
      ),
      total,
    );
  };
  const aVerifier = { ...miennes, closLe: null, pieces: { some: { etat: 'RECUE' as const } } };
  const aDire = { ...duPerimetre(compte), utilisateurId: compte.id, aResumer: true, lueLe: null };
  const avisEnRetard = {
    etat: 'ATTENDUE' as const,
    echeanceLe: { lt: jour },
    dossier: miennes,
  };
  const [avis, pieces, nouvelles, combien] = await Promise.all([
    tx.consultation.findMany({
      where: avisEnRetard,
      orderBy: { echeanceLe: 'asc' },
      select: {
        organisme: true,
        echeanceLe: true,
        dossier: { select: { id: true, reference: true } },
      },
    }),
    tx.dossier.findMany({
      where: aVerifier,
      orderBy: { reference: 'asc' },
      select: { id: true, reference: true },
    }),
    tx.notification.findMany({
      where: aDire,
      orderBy: { creeLe: 'asc' },
      take: LIGNES_MAX,
      include: { dossier: { select: { id: true, reference: true } } },
    }),
    tx.notification.count({ where: aDire }),
  ]);
  return [
    await dues('En retard', { echeanceLe: { lt: jour } }),
    await dues('Attendu de vous sous sept jours', {
      acteur: 'SCIAT',
      echeanceLe: { gte: jour, lte: semaine },
    }),
    section(
      'Pièces à vérifier',
      pieces.slice(0, LIGNES_MAX).map((d) => ligne(d)),
      pieces.length,
    ),
    section(
      'Avis en retard',
      avis
        .slice(0, LIGNES_MAX)
        .map(({ dossier, organisme, echeanceLe }) =>
          ligne(dossier, `${organisme}, attendu le ${enToutesLettres(deBase(echeanceLe))}`),
        ),
      avis.length,
    ),
    section(
      'Depuis le dernier résumé',
      nouvelles.map((n) => {
        const { dite, chemin } = direNouvelle(n);
        return `${dite}\n  ${chemin}`;
      }),
      combien,
    ),
  ].filter((s) => s !== '');
}

/** Under it, the way to the dossier. */
const ligne = ({ id, reference }: { id: string; reference: string }, suite?: string) =>
  `${reference}${suite ? `\u00a0: ${suite}` : ''}\n  ${cheminDossier(id)}`;

function section(titre: string, lignes: string[], total: number): string {
  if (total === 0) return '';
  const reste = total - lignes.length;
  return [
    `${titre} (${total})`,
    ...lignes.map((l) => `- ${l}`),
    ...(reste > 0 ? [`- et ${reste} autre${reste > 1 ? 's' : ''}`] : []),
  ].join('\n');
}
