import { buffer } from 'node:stream/consumers';
import { definitionDe } from '@sciat/dispositifs';
import PostalMime from 'postal-mime';
import { AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unAvis } from '../../test/avis.js';
import {
  avancer,
  COORDONNEES,
  confirmer,
  rediger,
  rendreTout,
  uneDelegation,
} from '../../test/courriers.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  type Api,
  connecter,
  type ServiceDeTest,
  unPdf,
  unService,
} from '../../test/fabriques.js';
import { lire } from '../../test/gestes.js';
import { type ServeurSmtp, serveurSmtp } from '../../test/serveur-smtp.js';
import { nettoyerFichiers } from '../pieces/nettoyer-fichiers.js';
import { abandonnerCourriel, envoyerCourriel } from './envoyer.job.js';
import { JOINTES_MAX } from './pieces-jointes.js';
import { creerTransport } from './transport.js';

let api: Api;
let service: ServiceDeTest;
let agent: AgentConnecte;
let smtp: ServeurSmtp;

beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
beforeEach(async () => {
  await api.base.vider();
  api.horloge.regler(AUJOURDHUI);
  service = await unService(api, COORDONNEES);
  agent = await connecter(api, 'instructeur', service);
  await confirmer(api, agent);
  smtp = await serveurSmtp();
});
afterEach(async () => {
  await smtp.fermer();
  expect(api.incidents).toEqual([]);
});

const signe = async (modele: string, etape: string, reste: object = {}) => {
  const dossier = await unDossier(api, { service, etape, ...reste });
  const { id } = await rediger(agent, dossier.id, modele);
  await avancer(agent, id, 'A_SIGNER');
  await rendreTout(api);
  const { id: delegationId } = await uneDelegation(api, agent);
  await avancer(agent, id, 'SIGNE', { signeLe: AUJOURDHUI, delegationId });
  return { id, dossierId: dossier.id };
};
const numeriser = (id: string, contenu = unPdf('page signée')) =>
  agent.post(`/api/courriers/${id}/scan`).attach('fichier', contenu, 'scan.pdf').expect(200);
const envoyerParCourriel = (id: string, reste: object = {}, statut = 200) =>
  avancer(agent, id, 'ENVOYE', { envoyeLe: AUJOURDHUI, canal: 'COURRIEL', ...reste }, statut);
const moyens = () => ({
  ...api.moyens,
  transport: creerTransport({
    ...api.config,
    SMTP_URL: smtp.url,
    COURRIEL_EXPEDITEUR: 'service@exemple.invalid',
  }),
});
const courriers = (dossierId: string) =>
  api.client.courriel.findMany({ where: { dossierId, modele: 'COURRIER' } });
const lireCourrier = async (id: string) =>
  (await agent.get(`/api/courriers/${id}`).expect(200)).body;

test('un courrier envoyé par courriel part vraiment, avec sa page signée, et le courriel en est la preuve', async () => {
  const { id, dossierId } = await signe('CONFIRMATION', 'SIGNATURE_CONFIRMATION');
  const page = unPdf('page signée');
  await numeriser(id, page);
  const envoye = await envoyerParCourriel(id);
  expect(envoye).toMatchObject({
    etat: 'ENVOYE',
    canal: 'COURRIEL',
    courriel: { etat: 'A_ENVOYER', destinataire: 'mairie@exemple.invalid', messageId: null },
  });
  const [courriel] = await courriers(dossierId);
  const courrielId = courriel?.id as string;
  const demandes = await api.client.outbox.findMany({
    where: { nom: 'courriel.envoyer', charge: { equals: { courrielId } } },
  });
  expect(demandes).toHaveLength(1);

  await envoyerCourriel(moyens(), courrielId);
  const lu = await PostalMime.parse(smtp.messages[0] as string);
  expect(lu.subject).toBe(envoye.objet);
  expect(lu.text).toContain(`courrier n°\u00a0${envoye.chrono} du 15 septembre 2026`);
  expect(lu.text).toContain('copie numérisée de l’original signé');
  expect(lu.attachments).toMatchObject([
    { filename: `courrier-${envoye.chrono}-signe.pdf`, mimeType: 'application/pdf' },
  ]);
  expect(Buffer.from(lu.attachments[0]?.content as ArrayBuffer).equals(page)).toBe(true);
  expect((await lireCourrier(id)).courriel).toMatchObject({
    etat: 'ENVOYE',
    messageId: lu.messageId,
  });
});

test('la remise d’un courrier est demandée au serveur qui sait la dire', async () => {
  const { id, dossierId } = await signe('CONFIRMATION', 'SIGNATURE_CONFIRMATION');
  await numeriser(id);
  await envoyerParCourriel(id);
  smtp.ecarts.EHLO = (c) => void c.write('250-essai\r\n250 DSN\r\n');
  await envoyerCourriel(moyens(), (await courriers(dossierId))[0]?.id as string);
  expect(smtp.ordres.find((o) => o.startsWith('RCPT'))).toMatch(/NOTIFY=FAILURE,DELAY,SUCCESS$/);
});

test('sans page signée, sans adresse, à une autre date ou trop lourd, rien ne change ni ne part', async () => {
  const { id, dossierId } = await signe('CONFIRMATION', 'SIGNATURE_CONFIRMATION');
  const refus = async (reste: object = {}) =>
    (await envoyerParCourriel(id, reste, 422)).raisons.map((r: { code: string }) => r.code);
  expect(await refus()).toEqual(['SCAN']);
  await numeriser(id);
  api.horloge.regler('2026-09-16');
  expect(await refus()).toEqual(['DATE']);
  api.horloge.regler(AUJOURDHUI);
  await envoyerParCourriel(id, { destinataire: 'pas une adresse' }, 400);
  const dossier = await api.client.dossier.findUniqueOrThrow({ where: { id: dossierId } });
  const { contactCourriel: _, ...donnees } = dossier.donnees as Record<string, string>;
  await api.client.dossier.update({ where: { id: dossierId }, data: { donnees } });
  expect(await refus()).toEqual(['ADRESSE']);
  await numeriser(id, Buffer.concat([unPdf('page'), Buffer.alloc(JOINTES_MAX)]));
  expect(await refus({ destinataire: 'a@exemple.invalid' })).toEqual(['TROP_LOURD']);
  expect(await courriers(dossierId)).toEqual([]);
  expect((await lireCourrier(id)).etat).toBe('SIGNE');

  await numeriser(id);
  await envoyerParCourriel(id, { destinataire: 'a@exemple.invalid' });
  expect(await courriers(dossierId)).toMatchObject([{ destinataire: 'a@exemple.invalid' }]);
});

test('un courrier pour un autre organisme va à son adresse, et non à celle du demandeur', async () => {
  const { id, dossierId } = await signe('TRANSMISSION', 'FICHE_DE_POSTE');
  await numeriser(id);
  const { dispositif, dispositifVersion } = await api.client.dossier.findUniqueOrThrow({
    where: { id: dossierId },
  });
  const { contacts } = definitionDe(dispositif, dispositifVersion);
  await envoyerParCourriel(id);
  const anct = contacts.find((c) => c.acteur === 'ANCT')?.courriel;
  expect(await courriers(dossierId)).toMatchObject([{ destinataire: anct }]);
});

test('deux agents l’envoient à la fois : un seul courriel', async () => {
  const { id, dossierId } = await signe('CONFIRMATION', 'SIGNATURE_CONFIRMATION');
  await numeriser(id);
  const { version } = await lireCourrier(id);
  const demande = { vers: 'ENVOYE', version, envoyeLe: AUJOURDHUI, canal: 'COURRIEL' };
  const envois = [1, 2].map(() => agent.post(`/api/courriers/${id}/etat`).send(demande));
  const statuts = (await Promise.all(envois)).map((r) => r.status).sort();
  expect(statuts).toEqual([200, 409]);
  expect(await courriers(dossierId)).toHaveLength(1);
});

test('le fichier parti est gardé tel quel quand une autre page est numérisée ensuite', async () => {
  const { id, dossierId } = await signe('CONFIRMATION', 'SIGNATURE_CONFIRMATION');
  const premiere = unPdf('première page');
  await numeriser(id, premiere);
  await envoyerParCourriel(id);
  await numeriser(id, unPdf('seconde page'));
  api.horloge.regler('2027-09-15');
  await nettoyerFichiers(api.moyens);
  const [courriel] = await courriers(dossierId);
  const jointe = await api.client.pieceJointe.findFirstOrThrow();
  expect((await buffer(await api.moyens.fichiers.lire(jointe.cle))).equals(premiere)).toBe(true);

  // Without it nothing is said to the server, and the next attempt may find it.
  await api.moyens.fichiers.supprimer(jointe.cle);
  await expect(envoyerCourriel(moyens(), courriel?.id as string)).rejects.toThrow('introuvable');
  expect(smtp.connexions).toBe(0);
  expect(await courriers(dossierId)).toMatchObject([{ etat: 'A_ENVOYER' }]);
});

test('un fichier illisible en cours d’envoi : le message n’est pas pris, l’essai suivant envoie', async () => {
  const { id, dossierId } = await signe('CONFIRMATION', 'SIGNATURE_CONFIRMATION');
  await numeriser(id);
  await envoyerParCourriel(id);
  const courrielId = (await courriers(dossierId))[0]?.id as string;
  const fichiers = {
    existe: async () => true,
    lire: async () => {
      throw new Error('le disque est parti');
    },
  };
  await expect(envoyerCourriel({ ...moyens(), fichiers }, courrielId)).rejects.toThrow('disque');
  expect(smtp.messages).toEqual([]);
  await envoyerCourriel(moyens(), courrielId);
  expect(smtp.messages).toHaveLength(1);
  expect(await courriers(dossierId)).toMatchObject([{ etat: 'ENVOYE' }]);
});

test('le courriel en échec ou revenu se voit sur le courrier, et renvoyé il emporte la page', async () => {
  const { id, dossierId } = await signe('CONFIRMATION', 'SIGNATURE_CONFIRMATION');
  await numeriser(id);
  await envoyerParCourriel(id);
  const courrielId = (await courriers(dossierId))[0]?.id as string;
  await abandonnerCourriel(moyens(), courrielId, 'adresse refusée');
  expect((await lireCourrier(id)).courriel).toMatchObject({
    etat: 'ECHEC',
    erreur: 'adresse refusée',
  });
  await api.client.courriel.update({ where: { id: courrielId }, data: { etat: 'A_ENVOYER' } });
  await envoyerCourriel(moyens(), courrielId);
  const superviseur = await connecter(api, 'superviseur', service);
  await superviseur
    .post('/api/courriels/retours')
    .attach('fichier', Buffer.from(unAvis({ id: courrielId })), 'avis.eml')
    .expect(200);
  expect((await lireCourrier(id)).courriel).toMatchObject({
    etat: 'REVENU',
    retourStatut: '5.1.1',
  });

  const { body } = await agent
    .post(`/api/courriels/${courrielId}/renvoi`)
    .send({ destinataire: 'secretariat@exemple.invalid' })
    .expect(201);
  expect(body.piecesJointes).toHaveLength(1);
  await envoyerCourriel(moyens(), body.id);
  const lu = await PostalMime.parse(smtp.messages.at(-1) as string);
  expect([lu.attachments.length, lu.to?.[0]?.address]).toEqual([1, 'secretariat@exemple.invalid']);
  expect((await lireCourrier(id)).courriel).toMatchObject({ id: body.id, etat: 'ENVOYE' });
});

describe('un accusé de réception envoyé comme courrier arrête le délai d’accusé', () => {
  const accuse = async (dossierId: string) =>
    (await lire(agent, dossierId)).echeances.find((e) => e.code === 'ACCUSE');
  const aAccuser = async () => {
    const cree = await signe('ACCUSE_RECEPTION', 'FICHE_DE_POSTE', { recuLe: AUJOURDHUI });
    // The mail sent by itself at the creation did not leave.
    const { id } = await api.client.courriel.findFirstOrThrow({
      where: { modele: 'ACCUSE_RECEPTION' },
    });
    await abandonnerCourriel(moyens(), id, 'boîte inconnue');
    return cree;
  };

  test('par la poste, au jour de l’envoi', async () => {
    const { id, dossierId } = await aAccuser();
    expect(await accuse(dossierId)).toMatchObject({ etat: 'EN_COURS' });
    // Entered after the delay, sent within it.
    api.horloge.regler('2026-10-05');
    await avancer(agent, id, 'ENVOYE', { envoyeLe: '2026-09-16', canal: 'POSTE' });
    expect(await accuse(dossierId)).toMatchObject({ etat: 'TENUE' });
  });

  test('par courriel, jusqu’à ce qu’il revienne', async () => {
    const { id, dossierId } = await aAccuser();
    await numeriser(id);
    await envoyerParCourriel(id);
    expect(await accuse(dossierId)).toMatchObject({ etat: 'TENUE' });
    const [courriel] = await courriers(dossierId);
    await abandonnerCourriel(moyens(), courriel?.id as string, 'adresse refusée');
    expect(await accuse(dossierId)).toMatchObject({ etat: 'EN_COURS' });
  });
});
