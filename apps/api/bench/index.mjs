// `npm run bench`: the API against a bare server running the same SQL, at growing sizes. Prints p50, p95,
// requests a second, the ratio to the floor and the memory of the API; judges nothing. Sizes by
// TAILLES=10000,100000,1000000; one service for each 10 000 dossiers, as a country would have, or SERVICES.
import 'reflect-metadata';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { creerApplication } from '../dist/application.js';
import { creerJournal } from '../dist/base/journalisation.js';
import { PrismaService } from '../dist/base/prisma.service.js';
import { lireConfig } from '../dist/config.js';
import { preparerBase, preparerService } from '../dist/demarrage.js';
import { amorcer } from '../dist/demo/amorcer.js';
import { alterner, presser, quantile } from './charge.mjs';
import { DOSSIERS_PAR_SERVICE, generer } from './generer.mjs';
import { verifierPlans } from './plans.mjs';

const TAILLES = (process.env.TAILLES ?? '10000,100000').split(',').map(Number);
const TOURS = 60;
const PRESSES = 160;
const ESSAIS = 5;
const dire = (message) => process.stderr.write(`· ${message}\n`);
const ecrire = (ligne) => process.stdout.write(`${ligne}\n`);

const donnees = process.env.DONNEES_BANC ?? (await mkdtemp(join(tmpdir(), 'sciat-bench-')));
const { config, serveur } = await preparerBase(
  lireConfig({ DONNEES: donnees, DEMO: 'oui', NODE_ENV: 'test', NIVEAU_JOURNAL: 'error' }),
  dire,
);
const environnement = {
  ...process.env,
  DATABASE_URL: config.DATABASE_URL,
  DONNEES: donnees,
  DEMO: 'oui',
  NODE_ENV: 'test',
  NIVEAU_JOURNAL: 'error',
  TRAVAUX_INTEGRES: 'non',
};

/** The models, played once; then only the pool is needed. */
const app = await creerApplication({
  config,
  journal: creerJournal(config),
  fileEnVie: async () => true,
});
await app.init();
const prisma = app.get(PrismaService);
const service = await preparerService(config, prisma, () => undefined);
await amorcer(app, service.id, dire);

/** Départements other than the service's own, in order. */
async function departements() {
  const paquet = createRequire(import.meta.url).resolve(
    '@etalab/decoupage-administratif/package.json',
  );
  const lus = JSON.parse(await readFile(join(paquet, '..', 'data/departements.json'), 'utf8'));
  return lus.map((d) => d.code).filter((code) => code !== service.departement);
}

async function agrandir(dossiers) {
  const voulus = Number(process.env.SERVICES ?? Math.ceil(dossiers / DOSSIERS_PAR_SERVICE));
  for (const code of (await departements()).slice(0, Math.min(voulus, 100) - 1)) {
    const reglages = { SERVICE_CODE: `sciat-${code}`, SERVICE_NOM: `SCIAT ${code}` };
    await preparerService(
      { ...config, ...reglages, SERVICE_DEPARTEMENT: code },
      prisma,
      () => undefined,
    );
  }
  await generer(prisma.pool, { modele: service.id, dossiers, dire });
}

const enfant = async (fichier) => {
  const processus = fork(fileURLToPath(new URL(fichier, import.meta.url)), { env: environnement });
  const [adresse] = await once(processus, 'message');
  return { processus, adresse };
};
const demander = async (processus, ordre) => {
  processus.send(ordre);
  return (await once(processus, 'message'))[0];
};

async function connecter(adresse) {
  const reponse = await fetch(`${adresse}/api/auth/connexion`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      courriel: 'superviseur@demonstration.invalid',
      motDePasse: 'demonstration-vta',
    }),
  });
  const { jetonCsrf } = await reponse.json();
  const cookie = reponse.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  const entetes = { cookie, 'x-csrf-token': jetonCsrf, 'content-type': 'application/json' };
  return async (chemin, corps) => {
    const lue = await fetch(`${adresse}/api${chemin}`, {
      headers: entetes,
      ...(corps ? { method: 'POST', body: JSON.stringify(corps) } : {}),
    });
    const texte = await lue.text();
    if (!lue.ok) throw new Error(`${chemin} : ${lue.status} ${texte.slice(0, 500)}`);
    return JSON.parse(texte);
  };
}

/** Queries that overlapped, together. */
function enVagues(vues) {
  const vagues = [];
  let fin = 0;
  for (const { texte, valeurs, debut, fin: finVue } of vues) {
    if (!/^\s*(SELECT|WITH)/i.test(texte)) continue;
    if (debut >= fin) vagues.push([]);
    vagues.at(-1).push({ texte, valeurs });
    fin = Math.max(debut >= fin ? 0 : fin, finVue);
  }
  return vagues;
}

async function observer(api, appel) {
  await demander(api.processus, 'observer');
  await appel();
  return demander(api.processus, 'rendre');
}

const memoire = async ({ pid }) => {
  const statut = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilos = /VmRSS:\s+(\d+)/.exec(statut)?.[1];
  return kilos ? `${Math.round(kilos / 1024)} Mo` : 'inconnue';
};

const ms = (n) => `${n.toFixed(1)} ms`;

/** VTA dossiers that wait for the ANCT's opinion: an act that asks for little. */
async function aFranchir(nombre) {
  const { rows } = await prisma.pool.query(
    `SELECT id, version FROM dossier WHERE service_id = $1 AND dispositif = 'VTA' AND etape = 'INSTRUCTION_ANCT'
     ORDER BY recu_le LIMIT $2`,
    [service.id, nombre],
  );
  return rows;
}

/** @param appelSansSession the floor again, without the queries that only say who asks */
async function mesurer(
  nom,
  appelApi,
  appelPlancher,
  { appelSansSession, tours = TOURS, presses = PRESSES } = {},
) {
  const appels = [appelApi, appelPlancher, ...(appelSansSession ? [appelSansSession] : [])];
  await alterner(appels, ESSAIS);
  const [api, plancher, sans] = await alterner(appels, tours);
  const [a, p] = [quantile(api, 0.5), quantile(plancher, 0.5)];
  const s = sans && quantile(sans, 0.5);
  const huit = await presser(appelApi, 8, presses);
  const huitPlancher = await presser(appelPlancher, 8, presses);
  ecrire(
    `${nom.padEnd(16)} 1 à la fois : p50 ${ms(a)}, p95 ${ms(quantile(api, 0.95))}, plancher ${ms(p)}, rapport ${(a / p).toFixed(2)}` +
      (s ? ` (sans la session ${ms(s)}, ${(a / s).toFixed(2)})` : '') +
      ` ; 8 : p50 ${ms(quantile(huit.temps, 0.5))}, p95 ${ms(quantile(huit.temps, 0.95))}, ${huit.parSeconde.toFixed(0)}/s` +
      ` (plancher ${huitPlancher.parSeconde.toFixed(0)}/s)`,
  );
}

async function mesurerTaille(taille, derniere) {
  await agrandir(taille);
  const { rows } = await prisma.pool.query(
    'SELECT count(*)::int AS n, count(DISTINCT service_id)::int AS services FROM dossier',
  );
  ecrire(`\n${rows[0].n} dossiers, ${rows[0].services} services`);
  const api = await enfant('./api.mjs');
  const plancher = await enfant('./plancher.mjs');
  try {
    const lire = await connecter(api.adresse);
    const communes = new Set((await observer(api, () => lire('/auth/moi'))).map((v) => v.texte));
    const file = '/dossiers?dispositif=VTA&tri=echeance';
    const { donnees: page } = await lire(file);
    const ecrans = {
      'file filtrée': file,
      'page de dossier': `/dossiers/${page[12].id}`,
      recherche: '/recherche?q=saint',
      'tableau de bord': '/tableau-de-bord',
    };
    for (const [nom, chemin] of Object.entries(ecrans)) {
      await lire(chemin);
      const vues = await observer(api, () => lire(chemin));
      const poser = async (cle, retenues) => {
        await demander(plancher.processus, { nom: cle, etapes: enVagues(retenues) });
        return () => fetch(`${plancher.adresse}/${cle}`).then((r) => r.text());
      };
      const cle = encodeURIComponent(nom);
      const appelPlancher = await poser(cle, vues);
      const propres = vues.filter((v) => !communes.has(v.texte));
      const appelSansSession = await poser(`${cle}-seul`, propres);
      await mesurer(nom, () => lire(chemin), appelPlancher, { appelSansSession });
    }
    // Each act takes a dossier of its own: as many as there are, the API's and the floor's.
    const attendus = await aFranchir(2 * (ESSAIS + TOURS + PRESSES));
    if (attendus.length < 8 * ESSAIS) throw new Error('Trop peu de dossiers à franchir.');
    const parCote = attendus.length / 2 - ESSAIS;
    const tours = Math.min(TOURS, Math.floor(parCote / 2));
    const presses = Math.min(PRESSES, Math.floor(parCote / 2));
    const dossiers = attendus.values();
    const dateLegale = new Date().toISOString().slice(0, 10);
    await mesurer(
      'transition',
      () => {
        const { id, version } = dossiers.next().value;
        const acte = { transition: 'enregistrer_avis_anct', version, dateLegale };
        return lire(`/dossiers/${id}/transitions`, { ...acte, donnees: { avisAnct: 'FAVORABLE' } });
      },
      () => {
        const { id, version } = dossiers.next().value;
        const acte = { id, version, transition: 'enregistrer_avis_anct', vers: 'COURRIER_PREFET' };
        return fetch(plancher.adresse, { method: 'POST', body: JSON.stringify(acte) }).then(
          async (r) => {
            if (!r.ok) throw new Error(await r.text());
          },
        );
      },
      { tours, presses },
    );
    ecrire(`mémoire de l’API : ${await memoire(api.processus)}`);
    if (!derniere) return 0;
    return await verifierPlans({
      pool: prisma.pool,
      lire,
      observer: (appel) => observer(api, appel),
      ecrire,
    });
  } finally {
    api.processus.kill();
    plancher.processus.kill();
  }
}

let defauts = 0;
for (const taille of TAILLES) defauts += await mesurerTaille(taille, taille === TAILLES.at(-1));
await app.close();
await serveur?.arreter();
if (!process.env.DONNEES_BANC) await rm(donnees, { recursive: true, force: true });
process.exit(defauts === 0 ? 0 : 1);
