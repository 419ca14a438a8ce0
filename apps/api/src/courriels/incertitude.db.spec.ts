import type { Socket } from 'node:net';
import PostalMime from 'postal-mime';
import { AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import type { Api } from '../../test/fabriques.js';
import { type Moment, type ServeurSmtp, serveurSmtp } from '../../test/serveur-smtp.js';
import { EchecDefinitif } from '../jobs/queue.js';
import { abandonnerCourriel, envoyerCourriel, type MoyensEnvoi } from './envoyer.job.js';
import { creerTransport, type Transport } from './transport.js';

const COURTS = { connectionTimeout: 400, greetingTimeout: 400, socketTimeout: 400 };

let api: Api;
let smtp: ServeurSmtp;
let moyens: MoyensEnvoi;
let id: string;

const transportVers = (url: string) =>
  creerTransport(
    { ...api.config, SMTP_URL: url, COURRIEL_EXPEDITEUR: 'service@exemple.invalid' },
    COURTS,
  ) as Transport;
const courriel = () => api.client.courriel.findFirstOrThrow();
const fermer = (c: Socket) => void c.end();
const couper = (c: Socket) => void c.resetAndDestroy();
const taire = () => undefined;
const dire = (texte: string) => (c: Socket) => void c.write(texte);

beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
beforeEach(async () => {
  await api.base.vider();
  api.horloge.regler(AUJOURDHUI);
  await unDossier(api);
  id = (await courriel()).id;
  smtp = await serveurSmtp();
  moyens = { ...api.moyens, transport: transportVers(smtp.url) };
});
afterEach(() => smtp.fermer());

test('le message arrive entier, avec ses accents, en texte et en HTML de même contenu', async () => {
  await envoyerCourriel(moyens, id);
  const { etat, envoyeLe, objet, texte, messageId } = await courriel();
  expect([etat, envoyeLe !== null]).toEqual(['ENVOYE', true]);
  expect(smtp.messages).toHaveLength(1);
  const lu = await PostalMime.parse(smtp.messages[0] as string);
  expect(messageId).toBe(`<${id}@exemple.invalid>`);
  expect([lu.messageId, lu.subject]).toEqual([messageId, objet]);
  expect(lu.text?.trimEnd()).toBe(texte.trimEnd());
  expect(lu.html).toContain('<html lang="fr">');
  expect(lu.html).not.toMatch(/<img|<script|<link|src=/);
  const service = await api.client.service.findFirstOrThrow();
  expect(lu.from).toMatchObject({ name: service.nom, address: 'service@exemple.invalid' });
  expect(lu.replyTo).toMatchObject([{ address: service.courriel }]);
  const entetes = Object.fromEntries(lu.headers.map(({ key, value }) => [key, value]));
  expect(entetes).toMatchObject({
    'x-dossier': (await api.client.dossier.findFirstOrThrow()).reference,
    'auto-submitted': 'auto-generated',
  });
});

test('les courriels d’un dossier au même destinataire forment une conversation', async () => {
  await envoyerCourriel(moyens, id);
  const { serviceId, dossierId, destinataire, texte } = await courriel();
  const suivant = async (a: string) => {
    const data = {
      serviceId,
      dossierId,
      modele: 'RELANCE',
      destinataire: a,
      objet: 'Suite',
      texte,
    };
    const cree = await api.client.courriel.create({
      data: { ...data, creeLe: api.horloge.maintenant() },
    });
    await envoyerCourriel(moyens, cree.id);
    const lu = await PostalMime.parse(smtp.messages.at(-1) as string);
    return { messageId: `<${cree.id}@exemple.invalid>`, ...lu };
  };
  const premier = `<${id}@exemple.invalid>`;
  const deux = await suivant(destinataire);
  expect([deux.inReplyTo, deux.references]).toEqual([premier, premier]);
  expect(deux.headers.some(({ key }) => key === 'auto-submitted')).toBe(false);
  const trois = await suivant(destinataire);
  expect([trois.inReplyTo, trois.references]).toEqual([
    deux.messageId,
    `${premier} ${deux.messageId}`,
  ]);
  const ailleurs = await suivant('autre@exemple.invalid');
  expect([ailleurs.inReplyTo, ailleurs.references]).toEqual([undefined, undefined]);
});

test('un serveur qui sait dire la remise est prié de le faire, sous le nom du courriel', async () => {
  smtp.ecarts.EHLO = dire('250-essai\r\n250 DSN\r\n');
  await envoyerCourriel(moyens, id);
  expect(smtp.ordres.find((o) => o.startsWith('MAIL'))).toContain(`RET=HDRS ENVID=${id}`);
  expect(smtp.ordres.find((o) => o.startsWith('RCPT'))).toMatch(/NOTIFY=FAILURE,DELAY$/);
});

test('une adresse refusée est dite dans la langue de l’agent, avec les mots du serveur', async () => {
  smtp.ecarts.RCPT = dire('550 5.1.1 inconnu\r\n');
  await expect(envoyerCourriel(moyens, id)).rejects.toThrow();
  expect((await courriel()).erreur).toBe(
    'Le serveur de messagerie refuse cette adresse : 550 5.1.1 inconnu',
  );
});

test.each<[string, Moment, (c: Socket) => void]>([
  ['fermé', 'point', fermer],
  ['coupé', 'point', couper],
  ['muet', 'point', taire],
  ['à demi exprimé puis fermé', 'point', (c) => void c.end('250')],
  ['à demi exprimé puis muet', 'point', dire('250')],
  ['commencé et jamais achevé', 'point', dire('250-pris\r\n')],
  ['sans rapport', 'point', dire('354 encore\r\n')],
  ['fermé sans avoir répondu à l’annonce', 'DATA', fermer],
])(
  'serveur %s au moment de prendre le message : à vérifier, jamais renvoyé',
  async (_, moment, ecart) => {
    smtp.ecarts[moment] = ecart;
    await envoyerCourriel(moyens, id);
    const { etat, erreur } = await courriel();
    expect(etat).toBe('INCERTAIN');
    expect(erreur).toBeTruthy();

    smtp.ecarts = {};
    await envoyerCourriel(moyens, id);
    await abandonnerCourriel(moyens, id, 'abandon');
    expect((await courriel()).etat).toBe('INCERTAIN');
    expect(smtp.connexions).toBe(1);
  },
);

test.each<[string, Moment, (c: Socket) => void]>([
  ['ferme avant d’accueillir', 'accueil', fermer],
  ['coupe avant d’accueillir', 'accueil', couper],
  ['n’accueille pas', 'accueil', taire],
  ['refuse d’accueillir', 'accueil', dire('554 complet\r\n')],
  ['se tait après EHLO', 'EHLO', taire],
  ['ferme après EHLO', 'EHLO', fermer],
  ['refuse l’expéditeur', 'MAIL', dire('550 inconnu\r\n')],
  ['refuse le destinataire', 'RCPT', dire('550 inconnu\r\n')],
  ['remet le destinataire à plus tard', 'RCPT', dire('450 plus tard\r\n')],
  ['refuse le message annoncé', 'DATA', dire('451 plus tard\r\n')],
  ['refuse le message reçu', 'point', dire('552 trop long\r\n')],
  ['refuse le message sans finir sa phrase', 'point', (c) => void c.end('451 plus tard')],
])('serveur qui %s : rien n’est parti, l’essai suivant envoie', async (_, moment, ecart) => {
  smtp.ecarts[moment] = ecart;
  await expect(envoyerCourriel(moyens, id)).rejects.toThrow();
  const { etat, erreur } = await courriel();
  expect(etat).toBe('A_ENVOYER');
  expect(erreur).toBeTruthy();

  smtp.ecarts = {};
  smtp.messages = [];
  await envoyerCourriel(moyens, id);
  expect((await courriel()).etat).toBe('ENVOYE');
  expect(smtp.messages).toHaveLength(1);
});

test.each<[string, Moment, string, boolean]>([
  ['une adresse refusée', 'RCPT', '550 inconnu', true],
  ['un message refusé', 'point', '554 contenu', true],
  ['une boîte occupée', 'RCPT', '450 plus tard', false],
  ['un serveur qui n’accueille personne', 'accueil', '554 complet', false],
])('%s : définitif ou non, selon le serveur', async (_, moment, reponse, definitif) => {
  smtp.ecarts[moment] = dire(`${reponse}\r\n`);
  const erreur = await envoyerCourriel(moyens, id).catch((e) => e);
  expect(erreur).toBeInstanceOf(Error);
  expect(erreur instanceof EchecDefinitif).toBe(definitif);
});

test.each([
  ['un port fermé', 'smtp://127.0.0.1:1'],
  ['un nom inconnu', 'smtp://serveur.invalid'],
  ['un serveur sans TLS', 'tls'],
])('%s : l’essai suivant envoie, et le dernier dit l’échec', async (_, url) => {
  const ailleurs = transportVers(url === 'tls' ? smtp.url.replace('smtp', 'smtps') : url);
  await expect(envoyerCourriel({ ...moyens, transport: ailleurs }, id)).rejects.toThrow();
  expect((await courriel()).etat).toBe('A_ENVOYER');
  await abandonnerCourriel(moyens, id, 'injoignable');
  expect(await courriel()).toMatchObject({ etat: 'ECHEC', erreur: 'injoignable' });
  await api.client.courriel.updateMany({ data: { etat: 'A_ENVOYER' } });
  await envoyerCourriel(moyens, id);
  expect((await courriel()).etat).toBe('ENVOYE');
});

describe('deux envois du même courriel', () => {
  /** A sending under way, held by its server. */
  const tenu = () => {
    let finir: (erreur?: Error) => void = () => undefined;
    const parti = new Promise<void>((demarre) => {
      const transport = {
        domaine: 'exemple.invalid',
        envoyer: () =>
          new Promise<void>((resoudre, rejeter) => {
            finir = (erreur) => (erreur ? rejeter(erreur) : resoudre());
            demarre();
          }),
      };
      moyens.transport = transport;
    });
    return { parti, finir: (erreur?: Error) => finir(erreur) };
  };
  const apresLeBail = () => api.client.courriel.updateMany({ data: { prisLe: new Date(0) } });

  test('le second attend son tour et n’envoie pas', async () => {
    const { parti, finir } = tenu();
    const premier = envoyerCourriel(moyens, id);
    await parti;
    const second = { ...moyens, transport: transportVers(smtp.url) };
    await expect(envoyerCourriel(second, id)).rejects.toThrow('en cours d’envoi');
    await expect(abandonnerCourriel(second, id, 'abandon')).rejects.toThrow('en cours d’envoi');
    expect((await courriel()).etat).toBe('EN_COURS');
    finir();
    await premier;
    await envoyerCourriel(second, id);
    expect((await courriel()).etat).toBe('ENVOYE');
    expect(smtp.connexions).toBe(0);
  });

  test('passé le délai, le courriel est à vérifier et le premier n’y change plus rien', async () => {
    const { parti, finir } = tenu();
    const premier = envoyerCourriel(moyens, id);
    await parti;
    await apresLeBail();
    await abandonnerCourriel(moyens, id, 'abandon');
    expect((await courriel()).etat).toBe('INCERTAIN');
    finir(new Error('refusé'));
    await expect(premier).rejects.toThrow('refusé');
    expect((await courriel()).etat).toBe('INCERTAIN');
  });
});

test('un serveur de courriels qui ne répond pas ne retient aucune connexion à la base', async () => {
  let fini = () => {};
  const attente = new Promise<void>((resoudre) => {
    fini = resoudre;
  });
  const service = { id: (await courriel()).serviceId };
  for (const _ of [1, 2, 3, 4]) await unDossier(api, { service });
  const courriels = await api.client.courriel.findMany({ take: 4 });
  let tenus = 0;
  const transport = {
    domaine: 'exemple.invalid',
    envoyer: () => {
      tenus += 1;
      return attente;
    },
  };
  const { pool } = api.prisma;
  const envois = courriels.map((c) =>
    envoyerCourriel({ ...api.moyens, client: api.prisma.client, transport }, c.id),
  );
  while (tenus < 4) await new Promise((suite) => setTimeout(suite, 10));
  const prises = [pool.totalCount - pool.idleCount, pool.waitingCount];
  fini();
  await Promise.all(envois);
  expect(prises).toEqual([0, 0]);
});
