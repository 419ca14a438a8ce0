import { pino } from 'pino';
import { demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { type AgentConnecte, type Api, connecter, unService } from '../../test/fabriques.js';
import { idDeTravail } from '../outbox/relais.js';
import type { FileDeTravaux, Travail } from './queue.js';
import type { MoyensTravaux } from './tour-quotidien.js';
import { demarrerTravaux } from './travaux.js';

const PREVU = { id: 'repeat:quotidien:1000', nom: 'quotidien', charge: {} };

let api: Api;
let journal: string[];
let moyens: MoyensTravaux;
let admin: AgentConnecte;

beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
beforeEach(async () => {
  await api.base.vider();
  journal = [];
  moyens = {
    ...api.moyens,
    adresse: 'http://localhost:3000',
    transport: null,
    antivirus: null,
    journal: pino({ level: 'error' }, { write: (ligne) => journal.push(ligne) }),
  };
  admin = await connecter(api, 'administrateur');
});

/** A queue that runs what it is given at once, and each failure is the last. */
async function fileDirecte() {
  let traiter: (travail: Travail) => Promise<void> = async () => undefined;
  const enCours = new Set<Promise<void>>();
  const executer = (travail: { id: string; nom: string; charge: unknown }) => {
    const fin = traiter({ ...travail, essai: 1, dernierEssai: true }).finally(() =>
      enCours.delete(fin),
    );
    enCours.add(fin);
    return fin;
  };
  const file: FileDeTravaux = {
    async ajouter(travail) {
      void executer(travail);
    },
    async planifierChaqueJour() {},
    async traiter(traitement, surEchecFinal) {
      traiter = (travail) =>
        traitement(travail).catch((erreur: Error) => surEchecFinal(travail, erreur));
    },
    enVie: async () => true,
    async fermer() {
      await Promise.all(enCours);
    },
  };
  const travaux = await demarrerTravaux(file, moyens, 20);
  return { executer, arreter: () => travaux.arreter() };
}

const enEchec = async () => (await admin.get('/api/travaux').expect(200)).body.donnees;
const sansDepot = (message: string) =>
  Object.assign(Object.create(api.moyens.fichiers), {
    parcourir: () => {
      throw new Error(message);
    },
  });

test('un tour abandonné se lit au journal et paraît chez chaque service, une fois', async () => {
  await unService(api);
  moyens.fichiers = sansDepot('dépôt injoignable');
  const { executer, arreter } = await fileDirecte();
  await executer(PREVU);
  moyens.fichiers = sansDepot('toujours injoignable');
  await executer({ ...PREVU, id: 'repeat:quotidien:2000' });
  await arreter();

  expect(journal.filter((ligne) => ligne.includes('tour quotidien abandonné'))).toHaveLength(2);
  expect(await api.client.outbox.count({ where: { nom: 'quotidien' } })).toBe(2);
  expect(await enEchec()).toMatchObject([
    { nom: 'quotidien', erreur: 'toujours injoignable', dossier: null },
  ]);
});

test('relancé, le tour refait tout et l’échec disparaît chez tous', async () => {
  await unService(api);
  moyens.fichiers = sansDepot('dépôt injoignable');
  const { executer, arreter } = await fileDirecte();
  await executer(PREVU);
  moyens.fichiers = api.moyens.fichiers;
  const [travail] = await enEchec();
  await admin.post(`/api/travaux/${travail.id}/relance`).expect(204);
  const reste = () => api.client.outbox.count({ where: { etat: { not: 'FAIT' } } });
  while ((await reste()) > 0) await new Promise((suite) => setTimeout(suite, 20));
  await arreter();
  expect(await enEchec()).toEqual([]);
});

test('relancé en vain, il reste en échec', async () => {
  moyens.fichiers = sansDepot('dépôt injoignable');
  const { executer, arreter } = await fileDirecte();
  await executer(PREVU);
  const { id } = await api.client.outbox.findFirstOrThrow();
  await executer({ ...PREVU, id: idDeTravail(id) });
  await arreter();
  expect(await enEchec()).toMatchObject([{ id, erreur: 'dépôt injoignable' }]);
});

test('le tour prévu qui réussit efface l’échec de la veille', async () => {
  moyens.fichiers = sansDepot('dépôt injoignable');
  const { executer, arreter } = await fileDirecte();
  await executer(PREVU);
  moyens.fichiers = api.moyens.fichiers;
  await executer(PREVU);
  await arreter();
  expect(await enEchec()).toEqual([]);
});

test('un dossier qui ne peut être traité n’arrête pas le tour, mais se voit', async () => {
  const { id } = await unDossier(api);
  await api.client.dossier.update({ where: { id }, data: { dispositifVersion: 'disparue' } });
  const { executer, arreter } = await fileDirecte();
  await executer(PREVU);
  await arreter();
  expect(journal.some((ligne) => ligne.includes(id) && ligne.includes('non traitées'))).toBe(true);
  const [travail] = await enEchec();
  expect(travail.erreur).toContain(id);
});
