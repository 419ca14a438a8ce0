import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DepotVu } from '@sciat/contrats';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { LIMITE, unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  navigateur,
  type ServiceDeTest,
  unPdf,
  unService,
} from '../../test/fabriques.js';
import { adresse, franchir, lire, verifier } from '../../test/gestes.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let agent: AgentConnecte;
let dossierId: string;

beforeAll(async () => {
  api = await demarrerApplication({ essaisParLien: 30 });
});
afterAll(() => api.fermer());
beforeEach(async () => {
  await api.base.vider();
  api.horloge.regler('2026-09-15');
  api.incidents.length = 0;
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  dossierId = (await unDossier(api, { service, etape: 'COMPLEMENTS_DEMANDE' })).id;
});

const creer = async (id = dossierId, corps: object = {}) =>
  (
    await agent
      .post(`${adresse(id)}/liens`)
      .send(corps)
      .expect(201)
  ).body as {
    lien: { id: string; expireLe: string };
    adresse: string;
  };
const jetonDe = ({ adresse: url }: { adresse: string }) => url.split('/depot/')[1] as string;
const voir = (jeton: string) => navigateur(api).get(`/api/depot/${jeton}`);
const deposer = (jeton: string, code = 'RIB', contenu = unPdf(code), nom = 'rib.pdf') =>
  navigateur(api)
    .post(`/api/depot/${jeton}/pieces`)
    .field('code', code)
    .attach('fichier', contenu, nom);

describe('le lien d’un dossier', () => {
  test('montre à la collectivité où il en est et ce qui manque, et rien d’autre', async () => {
    const jeton = jetonDe(await creer());
    expect(jeton).toMatch(/^[\w-]{43}$/);
    const { body, headers } = await voir(jeton).expect(200);
    expect(body).toEqual({
      reference: 'VTA-2026-0001',
      dispositif: expect.any(String),
      demandeur: expect.any(String),
      service: { nom: service.nom, courriel: service.courriel },
      etape: expect.any(String),
      porteur: 'COLLECTIVITE',
      attendu: { libelle: expect.any(String), limiteLe: LIMITE },
      pieces: [
        {
          code: 'RIB',
          libelle: 'RIB du comptable public',
          aide: null,
          etat: 'ATTENDUE',
          motifRefus: null,
          attendue: true,
          recueLe: null,
        },
      ],
      expireLe: expect.any(String),
    } satisfies DepotVu);
    expect(JSON.stringify(body)).not.toMatch(/Claude|Nom-|mairie@|Revitalisation/);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('n’est gardé que par son empreinte, et compte ses visites', async () => {
    const cree = await creer(dossierId, { jours: 3 });
    const jeton = jetonDe(cree);
    await voir(jeton).expect(200);
    await voir(jeton).expect(200);
    const enBase = await api.client.lienDepot.findFirstOrThrow();
    expect(JSON.stringify(enBase)).not.toContain(jeton);
    const { body } = await agent.get(`${adresse(dossierId)}/liens`).expect(200);
    expect(body.donnees).toEqual([
      expect.objectContaining({ id: cree.lien.id, etat: 'ouvert', visites: 2, depots: 0 }),
    ]);
    expect(body.donnees[0].expireLe).toBe('2026-09-18T21:59:59.000Z');
    expect(JSON.stringify(body)).not.toContain(jeton);
  });

  test('reçoit la pièce attendue : à vérifier, au journal sans agent, accusée par courriel', async () => {
    const jeton = jetonDe(await creer());
    const { body } = await deposer(jeton).expect(201);
    expect(body.pieces).toEqual([
      expect.objectContaining({ code: 'RIB', etat: 'RECUE', attendue: false }),
    ]);
    expect(body.pieces[0].recueLe).not.toBeNull();
    const dossier = await lire(agent, dossierId);
    const rib = dossier.pieces.find((p) => p.code === 'RIB');
    expect(rib?.etat).toBe('RECUE');
    expect(rib?.versions[0]).toMatchObject({
      parLien: true,
      deposeePar: 'la collectivité',
      analyse: 'NON_ANALYSE',
    });
    const journal = (await agent.get(`${adresse(dossierId)}/journal`).expect(200)).body.donnees;
    expect(journal[0]).toMatchObject({
      type: 'PieceDeposee',
      phrase: 'Pièce déposée par le lien : RIB du comptable public (version 1)',
      auteur: 'La collectivité, par le lien de dépôt',
    });
    const [mail] = await api.client.courriel.findMany({ where: { modele: 'ACCUSE_DEPOT' } });
    expect(mail).toMatchObject({ destinataire: 'mairie@exemple.invalid', etat: 'A_ENVOYER' });
    expect(mail?.texte).toContain('RIB du comptable public');
  });

  test('ne reçoit qu’une pièce attendue de la collectivité, et une seule fois', async () => {
    const jeton = jetonDe(await creer());
    for (const code of ['AVIS_ANCT', 'CONTRAT', 'INCONNUE', '__proto__']) {
      const { body } = await deposer(jeton, code).expect(400);
      expect(body.detail).toBe('Cette pièce n’est pas attendue, ou elle a déjà été reçue.');
    }
    const statuts = await Promise.all([1, 2].map(async () => (await deposer(jeton)).status));
    expect(statuts.sort()).toEqual([201, 400]);
    await deposer(jeton).expect(400);
    expect(await api.client.versionPiece.count({ where: { lienId: { not: null } } })).toBe(1);
    expect(await fichiersDe(dossierId)).toBe(1 + (await autresVersions()));
  });

  test('redemande une pièce refusée en disant pourquoi', async () => {
    const jeton = jetonDe(await creer());
    await deposer(jeton).expect(201);
    const motif = 'Le RIB est celui d’un autre budget.';
    await verifier(agent, dossierId, 'RIB', { etat: 'REFUSEE', motif }).expect(200);
    const { body } = await voir(jeton).expect(200);
    expect(body.pieces[0]).toMatchObject({ etat: 'REFUSEE', motifRefus: motif, attendue: true });
    await deposer(jeton).expect(201);
  });

  const autresVersions = () => api.client.versionPiece.count({ where: { lienId: null } });
  const fichiersDe = async (id: string) =>
    (await readdir(join(api.config.DONNEES, 'fichiers', service.id, id))).length;
});

describe('un lien qui ne vaut pas', () => {
  async function refusDe(jeton: string) {
    const lu = await voir(jeton);
    const depose = await deposer(jeton);
    return [lu, depose].map(({ status, body, headers }) => ({
      status,
      body,
      referent: headers['referrer-policy'],
    }));
  }

  test('expiré, révoqué, changé d’un caractère, inventé ou d’un dossier clos : le même refus', async () => {
    const expire = jetonDe(await creer(dossierId, { jours: 1 }));
    const revoque = await creer();
    const bon = jetonDe(await creer());
    const change = bon.slice(0, -1) + (bon.endsWith('A') ? 'E' : 'A');
    const autre = await unDossier(api, { service, etape: 'RECRUTEMENT' });
    const clos = jetonDe(await creer(autre.id));
    await agent.post(`${adresse(dossierId)}/liens/${revoque.lien.id}/revocation`).expect(200);
    await franchir(api, agent, autre.id, 'enregistrer_desistement');
    api.horloge.regler('2026-09-17');
    const attendu = await refusDe('inconnu');
    expect(attendu[0]).toMatchObject({
      status: 404,
      body: { code: 'introuvable', detail: expect.stringContaining('Ce lien n’est pas valable') },
    });
    expect(attendu[1]).toEqual(attendu[0]);
    for (const jeton of [expire, jetonDe(revoque), change, clos, 'x'.repeat(3000), '%00', '..%2f'])
      expect(await refusDe(jeton)).toEqual(attendu);
    await voir(bon).expect(200);
    expect(await api.client.versionPiece.count({ where: { lienId: { not: null } } })).toBe(0);
    expect(api.incidents).toEqual([]);
  });

  test('ne montre que son dossier, jamais celui d’un autre', async () => {
    const voisin = await unDossier(api, { service, etape: 'COMPLEMENTS_DEMANDE' });
    const [a, b] = [jetonDe(await creer()), jetonDe(await creer(voisin.id))];
    expect((await voir(a).expect(200)).body.reference).toBe('VTA-2026-0001');
    expect((await voir(b).expect(200)).body.reference).toBe('VTA-2026-0002');
    await deposer(b).expect(201);
    expect((await voir(a).expect(200)).body.pieces[0].etat).toBe('ATTENDUE');
  });

  test('révoqué pendant l’envoi, il ne reçoit plus rien', async () => {
    const { lien, ...cree } = await creer();
    // Locks the dossier's row, as an agent's write does, while the file comes.
    let suite: Promise<number> | undefined;
    await api.client.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM dossier WHERE id = ${dossierId}::uuid FOR UPDATE`;
      suite = deposer(jetonDe(cree)).then((r) => r.status);
      await new Promise((suite) => setTimeout(suite, 400));
      await tx.lienDepot.update({ where: { id: lien.id }, data: { revoqueLe: new Date(0) } });
    });
    expect(await suite).toBe(404);
  });
  test('cent essais sont ralentis, puis arrêtés, sans dire si l’un d’eux était bon', async () => {
    const bon = jetonDe(await creer());
    const statuts: number[] = [];
    for (let i = 0; i < 100; i += 1) statuts.push((await voir(`essai-${i}`)).status);
    expect(statuts.filter((s) => s === 404)).toHaveLength(30);
    expect(statuts.filter((s) => s === 429)).toHaveLength(70);
    const { headers } = await voir(bon).expect(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('les agents', () => {
  test('d’un autre service ne voient, ne créent ni ne révoquent aucun lien', async () => {
    const { lien } = await creer();
    const etranger = await connecter(api, 'superviseur');
    await etranger.get(`${adresse(dossierId)}/liens`).expect(403);
    await etranger
      .post(`${adresse(dossierId)}/liens`)
      .send({})
      .expect(403);
    await etranger.post(`${adresse(dossierId)}/liens/${lien.id}/revocation`).expect(403);
    const voisin = await unDossier(api, { service });
    await agent.post(`${adresse(voisin.id)}/liens/${lien.id}/revocation`).expect(404);
  });

  test.each([0, 91, 1.5, '10', null])('ne donnent pas %s jours', async (jours) => {
    const { body } = await agent
      .post(`${adresse(dossierId)}/liens`)
      .send({ jours })
      .expect(400);
    expect(body.raisons[0]).toMatchObject({ champ: 'jours' });
  });

  test('révoquent deux fois sans que rien ne change la seconde', async () => {
    const { lien } = await creer();
    const revoquer = () => agent.post(`${adresse(dossierId)}/liens/${lien.id}/revocation`);
    const premiere = (await revoquer().expect(200)).body;
    expect((await revoquer().expect(200)).body).toEqual(premiere);
    expect(await api.client.evenementJournal.count({ where: { type: 'LienRevoque' } })).toBe(1);
  });

  test('n’en ouvrent pas sans fin, ni sur un dossier clos', async () => {
    for (let i = 0; i < 10; i += 1) await creer();
    await agent
      .post(`${adresse(dossierId)}/liens`)
      .send({})
      .expect(409);
    const clos = await unDossier(api, { service, etape: 'DESISTEMENT' });
    await agent
      .post(`${adresse(clos.id)}/liens`)
      .send({})
      .expect(422);
  });
});

describe('une demande de pièces', () => {
  beforeEach(async () => {
    dossierId = (await unDossier(api, { service, etape: 'VERIFICATION_COMPLETUDE' })).id;
  });
  const demande = () =>
    api.client.courriel.findFirstOrThrow({ where: { dossierId, modele: 'DEMANDE_PIECES' } });

  test('emporte un lien quand on le veut, ouvert une semaine après la limite', async () => {
    await franchir(api, agent, dossierId, 'demander_complements_demande', { lienDepot: true });
    const { texte } = await demande();
    const jeton = /http:\/\/localhost:3000\/depot\/([\w-]{43})\n/.exec(texte)?.[1] as string;
    expect(texte).toContain('jusqu’au 22 octobre 2026');
    await voir(jeton).expect(200);
    await deposer(jeton).expect(201);
    const lien = await api.client.lienDepot.findFirstOrThrow();
    expect(lien.expireLe.toISOString()).toBe('2026-10-22T21:59:59.000Z');
    expect(lien.creeParId).toBe(agent.compte.id);
  });

  test('n’en emporte pas sans qu’on le demande', async () => {
    await franchir(api, agent, dossierId, 'demander_complements_demande');
    expect((await demande()).texte).not.toContain('/depot/');
    expect(await api.client.lienDepot.count()).toBe(0);
  });

  test('le refuse sans adresse où l’envoyer, et sur un autre acte', async () => {
    const sans = await unDossier(api, { service, etape: 'VERIFICATION_COMPLETUDE' });
    await api.client.dossier.update({ where: { id: sans.id }, data: { donnees: {} } });
    const refus = await franchir(api, agent, sans.id, 'demander_complements_demande', {
      lienDepot: true,
      statut: 422,
    });
    expect(refus.raisons[0]).toMatchObject({ code: 'LIEN', champ: 'lienDepot' });
    await franchir(api, agent, dossierId, 'enregistrer_desistement', {
      lienDepot: true,
      statut: 422,
    });
    expect(await api.client.lienDepot.count()).toBe(0);
  });

  test('un agent qui lit seulement ne voit pas le lien', async () => {
    const lecteur = await connecter(api, 'lecture', service);
    await lecteur.get(`${adresse(dossierId)}/liens`).expect(403);
  });
});
