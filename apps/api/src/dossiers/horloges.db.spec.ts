import type { Dossier } from '@sciat/contrats';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  type ServiceDeTest,
  uneCollectivite,
  unService,
} from '../../test/fabriques.js';
import { adresse, lire } from '../../test/gestes.js';
import { abandonnerCourriel, envoyerCourriel } from '../courriels/envoyer.job.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let agent: AgentConnecte;
let administrateur: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  administrateur = await connecter(api, 'administrateur', service);
});
afterEach(() => {
  api.horloge.regler(AUJOURDHUI);
  expect(api.incidents).toEqual([]);
});
afterAll(() => api.fermer());

const delai = ({ echeances }: Dossier, code: string) => echeances.find((e) => e.code === code);
const delaiDe = async (id: string, code: string) => delai(await lire(agent, id), code);

describe('l’accusé de réception', () => {
  const moyens = () => ({
    ...api.moyens,
    transport: { domaine: 'exemple.invalid', envoyer: async () => undefined },
  });
  const accuseDe = (dossierId: string) =>
    api.client.courriel.findFirstOrThrow({ where: { dossierId, modele: 'ACCUSE_RECEPTION' } });
  const renvoyer = async (courrielId: string) => {
    await administrateur.post(`/api/courriels/${courrielId}/relance`).expect(200);
    await envoyerCourriel(moyens(), courrielId);
  };

  test('parti, il arrête son délai ; en échec, le délai court de nouveau', async () => {
    const { id } = await unDossier(api, { service, recuLe: AUJOURDHUI });
    const accuse = await accuseDe(id);
    expect(await delaiDe(id, 'ACCUSE')).toMatchObject({ le: '2026-09-29', etat: 'TENUE' });
    await abandonnerCourriel(moyens(), accuse.id, 'boîte inconnue');
    expect(await delaiDe(id, 'ACCUSE')).toMatchObject({ etat: 'EN_COURS' });
    await renvoyer(accuse.id);
    expect(await delaiDe(id, 'ACCUSE')).toMatchObject({ etat: 'TENUE' });
  });

  test('renvoyé après son délai, il est en retard du jour où il est parti', async () => {
    const { id } = await unDossier(api, { service, recuLe: AUJOURDHUI });
    const accuse = await accuseDe(id);
    await abandonnerCourriel(moyens(), accuse.id, 'boîte inconnue');
    api.horloge.regler('2026-09-30');
    await renvoyer(accuse.id);
    expect(await delaiDe(id, 'ACCUSE')).toMatchObject({ le: '2026-09-29', etat: 'DEPASSEE' });
  });

  test('sans adresse, le délai court jusqu’à ce qu’il parte', async () => {
    const { id, version } = await unDossier(api, {
      service,
      recuLe: AUJOURDHUI,
      donnees: { contactCourriel: null },
    });
    expect(await delaiDe(id, 'ACCUSE')).toMatchObject({ etat: 'EN_COURS' });
    await agent
      .patch(adresse(id))
      .send({ version, donnees: { contactCourriel: 'mairie@exemple.invalid' } })
      .expect(200);
    await renvoyer((await accuseDe(id)).id);
    expect(await delaiDe(id, 'ACCUSE')).toMatchObject({ etat: 'TENUE' });
  });

  test('son échec ne dérange pas l’agent qui a le dossier ouvert', async () => {
    const { id, version } = await unDossier(api, { service, recuLe: AUJOURDHUI });
    await abandonnerCourriel(moyens(), (await accuseDe(id)).id, 'boîte inconnue');
    await agent
      .patch(adresse(id))
      .send({ version, donnees: { contactNom: 'Mme le maire' } })
      .expect(200);
  });
});

test('un délai passé dit ce que cela veut dire dès le lendemain, sans que personne ait écrit', async () => {
  const { id } = await unDossier(api, { service, recuLe: AUJOURDHUI });
  api.horloge.regler('2026-11-15');
  expect(await delaiDe(id, 'SILENCE')).toMatchObject({
    le: '2026-11-15',
    etat: 'EN_COURS',
    siPassee: null,
  });
  api.horloge.regler('2026-11-16');
  expect(await delaiDe(id, 'SILENCE')).toMatchObject({
    etat: 'EN_COURS',
    siPassee: expect.stringMatching(/silence gardé vaut rejet/),
  });
  // A deadline of the step means nothing more than itself, and one that was met is past.
  expect(await delaiDe(id, 'ACCUSE')).toMatchObject({ etat: 'TENUE', siPassee: null });
});

test('un montant au-delà de ce que compte un entier de la base se calcule et se lit', async () => {
  const collectivite = await uneCollectivite(api, service);
  const { body } = await agent
    .post('/api/dossiers')
    .send({
      dispositif: 'CNFS',
      collectiviteId: collectivite.id,
      recuLe: '2022-03-01',
      donnees: { intituleProjet: 'Cinq cents conseillers', postesDemandes: 500 },
    })
    .expect(201);
  expect(body.montant.calcule).toBe(2_500_000_000);
  const lu = await api.client.dossier.findUniqueOrThrow({ where: { id: body.id } });
  expect(lu.montantCalculeCentimes).toBe(2_500_000_000n);
});
