import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type Request, type Response } from 'express';
import staticComprime from 'express-static-gzip';
import helmet from 'helmet';
import type { Authenticator } from 'passport';
import { pinoHttp } from 'pino-http';
import { ApplicationModule, type Dependances } from './application.module.js';
import { PASSPORT } from './auth/auth.controller.js';
import { porterUtilisateur } from './auth/passport.js';
import { sessions } from './auth/session.js';
import { contenirLeTas } from './base/memoire.js';
import { PrismaService } from './base/prisma.service.js';
import { racine } from './config.js';
import { sansJeton } from './liens/jeton.js';
import { publierOpenApi } from './openapi.js';

/** The HTTP application, not yet listening: security headers, sessions, routes under /api, and the screens. */
export async function creerApplication(dependances: Dependances): Promise<NestExpressApplication> {
  const { config, journal } = dependances;
  contenirLeTas();
  const app = await NestFactory.create<NestExpressApplication>(
    ApplicationModule.avec(dependances),
    {
      logger: ['error', 'warn'],
      abortOnError: false,
      bodyParser: false,
    },
  );
  app.disable('x-powered-by');
  app.set('trust proxy', config.MANDATAIRES);
  app.set('query parser', 'simple');
  // Nothing under /api is ever kept by a browser: its answers need no fingerprint. A file still has its date.
  app.disable('etag');
  app.setGlobalPrefix('api');
  app.use(
    pinoHttp({
      logger: journal,
      genReqId: () => randomUUID(),
      customLogLevel: (_requete, reponse, erreur) =>
        erreur || reponse.statusCode >= 500 ? 'error' : 'debug',
      customProps: (requete) => ({ agent: (requete as Request).utilisateur?.id }),
      serializers: {
        req: ({ id, method, url }) => ({
          id,
          method,
          url: sansJeton(String(url).split('?')[0] ?? ''),
        }),
      },
    }),
  );
  app.use(entetesDeSecurite(config.URL_PUBLIQUE?.startsWith('https:') ?? false));
  const prisma = app.get(PrismaService);
  const passport = app.get<Authenticator>(PASSPORT);
  // Sessions only under /api: a static file costs no query.
  app.use('/api', sansCache, express.json({ limit: '1mb' }), sessions(config, prisma.pool));
  app.use('/api', passport.initialize(), passport.session(), porterUtilisateur);
  publierOpenApi(app);
  servirEcrans(app, join(racine(), 'apps/admin/dist'));
  return app;
}

function entetesDeSecurite(https: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        // Pieces are previewed in a frame of our own.
        frameSrc: ["'self'", 'blob:'],
        frameAncestors: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // MUI writes its styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

function sansCache(_requete: Request, reponse: Response, suite: () => void): void {
  reponse.setHeader('Cache-Control', 'no-store');
  suite();
}

/** The built screens; any address that is not a file nor the API's is one of their pages. */
function servirEcrans(app: NestExpressApplication, dossier: string): void {
  const accueil = join(dossier, 'index.html');
  if (!existsSync(accueil)) return;
  app.use(
    '/assets',
    staticComprime(join(dossier, 'assets'), {
      enableBrotli: true,
      orderPreference: ['br'],
      index: false,
      serveStatic: { immutable: true, maxAge: '1y', fallthrough: false },
    }),
  );
  app.use(express.static(dossier, { index: false, maxAge: '1h' }));
  app.use((requete: Request, reponse: Response, suite: () => void) => {
    const ecran =
      ['GET', 'HEAD'].includes(requete.method) &&
      !requete.path.startsWith('/api') &&
      !/\.\w+$/.test(requete.path);
    if (!ecran) return suite();
    reponse.setHeader('Cache-Control', 'no-cache');
    if (requete.path.startsWith('/depot/')) {
      // Its address is a key: it goes to no other site, and into no index.
      reponse.setHeader('Cache-Control', 'no-store');
      reponse.setHeader('Referrer-Policy', 'no-referrer');
      reponse.setHeader('X-Robots-Tag', 'noindex');
    }
    reponse.sendFile(accueil, { dotfiles: 'allow' });
  });
}
