import type { Dossier } from '@sciat/contrats';
import { type ApplicationDeTest, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  type ServiceDeTest,
  uneCollectivite,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';
import { adresse, deposer, franchir, lire, verifier } from '../../test/gestes.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let agent: AgentConnecte;
let id: string;

beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));
beforeEach(async () => {
  await api.base.vider();
  service = await unService(api);
  agent = await connecter(api, 'instructeur', service);
  id = await unDossierHorsListe();
});

/** Of a commune that is not on the list in force: it is not eligible. */
async function unDossierHorsListe(etape?: string) {
  const collectivite = await uneCollectivite(api, service);
  const inscrite = await uneCollectivite(api, service);
  const importateur = await unUtilisateur(api, 'administrateur', service);
  const dossier = await unDossier(api, { service, collectivite, ...(etape ? { etape } : {}) });
  await api.client.listeEligibilite.create({
    data: {
      serviceId: service.id,
      code: 'VTA_COMMUNES_EPCI_RURAUX',
      effetLe: new Date('2020-01-01'),
      source: 'Arrêté d’essai',
      sha256: '',
      nombre: 1,
      importeeParId: importateur.id,
      lignes: { create: { collectiviteId: inscrite.id } },
    },
  });
  return dossier.id;
}

const MOTIF = 'Erreur de code INSEE dans la liste, confirmée par la DDTM.';
const beneficiaire = ({ eligibilite }: Dossier) =>
  eligibilite.criteres.find((c) => c.id === 'beneficiaire');
const raisons = (dossier: Dossier, acte: string) =>
  dossier.actes.find((a) => a.id === acte)?.raisons.map((r) => r.code);

async function apprecier(
  demande: object,
  { qui = agent, critere = 'beneficiaire', dossierId = id, statut = 200 } = {},
) {
  const version = (await api.client.dossier.findUniqueOrThrow({ where: { id: dossierId } }))
    .version;
  const { body } = await qui
    .post(`${adresse(dossierId)}/criteres/${critere}`)
    .send({ version, verdict: 'rempli', motif: MOTIF, ...demande })
    .expect(statut);
  return body;
}

test('un critère apprécié autrement garde les deux verdicts, et la conclusion comme les actes suivent', async () => {
  await deposer(agent, id, 'FICHE_DE_POSTE').expect(201);
  await verifier(agent, id, 'FICHE_DE_POSTE').expect(200);
  const avant = await lire(agent, id);
  expect(avant.eligibilite.conclusion).toBe('non éligible');
  expect(beneficiaire(avant)).toMatchObject({ verdict: 'non rempli' });
  expect(raisons(avant, 'transmettre_anct')).toEqual(['CRITERE']);
  await franchir(api, agent, id, 'transmettre_anct', { statut: 422 });

  const apres: Dossier = await apprecier({});
  expect(apres.version).toBe(avant.version + 1);
  expect(beneficiaire(apres)).toMatchObject({
    verdict: 'rempli',
    explication: expect.stringContaining('ne figure pas sur la liste'),
    appreciation: {
      verdict: 'rempli',
      motif: MOTIF,
      auteur: 'Claude Nom-instructeur',
      le: api.horloge.aujourdhui(),
      calcule: 'non rempli',
    },
  });
  expect(apres.eligibilite.conclusion).toBe('à apprécier');
  expect(apres.controle.find((p) => p.id === 'beneficiaire')?.etat).toBe('fait');
  expect(raisons(apres, 'transmettre_anct')).toEqual([]);
  await franchir(api, agent, id, 'transmettre_anct');
});

test('un agent peut aussi juger non rempli ce que le calcul accepte', async () => {
  const apres: Dossier = await apprecier({ verdict: 'non rempli' }, { critere: 'duree' });
  expect(apres.eligibilite.criteres.find((c) => c.id === 'duree')).toMatchObject({
    verdict: 'non rempli',
    appreciation: { calcule: 'rempli' },
  });
  expect(raisons(apres, 'transmettre_anct')).toContain('CRITERE');
});

test('l’appréciation est au journal, puis son remplacement et son retrait, qui rend le calcul', async () => {
  await apprecier({});
  await apprecier({ verdict: 'non rempli', motif: 'La DDTM s’est ravisée.' });
  expect(await api.client.appreciationCritere.count()).toBe(1);
  const retire: Dossier = await apprecier({
    verdict: null,
    motif: 'Saisie sur le mauvais dossier.',
  });
  expect(beneficiaire(retire)).toMatchObject({ verdict: 'non rempli' });
  expect(beneficiaire(retire)?.appreciation).toBeUndefined();
  expect(await api.client.appreciationCritere.count()).toBe(0);

  const { body } = await agent.get(`${adresse(id)}/journal?ordre=desc`).expect(200);
  const libelle = beneficiaire(retire)?.libelle;
  expect(
    body.donnees
      .slice(0, 3)
      .map(({ phrase, detail }: { phrase: string; detail: string }) => [phrase, detail]),
  ).toEqual([
    [`Appréciation retirée : ${libelle}, de nouveau non rempli`, 'Saisie sur le mauvais dossier.'],
    [
      `Critère apprécié par l’agent : ${libelle}, non rempli (calculé : non rempli)`,
      'La DDTM s’est ravisée.',
    ],
    [`Critère apprécié par l’agent : ${libelle}, rempli (calculé : non rempli)`, MOTIF],
  ]);
});

test('ce qui n’a pas été apprécié ne se retire pas', async () => {
  const { raisons: refus } = await apprecier({ verdict: null }, { statut: 400 });
  expect(refus).toEqual([
    expect.objectContaining({
      champ: 'verdict',
      message: 'Ce critère n’a pas été apprécié par un agent.',
    }),
  ]);
});

test.each([
  ['sans motif', { motif: ' ' }, 'motif'],
  ['avec un verdict inconnu', { verdict: 'à apprécier' }, 'verdict'],
  ['avec un champ de trop', { auteur: 'Moi' }, undefined],
  ['sans la version lue', { version: undefined }, 'version'],
])('%s, la demande est refusée et rien ne change', async (_, demande, champ) => {
  const { raisons: refus } = await apprecier(demande, { statut: 400 });
  if (champ) expect(refus[0].champ).toBe(champ);
  expect(await api.client.appreciationCritere.count()).toBe(0);
});

test('un critère inconnu est introuvable, un dossier clos ne change plus', async () => {
  await apprecier({}, { critere: 'inconnu', statut: 404 });
  await apprecier({}, { critere: '__proto__', statut: 404 });
  const clos = await unDossierHorsListe('IRRECEVABLE');
  const { detail } = await apprecier({}, { dossierId: clos, statut: 422 });
  expect(detail).toBe('Le dossier est clos : ses critères ne changent plus.');
});

test('qui a lu une version dépassée apprend ce qui a changé', async () => {
  const { version } = await lire(agent, id);
  await apprecier({});
  const { changements } = await apprecier({ version, verdict: 'non rempli' }, { statut: 409 });
  expect(changements[0].phrase).toContain('Critère apprécié par l’agent');
});

test('ni la lecture seule, ni l’administrateur, ni un autre service n’apprécient', async () => {
  for (const role of ['lecture', 'administrateur'] as const)
    await apprecier({}, { qui: await connecter(api, role, service), statut: 403 });
  await apprecier({}, { qui: await connecter(api, 'superviseur'), statut: 403 });
  expect(await api.client.appreciationCritere.count()).toBe(0);
});

test('le motif sur une tierce personne n’est lu que de ceux qui instruisent', async () => {
  const motif = 'Née le 3 mars 1996 d’après sa pièce d’identité.';
  await apprecier({ motif }, { critere: 'age' });
  const lecteur = await connecter(api, 'lecture', service);
  const age = ({ eligibilite }: Dossier) => eligibilite.criteres.find((c) => c.id === 'age');
  expect(age(await lire(agent, id))?.appreciation?.motif).toBe(motif);
  const vu = age(await lire(lecteur, id));
  expect(vu?.verdict).toBe('rempli');
  expect(vu?.appreciation).toMatchObject({
    verdict: 'rempli',
    motif: 'Réservé aux agents qui instruisent.',
  });
  const journal = async (qui: AgentConnecte) =>
    JSON.stringify((await qui.get(`${adresse(id)}/journal`).expect(200)).body);
  expect(await journal(agent)).toContain(motif);
  expect(await journal(lecteur)).not.toContain(motif);
  // A reason about the request itself is everyone's.
  await apprecier({});
  expect(await journal(lecteur)).toContain(MOTIF);
});
