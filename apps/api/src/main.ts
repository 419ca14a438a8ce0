import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { creerApplication } from './application.js';
import { creerJournal } from './base/journalisation.js';
import { PrismaService } from './base/prisma.service.js';
import { lireConfig } from './config.js';
import {
  arreterAuSignal,
  direEchec,
  moyensDuWorker,
  ouvrirFile,
  preparerBase,
  preparerService,
  verifierEcoute,
} from './demarrage.js';
import { demarrerTravaux } from './jobs/travaux.js';
import { FichiersService } from './pieces/fichiers.service.js';

const dire = (message: string) => process.stdout.write(`· ${message}\n`);

async function demarrer(): Promise<void> {
  const demandee = lireConfig(process.env);
  const arrets: (() => Promise<unknown>)[] = [];
  const arreter = async () => {
    for (const etape of arrets.splice(0).reverse()) await etape();
  };
  arreterAuSignal(arreter);
  try {
    await verifierEcoute(demandee);
    const { config, serveur } = await preparerBase(demandee, dire);
    if (serveur) arrets.push(() => serveur.arreter());
    const journal = creerJournal(config);
    const file = await ouvrirFile(config, journal);
    const app = await creerApplication({ config, journal, fileEnVie: () => file.enVie() });
    arrets.push(() => app.close());
    await app.init();
    const prisma = app.get(PrismaService);
    const service = await preparerService(config, prisma, dire);
    const comptes = config.DEMO ? await amorcerDemo(app, service) : [];
    if (config.TRAVAUX_INTEGRES) {
      const fichiers = app.get(FichiersService);
      const moyens = moyensDuWorker(config, { prisma, fichiers, journal });
      const travaux = await demarrerTravaux(file, moyens);
      arrets.push(() => travaux.arreter());
    } else arrets.push(() => file.fermer());
    await app.listen(config.PORT, config.HOTE);
    const adresse = `http://${config.HOTE === '127.0.0.1' ? 'localhost' : config.HOTE}:${new URL(await app.getUrl()).port || 80}`;
    process.stdout.write(`\nInstruction SCIAT est prêt : ${config.URL_PUBLIQUE ?? adresse}\n`);
    for (const compte of comptes) process.stdout.write(`  ${compte}\n`);
    process.stdout.write('Ctrl-C pour arrêter.\n');
  } catch (erreur) {
    await arreter();
    throw erreur;
  }
}

async function amorcerDemo(
  app: NestExpressApplication,
  service: { id: string },
): Promise<string[]> {
  // Not even loaded in production.
  const { amorcer } = await import('./demo/amorcer.js');
  return amorcer(app, service.id, dire);
}

demarrer().catch((erreur) => {
  direEchec(erreur);
  process.exit(1);
});
