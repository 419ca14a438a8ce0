import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Prisma, PrismaClient } from '@sciat/prisma';
import { motsDe } from '../base/texte.js';

interface CommunePubliee {
  code: string;
  nom: string;
  departement?: string;
  type: string;
  siren?: string;
  codesPostaux?: string[];
  population?: number;
}
interface MembrePublie {
  code: string;
  nom: string;
  populationMunicipale?: number;
  populationTotale?: number;
}
interface EpciPublie {
  code: string;
  nom: string;
  populationMunicipale?: number;
  membres: MembrePublie[];
}

// The package finds its own files only from its own folder: they are read by path. Its version is the
// year of the official geographic code. Its two files hold populations of different kinds and years.
const paquet = createRequire(import.meta.url).resolve(
  '@etalab/decoupage-administratif/package.json',
);
const SOURCE = 'Découpage administratif (Etalab, Licence Ouverte)';

async function lireJson<T>(fichier: string): Promise<T> {
  return JSON.parse(await readFile(join(dirname(paquet), fichier), 'utf8')) as T;
}

/** What the free text of a list is looked for in. */
export const recherche = (c: {
  nom: string;
  code: string;
  siren: string;
  codesPostaux: string[];
}) => motsDe([c.nom, c.code, c.siren, ...c.codesPostaux].join(' ')).join(' ');

/**
 * Loads the communes of the service's département and the EPCI having at least one of them as a
 * member, with all their members. Does nothing when this edition is already there; otherwise adds and
 * updates, never deletes (a dossier may name a commune that has merged since).
 */
export async function chargerCollectivites(
  client: PrismaClient,
  service: { id: string; departement: string },
): Promise<{ communes: number; epci: number }> {
  const { version } = await lireJson<{ version: string }>('package.json');
  const millesime = `${SOURCE}, édition ${version}`;
  const { id: serviceId, departement } = service;
  const presentes = await client.collectivite.groupBy({
    by: ['type'],
    where: { serviceId, departement, populationMillesime: millesime },
    _count: true,
  });
  const nombre = (type: string) => presentes.find((p) => p.type === type)?._count ?? 0;
  if (presentes.length > 0) return { communes: nombre('COMMUNE'), epci: nombre('EPCI') };

  const [toutes, tousEpci] = await Promise.all([
    lireJson<CommunePubliee[]>('data/communes.json'),
    lireJson<EpciPublie[]>('data/epci.json'),
  ]);
  const actuelles = toutes.filter((c) => c.type === 'commune-actuelle');
  const departementDe = new Map(actuelles.map((c) => [c.code, c.departement ?? '']));
  const communes = actuelles.filter((c) => c.departement === departement);
  const codes = new Set(communes.map((c) => c.code));
  const saisis = await client.collectivite.findMany({
    where: { serviceId, type: { notIn: ['COMMUNE', 'EPCI'] } },
    select: { code: true },
  });
  // An applicant entered by the service stays what the service said it is.
  const reserves = new Set(saisis.map((c) => c.code));
  const epci = tousEpci.filter(
    (e) => !reserves.has(e.code) && e.membres.some((m) => codes.has(m.code)),
  );

  await client.$transaction(
    async (tx) => {
      for (const e of epci)
        await enregistrerEpci(tx, e, { serviceId, departement, millesime, departementDe });
      const epciDe = new Map<string, string>();
      const enregistres = await tx.collectivite.findMany({ where: { serviceId, type: 'EPCI' } });
      for (const { id, code } of enregistres) {
        for (const m of epci.find((e) => e.code === code)?.membres ?? []) epciDe.set(m.code, id);
      }
      for (const c of communes) {
        const { siren = '', codesPostaux = [], nom, code } = c;
        const valeurs = {
          nom,
          siren,
          codesPostaux,
          departement,
          population: c.population ?? null,
          populationNature: 'population (fichier des communes)',
          populationMillesime: millesime,
          epciId: epciDe.get(code) ?? null,
          recherche: recherche({ nom, code, siren, codesPostaux }),
        };
        await tx.collectivite.upsert({
          where: { serviceId_code: { serviceId, code } },
          create: { serviceId, code, type: 'COMMUNE', ...valeurs },
          update: valeurs,
        });
      }
    },
    { timeout: 60_000 },
  );
  return { communes: communes.length, epci: epci.length };
}

async function enregistrerEpci(
  tx: Prisma.TransactionClient,
  { code, nom, populationMunicipale = 0, membres }: EpciPublie,
  contexte: {
    serviceId: string;
    departement: string;
    millesime: string;
    departementDe: Map<string, string>;
  },
): Promise<void> {
  const { serviceId, departement, millesime, departementDe } = contexte;
  const valeurs = {
    nom,
    siren: code,
    codesPostaux: [],
    departement,
    population: populationMunicipale,
    populationNature: 'population municipale (fichier des EPCI)',
    populationMillesime: millesime,
    recherche: recherche({ nom, code, siren: code, codesPostaux: [] }),
  };
  const { id } = await tx.collectivite.upsert({
    where: { serviceId_code: { serviceId, code } },
    create: { serviceId, code, type: 'EPCI', ...valeurs },
    update: valeurs,
  });
  await tx.membreEpci.deleteMany({ where: { epciId: id } });
  await tx.membreEpci.createMany({
    data: membres.map((m) => ({
      epciId: id,
      insee: m.code,
      nom: m.nom,
      departement: departementDe.get(m.code) ?? '',
      populationMunicipale: m.populationMunicipale ?? null,
      populationTotale: m.populationTotale ?? null,
    })),
  });
}
