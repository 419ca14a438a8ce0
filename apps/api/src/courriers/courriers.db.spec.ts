import { buffer } from 'node:stream/consumers';
import { PDFDocument } from '@cantoo/pdf-lib';
import { demarrerApplication } from '../../test/application.js';
import {
  avancer,
  COORDONNEES,
  confirmer,
  rediger,
  rendreTout,
  uneDelegation,
} from '../../test/courriers.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  type Api,
  connecter,
  type ServiceDeTest,
  uneCollectivite,
  unPdf,
  unService,
} from '../../test/fabriques.js';
import { lirePdf } from '../../test/lire-pdf.js';
import { rendreCourrier } from './rendre.job.js';

let api: Api;
let service: ServiceDeTest;
let agent: AgentConnecte;
let superviseur: AgentConnecte;

beforeAll(async () => {
  api = await demarrerApplication();
});
afterAll(() => api.fermer());
beforeEach(async () => {
  await api.base.vider();
  service = await unService(api, COORDONNEES);
  agent = await connecter(api, 'instructeur', service);
  superviseur = await connecter(api, 'superviseur', service);
});
afterEach(() => expect(api.incidents).toEqual([]));

const aLaConfirmation = async () =>
  unDossier(api, {
    service,
    collectivite: await uneCollectivite(api, service, { nom: 'Sainte-Épreuve' }),
    etape: 'SIGNATURE_CONFIRMATION',
  });
const aSigner = async (modele = 'CONFIRMATION', dossierId?: string) => {
  const id = dossierId ?? (await aLaConfirmation()).id;
  const courrier = await rediger(agent, id, modele);
  return avancer(agent, courrier.id, 'A_SIGNER');
};
const telecharger = (chemin: string, statut = 200) =>
  agent.get(chemin).buffer(true).parse(enBinaire).expect(statut);
function enBinaire(reponse: unknown, fini: (erreur: Error | null, contenu: Buffer) => void) {
  buffer(reponse as NodeJS.ReadableStream).then(
    (contenu) => fini(null, contenu),
    (erreur) => fini(erreur, Buffer.alloc(0)),
  );
}

test('les modèles du dossier disent lesquels se rédigent à cette étape, et pourquoi pas les autres', async () => {
  const { id } = await aLaConfirmation();
  const { body } = await agent.get(`/api/dossiers/${id}/courriers`).expect(200);
  const raisons = Object.fromEntries(
    body.modeles.map((m: { code: string; raisons: { message: string }[] }) => [
      m.code,
      m.raisons.map((r) => r.message),
    ]),
  );
  expect(raisons.CONFIRMATION).toEqual([]);
  expect(raisons.DECISION_ATTRIBUTIVE).toEqual([
    'Se rédige à l’étape : Décision attributive.'.replace(' :', '\u00a0:'),
  ]);
  await agent.post(`/api/dossiers/${id}/courriers`).send({ modele: 'REFUS' }).expect(422);
  await agent.post(`/api/dossiers/${id}/courriers`).send({ modele: 'INCONNU' }).expect(400);
  await agent.post(`/api/dossiers/${id}/courriers`).send({}).expect(400);
});

test('une confirmation va du brouillon à la réception, et dit l’acte qui va avec sans le prendre', async () => {
  const dossier = await aLaConfirmation();
  const brouillon = await rediger(agent, dossier.id, 'CONFIRMATION');
  expect(brouillon).toMatchObject({
    etat: 'BROUILLON',
    chrono: null,
    destinataire: 'Sainte-Épreuve',
    raisons: [],
    acte: { id: 'notifier_confirmation', possible: true },
  });
  const champ = brouillon.champs.find((c) => c.nom === 'intitulePoste');
  expect(champ).toMatchObject({
    libelle: 'Intitulé du poste',
    valeur: 'Revitalisation du centre-bourg',
  });

  const { body: apercu } = await telecharger(`/api/courriers/${brouillon.id}/apercu`);
  expect((await lirePdf(apercu)).texte).toContain('PROJET');

  const donne = await avancer(agent, brouillon.id, 'A_SIGNER');
  expect(donne).toMatchObject({ etat: 'A_SIGNER', chrono: '2026-0001', pdf: false });
  expect(donne.raisons[0].code).toBe('PDF_ATTENDU');
  const delegation = await uneDelegation(api, superviseur);
  const signature = { signeLe: '2026-09-15', delegationId: delegation.id };
  await avancer(agent, donne.id, 'SIGNE', signature, 422);
  await rendreTout(api);

  const { body: pdf, headers } = await telecharger(`/api/courriers/${donne.id}/pdf?apercu=1`);
  expect(headers['content-disposition']).toBe('inline; filename=courrier-2026-0001.pdf');
  expect(headers['x-content-type-options']).toBe('nosniff');
  const lu = await lirePdf(pdf);
  expect(lu).toMatchObject({ titre: donne.objet, langue: 'fr-FR', balise: true, nombrePages: 1 });
  expect(lu.roles).toEqual(expect.arrayContaining(['H1', 'P', 'Figure']));
  expect(lu.alternatives[0]).toMatch(/^Code à lire pour retrouver ce courrier : [A-Z2-9]{12}$/);
  for (const mot of [
    'Sainte-Épreuve',
    'Revitalisation du centre-bourg',
    '5 janvier 2026',
    '12 mois, à 100 %',
    'N° 2026-0001',
    '1 place de l’Essai',
    'Page 1 / 1',
  ])
    expect(lu.texte).toContain(mot);
  expect(lu.texte).not.toContain('PROJET');
  expect((await PDFDocument.load(pdf)).getTitle()).toBe(donne.objet);

  const signe = await avancer(agent, donne.id, 'SIGNE', signature);
  expect(signe.signataire).toBe('Dominique Essai, secrétaire générale (Arrêté d’essai n° 1)');
  const envoi = { envoyeLe: '2026-09-15', canal: 'POSTE', preuve: 'RAR 1A 234' };
  await avancer(agent, donne.id, 'ENVOYE', { ...envoi, envoyeLe: '2026-09-14' }, 422);
  await avancer(agent, donne.id, 'ENVOYE', { ...envoi, canal: 'PIGEON' }, 400);
  await avancer(agent, donne.id, 'ENVOYE', envoi);
  await avancer(agent, donne.id, 'RECU', { recuLe: '2026-09-16' }, 422);
  const recu = await avancer(agent, donne.id, 'RECU', { recuLe: '2026-09-15' });
  expect(recu).toMatchObject({
    etat: 'RECU',
    canal: 'POSTE',
    preuve: 'RAR 1A 234',
    recoursLe: null,
  });
  await avancer(agent, donne.id, 'ANNULE', { motif: 'Trop tard.' }, 422);
  expect(await api.client.dossier.findUniqueOrThrow({ where: { id: dossier.id } })).toMatchObject({
    etape: 'SIGNATURE_CONFIRMATION',
  });
  const { body: journal } = await agent.get(`/api/dossiers/${dossier.id}/journal`).expect(200);
  expect(journal.donnees[0].phrase).toBe(
    'Courrier reçu : Confirmation de la mission, n° 2026-0001',
  );
});

test('le texte donné à signer ne change plus, quoi que devienne le dossier', async () => {
  const courrier = await aSigner();
  const { dossierId } = courrier;
  await api.client.dossier.update({
    where: { id: dossierId },
    data: { donnees: { intitulePoste: 'Autre chose' } },
  });
  await rendreTout(api);
  const { body: lu } = await agent.get(`/api/courriers/${courrier.id}`).expect(200);
  expect(JSON.stringify(lu.paragraphes)).toContain('Revitalisation');
  const { body: pdf } = await telecharger(`/api/courriers/${courrier.id}/pdf`);
  expect((await lirePdf(pdf)).texte).toContain('Revitalisation');
  expect((await lirePdf(pdf)).texte).not.toContain('Autre chose');
});

test('une valeur manquante refuse, et dit laquelle ; un paragraphe libre la remplace', async () => {
  const { id } = await unDossier(api, { service, actes: [...jusquAuRefus], donnees: {} });
  await confirmer(api, superviseur);
  await api.client.service.update({
    where: { id: service.id },
    data: { voiesRecours: '', telephone: '' },
  });
  const { id: courrierId, version, raisons } = await rediger(agent, id, 'REFUS');
  expect(raisons.map((r) => r.champ)).toEqual(['voiesRecours', 'serviceTelephone']);
  expect(raisons[0]?.message).toMatch(/Voies et délais de recours/);
  for (const chemin of ['apercu', 'odt'])
    expect((await agent.get(`/api/courriers/${courrierId}/${chemin}`).expect(422)).body.code).toBe(
      'refuse',
    );
  await avancer(agent, courrierId, 'A_SIGNER', {}, 422);
  expect(await api.client.compteurCourrier.count()).toBe(0);

  const modifier = (paragraphes: object, v = version) =>
    agent.patch(`/api/courriers/${courrierId}`).send({ version: v, paragraphes });
  expect((await modifier({ decision: 'Accordé.' }).expect(400)).body.raisons[0].champ).toBe(
    'paragraphes.decision',
  );
  await modifier({ absent: 'x' }).expect(400);
  await modifier({ motifs: 'a'.repeat(6001) }).expect(400);
  await modifier({ motifs: 'Un autre motif, {motif} compris.' }).expect(200);
  await modifier({ motifs: 'Celui d’un second agent.' }).expect(409);
  const { body } = await modifier({ motifs: '' }, version + 1).expect(200);
  expect(body.raisons.map((r: { code: string }) => r.code)).toContain('PARAGRAPHE_VIDE');
  await modifier({ motifs: null }, version + 2).expect(200);

  await api.client.service.update({ where: { id: service.id }, data: COORDONNEES });
  const donne = await avancer(agent, courrierId, 'A_SIGNER');
  expect(donne.chrono).toBe('2026-0001');
  expect(JSON.stringify(donne.paragraphes)).toContain('fonctionnement courant');
});
const jusquAuRefus = ['transmettre_anct', 'enregistrer_avis_anct', 'proposer_refus'] as const;

test('un refus reçu ouvre deux mois francs de recours, reportés au premier jour ouvré', async () => {
  await confirmer(api, superviseur);
  const { id } = await unDossier(api, { service, actes: [...jusquAuRefus] });
  const { id: courrierId } = await rediger(agent, id, 'REFUS');
  await avancer(agent, courrierId, 'A_SIGNER');
  await rendreTout(api);
  const { id: delegationId } = await uneDelegation(api, superviseur);
  await avancer(agent, courrierId, 'SIGNE', { signeLe: '2026-09-15', delegationId });
  await avancer(agent, courrierId, 'ENVOYE', { envoyeLe: '2026-09-15', canal: 'POSTE' });
  const recu = await avancer(agent, courrierId, 'RECU', { recuLe: '2026-09-15' });
  // 15 November is a Sunday; the term itself does not count.
  expect(recu.recoursLe).toBe('2026-11-16');
  const { body: dossier } = await agent.get(`/api/dossiers/${id}`).expect(200);
  expect(dossier.echeances.at(-1)).toMatchObject({
    libelle: 'Fin du délai de recours : Refus de la mission, n° 2026-0001',
    le: '2026-11-16',
    etat: 'EN_COURS',
    phrase: expect.stringContaining('notifié le 15 septembre 2026 + 2 mois francs'),
  });
});

test('une mention à confirmer arrête le courrier jusqu’à ce qu’un administrateur la confirme ou l’écarte', async () => {
  const { id } = await unDossier(api, { service, etape: 'DECISION_ATTRIBUTIVE' });
  const courrier = await rediger(agent, id, 'DECISION_ATTRIBUTIVE');
  expect(courrier.raisons.map((r) => r.code)).toEqual(['MENTION_A_CONFIRMER']);
  const { body: apercu } = await telecharger(`/api/courriers/${courrier.id}/apercu`);
  expect((await lirePdf(apercu)).texte).toContain('Mention à confirmer :');
  await avancer(agent, courrier.id, 'A_SIGNER', {}, 422);
  const administrateur = await connecter(api, 'administrateur', service);
  const regler = (valeur: string) =>
    administrateur
      .post('/api/parametres')
      .send({
        dispositif: 'VTA',
        cle: 'mentionFinAnticipee',
        valeur,
        effetLe: '2026-09-15',
        source: 'Note d’essai',
      })
      .expect(201);
  await regler('ECARTEE');
  const { body: sans } = await agent.get(`/api/courriers/${courrier.id}`).expect(200);
  expect(JSON.stringify(sans.paragraphes)).not.toContain('prorata du temps');
  await regler('CONFIRMEE');
  const donne = await avancer(agent, courrier.id, 'A_SIGNER');
  expect(JSON.stringify(donne.paragraphes)).toContain('prorata du temps');
  expect(JSON.stringify(donne.paragraphes)).toMatch(/15\s000\s€/u);
});

test('la relecture, une fois demandée, passe par un superviseur qui n’est pas l’auteur', async () => {
  const administrateur = await connecter(api, 'administrateur', service);
  await administrateur
    .post('/api/parametres')
    .send({
      dispositif: 'VTA',
      cle: 'relectureCourriers',
      valeur: 'OUI',
      effetLe: '2026-09-01',
      source: 'Note d’essai',
    })
    .expect(201);
  const { id } = await aLaConfirmation();
  const courrier = await rediger(superviseur, id, 'CONFIRMATION');
  expect(courrier.relecture).toBe(true);
  await avancer(superviseur, courrier.id, 'A_SIGNER', {}, 422);
  await avancer(superviseur, courrier.id, 'A_VALIDER');
  await avancer(agent, courrier.id, 'A_SIGNER', {}, 403);
  await avancer(superviseur, courrier.id, 'A_SIGNER', {}, 422);
  await avancer(superviseur, courrier.id, 'BROUILLON', { motif: 'Une coquille.' });
  await avancer(superviseur, courrier.id, 'A_VALIDER');
  const autre = await connecter(api, 'superviseur', service);
  const donne = await avancer(autre, courrier.id, 'A_SIGNER');
  expect(donne.validePar).toBe('Claude Nom-superviseur');
});

test('dix courriers donnés à signer ensemble prennent dix numéros qui se suivent, un refus n’en prend pas', async () => {
  const dossiers = await Promise.all(Array.from({ length: 10 }, () => aLaConfirmation()));
  const courriers = await Promise.all(dossiers.map((d) => rediger(agent, d.id, 'CONFIRMATION')));
  const [premier] = courriers;
  await agent
    .patch(`/api/courriers/${premier?.id}`)
    .send({ version: 1, paragraphes: { suite: 'Bravo \u{1F600}' } })
    .expect(200);
  const reponses = await Promise.all(
    courriers.map((c, i) =>
      agent
        .post(`/api/courriers/${c.id}/etat`)
        .send({ vers: 'A_SIGNER', version: i === 0 ? 2 : 1 }),
    ),
  );
  const donnes = reponses.filter((r) => r.status === 200);
  const attendus = donnes.map((_, i) => `2026-${String(i + 1).padStart(4, '0')}`);
  expect(donnes.map((r) => r.body.chrono).sort()).toEqual(attendus);
  // An emoji is in no font: that letter is refused, and takes no number.
  expect(reponses[0]?.body.raisons?.[0].code).toBe('CARACTERE');
  expect(donnes).toHaveLength(9);
});

test('rendu par la main d’un superviseur ou repris, un courrier garde son numéro ; l’ancien rendu ne s’y glisse pas', async () => {
  const courrier = await aSigner();
  const version = courrier.version;
  await avancer(agent, courrier.id, 'BROUILLON', { motif: 'À reprendre.' });
  await agent
    .patch(`/api/courriers/${courrier.id}`)
    .send({ version: version + 1, objet: 'Objet repris' })
    .expect(200);
  const repris = await avancer(agent, courrier.id, 'A_SIGNER');
  expect(repris.chrono).toBe('2026-0001');
  await rendreCourrier(api.moyens, courrier.id, version);
  expect(await api.client.courrier.findFirstOrThrow()).toMatchObject({ pdfCle: null });
  await rendreTout(api);
  const { body } = await telecharger(`/api/courriers/${courrier.id}/pdf`);
  expect((await lirePdf(body)).titre).toBe('Objet repris');
});

test('rendu deux fois, ou tué après avoir déposé le fichier, un courrier n’a qu’un PDF', async () => {
  const courrier = await aSigner();
  const { fichiers } = api.moyens;
  const tue = {
    ...api.moyens,
    fichiers: {
      avecFichier: fichiers.avecFichier.bind(fichiers),
      deposer: async (...a: Parameters<typeof fichiers.deposer>) => {
        await fichiers.deposer(...a);
        throw new Error('tué');
      },
    } as unknown as typeof fichiers,
  };
  await expect(rendreCourrier(tue, courrier.id, courrier.version)).rejects.toThrow('tué');
  await Promise.all([rendreTout(api), rendreTout(api)]);
  const { pdfCle, pdfSha256 } = await api.client.courrier.findFirstOrThrow();
  await rendreTout(api);
  expect(await api.client.courrier.findFirstOrThrow()).toMatchObject({ pdfCle, pdfSha256 });
  expect(await api.client.courrier.count()).toBe(1);
  expect(await fichiers.existe(pdfCle as string)).toBe(true);
});

test('deux agents avancent le même courrier : un seul gagne', async () => {
  const { id } = await aLaConfirmation();
  const courrier = await rediger(agent, id, 'CONFIRMATION');
  const demande = { vers: 'A_SIGNER', version: courrier.version };
  const reponses = await Promise.all([
    agent.post(`/api/courriers/${courrier.id}/etat`).send(demande),
    superviseur.post(`/api/courriers/${courrier.id}/etat`).send(demande),
  ]);
  expect(reponses.map((r) => r.status).sort()).toEqual([200, 409]);
  expect(await api.client.compteurCourrier.findFirstOrThrow()).toMatchObject({ dernier: 1 });
});

test.each([
  ['finie', { au: new Date('2026-09-14') }],
  ['pas encore ouverte', { du: new Date('2026-09-16') }],
  ['d’un autre dispositif', { dispositifs: ['FITN7'] }],
])('une délégation %s ne signe pas', async (_, surcharge) => {
  const courrier = await aSigner();
  await rendreTout(api);
  const { id: delegationId } = await uneDelegation(api, superviseur, surcharge);
  const refuse = await avancer(
    agent,
    courrier.id,
    'SIGNE',
    { signeLe: '2026-09-15', delegationId },
    422,
  );
  expect(refuse.raisons[0].champ).toBe('delegationId');
});

test('une délégation d’un autre service, ou qui n’existe pas, ne signe pas', async () => {
  const courrier = await aSigner();
  await rendreTout(api);
  const ailleurs = await connecter(api, 'administrateur');
  const { id: delegationId } = await uneDelegation(api, ailleurs);
  const signer = (id: string, statut: number) =>
    avancer(agent, courrier.id, 'SIGNE', { signeLe: '2026-09-15', delegationId: id }, statut);
  await signer(delegationId, 422);
  await signer('01890000-0000-7000-8000-000000000000', 422);
  await signer('n’importe quoi', 400);
});

test('un courrier d’un autre service ne se lit ni ne s’écrit', async () => {
  const courrier = await aSigner();
  await rendreTout(api);
  const etranger = await connecter(api, 'superviseur');
  for (const suite of ['', '/pdf', '/apercu', '/odt', '/scan'])
    await etranger.get(`/api/courriers/${courrier.id}${suite}`).expect(403);
  await etranger
    .post(`/api/courriers/${courrier.id}/etat`)
    .send({ vers: 'ANNULE', version: courrier.version, motif: 'x' })
    .expect(403);
  expect((await etranger.get('/api/courriers').expect(200)).body.total).toBe(0);
  await etranger.get('/api/courriers/a-signer/pdf').expect(422);
});

test('la page signée revient à son courrier, et rien d’autre qu’une page', async () => {
  const courrier = await aSigner();
  const envoyer = (contenu: Buffer, nom: string) =>
    agent.post(`/api/courriers/${courrier.id}/scan`).attach('fichier', contenu, nom);
  await envoyer(Buffer.from('MZ exécutable'), 'page.pdf').expect(415);
  await envoyer(Buffer.alloc(0), 'page.pdf').expect(400);
  await agent.post(`/api/courriers/${courrier.id}/scan`).expect(400);
  const { body } = await envoyer(unPdf('signé'), '../page signée.pdf').expect(200);
  expect(body.scan).toBe(true);
  const { body: scan, headers } = await telecharger(`/api/courriers/${courrier.id}/scan`);
  expect(scan.equals(unPdf('signé'))).toBe(true);
  expect(headers['content-type']).toBe('application/pdf');
  expect(headers['content-disposition']).toBe('attachment; filename=courrier-2026-0001-signe.pdf');
  const { id } = await aLaConfirmation();
  const brouillon = await rediger(agent, id, 'CONFIRMATION');
  await agent
    .post(`/api/courriers/${brouillon.id}/scan`)
    .attach('fichier', unPdf(), 'page.pdf')
    .expect(422);
});

test('tout ce qui est à signer s’imprime d’un coup', async () => {
  await agent.get('/api/courriers/a-signer/pdf').expect(422);
  await aSigner();
  await aSigner();
  await rendreTout(api);
  const { body } = await telecharger('/api/courriers/a-signer/pdf');
  const lu = await lirePdf(body);
  expect(lu).toMatchObject({ nombrePages: 2, titre: 'Courriers à signer', langue: 'fr-FR' });
  expect(lu.texte).toMatch(/2026-0001.*2026-0002/);
  await agent.get('/api/courriers/a-signer/pdf?dispositif=FITN7').expect(422);
});

test('la liste se filtre et se cherche, par numéro et par le code de la page aussi', async () => {
  const courrier = await aSigner();
  const { id } = await aLaConfirmation();
  await rediger(agent, id, 'CONFIRMATION');
  const { jeton } = await api.client.courrier.findUniqueOrThrow({ where: { id: courrier.id } });
  const lister = async (query: object) =>
    (await agent.get('/api/courriers').query(query).expect(200)).body;
  expect((await lister({})).total).toBe(2);
  expect((await lister({ tri: 'chrono', parPage: 1 })).donnees).toHaveLength(1);
  for (const query of [{ etat: 'A_SIGNER' }, { q: jeton.toLowerCase() }, { q: '2026-0001' }])
    expect((await lister(query)).donnees.map((c: { id: string }) => c.id)).toEqual([courrier.id]);
  expect((await lister({ dispositif: 'FITN7' })).total).toBe(0);
  for (const faux of ['etat=PERDU', 'page=0', 'tri=secret'])
    await agent.get(`/api/courriers?${faux}`).expect(400);
});

test('un texte ne peut rien faire faire à la page : il s’imprime tel quel', async () => {
  const { id } = await aLaConfirmation();
  const courrier = await rediger(agent, id, 'CONFIRMATION');
  const hostile = '#read("/etc/passwd") $x^2$ *gras* <b>x</b> \\ #panic() @ref {motif}';
  await agent
    .patch(`/api/courriers/${courrier.id}`)
    .send({ version: 1, paragraphes: { suite: hostile }, objet: '#set document(title: "x") & <x>' })
    .expect(200);
  const { body } = await telecharger(`/api/courriers/${courrier.id}/apercu`);
  const lu = await lirePdf(body);
  expect(lu.texte).toContain(hostile);
  expect(lu.titre).toBe('#set document(title: "x") & <x>');
  const { body: odt, headers } = await telecharger(`/api/courriers/${courrier.id}/odt`);
  expect(headers['content-type']).toBe('application/vnd.oasis.opendocument.text');
  expect(odt.subarray(30, 30 + 8 + 39).toString()).toBe(
    'mimetypeapplication/vnd.oasis.opendocument.text',
  );
});

test('un courrier annulé garde son numéro, et ne s’imprime plus sans le dire', async () => {
  const courrier = await aSigner();
  await avancer(agent, courrier.id, 'ANNULE', {}, 400);
  const annule = await avancer(agent, courrier.id, 'ANNULE', { motif: 'Erreur de dossier.' });
  expect(annule).toMatchObject({ etat: 'ANNULE', chrono: '2026-0001' });
  await rendreTout(api);
  expect(annule.pdf).toBe(false);
  expect((await aSigner()).chrono).toBe('2026-0002');
});
