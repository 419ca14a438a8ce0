import type { ResultatsRecherche } from '@sciat/contrats';
import fc from 'fast-check';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  ouvrirSession,
  uneCollectivite,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';
import { MOTS_VIDES, motsDe } from '../base/texte.js';

let api: ApplicationDeTest;
let agent: AgentConnecte;
let lecteur: AgentConnecte;
let service: { id: string };
let evenos: { id: string; reference: string };
let andiol: { id: string; reference: string };
let aidants: string;

beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  lecteur = await connecter(api, 'lecture', service);
  const commune = await uneCollectivite(api, service, {
    nom: 'Évenos',
    code: '83053',
    siren: '218300531',
  });
  evenos = await unDossier(api, {
    service,
    collectivite: commune,
    etape: 'INSTRUCTION_ANCT',
    donnees: {
      intitulePoste: 'Sauvetage de l’Œuvre du XIXᵉ siècle',
      contactNom: 'Solène Kervoëlan',
      contactCourriel: 'solene@evenos.invalid',
      contactTelephone: '04 94 00 11 22',
    },
  });
  const autre = await uneCollectivite(api, service, { nom: 'Saint-Andiol', code: '13089' });
  andiol = await unDossier(api, { service, collectivite: autre });
  const { body } = await agent
    .post('/api/dossiers')
    .send({ dispositif: 'AIDANTS', recuLe: '2026-09-01', collectiviteId: commune.id })
    .expect(201);
  aidants = body.id;
  await agent
    .post(`/api/dossiers/${evenos.id}/notes`)
    .send({ texte: 'Madame la maire préfère être rappelée après les vendanges.' })
    .expect(201);
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

async function chercher(q: string, qui = agent): Promise<ResultatsRecherche> {
  const { body } = await qui.get('/api/recherche').query({ q }).expect(200);
  const liste = await qui.get('/api/dossiers').query({ q, etat: 'tous' }).expect(200);
  // The field and the list say the same.
  expect([q, liste.body.total]).toEqual([q, body.dossiers.total]);
  return body;
}
const trouves = async (q: string, qui = agent) =>
  (await chercher(q, qui)).dossiers.donnees.map((d) => d.id);

test.each([
  ['un nom sans ses accents', 'evenos'],
  ['en capitales', 'ÉVENOS'],
  ['un début de nom', 'éve'],
  ['une faute de frappe', 'evenso'],
  ['une lettre oubliée', 'evens'],
  ['deux premières lettres échangées', 'veenos'],
  ['un code INSEE', '83053'],
  ['un SIREN écrit par groupes', '218 300 531'],
])('trouve Évenos par %s', async (_, q) => {
  expect((await trouves(q)).sort()).toEqual([evenos.id, aidants].sort());
  expect((await chercher(q)).collectivites.donnees.map((c) => c.nom)).toEqual(['Évenos']);
});

test.each(['St Andiol', 'saint andiol', 'st-andiol', 'Ste Andiol', 'andiol', 'saint-andoil'])(
  'trouve Saint-Andiol par « %s »',
  async (q) => expect(await trouves(q)).toEqual([andiol.id]),
);

test.each([
  ['la ligature de l’objet', 'oeuvre'],
  ['un mot après une apostrophe', 'l’œuvre sauvetage'],
  ['plusieurs champs à la fois', 'evenos sauvetage'],
  ['le contact', 'kervoelan'],
  ['le téléphone du contact', '04 94 00 11 22'],
  ['le nom d’un fichier', 'FICHE_DE_POSTE.pdf'],
  ['une note', 'vendanges'],
])('trouve le dossier par %s', async (_, q) => expect(await trouves(q)).toEqual([evenos.id]));

test('la référence entière ne donne que son dossier, et son numéro seul le met en tête', async () => {
  expect(await trouves(evenos.reference)).toEqual([evenos.id]);
  expect((await trouves('1'))[0]).toBeDefined();
});

test('dit pourquoi un dossier répond, quand ce qu’on en voit ne le dit pas', async () => {
  const [resultat] = (await chercher('vendanges')).dossiers.donnees;
  expect(resultat?.extraits).toEqual([
    {
      champ: 'note',
      morceaux: [
        { texte: '…maire préfère être rappelée après les ', trouve: false },
        { texte: 'vendanges', trouve: true },
        { texte: '.', trouve: false },
      ],
    },
  ]);
  expect((await chercher('evenso')).corrections).toEqual([{ saisi: 'evenso', cherche: 'evenos' }]);
});

test('une collectivité dont c’est le nom entier vient avant celles qui le contiennent', async () => {
  for (const nom of ['Plan-d’Orgon', 'Orgon', 'Saint-Orgon'])
    await uneCollectivite(api, service, { nom });
  const noms = (r: ResultatsRecherche) => r.collectivites.donnees.map((c) => c.nom);
  expect(noms(await chercher('orgon'))[0]).toBe('Orgon');
  expect(noms(await chercher('plan d’orgon'))).toEqual(['Plan-d’Orgon']);
});

test('dit quand aucune collectivité ne porte le nom tapé, et que d’autres en sont proches', async () => {
  expect((await chercher('evenos')).collectivites.approche).toBe(false);
  expect((await chercher('evenso')).collectivites.approche).toBe(true);
  expect((await chercher('xylophoniste')).collectivites.approche).toBe(false);
});

test('qui n’instruit pas ne trouve ni par le contact, ni par les fichiers, ni par les notes', async () => {
  for (const q of ['kervoelan', 'solene', 'FICHE_DE_POSTE', 'vendanges', '0494001122'])
    expect([q, await trouves(q, lecteur)]).toEqual([q, []]);
  expect((await trouves('evenos', lecteur)).sort()).toEqual([evenos.id, aidants].sort());
});

test('qui suit quelques dispositifs n’en trouve pas d’autres', async () => {
  const surcharge = { dispositifs: ['AIDANTS', 'CANTINE'] };
  const limite = await ouvrirSession(
    api,
    await unUtilisateur(api, 'instructeur', service, surcharge),
  );
  expect(await trouves('evenos', limite)).toEqual([aidants]);
  expect(await trouves('vendanges', limite)).toEqual([]);
  expect(await trouves('andiol', limite)).toEqual([]);
});

test('rien d’un autre service ne se trouve', async () => {
  const ailleurs = await connecter(api, 'superviseur');
  const vu = await chercher('evenos', ailleurs);
  expect([vu.dossiers.total, vu.collectivites.total]).toEqual([0, 0]);
});

test('un mot que rien ne porte, un joker ou une injection ne donnent rien, sans erreur', async () => {
  for (const q of ['xylophoniste', "evenos ' OR 1=1 --", 'evenos xylophoniste'])
    expect([q, await trouves(q)]).toEqual([q, []]);
  const { body } = await agent.get('/api/recherche?q=%25').expect(200);
  expect(body.dossiers).toEqual({ donnees: [], total: 0, plus: false });
  await agent.get('/api/recherche').expect(400);
});

test('l’index suit ce qui change : l’objet, la note effacée, le nom de la commune', async () => {
  const commune = await uneCollectivite(api, service, { nom: 'Rognes' });
  const { id } = await unDossier(api, { service, collectivite: commune });
  const { version } = await api.client.dossier.findUniqueOrThrow({ where: { id } });
  await agent
    .patch(`/api/dossiers/${id}`)
    .send({ version, donnees: { intitulePoste: 'Moulinologue' } })
    .expect(200);
  expect(await trouves('moulinologue')).toEqual([id]);
  const notes = `/api/dossiers/${id}/notes`;
  const { body: note } = await agent.post(notes).send({ texte: 'Zigzaguer' }).expect(201);
  expect(await trouves('zigzaguer')).toEqual([id]);
  await agent.post(`${notes}/${note.id}/suppression`).expect(200);
  expect(await trouves('zigzaguer')).toEqual([]);
  await api.client.collectivite.update({ where: { id: commune.id }, data: { nom: 'Trets' } });
  expect(await trouves('rognes')).toEqual([]);
  expect(await trouves('trets')).toEqual([id]);
});

test('deux notes écrites à la fois sont trouvées toutes les deux', async () => {
  const ecrire = (texte: string) =>
    agent.post(`/api/dossiers/${andiol.id}/notes`).send({ texte }).expect(201);
  await Promise.all(['Abricotier', 'Bergamotier', 'Citronnier', 'Dattier'].map(ecrire));
  for (const q of ['abricotier', 'bergamotier', 'citronnier', 'dattier'])
    expect(await trouves(q)).toEqual([andiol.id]);
});

test('la base et l’application lisent les mêmes mots dans n’importe quel texte', async () => {
  const textes = fc
    .sample(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.string({
          unit: fc.constantFrom(...'ÀéîÖçŒœæßﬁSt ste.Sainte-’\'"@/01²№Ⅳǅ\u0301\u00a0\u202f'),
          maxLength: 40,
        }),
      ),
      500,
    )
    // PostgreSQL holds no such character in a text.
    .map((t) => t.replaceAll('\0', ''));
  const lus = await api.client.$queryRaw<{ mots: string[] }[]>`
    SELECT ARRAY(SELECT mots_de(t.texte)) AS mots
    FROM unnest(${textes}::text[]) WITH ORDINALITY AS t(texte, rang) ORDER BY rang`;
  expect(lus.map((l) => l.mots)).toEqual(textes.map((t) => motsDe(t)));
});

test('la base n’indexe aucun mot vide, et eux seuls manquent', async () => {
  const mots = [...MOTS_VIDES, 'a', 'z', 'aix', 'dune', '7'];
  const { id } = await unDossier(api, { service, donnees: { intitulePoste: mots.join(' ') } });
  const indexes = await api.client.$queryRaw<{ mot: string }[]>`
    SELECT mot FROM mot_a_indexer WHERE dossier_id = ${id}::uuid AND champ = 3 ORDER BY mot`;
  expect(indexes.map((i) => i.mot)).toEqual(['7', 'aix', 'dune']);
});
