import 'reflect-metadata';
import { join } from 'node:path';
import { creerUtilisateurSchema } from '@sciat/contrats';
import { Horloge } from './base/horloge.js';
import { PrismaService } from './base/prisma.service.js';
import { adresseEnMarche } from './base/serveur-embarque.js';
import { DonneesOccupees } from './base/verrou.js';
import { type Config, lireConfig } from './config.js';
import { commandeRetour } from './courriels/commande-retour.js';
import { direEchec, preparerBase, preparerService } from './demarrage.js';
import { UUID } from './erreurs/identifiant.pipe.js';
import { lire } from './erreurs/validation.js';
import { horsVersion } from './journal/consigner.js';
import { effacer } from './journal/effacer.js';
import { verifierJournal } from './journal/verifier.js';
import { commandeRejouer } from './rejeu/commande.js';
import { UtilisateursService } from './utilisateurs/utilisateurs.service.js';

const AIDE = `Commandes :
  journal:verifier      recalcule toutes les chaînes du journal et nomme le premier maillon rompu
  journal:effacer       efface les données personnelles d’un événement : journal:effacer DOSSIER RANG
                        (identifiant du dossier, rang dans son journal) ; la chaîne reste vérifiable
  rejouer               rejoue tous les dossiers contre leurs règles, ou contre une définition candidate :
                        rejouer [--candidat FICHIER[:EXPORT]] [--exceptions FICHIER]
  courriels:retour      lit sur son entrée un avis de remise ou de non-remise (message brut, RFC 3464), et le
                        porte au courriel dont il parle ; 75 : à présenter de nouveau plus tard
  utilisateur:creer     crée un compte ; COURRIEL, NOM, PRENOM, ROLE et MOT_DE_PASSE dans l’environnement
`;

async function verifier(prisma: PrismaService): Promise<number> {
  const { chaines, evenements, rupture } = await verifierJournal(prisma.pool);
  if (rupture) {
    const { chaineId, rang, defaut } = rupture;
    const ou = rang ? `chaîne ${chaineId}, événement ${rang}` : `chaîne ${chaineId}`;
    process.stdout.write(`Journal ROMPU : ${ou} : ${defaut}\n`);
    return 1;
  }
  process.stdout.write(
    `Journal intact. Événements vérifiés : ${evenements}, dans ${chaines} chaîne${chaines > 1 ? 's' : ''}.\n`,
  );
  return 0;
}

/** At the request of the person concerned, or when the time they may be kept is over. */
async function effacerDonnees(prisma: PrismaService): Promise<number> {
  const [dossierId = '', rang = ''] = process.argv.slice(3);
  const horloge = new Horloge();
  const dossier = UUID.test(dossierId)
    ? await prisma.client.dossier.findUnique({ where: { id: dossierId } })
    : null;
  const partie = dossier && {
    where: { chaineId_rang: { chaineId: dossierId, rang: Number(rang) } },
  };
  if (!dossier || !partie || !(await prisma.client.partPrivee.findUnique(partie))?.sel) {
    process.stderr.write('Aucune donnée personnelle à effacer pour ce dossier et ce rang.\n');
    return 1;
  }
  const contexte = horsVersion(horloge, { serviceId: dossier.serviceId, dossierId });
  await prisma.client.$transaction((tx) => effacer(tx, contexte, Number(rang)));
  process.stdout.write(`Données personnelles de l’événement ${rang} effacées.\n`);
  return 0;
}

/** For the first administrator; the others are created on the screen. */
async function creerUtilisateur(prisma: PrismaService): Promise<number> {
  const { COURRIEL, NOM, PRENOM, ROLE = 'administrateur', MOT_DE_PASSE } = process.env;
  const compte = {
    courriel: COURRIEL,
    nom: NOM,
    prenom: PRENOM,
    role: ROLE,
    motDePasse: MOT_DE_PASSE,
  };
  const demande = lire(creerUtilisateurSchema, compte);
  const service = await preparerService(lireConfig(process.env), prisma, () => undefined);
  const cree = await new UtilisateursService(prisma, new Horloge()).creer(
    { id: null, serviceId: service.id },
    demande,
  );
  process.stdout.write(`Compte créé : ${cree.courriel} (${cree.role})\n`);
  return 0;
}

const commandes: Record<string, (prisma: PrismaService) => Promise<number>> = {
  'journal:verifier': verifier,
  'journal:effacer': effacerDonnees,
  rejouer: (prisma) => commandeRejouer(prisma, process.argv.slice(3)),
  'courriels:retour': commandeRetour,
  'utilisateur:creer': creerUtilisateur,
};

/** Beside a running application as well as alone. */
async function ouvrirBase(config: Config): ReturnType<typeof preparerBase> {
  try {
    return await preparerBase(config, () => undefined);
  } catch (erreur) {
    if (!(erreur instanceof DonneesOccupees)) throw erreur;
    const url = await adresseEnMarche(join(config.DONNEES, 'postgres'));
    return preparerBase({ ...config, DATABASE_URL: url }, () => undefined);
  }
}

async function executer(): Promise<number> {
  const commande = commandes[process.argv[2] ?? ''];
  if (!commande) {
    process.stderr.write(AIDE);
    return 2;
  }
  const { config, serveur } = await ouvrirBase(lireConfig(process.env));
  const prisma = new PrismaService(config);
  try {
    return await commande(prisma);
  } finally {
    await prisma.onApplicationShutdown();
    await serveur?.arreter();
  }
}

executer().then(
  (code) => process.exit(code),
  (erreur) => {
    direEchec(erreur);
    // For the mail server: the notice is not lost, and is to be brought again (sysexits, EX_TEMPFAIL).
    process.exit(process.argv[2] === 'courriels:retour' ? 75 : 1);
  },
);
