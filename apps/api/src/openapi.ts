import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { problemeSchema } from '@sciat/contrats';
import type { Request, Response } from 'express';
import { z } from 'zod';

/** The OpenAPI document, from the very schemas that validate requests and strip answers. */
export function decrireApi(app: NestExpressApplication) {
  const config = new DocumentBuilder()
    .setTitle('Instruction SCIAT')
    .setVersion('1')
    .setDescription(
      'API d’instruction des demandes d’aide de l’État. Connexion : POST /api/auth/connexion, qui pose un cookie de session et donne `jetonCsrf`, à renvoyer dans l’en-tête `x-csrf-token` de toute écriture. Les erreurs suivent la RFC 9457 (schéma Probleme).',
    )
    .addCookieAuth('sciat', undefined, 'session')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'x-csrf-token' }, 'csrf')
    .addSecurityRequirements({ session: [], csrf: [] })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controleur, methode) =>
      `${controleur.replace('Controller', '')}.${methode}`,
    autoTagControllers: true,
  });
  const erreur = {
    description: 'Erreur',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleme' } } },
  };
  // A schema that has an id is described under `definitions`, with a reference to it.
  const { definitions = {} } = z.toJSONSchema(problemeSchema, { target: 'openapi-3.0' });
  document.components = { ...document.components };
  document.components.schemas = {
    ...document.components.schemas,
    Probleme: (definitions as Record<string, object>).Probleme ?? {},
  };
  for (const chemin of Object.values(document.paths)) {
    for (const operation of Object.values(chemin)) {
      if (operation && typeof operation === 'object' && 'responses' in operation)
        operation.responses.default = erreur;
    }
  }
  return document;
}

/** Built when first asked for: starting does not wait for it. */
export function publierOpenApi(app: NestExpressApplication): void {
  let document: ReturnType<typeof decrireApi> | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', (_requete: Request, reponse: Response) => {
      document ??= decrireApi(app);
      reponse.json(document);
    });
}
