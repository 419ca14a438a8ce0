import {
  ajouterJours,
  type Definition,
  definitions,
  dernieresVersions,
  type ListeDefinition,
  type TypeDemandeur,
  typesDemandeur,
} from '@sciat/dispositifs';
import type { Collectivite, PrismaClient } from '@sciat/prisma';
import { enBase } from '../base/dates.js';
import { creerCollectivite } from '../collectivites/creer-collectivite.js';
import type { Moyens } from '../dossiers/ecrire-dossier.js';
import { importerListe } from '../listes/importer-liste.js';

const SOURCE = 'Démonstration (fictif)';
const EFFET = '2021-01-01';

type Auteur = { id: string; serviceId: string; role: 'administrateur' };

/** What the dossiers stand on: lists, maps, waves and envelopes, all fictive and saying so. */
export async function garnirReferentiel(
  moyens: Moyens,
  auteur: Auteur,
  aujourdhui: string,
): Promise<void> {
  const { client } = moyens;
  const { serviceId } = auteur;
  const lues = new Set<string>();
  for (const definition of definitions) {
    for (const liste of definition.listes) {
      if (lues.has(liste.code)) continue;
      lues.add(liste.code);
      if ((await client.listeEligibilite.count({ where: { serviceId, code: liste.code } })) > 0)
        continue;
      const demande = {
        code: liste.code,
        effetLe: EFFET,
        source: `${SOURCE} : ${SOURCES[liste.nature]}`,
        fictive: 'true' as const,
      };
      await importerListe(moyens, auteur, demande, await fichierDe(client, serviceId, liste));
    }
  }
  for (const definition of dernieresVersions()) {
    await regler(moyens, auteur, definition, aujourdhui);
    await ouvrirVague(moyens, auteur, definition, aujourdhui);
    await fixerEnveloppe(moyens, auteur, definition, aujourdhui);
  }
}

const SOURCES = {
  presence: 'communes les moins peuplées',
  valeur: 'valeurs tirées du rang alphabétique',
  carte: 'deux carrés tracés à la main',
};
const COMMUNES_ELIGIBLES = 46;
const EPCI_ELIGIBLES = 2;

/** The least populated ones: plausible, and plainly not the official list. */
async function fichierDe(
  client: PrismaClient,
  serviceId: string,
  { nature, valeurs }: ListeDefinition,
): Promise<Buffer> {
  if (nature === 'carte') return Buffer.from(JSON.stringify(CARTE));
  const lire = (type: 'COMMUNE' | 'EPCI', take?: number) =>
    client.collectivite.findMany({
      where: { serviceId, type },
      orderBy: [{ population: 'asc' }, { id: 'asc' }],
      ...(take ? { take } : {}),
    });
  if (nature === 'presence') {
    const lignes = [
      ...(await lire('COMMUNE', COMMUNES_ELIGIBLES)),
      ...(await lire('EPCI', EPCI_ELIGIBLES)),
    ].map((c) => `${c.code};${c.nom}`);
    return Buffer.from(['code;nom', ...lignes].join('\n'));
  }
  const toutes = [...(await lire('COMMUNE')), ...(await lire('EPCI'))];
  const lignes = toutes.map((c, i) => {
    const valeur = valeurs ? valeurs[i % valeurs.length] : String(c.population ?? 0);
    return `${c.code};${c.nom};${valeur}`;
  });
  return Buffer.from(['code;nom;valeur', ...lignes].join('\n'));
}

/** A square of about 900 m, somewhere in Marseille. */
const carre = (code: string, nom: string, longitude: number, latitude: number) => {
  const [l, h] = [0.0055, 0.004];
  const coins = [
    [longitude - l, latitude - h],
    [longitude + l, latitude - h],
    [longitude + l, latitude + h],
    [longitude - l, latitude + h],
    [longitude - l, latitude - h],
  ];
  return {
    type: 'Feature',
    properties: { code, nom },
    geometry: { type: 'Polygon', coordinates: [coins] },
  };
};
const CARTE = {
  type: 'FeatureCollection',
  features: [
    carre('FICTIF-1', 'Quartier fictif du Nord', 5.37, 43.345),
    carre('FICTIF-2', 'Quartier fictif de l’Est', 5.43, 43.3),
  ],
};

const OUVERTE_DEPUIS_JOURS = 1500;

/** The calls of these schemes are closed: a fictive wave lets the demo show them today. */
async function ouvrirVague(
  { client, horloge }: Moyens,
  { id: auteurId, serviceId }: Auteur,
  { code: dispositif, vagues }: Definition,
  aujourdhui: string,
): Promise<void> {
  if (vagues.length === 0) return;
  const code = 'FICTIVE';
  if ((await client.vague.count({ where: { serviceId, dispositif, code } })) > 0) return;
  await client.vague.create({
    data: {
      serviceId,
      dispositif,
      code,
      auteurId,
      libelle: 'Vague fictive de démonstration',
      ouvreLe: enBase(ajouterJours(aujourdhui, -OUVERTE_DEPUIS_JOURS)),
      fermeLe: enBase(ajouterJours(aujourdhui, 90)),
      source: SOURCE,
      ajouteLe: horloge.maintenant(),
    },
  });
}

async function regler(
  { client, horloge }: Moyens,
  { id: auteurId, serviceId }: Auteur,
  { code: dispositif, exemple }: Definition,
  aujourdhui: string,
): Promise<void> {
  for (const [cle, valeur] of Object.entries(exemple.parametres ?? {})) {
    if ((await client.valeurParametre.count({ where: { serviceId, dispositif, cle } })) > 0)
      continue;
    const effetLe = enBase(ajouterJours(aujourdhui, -OUVERTE_DEPUIS_JOURS));
    const ajouteLe = horloge.maintenant();
    await client.valeurParametre.create({
      data: { serviceId, dispositif, cle, valeur, effetLe, source: SOURCE, auteurId, ajouteLe },
    });
  }
}

async function fixerEnveloppe(
  { client, horloge }: Moyens,
  { id: auteurId, serviceId }: Auteur,
  { code: dispositif, enveloppe }: Definition,
  aujourdhui: string,
): Promise<void> {
  const annee = Number(aujourdhui.slice(0, 4));
  if (!enveloppe || (await client.enveloppe.count({ where: { serviceId, dispositif, annee } })) > 0)
    return;
  await client.enveloppe.create({
    data: {
      serviceId,
      dispositif,
      annee,
      auteurId,
      centimes: 25_000_000,
      source: SOURCE,
      ajouteLe: horloge.maintenant(),
    },
  });
}

const AUTRES: Partial<Record<TypeDemandeur, string>> = {
  GROUPEMENT: 'Syndicat fictif du numérique',
  ETABLISSEMENT_PUBLIC: 'CCAS fictif des Collines',
  ASSOCIATION: 'Association fictive du Canal',
  ENTREPRISE: 'Coopérative fictive des Halles',
};
const SIREN_FICTIFS = ['999000003', '999000011', '999000029', '999000037'];

/** Who asks in the examples: communes and EPCI of the referential, and a few fictional others. */
export async function choisirDemandeurs(
  moyens: Moyens,
  auteur: Auteur,
): Promise<(type: TypeDemandeur, rang: number) => Collectivite> {
  const { client } = moyens;
  const { serviceId } = auteur;
  const fictives = await client.collectivite.findMany({ where: { serviceId, fictive: true } });
  for (const [i, [type, nom]] of Object.entries(AUTRES).entries()) {
    if (fictives.some((c) => c.type === type)) continue;
    const siren = SIREN_FICTIFS[i] as string;
    const demande = { type: type as 'ASSOCIATION', nom, siren, codesPostaux: [] };
    await creerCollectivite(moyens, auteur, demande, { fictive: true });
  }
  const toutes = await client.collectivite.findMany({
    where: { serviceId },
    orderBy: [{ population: 'asc' }, { id: 'asc' }],
  });
  return (type, rang) => {
    // The small communes, which most schemes are for.
    const siennes = toutes.filter((c) => c.type === type).slice(0, COMMUNES_ELIGIBLES);
    const choisie = siennes[(rang * 5) % Math.max(siennes.length, 1)];
    if (!choisie) throw new Error(`Aucun demandeur fictif : ${typesDemandeur[type]}`);
    return choisie;
  };
}
