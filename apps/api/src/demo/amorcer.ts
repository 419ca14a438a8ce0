import type { NestExpressApplication } from '@nestjs/platform-express';
import { ajouterJours, type Role } from '@sciat/dispositifs';
import { Horloge } from '../base/horloge.js';
import { CONFIG, PrismaService } from '../base/prisma.service.js';
import type { Config } from '../config.js';
import { adressePublique } from '../liens/jeton.js';
import { FichiersService } from '../pieces/fichiers.service.js';
import { UtilisateursService } from '../utilisateurs/utilisateurs.service.js';
import { garnirAvis } from './avis.js';
import { garnirCourriers } from './courriers.js';
import { garnirEtiquettes } from './etiquettes.js';
import { distribuer, jouerExemple } from './exemples.js';
import { HorlogeDeScene, jouer, type Troupe } from './jouer.js';
import { choisirDemandeurs, garnirReferentiel } from './referentiel.js';
import { scenarios } from './scenarios.js';

const MOT_DE_PASSE = 'demonstration-vta';
const comptes: { prenom: string; nom: string; role: Role }[] = [
  { prenom: 'Camille', nom: 'Exemple', role: 'instructeur' },
  { prenom: 'Sacha', nom: 'Fictif', role: 'superviseur' },
  { prenom: 'Alix', nom: 'Modele', role: 'administrateur' },
  { prenom: 'Lou', nom: 'Temoin', role: 'lecture' },
];
const REFERENTIEL_JOURS = 2200;
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
  const moyens = {
    client,
    horloge: new Horloge(),
    fichiers: app.get(FichiersService),
    adresse: adressePublique(app.get<Config>(CONFIG)),
  };
  // Known well before the dossiers that stand on it: a closed one is judged by what was known then.
  const autrefois = new HorlogeDeScene();
  autrefois.jour = ajouterJours(moyens.horloge.aujourdhui(), -REFERENTIEL_JOURS);
  await garnirReferentiel(
    { ...moyens, horloge: autrefois },
    agents.administrateur,
    moyens.horloge.aujourdhui(),
  );
  const demandeur = await choisirDemandeurs(moyens, agents.administrateur);
  const eligibles = await choisirEligibles(app, serviceId);
  const troupe: Troupe = { ...moyens, ...eligibles, agents, demandeur };
  const dossiers = [
    ...scenarios.map((scenario, rang) => () => jouer(troupe, scenario, rang)),
    ...distribuer().map((role) => () => jouerExemple(troupe, role)),
  ];
  const faits = await client.dossier.count({ where: { serviceId, fictif: true } });
  for (const [i, jouerUn] of dossiers.entries()) {
    if (i < faits) continue;
    if (i % 20 === 0) dire(`Dossiers fictifs : ${i} sur ${dossiers.length}`);
    await jouerUn();
  }
  if (faits < dossiers.length) dire(`Dossiers fictifs : ${dossiers.length} sur ${dossiers.length}`);
  await garnirCourriers(troupe);
  await garnirAvis(troupe);
  await garnirEtiquettes(troupe);
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
