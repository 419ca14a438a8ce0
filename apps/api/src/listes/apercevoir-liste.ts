import type { ApercuListe, ImporterListe, LigneListe } from '@sciat/contrats';
import type { PrismaClient } from '@sciat/prisma';
import { deBase, enBase } from '../base/dates.js';
import { examinerFichier, RAISONS_MAX } from './importer-liste.js';

/**
 * What publishing this file would change, by the same checks as publishing it. Writes nothing.
 * @throws ErreurMetier 400 for a file that is no table; refused lines are part of the answer
 */
export async function apercevoirListe(
  client: PrismaClient,
  serviceId: string,
  { code, effetLe }: Pick<ImporterListe, 'code' | 'effetLe'>,
  fichier: Uint8Array,
): Promise<ApercuListe> {
  const { concernes, lignes, collectivites, raisons, nomsDifferents } = await examinerFichier(
    client,
    serviceId,
    code,
    fichier,
  );
  const effet = enBase(effetLe);
  const [remplacee, suivante] = await Promise.all([
    client.listeEligibilite.findFirst({
      where: { serviceId, code, effetLe: { lte: effet } },
      orderBy: [{ effetLe: 'desc' }, { importeeLe: 'desc' }],
      include: {
        lignes: { select: { collectivite: { select: { id: true, code: true, nom: true } } } },
      },
    }),
    client.listeEligibilite.findFirst({
      where: { serviceId, code, effetLe: { gt: effet } },
      orderBy: [{ effetLe: 'asc' }, { importeeLe: 'desc' }],
      select: { id: true, effetLe: true },
    }),
  ]);
  const dossiersOuverts = await client.dossier.count({
    where: {
      serviceId,
      dispositif: { in: concernes.map((d) => d.code) },
      issue: null,
      recuLe: { gte: effet, ...(suivante ? { lt: suivante.effetLe } : {}) },
    },
  });
  const avant = remplacee?.lignes.map((l) => l.collectivite) ?? [];
  return {
    lignes,
    refusees: raisons.length,
    raisons: raisons.slice(0, RAISONS_MAX),
    remplacee: remplacee && {
      id: remplacee.id,
      effetLe: deBase(remplacee.effetLe),
      nombre: remplacee.nombre,
    },
    suivante: suivante && { id: suivante.id, effetLe: deBase(suivante.effetLe) },
    ajoutees: absentesDe(avant, collectivites),
    retirees: absentesDe(collectivites, avant),
    nomsDifferents,
    dossiersOuverts,
  };
}

function absentesDe(deja: LigneListe[], autres: LigneListe[]): LigneListe[] {
  const connues = new Set(deja.map((c) => c.id));
  return autres.filter((c) => !connues.has(c.id)).sort((a, b) => a.nom.localeCompare(b.nom, 'fr'));
}
