import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Role } from '@sciat/dispositifs';
import { Horloge } from '../base/horloge.js';
import { PrismaService } from '../base/prisma.service.js';
import { importerListe } from '../listes/importer-liste.js';
import { FichiersService } from '../pieces/fichiers.service.js';
import { UtilisateursService } from '../utilisateurs/utilisateurs.service.js';
import { jouer, type Troupe } from './jouer.js';
import { scenarios } from './scenarios.js';

const MOT_DE_PASSE = 'demonstration-vta';
const comptes: { prenom: string; nom: string; role: Role }[] = [
  { prenom: 'Camille', nom: 'Exemple', role: 'instructeur' },
  { prenom: 'Sacha', nom: 'Fictif', role: 'superviseur' },
  { prenom: 'Alix', nom: 'Modele', role: 'administrateur' },
  { prenom: 'Lou', nom: 'Temoin', role: 'lecture' },
];
const COMMUNES_ELIGIBLES = 46;
const EPCI_ELIGIBLES = 2;

/**
 * Fictional accounts, list and dossiers, played through the very functions the agents use. Started
 * again after an interruption, it goes on where it stopped. Returns the accounts, to be printed.
 */
export async function amorcer(
  app: NestExpressApplication,
  serviceId: string,
  dire: (message: string) => void,
): Promise<string[]> {
  const { client } = app.get(PrismaService);
  const agents = await creerComptes(app, serviceId);
  const moyens = { client, horloge: new Horloge(), fichiers: app.get(FichiersService) };
  const eligibles = await choisirEligibles(app, serviceId);
  if ((await client.listeEligibilite.count({ where: { serviceId } })) === 0) {
    const lignes = [...eligibles.communes, ...eligibles.epci].map((c) => `${c.code};${c.nom}`);
    const demande = {
      code: 'VTA_COMMUNES_EPCI_RURAUX',
      effetLe: '2021-01-01',
      source: 'Liste fictive de démonstration (communes les moins peuplées)',
      fictive: 'true' as const,
    };
    await importerListe(
      moyens,
      agents.administrateur,
      demande,
      Buffer.from(['code;nom', ...lignes].join('\n')),
    );
  }
  const faits = await client.dossier.count({ where: { serviceId, fictif: true } });
  const restants = scenarios.slice(faits);
  const troupe: Troupe = { ...moyens, ...eligibles, agents };
  for (const [i, scenario] of restants.entries()) {
    if (i % 10 === 0) dire(`Dossiers fictifs : ${faits + i} sur ${scenarios.length}`);
    await jouer(troupe, scenario, faits + i);
  }
  if (restants.length > 0) dire(`Dossiers fictifs : ${scenarios.length} sur ${scenarios.length}`);
  return [
    `Démonstration, comptes fictifs (mot de passe : ${MOT_DE_PASSE})`,
    ...comptes.map(({ role }) => `  ${adresseDe(role)}`),
  ];
}

const adresseDe = (role: Role) => `${role}@demonstration.invalid`;

async function creerComptes(
  app: NestExpressApplication,
  serviceId: string,
): Promise<Troupe['agents']> {
  const { client } = app.get(PrismaService);
  const utilisateurs = app.get(UtilisateursService);
  const crees = new Map<Role, string>();
  for (const { role, ...nom } of comptes) {
    const courriel = adresseDe(role);
    const connu = await client.utilisateur.findUnique({ where: { courriel } });
    const demande = { ...nom, courriel, role, motDePasse: MOT_DE_PASSE };
    const { id } =
      connu ?? (await utilisateurs.creer({ id: null, serviceId }, demande, { fictif: true }));
    crees.set(role, id);
  }
  const agent = <R extends Role>(role: R) => ({ id: crees.get(role) as string, serviceId, role });
  return {
    instructeur: agent('instructeur'),
    superviseur: agent('superviseur'),
    administrateur: agent('administrateur'),
  };
}

/** The least populated ones: plausible, and plainly not the official list. */
async function choisirEligibles(app: NestExpressApplication, serviceId: string) {
  const { client } = app.get(PrismaService);
  const lire = (type: 'COMMUNE' | 'EPCI', take: number, skip = 0) =>
    client.collectivite.findMany({
      where: { serviceId, type },
      orderBy: [{ population: 'asc' }, { id: 'asc' }],
      take,
      skip,
    });
  return {
    communes: await lire('COMMUNE', COMMUNES_ELIGIBLES),
    epci: await lire('EPCI', EPCI_ELIGIBLES),
    autres: await lire('COMMUNE', 5, COMMUNES_ELIGIBLES),
  };
}
