import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ArgumentsHost } from '@nestjs/common';
import express, { type NextFunction, type Request, type Response } from 'express';
import staticComprime from 'express-static-gzip';
import { pino } from 'pino';
import request from 'supertest';
import { FiltreErreurs } from './filtre.js';

let dossier: string;
let serveur: Server;
const incidents: string[] = [];
/** Thrown by the next request of /erreur. */
let erreur: unknown;

beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'sciat-filtre-'));
  await writeFile(join(dossier, 'favicon.svg'), '<svg/>');
  await writeFile(join(dossier, 'favicon.svg.gz'), gzipSync('<svg/>'));
  const filtre = new FiltreErreurs(
    pino({ level: 'error' }, { write: (ligne) => incidents.push(ligne) }),
  );
  const app = express();
  app.use(staticComprime(dossier, {}));
  app.get('/erreur', () => {
    throw erreur;
  });
  app.use((e: unknown, requete: Request, reponse: Response, _suite: NextFunction) =>
    filtre.catch(e, {
      switchToHttp: () => ({ getResponse: () => reponse, getRequest: () => requete }),
    } as ArgumentsHost),
  );
  serveur = app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  serveur.close();
  await rm(dossier, { recursive: true, force: true });
});
beforeEach(() => {
  incidents.length = 0;
});

test.each([
  ['une plage hors du fichier', { Range: 'bytes=99999-' }, 416],
  ['une condition non remplie', { 'If-Match': '"zz"' }, 412],
])('%s sur un fichier des écrans : un refus, pas une panne', async (_, entetes, statut) => {
  const reponse = await request(serveur).get('/favicon.svg').set(entetes);
  expect(reponse.status).toBe(statut);
  expect(reponse.type).toBe('application/problem+json');
  expect(reponse.body).toMatchObject({ status: statut, detail: expect.stringMatching(/^Cette/) });
  expect(incidents).toEqual([]);
});

test.each([
  ['la transaction n’a pas pu commencer', { code: 'P2028', message: 'Transaction API error' }],
  ['le pool est épuisé', { message: 'timeout exceeded when trying to connect' }],
])('%s : 503, et quand revenir', async (_, { message, ...code }) => {
  erreur = Object.assign(new Error(message), code);
  const reponse = await request(serveur).get('/erreur');
  expect(reponse.status).toBe(503);
  expect(reponse.headers['retry-after']).toBe('5');
  expect(reponse.body.detail).toBe(
    'Le service est momentanément surchargé : réessayez dans quelques secondes.',
  );
});

test.each([new Error('secret'), 'secret', { status: 'bizarre' }])(
  'une erreur inattendue (%p) reste un 500 qui ne dit rien et se lit au journal',
  async (inattendue) => {
    erreur = inattendue;
    const reponse = await request(serveur).get('/erreur');
    expect(reponse.status).toBe(500);
    expect(reponse.text).not.toContain('secret');
    expect(incidents).toHaveLength(1);
  },
);
