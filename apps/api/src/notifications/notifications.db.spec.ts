import type { NotificationLue } from '@sciat/contrats';
import PostalMime from 'postal-mime';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { type AgentConnecte, connecter, unService } from '../../test/fabriques.js';
import { adresse, deposer, lire } from '../../test/gestes.js';
import { serveurSmtp } from '../../test/serveur-smtp.js';
import { envoyerCourriel } from '../courriels/envoyer.job.js';
import { creerTransport } from '../courriels/transport.js';
import { quotidien } from '../echeances/quotidien.job.js';
import { prevenirEcheances } from './prevenir.js';

let api: ApplicationDeTest;
let service: { id: string };
let agent: AgentConnecte;
let collegue: AgentConnecte;
let superviseur: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
});
beforeEach(async () => {
  await api.base.vider();
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  collegue = await connecter(api, 'instructeur', service);
  superviseur = await connecter(api, 'superviseur', service);
});
afterEach(() => api.horloge.regler(AUJOURDHUI));
afterAll(() => api.fermer());

const dites = async (qui: AgentConnecte, query = '') =>
  (await qui.get(`/api/notifications${query}`).expect(200)).body.donnees as NotificationLue[];
const genres = async (qui: AgentConnecte) => (await dites(qui)).map((n) => n.genre);
const choisir = async (qui: AgentConnecte, modes: object) => {
  const { body } = await qui.get('/api/notifications/preferences').expect(200);
  await qui
    .put('/api/notifications/preferences')
    .send({ ...body, modes: { ...body.modes, ...modes } })
    .expect(200);
};
const affecter = async (qui: AgentConnecte, id: string, agentId: string) =>
  qui
    .patch(adresse(id))
    .send({ version: (await lire(qui, id)).version, agentId })
    .expect(200);
const mesDossiers = () => unDossier(api, { service, agentId: agent.compte.id });
const courrielsDe = (qui: AgentConnecte) =>
  api.client.courriel.findMany({ where: { utilisateurId: qui.compte.id } });

describe('ce que l’on apprend', () => {
  test('un dossier affecté par un collègue ; rien quand on se l’affecte', async () => {
    const { id } = await unDossier(api, { service });
    await affecter(agent, id, agent.compte.id);
    expect(await dites(agent)).toEqual([]);
    await affecter(agent, id, collegue.compte.id);
    expect(await dites(collegue)).toEqual([
      expect.objectContaining({
        genre: 'AFFECTATION',
        phrase: 'Ce dossier vous est affecté.',
        dossier: expect.objectContaining({ id, reference: 'VTA-2026-0001' }),
        lueLe: null,
      }),
    ]);
    expect((await collegue.get('/api/notifications/non-lues').expect(200)).body).toEqual({
      nonLues: 1,
    });
  });

  test('une pièce qu’un collègue dépose, pas celle que l’on dépose', async () => {
    const { id } = await mesDossiers();
    await api.client.notification.deleteMany();
    await deposer(agent, id, 'FICHE_DE_POSTE').expect(201);
    expect(await genres(agent)).toEqual([]);
    await deposer(collegue, id, 'FICHE_DE_POSTE').expect(201);
    expect(await genres(agent)).toEqual(['PIECE_RECUE']);
    expect(await genres(superviseur)).toEqual([]);
  });

  test('une échéance qui approche, une fois, puis son retard, dit une fois aussi à l’encadrement', async () => {
    const { id } = await unDossier(api, {
      service,
      recuLe: '2026-09-15',
      agentId: agent.compte.id,
    });
    await api.client.notification.deleteMany();
    // Due on 29 September.
    for (const jour of ['2026-09-21', '2026-09-22', '2026-09-22', '2026-09-25']) {
      api.horloge.regler(jour);
      await prevenirEcheances(api.moyens);
    }
    expect((await dites(agent)).map((n) => [n.genre, n.phrase])).toEqual([
      ['ECHEANCE_PROCHE', expect.stringMatching(/^Échéance le 29 septembre 2026.: .+\.$/)],
    ]);
    for (const jour of ['2026-09-30', '2026-09-30', '2026-10-01']) {
      api.horloge.regler(jour);
      await Promise.all([quotidien(api.moyens), quotidien(api.moyens)]);
    }
    expect(await genres(agent)).toEqual(['ECHEANCE_PASSEE', 'ECHEANCE_PROCHE']);
    expect(await dites(superviseur)).toEqual([
      expect.objectContaining({
        genre: 'ESCALADE',
        dossier: expect.objectContaining({ id }),
        phrase: expect.stringMatching(
          /^Échéance du 29 septembre 2026 passée\. .*\u00a0: .*fiche de poste\.$/i,
        ),
      }),
    ]);
    expect(await genres(collegue)).toEqual([]);
  });

  test('un versement en retard n’est dit qu’une fois à l’encadrement, même découvert le lendemain', async () => {
    const { id } = await unDossier(api, {
      service,
      etape: 'VERSEMENT',
      agentId: agent.compte.id,
    });
    await api.client.notification.deleteMany();
    api.horloge.regler('2026-07-23');
    await api.client.obligation.update({
      where: { dossierId: id },
      data: { echeanceLe: new Date('2026-07-22'), retardConstateLe: null },
    });
    await quotidien(api.moyens);
    await quotidien(api.moyens);
    const escalades = (await dites(superviseur)).filter((n) => n.genre === 'ESCALADE');
    expect(escalades.map((n) => n.phrase)).toEqual(['Versement promis pour le 22 juillet 2026.']);
    // Its own mail has said it: neither another one nor a line of the digest.
    expect(await courrielsDe(superviseur)).toEqual([]);
    expect(await api.client.notification.count({ where: { aResumer: true } })).toBe(0);
  });
});

describe('comment on l’apprend', () => {
  test('par courriel aussitôt, ou jamais, selon le genre', async () => {
    await choisir(agent, { PIECE_RECUE: 'COURRIEL', AFFECTATION: 'AUCUNE' });
    const { id } = await unDossier(api, { service });
    await affecter(superviseur, id, agent.compte.id);
    expect(await genres(agent)).toEqual([]);
    await deposer(collegue, id, 'FICHE_DE_POSTE').expect(201);
    const [courriel] = await courrielsDe(agent);
    expect(courriel).toMatchObject({
      dossierId: null,
      destinataire: agent.compte.courriel,
      etat: 'A_ENVOYER',
      objet: expect.stringContaining('VTA-2026-0001'),
    });
    expect(
      await api.client.outbox.count({
        where: { nom: 'courriel.envoyer', charge: { equals: { courrielId: courriel?.id } } },
      }),
    ).toBe(1);
  });

  /** As a mail server gets it. */
  async function envoyer(id: string) {
    const smtp = await serveurSmtp();
    const config = { ...api.config, URL_PUBLIQUE: 'https://sciat.exemple.fr' };
    const transport = creerTransport({
      ...config,
      SMTP_URL: smtp.url,
      COURRIEL_EXPEDITEUR: 'service@exemple.invalid',
    });
    await envoyerCourriel({ ...api.moyens, transport }, id);
    await smtp.fermer();
    return PostalMime.parse(smtp.messages[0] as string);
  }

  test('le courriel mène au dossier, dans ses deux parts comme à l’écran', async () => {
    await choisir(agent, { AFFECTATION: 'COURRIEL' });
    const { id } = await unDossier(api, { service });
    await affecter(superviseur, id, agent.compte.id);
    const [courriel] = await courrielsDe(agent);
    const lu = await envoyer(courriel?.id ?? '');
    const lien = `https://sciat.exemple.fr/dossiers/${id}`;
    expect(lu.text).toContain(`VTA-2026-0001\u00a0: Ce dossier vous est affecté.\n${lien}\n`);
    expect(lu.html).toContain(`<a href="${lien}">`);
    const { body } = await agent.get('/api/courriels').expect(200);
    const montre = body.donnees.find((c: { id: string }) => c.id === courriel?.id);
    expect(montre.texte).toMatch(new RegExp(`^https?://\\S+/dossiers/${id}$`, 'm'));
  });

  test('ce qui s’écrit à une collectivité reste tel quel, même fini comme un chemin', async () => {
    const { id: dossierId } = await unDossier(api, { service });
    const { id } = await api.client.courriel.create({
      data: {
        serviceId: service.id,
        dossierId,
        modele: 'COURRIER',
        destinataire: 'mairie@exemple.invalid',
        objet: 'Votre demande',
        texte: 'Les plans sont sous /dossiers/plans',
        creeLe: new Date(),
      },
    });
    const lu = await envoyer(id);
    expect(lu.text).toMatch(/^Les plans sont sous \/dossiers\/plans\s*$/);
    expect(lu.html).not.toContain('<a ');
  });

  test('un courriel à un agent n’est ni au dossier ni aux yeux d’un collègue', async () => {
    await choisir(agent, { AFFECTATION: 'COURRIEL' });
    const { id } = await unDossier(api, { service });
    await affecter(superviseur, id, agent.compte.id);
    const admin = await connecter(api, 'administrateur', service);
    const vus = async (qui: AgentConnecte) =>
      (await qui.get('/api/courriels').expect(200)).body.donnees.filter(
        (c: { dossier: unknown }) => c.dossier === null,
      ).length;
    expect([await vus(agent), await vus(collegue), await vus(admin)]).toEqual([1, 0, 1]);
    expect((await lire(agent, id)).courriels.map((c) => c.objet)).not.toContainEqual(
      expect.stringContaining('affecté'),
    );
  });

  test('un genre inconnu est refusé, et un instructeur ne voit pas ceux de l’encadrement', async () => {
    await agent
      .put('/api/notifications/preferences')
      .send({ modes: { INCONNU: 'COURRIEL' }, resumeQuotidien: true })
      .expect(400);
    const { body } = await agent.get('/api/notifications/preferences').expect(200);
    expect(Object.keys(body.modes)).not.toContain('ESCALADE');
    const { body: sien } = await superviseur.get('/api/notifications/preferences').expect(200);
    expect(sien.modes.ESCALADE).toBe('RESUME');
  });
});

describe('qui l’apprend', () => {
  test('pas d’un dispositif que l’on ne suit pas, ni de celui que l’on ne suit plus', async () => {
    const limite = { dispositifs: ['FITN7'] };
    await api.client.utilisateur.update({ where: { id: superviseur.compte.id }, data: limite });
    const { id } = await unDossier(api, { service, agentId: agent.compte.id });
    api.horloge.regler('2026-12-01');
    await quotidien(api.moyens);
    expect(await genres(superviseur)).toEqual([]);
    expect(await genres(agent)).toContain('ECHEANCE_PASSEE');
    await api.client.utilisateur.update({ where: { id: agent.compte.id }, data: limite });
    expect(await genres(agent)).toEqual([]);
    expect((await agent.get('/api/notifications/non-lues')).body).toEqual({ nonLues: 0 });
    expect(id).toBeDefined();
  });

  test('chacun ne lit et ne marque que les siennes', async () => {
    const { id } = await unDossier(api, { service });
    await affecter(superviseur, id, agent.compte.id);
    const sienne = (await dites(agent)).find((n) => n.genre === 'AFFECTATION');
    await collegue
      .post('/api/notifications/lecture')
      .send({ ids: [sienne?.id] })
      .expect(200);
    await collegue.post('/api/notifications/lecture').send({}).expect(200);
    expect(await dites(agent, '?lues=non')).toHaveLength(1);
    await agent
      .post('/api/notifications/lecture')
      .send({ ids: [sienne?.id] })
      .expect(200);
    expect(await dites(agent, '?lues=non')).toEqual([]);
    expect(await dites(agent, '?lues=oui')).toHaveLength(1);
  });
});
