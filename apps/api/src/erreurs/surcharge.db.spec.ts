import { setTimeout as dormir } from 'node:timers/promises';
import { demarrerApplication } from '../../test/application.js';
import { type AgentConnecte, type Api, connecter } from '../../test/fabriques.js';

let api: Api;
let agent: AgentConnecte;

beforeAll(async () => {
  api = await demarrerApplication();
  agent = await connecter(api, 'instructeur');
});
afterAll(() => api.fermer());

async function attendreSurcharge(): Promise<void> {
  const { status, headers, body } = await agent.get('/api/dossiers');
  expect(status).toBe(503);
  expect(headers['retry-after']).toBe('5');
  expect(body).toMatchObject({
    code: 'surcharge',
    detail: 'Le service est momentanément surchargé : réessayez dans quelques secondes.',
  });
}

test('les connexions des sessions sont toutes prises : 503, puis tout reprend', async () => {
  const { pool } = api.prisma;
  const prises = await Promise.all([1, 2, 3, 4].map(() => pool.connect()));
  try {
    const [sante] = await Promise.all([agent.get('/api/sante'), attendreSurcharge()]);
    expect(sante.status).toBe(503);
  } finally {
    for (const prise of prises) prise.release();
  }
  await agent.get('/api/dossiers').expect(200);
});

test('les connexions des dossiers sont toutes prises : 503, puis tout reprend', async () => {
  const { client } = api.prisma;
  let lacher = () => {};
  const tenue = new Promise<void>((resoudre) => {
    lacher = resoudre;
  });
  const prises = Array.from({ length: 10 }, () =>
    client.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1`;
        await tenue;
      },
      { timeout: 30_000 },
    ),
  );
  await dormir(500);
  try {
    await attendreSurcharge();
  } finally {
    lacher();
    await Promise.all(prises);
  }
  await agent.get('/api/dossiers').expect(200);
});
