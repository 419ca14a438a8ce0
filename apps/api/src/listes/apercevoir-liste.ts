import type { ApercuListe, ImporterListe, LigneListe } from '@sciat/contrats';
import type { PrismaClient } from '@sciat/prisma';
import { deBase, enBase } from '../base/dates.js';
import type { Horloge } from '../base/horloge.js';
import { effetsSurDossiers, SANS_EFFET } from '../eligibilite/effets-sur-dossiers.js';
import { examinerFichier, type FichierExamine } from './examiner-fichier.js';
import { RAISONS_MAX } from './importer-liste.js';

/**
 * What publishing this file would change, by the same checks as publishing it. Writes nothing.
 * @throws ErreurMetier 400 or 415 for a file that cannot be read; refused lines are part of the answer
 */
export async function apercevoirListe(
  { client, horloge }: { client: PrismaClient; horloge: Horloge },
  serviceId: string,
  { code, effetLe, source, fictive }: ImporterListe,
  fichier: Buffer,
): Promise<ApercuListe> {
  const examine = await examinerFichier(client, serviceId, code, fichier);
  const { liste, lues, raisons, remarques, nomsDifferents, collectivites, zones } = examine;
  const effet = enBase(effetLe);
  const [remplacee, suivante] = await Promise.all([
    client.listeEligibilite.findFirst({
      where: { serviceId, code, effetLe: { lte: effet } },
      orderBy: [{ effetLe: 'desc' }, { importeeLe: 'desc' }],
      select: { id: true, effetLe: true, nombre: true },
    }),
    client.listeEligibilite.findFirst({
      where: { serviceId, code, effetLe: { gt: effet } },
      orderBy: [{ effetLe: 'asc' }, { importeeLe: 'desc' }],
      select: { id: true, effetLe: true },
    }),
  ]);
  const { effets, calculs, concernes } =
    raisons.length > 0
      ? SANS_EFFET
      : await effetsSurDossiers(
          { client, horloge },
          {
            serviceId,
            definitions: liste.definitions,
            du: effetLe,
            avant: suivante && deBase(suivante.effetLe),
          },
          {
            liste: {
              code,
              effetLe,
              source,
              fictive: fictive === 'true',
              valeurs: new Map(collectivites.map((c) => [c.id, c.valeur])),
              zones,
            },
          },
        );
  return {
    lignes: lues,
    refusees: raisons.length,
    raisons: raisons.slice(0, RAISONS_MAX),
    remarques,
    remplacee: remplacee && {
      id: remplacee.id,
      effetLe: deBase(remplacee.effetLe),
      nombre: remplacee.nombre,
    },
    suivante: suivante && { id: suivante.id, effetLe: deBase(suivante.effetLe) },
    ...comparer(await lignesDe(client, remplacee?.id, examine), lignesLues(examine)),
    nomsDifferents,
    dossiersOuverts: concernes,
    effets,
    calculs,
  };
}

/** `marque` is what makes two lines of one code differ. */
type LigneComparee = LigneListe & { marque: string };

function lignesLues({ collectivites, zones }: FichierExamine): LigneComparee[] {
  return [
    ...collectivites.map((c) => ({ ...c, marque: c.valeur ?? '' })),
    ...zones.map(({ code, nom, geometrie }, i) => ({
      id: String(i + 1),
      code,
      nom,
      valeur: null,
      marque: JSON.stringify(geometrie.coordinates),
    })),
  ];
}

/** The lines of the list replaced, in the same form as those of the file. */
async function lignesDe(
  client: PrismaClient,
  listeId: string | undefined,
  { liste, connues }: FichierExamine,
): Promise<LigneComparee[]> {
  if (!listeId) return [];
  if (liste.nature === 'carte') {
    const zones = await client.zoneCarte.findMany({ where: { listeId } });
    return zones.map(({ rang, code, nom, geometrie }) => {
      const { coordinates } = geometrie as { coordinates?: unknown };
      return { id: String(rang), code, nom, valeur: null, marque: JSON.stringify(coordinates) };
    });
  }
  const parId = new Map(connues.map((c) => [c.id, c]));
  const lignes = await client.ligneListe.findMany({ where: { listeId } });
  return lignes.flatMap(({ collectiviteId, valeur }) => {
    const connue = parId.get(collectiviteId);
    return connue ? [{ ...connue, valeur, marque: valeur ?? '' }] : [];
  });
}

function comparer(avant: LigneComparee[], apres: LigneComparee[]) {
  const parCode = new Map(avant.map((l) => [l.code, l]));
  return {
    ajoutees: absentesDe(avant, apres),
    retirees: absentesDe(apres, avant),
    modifiees: apres
      .flatMap(({ marque, ...ligne }) => {
        const deja = parCode.get(ligne.code);
        return deja && deja.marque !== marque ? [{ ...ligne, avant: deja.valeur }] : [];
      })
      .sort(parNom),
  };
}

function absentesDe(deja: LigneComparee[], autres: LigneComparee[]): LigneListe[] {
  const connus = new Set(deja.map((l) => l.code));
  return autres
    .filter((l) => !connus.has(l.code))
    .map(({ marque: _, ...ligne }) => ligne)
    .sort(parNom);
}

const { compare } = new Intl.Collator('fr');
const parNom = (a: LigneListe, b: LigneListe) => compare(a.nom, b.nom);
