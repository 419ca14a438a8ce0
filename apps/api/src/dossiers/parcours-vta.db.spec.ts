import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { connecter, unService } from '../../test/fabriques.js';

let api: ApplicationDeTest;
beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());

test.each([
  'COMPLEMENTS_FICHE', 'SIGNATURE_REFUS', 'COMPLEMENTS_DEMANDE', 'SUIVI_CONTRAT', 'REFUS', 'ACCORD', 'IRRECEVABLE', 'DESISTEMENT', 'SANS_SUITE'
])('%s', async (etape) => {
  const service = await unService(api);
  const d = await unDossier(api, { service, etape });
  const i = await connecter(api, 'instructeur', service);
  const { body } = await i.get(`/api/dossiers/${d.id}`).expect(200);
  expect([body.etape.id, body.issue]).toContain(etape);
});
