import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { jest } from '@jest/globals';
import { type BaseDeTest, baseDeTest } from '../test/base.js';
import { type Config, lireConfig } from './config.js';
import { direEchec, expliquerEcoute, preparerBase, verifierEcoute } from './demarrage.js';

/** What the user reads. */
async function dit(echec: Promise<unknown>): Promise<string> {
  const ecrire = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    direEchec(await echec.then(() => 'aucun échec').catch((erreur: unknown) => erreur));
    return ecrire.mock.calls.join('');
  } finally {
    ecrire.mockRestore();
  }
}

describe('l’écoute', () => {
  let occupant: Server;
  let pris: number;

  beforeAll(async () => {
    occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    pris = (occupant.address() as AddressInfo).port;
  });
  afterAll(() => void occupant.close());

  test('un port pris, et lui seul, est dit pris', async () => {
    expect(await dit(verifierEcoute({ PORT: pris, HOTE: '127.0.0.1' }))).toBe(
      `Le port ${pris} est déjà pris. Choisissez-en un autre : PORT=3001 npm start\n`,
    );
    await verifierEcoute({ PORT: 0, HOTE: '127.0.0.1' });
  });

  test('une adresse d’une autre machine ou inconnue est nommée', async () => {
    expect(await dit(verifierEcoute({ PORT: 0, HOTE: '192.0.2.1' }))).toBe(
      'L’adresse 192.0.2.1 n’est pas une adresse de cette machine (HOTE).\n',
    );
    expect(await dit(verifierEcoute({ PORT: 0, HOTE: 'machine.invalid' }))).toMatch(
      /^L’adresse machine\.invalid est introuvable \(HOTE\)\.\n$/,
    );
  });

  test('un port réservé au système est dit réservé', async () => {
    // Not provoked: the tests may run as root.
    const refus = Object.assign(new Error('listen EACCES'), { code: 'EACCES' });
    expect(await dit(Promise.reject(expliquerEcoute(refus, 80, '0.0.0.0')))).toBe(
      'Le système réserve le port 80. Choisissez-en un au-dessus de 1023 : PORT=3001 npm start\n',
    );
  });
});

describe('la base', () => {
  let base: BaseDeTest;
  let config: Config;

  beforeAll(async () => {
    base = await baseDeTest();
    config = lireConfig({ SESSION_SECRET: 'secret-des-tests-secret-des-tests-secret' });
  });
  afterAll(() => base.fermer());

  test.each<[string, (url: URL) => void, RegExp]>([
    [
      'un serveur inconnu',
      (u) => (u.hostname = 'base.invalid'),
      /base\.invalid:\d+ est introuvable/,
    ],
    ['un port fermé', (u) => (u.port = '1'), /ne répond pas à l’adresse 127\.0\.0\.1:1 /],
    [
      'un mauvais mot de passe',
      (u) => (u.password = 'faux'),
      /refuse le compte « \w+ » ou son mot/,
    ],
    ['une base absente', (u) => (u.pathname = '/absente'), /La base « absente » n’existe pas/],
  ])('%s : une ligne, qui nomme le réglage', async (_, abimer, attendu) => {
    const url = new URL(base.url);
    abimer(url);
    const texte = await dit(preparerBase({ ...config, DATABASE_URL: url.href }, () => undefined));
    expect(texte).toMatch(attendu);
    expect(texte).toMatch(/^[^\n]+\(DATABASE_URL\)\.\n$/);
    expect(texte).not.toContain('faux');
  });

  test('une adresse illisible est dite telle, sans la recopier', async () => {
    const DATABASE_URL = 'postgresql://u:secret#x@serveur/base';
    const texte = await dit(preparerBase({ ...config, DATABASE_URL }, () => undefined));
    expect(texte).toMatch(/^DATABASE_URL n’est pas une adresse lisible[^\n]+\n$/);
    expect(texte).not.toContain('secret#x');
  });
});
