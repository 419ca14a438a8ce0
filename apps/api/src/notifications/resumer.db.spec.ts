import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import { unService, unUtilisateur } from '../../test/fabriques.js';
import { quotidien } from '../echeances/quotidien.job.js';
import { oublierNotifications } from './prevenir.js';
import { envoyerResumes } from './resumer.js';

let api: ApplicationDeTest;
let service: { id: string };
let agent: { id: string };
let superviseur: { id: string };
beforeAll(async () => {
  api = await demarrerApplication();
});
beforeEach(async () => {
  await api.base.vider();
  service = await unService(api);
  agent = await unUtilisateur(api, 'instructeur', service);
  superviseur = await unUtilisateur(api, 'superviseur', service);
});
afterEach(() => api.horloge.regler(AUJOURDHUI));
afterAll(() => api.fermer());

const resumes = ({ id }: { id: string }) =>
  api.client.courriel.findMany({
    where: { utilisateurId: id, modele: 'RESUME' },
    orderBy: { creeLe: 'asc' },
  });

test('sans rien à dire, il ne part pas', async () => {
  await unDossier(api, { service, agentId: superviseur.id });
  expect(await resumes(agent)).toEqual([]);
  await envoyerResumes(api.moyens);
  expect(await resumes(agent)).toEqual([]);
});

test('il dit une fois par jour ce qui est en retard, même si le tour recommence', async () => {
  await unDossier(api, { service, recuLe: '2026-09-15', agentId: agent.id });
  api.horloge.regler('2026-09-30');
  await quotidien(api.moyens);
  await Promise.all([envoyerResumes(api.moyens), envoyerResumes(api.moyens)]);
  await envoyerResumes(api.moyens);
  const [resume, ...autres] = await resumes(agent);
  expect(autres).toEqual([]);
  const { id } = await api.client.dossier.findFirstOrThrow();
  expect(resume?.texte).toMatch(
    new RegExp(`En retard \\(1\\)\n- VTA-2026-0001.*29 septembre 2026\n  /dossiers/${id}\n`),
  );
  expect(resume).toMatchObject({ etat: 'A_ENVOYER', dossierId: null });
  api.horloge.regler('2026-10-01');
  await envoyerResumes(api.moyens);
  expect(await resumes(agent)).toHaveLength(2);
});

test('le superviseur y lit les retards du service, le jour où ils se constatent et pas le lendemain', async () => {
  await unDossier(api, { service, recuLe: '2026-09-15', agentId: agent.id });
  api.horloge.regler('2026-09-30');
  await quotidien(api.moyens);
  await envoyerResumes(api.moyens);
  const [resume] = await resumes(superviseur);
  expect(resume?.texte).toMatch(/Depuis le dernier résumé \(1\)\n- VTA-2026-0001.*passée/);
  api.horloge.regler('2026-10-01');
  await quotidien(api.moyens);
  await envoyerResumes(api.moyens);
  expect(await resumes(superviseur)).toHaveLength(1);
});

test('il ne part ni le dimanche, ni à qui n’en veut pas, ni à un compte désactivé', async () => {
  await unDossier(api, { service, recuLe: '2026-09-15', agentId: agent.id });
  api.horloge.regler('2026-10-04');
  expect(await envoyerResumes(api.moyens)).toBe(0);
  api.horloge.regler('2026-10-05');
  const changer = (data: object) =>
    api.client.utilisateur.update({ where: { id: agent.id }, data });
  await changer({ resumeQuotidien: false });
  await envoyerResumes(api.moyens);
  await changer({ resumeQuotidien: true, actif: false });
  await envoyerResumes(api.moyens);
  expect(await resumes(agent)).toEqual([]);
});

test('il ne dit rien d’un dispositif que l’on ne suit plus', async () => {
  await unDossier(api, { service, recuLe: '2026-09-15', agentId: agent.id });
  await api.client.utilisateur.update({
    where: { id: agent.id },
    data: { dispositifs: ['FITN7'] },
  });
  api.horloge.regler('2026-09-30');
  await quotidien(api.moyens);
  await envoyerResumes(api.moyens);
  expect(await resumes(agent)).toEqual([]);
});

test('une notification d’un an s’efface', async () => {
  await unDossier(api, { service, recuLe: '2026-09-15', agentId: agent.id });
  api.horloge.regler('2026-09-30');
  await quotidien(api.moyens);
  await oublierNotifications(api.moyens);
  expect(await api.client.notification.count()).toBeGreaterThan(0);
  api.horloge.regler('2027-10-02');
  await oublierNotifications(api.moyens);
  expect(await api.client.notification.count()).toBe(0);
});
