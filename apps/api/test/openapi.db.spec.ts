import SwaggerParser from '@apidevtools/swagger-parser';
import { demarrerApplication } from './application.js';
import { type Api, navigateur } from './fabriques.js';

let api: Api;
beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());

interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>;
  requestBody?: { content: Record<string, { schema?: unknown }> };
}

test('le document OpenAPI est valide, public, et décrit les schémas qui valident', async () => {
  const { body } = await navigateur(api).get('/api/openapi.json').expect(200);
  // The parser resolves the document it is given in place.
  const document = await SwaggerParser.validate(structuredClone(body));
  const chemins = document.paths as unknown as Record<string, Record<string, Operation>>;
  expect(Object.keys(chemins)).toEqual(
    expect.arrayContaining([
      '/api/auth/connexion',
      '/api/dossiers',
      '/api/dossiers/{id}',
      '/api/dossiers/{id}/transitions',
      '/api/dossiers/{id}/journal',
      '/api/dossiers/{id}/pieces',
      '/api/dispositifs/{code}',
      '/api/eligibilite',
      '/api/collectivites',
      '/api/sante',
    ]),
  );
  const transition = chemins['/api/dossiers/{id}/transitions']?.post;
  expect(transition?.requestBody?.content['application/json']?.schema).toMatchObject({
    required: expect.arrayContaining(['transition', 'version', 'dateLegale']),
  });
  expect(transition?.responses['200']?.content?.['application/json']?.schema).toMatchObject({
    properties: { reference: { type: 'string' }, obligation: expect.anything() },
  });
});

test('chaque réponse annoncée par le document a un schéma', async () => {
  const { body } = await navigateur(api).get('/api/openapi.json').expect(200);
  const muettes = Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(
    ([chemin, operations]) =>
      Object.entries(operations)
        .filter(([, { responses }]) =>
          Object.entries(responses).every(([statut, r]) => statut !== '204' && !r.content),
        )
        .map(([methode]) => `${methode} ${chemin}`),
  );
  // A file, and sign-out and password change, which answer nothing.
  expect(muettes).toEqual([]);
});
