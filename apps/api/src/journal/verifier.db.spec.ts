import { demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { type Api, unService } from '../../test/fabriques.js';
import { verifierJournal } from './verifier.js';

let api: Api;
let chaineId: string;
let rangs: number;

beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
beforeEach(async () => {
  await api.base.vider();
  chaineId = (await unDossier(api, { etape: 'COURRIER_PREFET' })).id;
  rangs = await api.client.evenementJournal.count({ where: { chaineId } });
});

/** As someone would who holds the database: the triggers are silenced. */
async function falsifier(...requetes: string[]): Promise<void> {
  await api.client.$transaction([
    api.client.$executeRawUnsafe('SET LOCAL session_replication_role = replica'),
    ...requetes.map((r) => api.client.$executeRawUnsafe(r)),
  ]);
}
const rupture = async () => (await verifierJournal(api.prisma.pool)).rupture;
const ou = (rang: number) => `WHERE chaine_id = '${chaineId}' AND rang = ${rang}`;

test('un journal que personne n’a touché est intact', async () => {
  const bilan = await verifierJournal(api.prisma.pool);
  expect(bilan).toEqual({ chaines: 1, evenements: rangs, rupture: null });
  expect(rangs).toBeGreaterThan(5);
});

test('chaque événement altéré, quel qu’il soit, est nommé', async () => {
  for (let rang = 1; rang <= rangs; rang += 1) {
    await falsifier(`UPDATE evenement_journal SET date_legale = date_legale + 1 ${ou(rang)}`);
    expect(await rupture()).toMatchObject({ chaineId, rang });
    await falsifier(`UPDATE evenement_journal SET date_legale = date_legale - 1 ${ou(rang)}`);
    expect(await rupture()).toBeNull();
  }
});

test.each([
  ['la charge', `UPDATE evenement_journal SET charge = charge || '{"x":1}'`],
  ['le type', `UPDATE evenement_journal SET type = 'Autre'`],
  ['l’auteur', 'UPDATE evenement_journal SET auteur_id = NULL'],
  [
    'la date de saisie',
    "UPDATE evenement_journal SET enregistre_le = enregistre_le + interval '1 s'",
  ],
  ['l’empreinte', `UPDATE evenement_journal SET empreinte = repeat('a', 64)`],
  ['le maillon précédent', `UPDATE evenement_journal SET empreinte_precedente = repeat('b', 64)`],
  ['sa suppression', 'DELETE FROM evenement_journal'],
])('%s d’un événement falsifié se voit', async (_, requete) => {
  await falsifier(`${requete} ${ou(3)}`);
  expect(await rupture()).toMatchObject({ chaineId, rang: 3 });
});

test('une fin coupée, une tête réécrite et une chaîne effacée se voient', async () => {
  await falsifier(`DELETE FROM evenement_journal ${ou(rangs)}`);
  expect(await rupture()).toMatchObject({ chaineId, rang: rangs });
  await falsifier(`UPDATE chaine_journal SET rang = ${rangs - 1} WHERE id = '${chaineId}'`);
  expect(await rupture()).toMatchObject({ chaineId });
  await falsifier('DELETE FROM evenement_journal', 'DELETE FROM chaine_journal');
  expect(await rupture()).toMatchObject({ chaineId, defaut: 'dossier sans chaîne de journal' });
});

test('une partie privée altérée ou supprimée se voit, effacée elle ne rompt rien', async () => {
  const prive = await api.client.partPrivee.findFirstOrThrow({ where: { chaineId } });
  const cible = ou(prive.rang);
  await api.client.$executeRawUnsafe(
    `UPDATE part_privee SET contenu = NULL, effacee_le = now() ${cible}`,
  );
  expect(await rupture()).toBeNull();
  await falsifier(
    `UPDATE part_privee SET contenu = '{"motif":"faux"}', effacee_le = NULL ${cible}`,
  );
  expect(await rupture()).toMatchObject({ rang: prive.rang, defaut: 'partie privée altérée' });
  await falsifier(`DELETE FROM part_privee ${cible}`);
  expect(await rupture()).toMatchObject({ rang: prive.rang, defaut: 'partie privée supprimée' });
});

test('la base refuse de modifier, supprimer ou vider le journal', async () => {
  for (const requete of [
    `UPDATE evenement_journal SET type = 'x' ${ou(1)}`,
    `DELETE FROM evenement_journal ${ou(1)}`,
    'TRUNCATE evenement_journal CASCADE',
    'DELETE FROM part_privee',
    `UPDATE part_privee SET contenu = '{}'`,
  ]) {
    await expect(api.client.$executeRawUnsafe(requete)).rejects.toThrow();
  }
  expect(await rupture()).toBeNull();
});

test('les actes d’administration ont leur propre chaîne', async () => {
  const { id } = await unService(api);
  expect(await api.client.chaineJournal.count({ where: { id } })).toBe(0);
});
