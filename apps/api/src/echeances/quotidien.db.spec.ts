import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { LIMITE, unDossier } from '../../test/dossiers.js';
import { unPdf, unService, unUtilisateur } from '../../test/fabriques.js';
import { deposerPiece } from '../pieces/deposer-piece.js';
import { verifierPiece } from '../pieces/verifier-piece.js';
import { quotidien } from './quotidien.job.js';

let api: ApplicationDeTest;
beforeAll(async () => {
  api = await demarrerApplication();
});
beforeEach(() => api.base.vider());
afterEach(() => api.horloge.regler(AUJOURDHUI));
afterAll(() => api.fermer());

async function tourDu(jour: string) {
  api.horloge.regler(jour);
  const { retards, echus, echecs } = await quotidien(api.moyens);
  return { retards, echus, echecs: echecs.length };
}
const evenements = (dossierId: string, type: string) =>
  api.client.evenementJournal.findMany({ where: { dossierId, type } });
const etapeDe = async (id: string) =>
  (await api.client.dossier.findUniqueOrThrow({ where: { id } })).etape;

test('un retard se constate le lendemain de l’échéance, une seule fois', async () => {
  const { id } = await unDossier(api, { recuLe: '2026-09-15' });
  const { echeanceLe } = await api.client.obligation.findUniqueOrThrow({
    where: { dossierId: id },
  });
  expect(echeanceLe).toEqual(new Date('2026-09-29'));
  expect(await tourDu('2026-09-29')).toEqual({ retards: 0, echus: 0, echecs: 0 });
  expect(await tourDu('2026-09-30')).toEqual({ retards: 1, echus: 0, echecs: 0 });
  expect(await tourDu('2026-09-30')).toEqual({ retards: 0, echus: 0, echecs: 0 });
  expect(await tourDu('2026-10-01')).toEqual({ retards: 0, echus: 0, echecs: 0 });
  const constats = await evenements(id, 'EcheanceDepassee');
  expect(constats.map((e) => [e.charge, e.auteurId])).toEqual([
    [
      {
        etape: 'FICHE_DE_POSTE',
        acteur: 'SCIAT',
        libelle: expect.stringMatching(/fiche de poste/i),
        echeanceLe: '2026-09-29',
      },
      null,
    ],
  ]);
});

test('une nouvelle échéance dépassée à son tour est un nouveau retard', async () => {
  const service = await unService(api);
  const { id } = await unDossier(api, { service, recuLe: '2026-08-03' });
  expect((await tourDu('2026-09-01')).retards).toBe(1);
  // A later receipt gives a later date; the next one missed is noted too.
  await api.client.obligation.update({
    where: { dossierId: id },
    data: { echeanceLe: new Date('2026-09-10'), retardConstateLe: null },
  });
  expect((await tourDu('2026-09-11')).retards).toBe(1);
  expect(await evenements(id, 'EcheanceDepassee')).toHaveLength(2);
});

// The limit is a Thursday: Friday, Monday and Tuesday are left to enter a late answer.
test.each(['COMPLEMENTS_FICHE', 'COMPLEMENTS_DEMANDE'])(
  'sans réponse à %s, le dossier est clos quand le temps de saisie est passé',
  async (etape) => {
    const { id } = await unDossier(api, { etape });
    expect(LIMITE).toBe('2026-10-15');
    expect(await tourDu('2026-10-20')).toEqual({ retards: 1, echus: 0, echecs: 0 });
    expect(await etapeDe(id)).toBe(etape);
    expect(await tourDu('2026-10-21')).toEqual({ retards: 0, echus: 1, echecs: 0 });
    const clos = await api.client.dossier.findUniqueOrThrow({ where: { id } });
    expect([clos.etape, clos.issue, clos.closLe]).toEqual([
      'CLOS',
      'INCOMPLET_SANS_REPONSE',
      new Date('2026-10-21'),
    ]);
    expect(await api.client.obligation.count({ where: { dossierId: id } })).toBe(0);
    const [acte] = (await evenements(id, 'EtapeFranchie')).slice(-1);
    expect(acte?.auteurId).toBeNull();
    expect(await tourDu('2026-10-22')).toEqual({ retards: 0, echus: 0, echecs: 0 });
  },
);

test('une pièce arrivée, même en retard, empêche la clôture automatique', async () => {
  const { id } = await unDossier(api, { etape: 'COMPLEMENTS_DEMANDE' });
  const service = await api.client.dossier.findUniqueOrThrow({ where: { id } });
  const acteur = await unUtilisateur(api, 'superviseur', { id: service.serviceId });
  api.horloge.regler('2026-10-25');
  await deposerPiece(api.moyens, id, acteur, 'RIB', { nom: 'rib.pdf', contenu: unPdf() });
  await verifierPiece(api.moyens, id, acteur, 'RIB', { numero: 1, etat: 'ACCEPTEE' });
  expect(await tourDu('2026-12-01')).toEqual({ retards: 1, echus: 0, echecs: 0 });
  expect(await etapeDe(id)).toBe('COMPLEMENTS_DEMANDE');
});

test('un dossier illisible n’arrête pas le tour des autres', async () => {
  const service = await unService(api);
  const premier = await unDossier(api, { service });
  const second = await unDossier(api, { service });
  await api.client.dossier.update({
    where: { id: premier.id },
    data: { dispositifVersion: 'inconnue' },
  });
  api.horloge.regler('2026-12-01');
  const bilan = await quotidien(api.moyens);
  expect(bilan.retards).toBe(2);
  expect(bilan.echecs.map((e) => e.dossierId)).toEqual([premier.id]);
  expect(await evenements(second.id, 'EcheanceDepassee')).toHaveLength(1);
});
