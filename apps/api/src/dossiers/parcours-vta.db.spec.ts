import type { Dossier } from '@sciat/contrats';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import {
  CONTRAT,
  DEMANDE,
  PAIEMENT,
  PIECES_DEMANDE,
  SAISIES,
  unDossier,
  VOLONTAIRE,
} from '../../test/dossiers.js';
import { type AgentConnecte, connecter, uneCollectivite, unService } from '../../test/fabriques.js';
import { adresse, deposer, franchir, lire, verifier } from '../../test/gestes.js';

let api: ApplicationDeTest;
beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
afterEach(() => expect(api.incidents).toEqual([]));

async function accepter(agent: AgentConnecte, id: string, code: string) {
  await deposer(agent, id, code).expect(201);
  await verifier(agent, id, code).expect(200);
}

const situation = ({ etape, obligation, issue }: Dossier) => [
  etape.id,
  obligation?.acteur ?? issue,
  obligation?.echeanceLe ?? null,
];

test('un dossier VTA va de la fiche de poste au versement, puis se clôt', async () => {
  const service = await unService(api);
  const agent = await connecter(api, 'instructeur', service);
  const collectivite = await uneCollectivite(api, service);
  api.horloge.regler('2026-01-05');
  const { body: cree } = await agent
    .post('/api/dossiers')
    .send({
      dispositif: 'VTA',
      collectiviteId: collectivite.id,
      recuLe: '2026-01-05',
      agentId: agent.compte.id,
      donnees: DEMANDE,
    })
    .expect(201);
  const { id } = cree;
  expect(cree).toMatchObject({
    reference: 'VTA-2026-0001',
    titre: DEMANDE.intitulePoste,
    version: 1,
  });
  // Ten open days after receipt.
  expect(situation(cree)).toEqual(['FICHE_DE_POSTE', 'SCIAT', '2026-01-19']);

  const refus = await franchir(api, agent, id, 'transmettre_anct', { statut: 422 });
  expect(refus.raisons).toEqual([
    expect.objectContaining({ code: 'PIECE', champ: 'FICHE_DE_POSTE' }),
  ]);
  await accepter(agent, id, 'FICHE_DE_POSTE');

  // Before an award, two months of silence come before the three months promised for the payment.
  const etapes: [jour: string, transition: string, attendu: unknown[]][] = [
    ['2026-01-12', 'transmettre_anct', ['INSTRUCTION_ANCT', 'ANCT', '2026-02-11']],
    ['2026-02-02', 'enregistrer_avis_anct', ['COURRIER_PREFET', 'SCIAT', '2026-02-09']],
    ['2026-02-06', 'proposer_confirmation', ['SIGNATURE_CONFIRMATION', 'PREFET', '2026-02-27']],
    ['2026-02-20', 'notifier_confirmation', ['RECRUTEMENT', 'COLLECTIVITE', '2026-08-20']],
    ['2026-04-01', 'constater_recrutement', ['DEMANDE_AIDE', 'COLLECTIVITE', '2026-06-01']],
    ['2026-04-15', 'recevoir_demande', ['VERIFICATION_COMPLETUDE', 'SCIAT', '2026-04-29']],
    ['2026-04-22', 'constater_completude', ['DECISION_ATTRIBUTIVE', 'PREFET', '2026-06-15']],
    ['2026-05-06', 'notifier_decision', ['MISE_EN_PAIEMENT', 'SCIAT', '2026-07-22']],
    ['2026-05-13', 'demander_paiement', ['VERSEMENT', 'CSP_CHORUS', '2026-07-22']],
    ['2026-06-10', 'constater_paiement', ['SUIVI_CONTRAT', 'COLLECTIVITE', CONTRAT.contratFinLe]],
    ['2027-05-03', 'terminer_mission', ['CLOS', 'ACCORD', null]],
  ];
  for (const [jour, transition, attendu] of etapes) {
    api.horloge.regler(jour);
    if (transition === 'constater_completude') {
      for (const code of PIECES_DEMANDE) await accepter(agent, id, code);
      const { version } = await lire(agent, id);
      await agent.patch(adresse(id)).send({ version, donnees: VOLONTAIRE }).expect(200);
    }
    expect(situation(await franchir(api, agent, id, transition))).toEqual(attendu);
  }

  const clos = await lire(agent, id);
  expect(clos).toMatchObject({
    closLe: '2027-05-03',
    obligation: null,
    actes: [],
    champsSaisissables: [],
  });
  expect(clos.montant).toMatchObject({ accorde: 1_500_000, calcule: 1_500_000 });
  expect(clos.paiements).toEqual([
    {
      id: expect.any(String),
      nature: 'UNIQUE',
      centimes: 1_500_000,
      ...PAIEMENT,
      demandeLe: '2026-05-13',
      payeLe: '2026-06-10',
      annuleLe: null,
    },
  ]);
  expect(clos.echeances.map((e) => [e.code, e.etat])).toContainEqual(['VERSEMENT', 'TENUE']);
  expect(clos.eligibilite.conclusion).toBe('à apprécier');
  const { body: journal } = await agent.get(`${adresse(id)}/journal?parPage=100&ordre=asc`);
  const actes = journal.donnees.filter((e: { type: string }) => e.type === 'EtapeFranchie');
  expect(actes.map((e: { dateLegale: string }) => e.dateLegale)).toEqual(
    etapes.map(([jour]) => jour),
  );
  expect(clos.passages.map((p) => p.transition)).toEqual([null, ...etapes.map(([, t]) => t)]);
  api.horloge.regler(AUJOURDHUI);
});

describe('issues', () => {
  test.each([
    ['REFUS', 'SIGNATURE_REFUS', 'notifier_refus', 'instructeur'],
    ['IRRECEVABLE', 'FICHE_DE_POSTE', 'declarer_irrecevable', 'instructeur'],
    ['DESISTEMENT', 'MISE_EN_PAIEMENT', 'enregistrer_desistement', 'instructeur'],
    ['SANS_SUITE', 'DECISION_ATTRIBUTIVE', 'classer_sans_suite', 'superviseur'],
    ['INCOMPLET_SANS_REPONSE', 'COMPLEMENTS_DEMANDE', 'echoir_complements_demande', 'instructeur'],
    ['INCOMPLET_SANS_REPONSE', 'COMPLEMENTS_FICHE', 'echoir_complements_fiche', 'instructeur'],
  ] as const)('%s depuis %s', async (issue, etape, transition, role) => {
    const service = await unService(api);
    const { id } = await unDossier(api, { service, etape });
    const agent = await connecter(api, role, service);
    if (issue === 'INCOMPLET_SANS_REPONSE') {
      const tot = await franchir(api, agent, id, transition, { statut: 422 });
      expect(tot.raisons[0].code).toBe('LIMITE_NON_ATTEINTE');
      api.horloge.regler('2026-10-16');
    } else {
      const sansMotif = await franchir(api, agent, id, transition, { motif: '  ', statut: 422 });
      expect(sansMotif.raisons).toEqual([
        expect.objectContaining({ code: 'MOTIF', champ: 'motif' }),
      ]);
    }
    const clos = await franchir(api, agent, id, transition);
    expect(situation(clos)).toEqual(['CLOS', issue, null]);
    expect(clos.montant.accorde).toBeNull();
    expect(clos.paiements).toEqual([]);
    expect(await api.client.obligation.count({ where: { dossierId: id } })).toBe(0);
    const { body } = await agent.get(`${adresse(id)}/journal`).expect(200);
    expect(body.donnees[0].detail).toBe(SAISIES[transition]?.motif ?? null);

    // Nothing more can be done to it, but by the supervisor's return.
    const { version } = clos;
    await agent
      .patch(adresse(id))
      .send({ version, donnees: { intitulePoste: 'X' } })
      .expect(400);
    await deposer(agent, id, 'RIB').expect(400);
    await franchir(api, agent, id, 'enregistrer_desistement', { statut: 422 });
    api.horloge.regler(AUJOURDHUI);
  });

  test('l’irrecevabilité part à la collectivité par courriel, avec son motif', async () => {
    const service = await unService(api);
    const { id } = await unDossier(api, { service });
    await franchir(api, await connecter(api, 'instructeur', service), id, 'declarer_irrecevable');
    const courriel = await api.client.courriel.findFirstOrThrow({
      where: { dossierId: id, modele: 'IRRECEVABILITE' },
    });
    expect(courriel.texte).toContain('La commune ne figure pas sur la liste.');
    expect(courriel.destinataire).toBe(DEMANDE.contactCourriel);
    const travaux = await api.client.outbox.findMany({ where: { dossierId: id } });
    expect(travaux.map((t) => t.charge)).toContainEqual({ courrielId: courriel.id });
  });
});

test('un avis défavorable de l’ANCT ne permet que de proposer un refus', async () => {
  const service = await unService(api);
  const { id } = await unDossier(api, { service, etape: 'INSTRUCTION_ANCT' });
  const agent = await connecter(api, 'instructeur', service);
  await franchir(api, agent, id, 'enregistrer_avis_anct', { donnees: { avisAnct: 'DEFAVORABLE' } });
  const { raisons } = await franchir(api, agent, id, 'proposer_confirmation', { statut: 422 });
  expect(raisons[0]).toMatchObject({ code: 'CHAMP_CONTRAIRE', champ: 'avisAnct' });
  const { etape } = await franchir(api, agent, id, 'proposer_refus');
  expect(etape.id).toBe('SIGNATURE_REFUS');
});

test('un acte refusé ne laisse rien : ni saisie, ni courriel, ni événement', async () => {
  const service = await unService(api);
  const { id } = await unDossier(api, { service, etape: 'FICHE_DE_POSTE' });
  const agent = await connecter(api, 'instructeur', service);
  const avant = await lire(agent, id);
  const passee = { piecesDemandees: ['FICHE_DE_POSTE'], complementsLimiteLe: '2026-09-01' };
  const refus = await franchir(api, agent, id, 'demander_complements_fiche', {
    donnees: passee,
    statut: 422,
  });
  expect(refus.raisons).toEqual([
    expect.objectContaining({ code: 'LIMITE', champ: 'complementsLimiteLe' }),
  ]);
  expect(await lire(agent, id)).toEqual(avant);
  expect(await api.client.courriel.count({ where: { dossierId: id } })).toBe(1);
});

test.each([
  ['à venir', '2026-09-16', 'DATE_FUTURE'],
  ['d’avant l’étape', '2026-01-04', 'DATE_ANTERIEURE'],
])('un acte daté %s est refusé', async (_, dateLegale, code) => {
  const service = await unService(api);
  const { id } = await unDossier(api, { service });
  const agent = await connecter(api, 'superviseur', service);
  const { raisons } = await franchir(api, agent, id, 'classer_sans_suite', {
    dateLegale,
    statut: 422,
  });
  expect(raisons).toEqual([expect.objectContaining({ code, champ: 'dateLegale' })]);
});

describe('l’accusé de réception', () => {
  const dernier = (dossierId: string) =>
    api.client.courriel.findFirstOrThrow({
      where: { dossierId, modele: 'ACCUSE_RECEPTION' },
      orderBy: { id: 'desc' },
    });

  test.each([
    [undefined, true],
    [['FICHE_DE_POSTE'], false],
  ])(
    'reçue avec %j, la demande se voit réclamer la fiche de poste : %s',
    async (piecesRecues, reclame) => {
      const service = await unService(api);
      const agent = await connecter(api, 'instructeur', service);
      const { id: collectiviteId } = await uneCollectivite(api, service);
      const demande = { dispositif: 'VTA', collectiviteId, recuLe: AUJOURDHUI, donnees: DEMANDE };
      const { body } = await agent
        .post('/api/dossiers')
        .send({ ...demande, piecesRecues })
        .expect(201);
      const { texte, destinataire } = await dernier(body.id);
      expect(destinataire).toBe(DEMANDE.contactCourriel);
      expect(texte.includes('- Fiche de poste')).toBe(reclame);
    },
  );

  test('part aussi pour la demande d’aide, à sa date, avec les seules pièces qui manquent', async () => {
    const service = await unService(api);
    const { id } = await unDossier(api, { service, etape: 'DEMANDE_AIDE' });
    const agent = await connecter(api, 'instructeur', service);
    for (const code of ['FORMULAIRE_AIDE', 'CHARTE', 'CONTRAT'])
      await deposer(agent, id, code).expect(201);
    await franchir(api, agent, id, 'recevoir_demande', { dateLegale: '2026-09-10' });
    const { texte } = await dernier(id);
    expect(texte).toContain('a été reçue le 10 septembre 2026');
    expect(texte).toContain('le 10 novembre 2026, votre demande sera réputée rejetée');
    const attendues = texte.split('\n').filter((ligne) => ligne.startsWith('- '));
    expect(attendues).toEqual([
      '- Délibération de l’organe délibérant',
      '- RIB du comptable public',
    ]);
  });

  test('sans adresse, l’acte le dit d’avance et le courriel est montré en échec', async () => {
    const service = await unService(api);
    const donnees = { contactCourriel: undefined };
    const { id } = await unDossier(api, { service, donnees });
    const agent = await connecter(api, 'instructeur', service);
    const avertis = (await lire(agent, id)).actes
      .filter((a) => a.avertissements.length > 0)
      .map((a) => a.id);
    expect(avertis).toEqual(['demander_complements_fiche', 'declarer_irrecevable']);
    expect(await dernier(id)).toMatchObject({ etat: 'ECHEC', destinataire: '' });
  });
});

test('le motif d’un refus se lit sur le dossier clos', async () => {
  const service = await unService(api);
  const { id } = await unDossier(api, { service, etape: 'REFUS' });
  const lecteur = await connecter(api, 'lecture', service);
  expect((await lire(lecteur, id)).motifCloture).toBe(SAISIES.notifier_refus?.motif);
});

test('la lecture seule connaît les verdicts, mais ni le contact, ni l’âge du volontaire, ni le nom de ses fichiers', async () => {
  const service = await unService(api);
  const { id } = await unDossier(api, { service, etape: 'DECISION_ATTRIBUTIVE' });
  const lecteur = await connecter(api, 'lecture', service);
  const { body } = await lecteur.get(adresse(id)).expect(200);
  const age = body.eligibilite.criteres.find((c: { id: string }) => c.id === 'age');
  expect(age).toMatchObject({
    verdict: 'rempli',
    explication: 'Réservé aux agents qui instruisent.',
    valeur: null,
    origine: null,
  });
  const { contactCourriel } = DEMANDE;
  expect(JSON.stringify(body)).not.toMatch(/\d+ ans|CONTRAT\.pdf|2002-06-15|Dominique/);
  expect(JSON.stringify(body)).not.toContain(contactCourriel);
  const { body: journal } = await lecteur.get(`${adresse(id)}/journal?parPage=100`).expect(200);
  // The hashes are left out: their digits may spell anything.
  const lu = JSON.stringify(journal, (cle, valeur) => (cle === 'empreinte' ? undefined : valeur));
  expect(lu).not.toMatch(/CONTRAT\.pdf|2002|Dominique/);
  expect(lu).not.toContain(contactCourriel);
  const instructeur = await connecter(api, 'instructeur', service);
  const { body: entier } = await instructeur.get(`${adresse(id)}/journal?parPage=100`).expect(200);
  const details = entier.donnees.map((e: { detail: string | null }) => e.detail).join('\n');
  expect(details).toContain('Niveau de diplôme : Bac+5 ou plus');
  expect(details).toContain('Date de naissance du volontaire : 15 juin 2002');
});
