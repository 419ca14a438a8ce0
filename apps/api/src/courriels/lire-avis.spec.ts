import { unAvis } from '../../test/avis.js';
import { AVIS_MAX, lireAvis } from './lire-avis.js';

const id = '01a22eba-96ab-7481-af46-b99e39aa8f2e';
const lire = (texte: string) => lireAvis(Buffer.from(texte));

test('un refus définitif dit le courriel, son code et les mots du serveur', async () => {
  expect(await lire(unAvis({ id }))).toEqual({
    candidats: [id],
    dit: 'revenu',
    statut: '5.1.1',
    diagnostic: '550 5.1.1 <mairie@exemple.invalid>: Recipient address rejected: User unknown',
  });
});

test.each([
  ['failed', 'revenu'],
  ['Delayed', 'retarde'],
  ['delivered', 'remis'],
])('l’action « %s » veut dire %s', async (action, dit) => {
  expect(await lire(unAvis({ id, action }))).toMatchObject({ dit });
});

test.each(['relayed', 'expanded', 'autre', ''])(
  'l’action « %s » ne dit rien de la remise',
  async (action) => {
    expect(await lire(unAvis({ id, action }))).toBeNull();
  },
);

test('le courriel se retrouve par son enveloppe ou par ses en-têtes rendus', async () => {
  expect((await lire(unAvis({ id, enveloppe: false })))?.candidats).toEqual([id]);
  expect((await lire(unAvis({ id, entetes: false })))?.candidats).toEqual([id]);
  expect((await lire(unAvis({ id, enveloppe: false, entetes: false })))?.candidats).toEqual([]);
  const autre = unAvis({ id }).replace(`Original-Envelope-Id: ${id}`, 'Original-Envelope-Id: 42');
  expect((await lire(autre))?.candidats).toEqual([id]);
});

test('le message rendu en entier suffit, même coupé', async () => {
  const entier = unAvis({ id, enveloppe: false })
    .replace('Content-Type: text/rfc822-headers', 'Content-Type: message/rfc822')
    .replace('\r\n\r\n--LIMITE/relais.invalid--', `\r\n\r\n${'bla bla\r\n'.repeat(40_000)}`);
  expect(entier.length).toBeGreaterThan(AVIS_MAX);
  expect((await lire(entier))?.candidats).toEqual([id]);
});

test('de plusieurs destinataires, le pire est retenu', async () => {
  const deux = unAvis({ id, action: 'delivered', statut: '2.0.0' }).replace(
    'Final-Recipient',
    'Final-Recipient: rfc822; b@exemple.invalid\r\nAction: failed\r\nStatus: 5.2.2\r\n\r\nFinal-Recipient',
  );
  expect(await lire(deux)).toMatchObject({ dit: 'revenu', statut: '5.2.2', diagnostic: null });
});

test('un code ou un diagnostic malformé est laissé, un long est coupé', async () => {
  const avis = await lire(
    unAvis({ id, statut: 'inconnu', diagnostic: `smtp; ${'é'.repeat(900)}` }),
  );
  expect(avis?.statut).toBeNull();
  expect([...(avis?.diagnostic ?? '')].length).toBeLessThanOrEqual(500);
});

test.each([
  ['vide', ''],
  ['d’une personne', 'From: a@b.invalid\r\nSubject: Re: votre courriel\r\n\r\nMerci !\r\n'],
  ['binaire', String.fromCharCode(0, 255, 13, 10, 0).repeat(50)],
  ['aux parties sans fin', 'Content-Type: multipart/report; boundary=a\r\n\r\n--a\r\n'.repeat(400)],
  [
    'sans rapport',
    unAvis({ id }).replace('Content-Type: message/delivery-status', 'Content-Type: text/plain'),
  ],
])('un message %s n’est pas un avis', async (_, texte) => {
  expect(await lire(texte)).toBeNull();
});
