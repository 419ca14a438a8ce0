import type { AvisVu, Consultation } from '@sciat/contrats';
import { ajouterJours } from '@sciat/dispositifs';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  navigateur,
  ouvrirSession,
  type ServiceDeTest,
  unPdf,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';
import { adresse, franchir, lire } from '../../test/gestes.js';
import { envoyerCourriel } from '../courriels/envoyer.job.js';
import { relancerAvis } from './relancer-avis.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let agent: AgentConnecte;
let dossierId: string;

const ECHEANCE = '2026-10-06';

beforeAll(async () => {
  api = await demarrerApplication({ essaisParLien: 60 });
});
afterAll(() => api.fermer());
beforeEach(async () => {
  await api.base.vider();
  api.horloge.regler(AUJOURDHUI);
  api.incidents.length = 0;
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  dossierId = (await unDossier(api, { service, etape: 'DECISION_ATTRIBUTIVE' })).id;
});

const base = (id = dossierId) => `${adresse(id)}/consultations`;
const DDFIP = { type: 'organisme', organisme: 'DDFiP', courriel: 'ddfip@exemple.invalid' };
const demande = (surcharge: object = {}) => ({
  destinataire: DDFIP,
  question: 'Le plan de financement tient-il ?',
  pieces: ['RIB'],
  echeanceLe: ECHEANCE,
  ...surcharge,
});
const demander = async (surcharge: object = {}, id = dossierId): Promise<Consultation> =>
  (await agent.post(base(id)).send(demande(surcharge)).expect(201)).body.donnees[0];
const lister = async (qui = agent): Promise<Consultation[]> =>
  (await qui.get(base()).expect(200)).body.donnees;
const courrielsDe = (modele: string) =>
  api.client.courriel.findMany({ where: { modele }, orderBy: { creeLe: 'asc' } });
const jetonDans = ({ texte }: { texte: string }) =>
  /\/avis\/([\w-]{43})(?![\w-])/.exec(texte)?.[1] as string;
const dernierJeton = async () => jetonDans((await courrielsDe('DEMANDE_AVIS')).at(-1) as never);
const voir = (jeton: string) => navigateur(api).get(`/api/avis/${jeton}`);
const FAVORABLE = { reponse: 'FAVORABLE', commentaire: 'Rien à redire.' };
const rendre = (jeton: string, corps: object = FAVORABLE) =>
  navigateur(api).post(`/api/avis/${jeton}/reponse`).send(corps);
const piece = (jeton: string, code: string) =>
  navigateur(api).get(`/api/avis/${jeton}/pieces/${code}`);
const journal = async (qui = agent) =>
  (await qui.get(`${adresse(dossierId)}/journal`).expect(200)).body.donnees as {
    type: string;
    phrase: string;
    detail: string | null;
    auteur: string;
  }[];

describe('un avis demandé à un organisme', () => {
  test('part par courriel avec un lien, et se répond sans compte', async () => {
    const { id } = await demander();
    const [mail] = await courrielsDe('DEMANDE_AVIS');
    expect(mail?.destinataire).toBe(DDFIP.courriel);
    expect(mail?.texte).toContain('Le plan de financement tient-il ?');
    const jeton = await dernierJeton();
    const { body, headers } = await voir(jeton).expect(200);
    expect(body).toEqual({
      reference: 'VTA-2026-0001',
      dispositif: expect.any(String),
      demandeur: expect.any(String),
      service: { nom: service.nom, courriel: service.courriel },
      organisme: 'DDFiP',
      question: 'Le plan de financement tient-il ?',
      echeanceLe: ECHEANCE,
      confidentiel: false,
      pieces: [
        {
          code: 'RIB',
          libelle: 'RIB du comptable public',
          nom: 'RIB.pdf',
          taille: unPdf('RIB').length,
          lisible: true,
        },
      ],
      rendu: null,
      expireLe: '2026-11-05T22:59:59.000Z',
    } satisfies AvisVu);
    expect(JSON.stringify(body)).not.toMatch(/Claude|Nom-|mairie@/);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['referrer-policy']).toBe('no-referrer');

    const rendu = (await rendre(jeton).expect(201)).body as AvisVu;
    expect(rendu.rendu).toEqual({ ...FAVORABLE, le: AUJOURDHUI });
    expect(await lister()).toEqual([
      expect.objectContaining({ id, etat: 'RENDUE', ...FAVORABLE, canal: 'LIEN' }),
    ]);
    const [fait, question] = await journal();
    expect(fait).toMatchObject({
      phrase: 'Avis rendu par le lien : favorable',
      auteur: 'L’organisme consulté, par le lien',
      detail: 'Rien à redire.\nDDFiP',
    });
    expect(question).toMatchObject({
      phrase: 'Avis demandé, attendu pour le 6 octobre 2026',
      detail: 'DDFiP\nDestinataire\u00a0: ddfip@exemple.invalid',
    });
    const [annonce] = await courrielsDe('AVIS_RENDU');
    expect(annonce?.destinataire).toBe(agent.compte.courriel);
    expect(annonce?.texte).not.toContain('Rien à redire');
  });

  test('ne garde du jeton que l’empreinte, et le courriel parti le perd', async () => {
    await demander();
    const jeton = await dernierJeton();
    const [mail] = await courrielsDe('DEMANDE_AVIS');
    const transport = { domaine: 'exemple.invalid', envoyer: async () => undefined };
    await envoyerCourriel({ ...api.moyens, transport }, mail?.id as string);
    const enBase = [
      await api.client.consultation.findMany(),
      await api.client.courriel.findMany(),
      await api.client.evenementJournal.findMany(),
      await api.client.partPrivee.findMany(),
    ];
    expect(JSON.stringify(enBase)).not.toContain(jeton);
    await voir(jeton).expect(200);
  });

  test('ne se donne qu’une fois, même à deux en même temps', async () => {
    await demander();
    const jeton = await dernierJeton();
    const statuts = await Promise.all([1, 2].map(async () => (await rendre(jeton)).status));
    expect(statuts.sort()).toEqual([201, 409]);
    const autre = { reponse: 'DEFAVORABLE', commentaire: 'Tout compte fait, non.' };
    expect((await rendre(jeton, autre).expect(409)).body.detail).toBe('Cet avis a déjà été rendu.');
    const [{ id, reponse } = { id: '', reponse: null }] = await lister();
    expect(reponse).toBe('FAVORABLE');
    await agent.post(`${base()}/${id}/revocation`).send({}).expect(409);
    await agent
      .post(`${base()}/${id}/note`)
      .send({ ...FAVORABLE, canal: 'TELEPHONE', reponduLe: AUJOURDHUI })
      .expect(409);
    expect(await courrielsDe('AVIS_RENDU')).toHaveLength(1);
  });

  test('se motive quand il n’est pas favorable', async () => {
    await demander();
    const jeton = await dernierJeton();
    for (const reponse of ['DEFAVORABLE', 'FAVORABLE_AVEC_RESERVES']) {
      const { body } = await rendre(jeton, { reponse, commentaire: '  ' }).expect(400);
      expect(body.raisons[0]).toMatchObject({ champ: 'commentaire' });
    }
    await rendre(jeton, { reponse: 'PEUT_ETRE' }).expect(400);
    await rendre(jeton, { reponse: 'SANS_AVIS' }).expect(201);
  });

  test('ne montre que les pièces partagées, dans la version partagée, et plus une fois rendu', async () => {
    await demander();
    const jeton = await dernierJeton();
    const { headers, body } = await piece(jeton, 'RIB').expect(200);
    expect(Buffer.from(body)).toEqual(unPdf('RIB'));
    expect(headers['content-disposition']).toContain('attachment');
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(headers['x-content-type-options']).toBe('nosniff');
    for (const code of ['CONTRAT', 'INCONNUE', '__proto__']) await piece(jeton, code).expect(404);
    await api.client.versionPiece.updateMany({ data: { analyse: 'EN_ATTENTE' } });
    expect((await voir(jeton)).body.pieces[0].lisible).toBe(false);
    await piece(jeton, 'RIB').expect(409);
    await api.client.versionPiece.updateMany({ data: { analyse: 'INFECTEE' } });
    await piece(jeton, 'RIB').expect(410);
    await api.client.versionPiece.updateMany({ data: { analyse: 'SAINE' } });
    await rendre(jeton).expect(201);
    expect((await voir(jeton)).body.pieces).toEqual([]);
    await piece(jeton, 'RIB').expect(404);
  });

  test('ne partage ni une pièce absente ou refusée, ni un fichier en quarantaine', async () => {
    const refuser = async (pieces: string[]) => {
      const { body } = await agent.post(base()).send(demande({ pieces })).expect(400);
      expect(body.raisons[0]).toMatchObject({ champ: 'pieces' });
    };
    await refuser(['INCONNUE']);
    await api.client.versionPiece.updateMany({ data: { analyse: 'EN_ATTENTE' } });
    await refuser(['RIB']);
    await api.client.versionPiece.updateMany({ data: { analyse: 'SAINE' } });
    await api.client.piece.updateMany({ data: { etat: 'REFUSEE' } });
    await refuser(['RIB']);
    const { body } = await agent.get(`${base()}/proposition`).expect(200);
    expect(body.pieces).toEqual([]);
  });

  test.each([
    ['passée', AUJOURDHUI],
    ['trop lointaine', '2027-12-01'],
  ])('refuse une échéance %s', async (_cas, echeanceLe) => {
    const { body } = await agent.post(base()).send(demande({ echeanceLe })).expect(400);
    expect(body.raisons[0]).toMatchObject({ champ: 'echeanceLe' });
  });

  test('n’est pas demandé deux fois à la même adresse', async () => {
    await demander();
    await agent.post(base()).send(demande()).expect(409);
  });
});

describe('un lien d’avis qui ne vaut pas', () => {
  async function refusDe(jeton: string) {
    const reponses = [await voir(jeton), await rendre(jeton), await piece(jeton, 'RIB')];
    return reponses.map(({ status, body }) => ({ status, body }));
  }

  test('expiré, révoqué, changé d’un caractère, inventé, de dépôt ou d’un dossier clos : le même refus', async () => {
    const revoque = await demander();
    const jetonRevoque = await dernierJeton();
    await agent.post(`${base()}/${revoque.id}/revocation`).send({}).expect(200);
    const autre = await unDossier(api, { service, etape: 'RECRUTEMENT' });
    await demander({ pieces: [] }, autre.id);
    const clos = await dernierJeton();
    await franchir(api, agent, autre.id, 'enregistrer_desistement');
    await demander({ echeanceLe: ajouterJours(AUJOURDHUI, 1) });
    const expire = await dernierJeton();
    await demander({ destinataire: { ...DDFIP, courriel: 'autre@exemple.invalid' } });
    const bon = await dernierJeton();
    const change = bon.slice(0, -1) + (bon.endsWith('A') ? 'E' : 'A');
    const depot = (
      await agent
        .post(`${adresse(dossierId)}/liens`)
        .send({})
        .expect(201)
    ).body.adresse as string;
    api.horloge.regler(ajouterJours(AUJOURDHUI, 32));
    const attendu = await refusDe('inconnu');
    expect(attendu[0]).toMatchObject({ status: 404, body: { code: 'introuvable' } });
    expect(attendu[1]).toEqual(attendu[0]);
    const mauvais = [expire, jetonRevoque, clos, change, depot.split('/depot/')[1] as string];
    for (const jeton of [...mauvais, 'x'.repeat(3000), '%00', '..%2f'])
      expect(await refusDe(jeton)).toEqual(attendu);
    await voir(bon).expect(200);
    await navigateur(api).get(`/api/depot/${bon}`).expect(404);
    expect(api.incidents).toEqual([]);
  });

  test('ne montre que sa consultation, jamais celle d’un autre dossier', async () => {
    const voisin = await unDossier(api, { service, etape: 'RECRUTEMENT' });
    await demander();
    const a = await dernierJeton();
    await demander({ pieces: ['FICHE_DE_POSTE'], question: 'Et celui-ci ?' }, voisin.id);
    const b = await dernierJeton();
    expect((await voir(b)).body).toMatchObject({
      reference: 'VTA-2026-0002',
      question: 'Et celui-ci ?',
    });
    await piece(a, 'FICHE_DE_POSTE').expect(404);
    await rendre(b).expect(201);
    expect((await voir(a)).body.rendu).toBeNull();
  });

  test('révoqué pendant que la réponse s’écrit, il ne reçoit plus rien', async () => {
    const { id } = await demander();
    const jeton = await dernierJeton();
    const [fin, revoque] = await Promise.all([
      rendre(jeton),
      agent.post(`${base()}/${id}/revocation`).send({}),
    ]);
    // Whichever came first, the other found it so.
    expect([fin.status, revoque.status].sort()).toEqual(
      fin.status === 201 ? [201, 409] : [200, 404],
    );
  });

  test('les essais à l’aveugle sont freinés, avec ceux des liens de dépôt', async () => {
    const statuts: number[] = [];
    for (let i = 0; i < 100; i += 1)
      statuts.push(
        (await navigateur(api).get(`/api/${i % 2 ? 'avis' : 'depot'}/faux-${i}`)).status,
      );
    expect(statuts.filter((s) => s === 404).length).toBeLessThanOrEqual(60);
    expect(statuts.at(-1)).toBe(429);
    await api.client.tentativeConnexion.deleteMany();
  });
});

describe('un avis demandé à un collègue', () => {
  let collegue: AgentConnecte;
  beforeEach(async () => {
    collegue = await connecter(api, 'superviseur', service);
  });
  const auCollegue = () =>
    demander({ destinataire: { type: 'collegue', utilisateurId: collegue.compte.id } });

  test('se répond dans l’application, par lui seul, une fois', async () => {
    const { id, organisme } = await auCollegue();
    expect(organisme).toBe('Claude Nom-superviseur');
    const [mail] = await courrielsDe('DEMANDE_AVIS');
    expect(mail?.destinataire).toBe(collegue.compte.courriel);
    expect(mail?.texte).toContain(`/dossiers/${dossierId}`);
    expect(mail?.texte).not.toContain('/avis/');
    const { body: aRendre } = await collegue.get('/api/consultations?pour=moi').expect(200);
    expect(aRendre).toMatchObject({ total: 1, donnees: [{ id }] });
    expect((await agent.get('/api/consultations?pour=moi').expect(200)).body.total).toBe(0);
    const attendu = { id, organisme, echeanceLe: ECHEANCE };
    expect((await lire(collegue, dossierId)).avisAttendus).toEqual([{ ...attendu, pourMoi: true }]);
    expect((await lire(agent, dossierId)).avisAttendus).toEqual([{ ...attendu, pourMoi: false }]);
    expect((await collegue.get('/api/dossiers/compteurs')).body.avisARendre).toBe(1);
    const { body: averti } = await collegue.get('/api/notifications').expect(200);
    expect(averti.donnees).toMatchObject([{ genre: 'AVIS_DEMANDE' }]);

    const repondre = (qui: AgentConnecte) => qui.post(`${base()}/${id}/reponse`).send(FAVORABLE);
    await repondre(agent).expect(403);
    await repondre(collegue).expect(200);
    await repondre(collegue).expect(409);
    expect((await journal())[0]).toMatchObject({
      phrase: 'Avis rendu dans l’application : favorable',
      auteur: 'Claude Nom-superviseur',
    });
  });

  test.each([
    ['soi-même', () => agent.compte.id],
    ['un autre service', async () => (await connecter(api, 'superviseur')).compte.id],
    ['qui lit seulement', async () => (await connecter(api, 'lecture', service)).compte.id],
  ])('ne se demande pas à %s', async (_cas, qui) => {
    const destinataire = { type: 'collegue', utilisateurId: await qui() };
    const { body } = await agent.post(base()).send(demande({ destinataire })).expect(400);
    expect(body.raisons[0]).toMatchObject({ champ: 'utilisateurId' });
  });
});

describe('un avis reçu autrement', () => {
  const noter = (id: string, corps: object = {}) =>
    agent
      .post(`${base()}/${id}/note`)
      .send({ ...FAVORABLE, canal: 'TELEPHONE', reponduLe: AUJOURDHUI, ...corps });

  test('se note une fois, à sa date, et ferme le lien à une autre réponse', async () => {
    const { id } = await demander();
    api.horloge.regler(ajouterJours(AUJOURDHUI, 5));
    const reponduLe = ajouterJours(AUJOURDHUI, 2);
    for (const autre of [ajouterJours(AUJOURDHUI, -1), ajouterJours(AUJOURDHUI, 6)])
      expect((await noter(id, { reponduLe: autre }).expect(400)).body.raisons[0].champ).toBe(
        'reponduLe',
      );
    await noter(id, { reponduLe }).expect(200);
    await noter(id).expect(409);
    await rendre(await dernierJeton()).expect(409);
    expect((await lister())[0]).toMatchObject({ canal: 'TELEPHONE', reponduLe, etat: 'RENDUE' });
    expect(await courrielsDe('AVIS_RENDU')).toEqual([]);
  });
});

describe('un avis confidentiel', () => {
  test('n’est lu que de ceux qui instruisent, et reste hors du journal lisible', async () => {
    await demander({ confidentiel: true });
    const [mail] = await courrielsDe('DEMANDE_AVIS');
    expect(mail?.texte).not.toContain('Le plan de financement');
    await rendre(await dernierJeton(), { reponse: 'DEFAVORABLE', commentaire: 'Secret.' }).expect(
      201,
    );
    for (const role of ['lecture', 'administrateur'] as const) {
      const autre = await connecter(api, role, service);
      expect((await lister(autre))[0]).toMatchObject({
        organisme: 'DDFiP',
        etat: 'RENDUE',
        reserve: true,
        courriel: null,
        question: null,
        reponse: null,
        commentaire: null,
        pieces: [],
      });
    }
    expect((await lister())[0]).toMatchObject({ reserve: false, commentaire: 'Secret.' });
    const [fait] = await journal();
    expect(fait).toMatchObject({ phrase: 'Avis rendu par le lien : confidentiel', detail: null });
  });
});

describe('les droits', () => {
  test('un autre service ne voit ni ne change rien', async () => {
    const { id } = await demander();
    const intrus = await connecter(api, 'superviseur');
    await intrus.get(base()).expect(403);
    await intrus.post(base()).send(demande()).expect(403);
    await intrus.post(`${base()}/${id}/revocation`).send({}).expect(403);
    expect((await intrus.get('/api/consultations').expect(200)).body.total).toBe(0);
  });

  test('une consultation d’un autre dossier est introuvable', async () => {
    const { id } = await demander();
    const voisin = await unDossier(api, { service });
    await agent
      .post(`${base(voisin.id)}/${id}/revocation`)
      .send({})
      .expect(404);
  });
});

describe('qui suit certains dispositifs seulement', () => {
  test('ne voit pas les avis des autres, et n’est pas consulté sur eux', async () => {
    const surcharge = { dispositifs: ['CANTINE'] };
    const compte = await unUtilisateur(api, 'superviseur', service, surcharge);
    await demander();
    const limite = await ouvrirSession(api, compte);
    expect((await limite.get('/api/consultations').expect(200)).body.total).toBe(0);
    const { body } = await agent.get(`${base()}/proposition`).expect(200);
    expect(body.collegues.map((c: { id: string }) => c.id)).not.toContain(compte.id);
    const destinataire = { type: 'collegue', utilisateurId: compte.id };
    await agent.post(base()).send(demande({ destinataire })).expect(400);
  });
});

describe('la révocation', () => {
  test('prévient qui était consulté, et deux fois ne font qu’une', async () => {
    const { id } = await demander();
    const revoquer = () =>
      agent.post(`${base()}/${id}/revocation`).send({ motif: 'Question sans objet.' }).expect(200);
    const premiere = (await revoquer()).body;
    expect((await revoquer()).body).toEqual(premiere);
    expect(premiere.donnees[0]).toMatchObject({
      etat: 'REVOQUEE',
      revoqueLe: AUJOURDHUI,
      motifRevocation: 'Question sans objet.',
    });
    expect(await courrielsDe('AVIS_ANNULE')).toHaveLength(1);
    const { body } = await agent
      .post(`${base()}/${id}/note`)
      .send({ ...FAVORABLE, canal: 'COURRIEL', reponduLe: AUJOURDHUI })
      .expect(422);
    expect(body.detail).toBe('La demande d’avis à DDFiP a été révoquée.');
  });

  test('suit la clôture du dossier, avec la raison ; un avis rendu reste', async () => {
    await demander();
    await rendre(await dernierJeton()).expect(201);
    await demander({ destinataire: { ...DDFIP, courriel: 'autre@exemple.invalid' } });
    await franchir(api, agent, dossierId, 'enregistrer_desistement');
    expect((await lister()).map((c) => [c.etat, c.motifRevocation])).toEqual([
      ['REVOQUEE', 'Dossier clos.'],
      ['RENDUE', null],
    ]);
    expect((await journal())[0]).toMatchObject({
      type: 'AvisRevoque',
      detail: 'Dossier clos.\nDDFiP',
    });
    await agent
      .post(base())
      .send(demande({ pieces: [] }))
      .expect(422);
  });
});

describe('les relances', () => {
  const tour = async (jour: string) => {
    api.horloge.regler(jour);
    const { avisRelances, echecs } = await relancerAvis(api.moyens);
    expect(echecs).toEqual([]);
    return avisRelances;
  };
  const jour = (ecart: number) => ajouterJours(ECHEANCE, ecart);

  test('partent peu avant l’échéance puis après, une fois chacune, avec un lien qui s’ouvre', async () => {
    await demander();
    const premier = await dernierJeton();
    expect(await tour(jour(-6))).toBe(0);
    expect(await tour(jour(-5))).toBe(1);
    expect(await tour(jour(-5))).toBe(0);
    expect(await tour(jour(-4))).toBe(0);
    expect(await tour(jour(3))).toBe(1);
    expect((await lister())[0]).toMatchObject({ relances: 2, relanceLe: jour(3) });
    const mails = await courrielsDe('RELANCE_AVIS');
    expect(mails.map((m) => m.destinataire)).toEqual([DDFIP.courriel, DDFIP.courriel]);
    for (const jeton of [premier, ...mails.map(jetonDans)]) await voir(jeton).expect(200);
    await rendre(jetonDans(mails[0] as never)).expect(201);
    expect(await tour(jour(15))).toBe(0);
    const { version } = await lire(agent, dossierId);
    expect(version).toBeGreaterThan(0);
  });

  test('deux tours en même temps n’en envoient qu’une, et un serveur longtemps éteint aussi', async () => {
    await demander();
    api.horloge.regler(jour(20));
    await Promise.all([relancerAvis(api.moyens), relancerAvis(api.moyens)]);
    expect(await courrielsDe('RELANCE_AVIS')).toHaveLength(1);
  });

  test('ne vont pas à un collègue dont le compte est fermé', async () => {
    const { compte } = await connecter(api, 'superviseur', service);
    await demander({ destinataire: { type: 'collegue', utilisateurId: compte.id } });
    const activer = (actif: boolean) =>
      api.client.utilisateur.update({ where: { id: compte.id }, data: { actif } });
    await activer(false);
    expect(await tour(jour(3))).toBe(0);
    await activer(true);
    expect(await tour(jour(3))).toBe(1);
  });

  test('ne reprennent pas les jours d’avant la demande', async () => {
    await demander({ echeanceLe: ajouterJours(AUJOURDHUI, 2) });
    expect(await tour(ajouterJours(AUJOURDHUI, 1))).toBe(0);
    expect(await tour(ajouterJours(AUJOURDHUI, 5))).toBe(1);
  });
});

describe('le suivi', () => {
  test('les avis attendus se lisent par échéance, et ceux en retard se comptent dans la file', async () => {
    await demander();
    await demander({
      destinataire: { ...DDFIP, organisme: 'ABF', courriel: 'abf@exemple.invalid' },
      echeanceLe: '2026-09-20',
    });
    const { body } = await agent.get('/api/consultations').expect(200);
    expect(body.donnees.map((c: { organisme: string }) => c.organisme)).toEqual(['ABF', 'DDFiP']);
    const enRetard = async () => (await agent.get('/api/dossiers/compteurs')).body.avisEnRetard;
    expect(await enRetard()).toBe(0);
    api.horloge.regler('2026-09-21');
    expect(await enRetard()).toBe(1);
    const { body: liste } = await agent
      .get('/api/dossiers?agent=moi_ou_aucun&avis=en_retard')
      .expect(200);
    expect(liste.donnees.map((d: { id: string }) => d.id)).toEqual([dossierId]);
  });
});

describe('les experts d’un dispositif', () => {
  test('s’ajoutent, préremplissent la demande et se retirent, au journal du service', async () => {
    const administrateur = await connecter(api, 'administrateur', service);
    const expert = { dispositif: 'VTA', organisme: 'DDFiP', courriel: 'ddfip@exemple.invalid' };
    const { id } = (await administrateur.post('/api/experts').send(expert).expect(201)).body;
    await administrateur.post('/api/experts').send(expert).expect(400);
    await administrateur
      .post('/api/experts')
      .send({ ...expert, dispositif: 'RIEN' })
      .expect(400);
    const proposes = async () => (await agent.get(`${base()}/proposition`).expect(200)).body;
    expect(await proposes()).toMatchObject({
      experts: [{ organisme: 'DDFiP', courriel: 'ddfip@exemple.invalid' }],
      echeanceLe: ajouterJours(AUJOURDHUI, 21),
      aConfirmer: true,
    });
    const retirer = () => administrateur.post(`/api/experts/${id}/retrait`).expect(200);
    await retirer();
    await retirer();
    expect((await proposes()).experts).toEqual([]);
    const types = await api.client.evenementJournal.findMany({
      where: { chaineId: service.id },
      orderBy: { rang: 'asc' },
      select: { type: true },
    });
    expect(types.map((e) => e.type)).toEqual(['ExpertAjoute', 'ExpertRetire']);
    const ailleurs = await connecter(api, 'administrateur');
    await ailleurs.post(`/api/experts/${id}/retrait`).expect(403);
  });
});
