import type { TableauDeBord } from '@sciat/contrats';
import { ajouterJours } from '@sciat/dispositifs';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  ouvrirSession,
  uneCollectivite,
  unService,
  unUtilisateur,
} from '../../test/fabriques.js';
import { peupler } from '../../test/volume.js';
import { enBase } from '../base/dates.js';

const NOMBRE = 720;
let api: ApplicationDeTest;
let service: { id: string };
let parti: { id: string };
let superviseur: AgentConnecte;
let limite: AgentConnecte;

beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  const ailleurs = await unService(api);
  for (const s of [service, ailleurs]) {
    const agents = [];
    for (let i = 0; i < 3; i += 1) agents.push(await unUtilisateur(api, 'instructeur', s));
    if (s === service) parti = agents[2] as { id: string };
    await peupler(api.client, {
      serviceId: s.id,
      collectiviteId: (await uneCollectivite(api, s)).id,
      agents: agents.map((a) => a.id),
      jour: AUJOURDHUI,
      nombre: s === service ? NOMBRE : 200,
    });
  }
  await api.client.utilisateur.update({ where: { id: parti.id }, data: { actif: false } });
  superviseur = await connecter(api, 'superviseur', service);
  const surcharge = { dispositifs: ['VTA', 'CANTINE'] };
  limite = await ouvrirSession(api, await unUtilisateur(api, 'lecture', service, surcharge));
}, 60_000);
afterAll(() => api.fermer());

const lire = async (qui: AgentConnecte, query = ''): Promise<TableauDeBord> =>
  (await qui.get(`/api/tableau-de-bord${query}`).expect(200)).body;
const total = async (qui: AgentConnecte, filtres: Record<string, string | null | undefined>) => {
  const query = new URLSearchParams({ parPage: '1' });
  for (const [cle, v] of Object.entries(filtres)) if (v) query.set(cle, v);
  return (await qui.get(`/api/dossiers?${query}`).expect(200)).body.total as number;
};
/** An independent count: plain SQL on the rows themselves. */
async function compter(qui: AgentConnecte, ou: string): Promise<number> {
  const codes = qui === limite ? `AND d.dispositif IN ('VTA', 'CANTINE')` : '';
  const [ligne] = await api.client.$queryRawUnsafe<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM dossier d LEFT JOIN obligation o ON o.dossier_id = d.id
     LEFT JOIN utilisateur u ON u.id = d.agent_id
     WHERE d.service_id = '${service.id}' ${codes} AND ${ou}`,
  );
  return ligne?.n ?? 0;
}
const jour = (ecart: number) => `date '${ajouterJours(AUJOURDHUI, ecart)}'`;
const OUBLI = `o.relances = 0 AND o.echeance_le < ${jour(0)} AND o.a_relancer_le <= ${jour(0)}`;

/** Each figure, the SQL that counts the same, and the filters of its link. */
const tuiles: [string, (t: TableauDeBord) => number | undefined, string, Record<string, string>][] =
  [
    ['ouverts', (t) => t.chiffres.ouverts, 'd.clos_le IS NULL', {}],
    [
      'en retard',
      (t) => t.chiffres.enRetard,
      `o.echeance_le < ${jour(0)}`,
      { retard: 'en_retard' },
    ],
    [
      'à échéance proche',
      (t) => t.chiffres.bientot,
      `o.echeance_le BETWEEN ${jour(0)} AND ${jour(15)}`,
      { retard: 'bientot' },
    ],
    [
      'non affectés',
      (t) => t.chiffres.nonAffectes,
      'd.clos_le IS NULL AND d.agent_id IS NULL',
      { agent: 'aucun' },
    ],
    [
      'bloqués',
      (t) => t.chiffres.bloques,
      `d.clos_le IS NULL AND (o.blocage IS NOT NULL OR NOT u.actif OR (${OUBLI}))`,
      { blocage: 'oui' },
    ],
    [
      'bloqués faute d’acte possible',
      (t) => t.blocages.find((b) => b.cause === 'regle')?.nombre,
      'o.blocage IS NOT NULL',
      { blocage: 'regle' },
    ],
    [
      'bloqués faute d’agent',
      (t) => t.blocages.find((b) => b.cause === 'agent')?.nombre,
      'd.clos_le IS NULL AND NOT u.actif',
      { blocage: 'agent' },
    ],
    [
      'bloqués faute de relance',
      (t) => t.blocages.find((b) => b.cause === 'oubli')?.nombre,
      OUBLI,
      { blocage: 'oubli' },
    ],
    [
      'avec une pièce à vérifier',
      (t) => t.chiffres.piecesAVerifier,
      'o.pieces_a_verifier > 0',
      { pieces: 'a_verifier' },
    ],
    [
      'avec un avis en retard',
      (t) => t.chiffres.avisEnRetard,
      `o.avis_le < ${jour(0)}`,
      { avis: 'en_retard' },
    ],
  ];

describe.each([
  ['un superviseur', () => superviseur],
  ['un lecteur de deux dispositifs', () => limite],
])('pour %s', (_, qui) => {
  test.each(tuiles)(
    'les dossiers %s sont ceux que la liste montre',
    async (_nom, chiffre, ou, filtres) => {
      const n = chiffre(await lire(qui()));
      expect(n).toBeGreaterThan(0);
      expect([n, await total(qui(), filtres)]).toEqual(Array(2).fill(await compter(qui(), ou)));
    },
  );

  test('chaque étape dit ce qu’elle tient, en retard, proche, et depuis quand', async () => {
    const { etapes, tranches, chiffres } = await lire(qui());
    expect(etapes.length).toBe(qui() === limite ? 4 : 5);
    expect(etapes.reduce((n, e) => n + e.nombre, 0)).toBe(chiffres.ouverts);
    expect(etapes.reduce((n, e) => n + e.enRetard, 0)).toBe(chiffres.enRetard);
    for (const { dispositif, etape, nombre, enRetard, bientot, tranches: ages } of etapes) {
      const ici = `d.clos_le IS NULL AND d.dispositif = '${dispositif}' AND d.etape = '${etape}'`;
      expect(nombre).toBe(await compter(qui(), ici));
      expect(enRetard).toBe(await total(qui(), { dispositif, etape, retard: 'en_retard' }));
      expect(bientot).toBe(await total(qui(), { dispositif, etape, retard: 'bientot' }));
      for (const [i, { du, au }] of tranches.entries()) {
        const bornes = `${du ? `AND o.depuis_le >= date '${du}'` : ''} ${au ? `AND o.depuis_le <= date '${au}'` : ''}`;
        expect(ages[i]).toBe(await compter(qui(), `${ici} ${bornes}`));
        expect(ages[i]).toBe(await total(qui(), { dispositif, etape, depuisDu: du, depuisAu: au }));
      }
    }
  });

  test('chaque porteur dit ce qu’il tient', async () => {
    const { porteurs } = await lire(qui());
    expect(porteurs.length).toBeGreaterThan(1);
    for (const { acteur, nombre, enRetard, bientot } of porteurs) {
      expect([nombre, enRetard, bientot]).toEqual([
        await total(qui(), { acteur }),
        await total(qui(), { acteur, retard: 'en_retard' }),
        await compter(
          qui(),
          `o.acteur = '${acteur}' AND o.echeance_le BETWEEN ${jour(0)} AND ${jour(15)}`,
        ),
      ]);
    }
  });

  test.each([13, 26, 52])(
    'les arrivées, les clôtures et les décisions sur %d semaines',
    async (n) => {
      const { flux, decisions, du } = await lire(qui(), `?semaines=${n}`);
      expect(flux).toHaveLength(n);
      for (const { lundi, recus, clos } of n === 13 ? flux : flux.slice(0, 3)) {
        const fin = ajouterJours(lundi, 6);
        const entre = (colonne: string) => `d.${colonne} BETWEEN date '${lundi}' AND date '${fin}'`;
        expect(recus).toBe(await compter(qui(), entre('recu_le')));
        expect(recus).toBe(await total(qui(), { etat: 'tous', recuDu: lundi, recuAu: fin }));
        expect(clos).toBe(await compter(qui(), entre('clos_le')));
        expect(clos).toBe(await total(qui(), { etat: 'clos', closDu: lundi, closAu: fin }));
      }
      expect(decisions.length).toBeGreaterThan(0);
      for (const { dispositif, nombre, medianeSemaines } of decisions) {
        expect(nombre).toBe(await total(qui(), { etat: 'tous', dispositif, decideDu: du }));
        const [attendu] = await api.client.$queryRawUnsafe<{ n: number; mediane: number }[]>(
          `SELECT count(*)::int AS n,
                percentile_disc(0.5) WITHIN GROUP (ORDER BY (le - recu_le) / 7)::int AS mediane
         FROM (SELECT recu_le, coalesce(accorde_le, CASE WHEN issue IN ('ACCORD', 'REFUS', 'IRRECEVABLE') THEN clos_le END) AS le
               FROM dossier WHERE service_id = '${service.id}' AND dispositif = '${dispositif}') d
         WHERE le >= date '${du}'`,
        );
        expect([nombre, medianeSemaines]).toEqual([
          attendu?.n,
          nombre >= 10 ? attendu?.mediane : null,
        ]);
      }
    },
  );

  test('les paiements à venir sont les lignes de la page des paiements', async () => {
    const { chiffres, paiements } = await lire(qui());
    const lignes = async (query: string) => {
      const { body } = await qui().get(`/api/paiements?parPage=1&${query}`).expect(200);
      const totaux: { centimes: number }[] = body.totaux;
      return { nombre: body.total, centimes: totaux.reduce((n, t) => n + t.centimes, 0) };
    };
    expect(chiffres.paiements.nombre).toBeGreaterThan(0);
    expect(chiffres.paiements).toEqual(await lignes(`au=${ajouterJours(AUJOURDHUI, 30)}`));
    expect(paiements.length).toBeGreaterThan(6);
    for (const { mois, ...argent } of paiements) {
      const debut = mois === AUJOURDHUI.slice(0, 7) ? AUJOURDHUI : `${mois}-01`;
      const fin = mois && new Date(Date.UTC(Number(mois.slice(0, 4)), Number(mois.slice(5)), 0));
      const query = fin ? `du=${debut}&au=${fin.toISOString().slice(0, 10)}` : 'etat=en_retard';
      expect(argent).toEqual(await lignes(query));
    }
  });

  test('les enveloppes disent les sommes des dossiers', async () => {
    const { enveloppes } = await lire(qui());
    const vta = enveloppes.find((e) => e.dispositif === 'VTA');
    const [attendu] = await api.client.$queryRawUnsafe<object[]>(
      `SELECT count(*) FILTER (WHERE demande)::int AS "dossiersDemandes",
              coalesce(sum(montant_calcule_centimes) FILTER (WHERE demande), 0)::int AS demande,
              count(*) FILTER (WHERE engage)::int AS "dossiersEngages",
              coalesce(sum(montant_accorde_centimes) FILTER (WHERE engage), 0)::int AS engage,
              coalesce(sum(paye) FILTER (WHERE engage), 0)::int AS paye
       FROM (SELECT *, clos_le IS NULL AND montant_accorde_centimes IS NULL
                         AND extract(year FROM recu_le) = 2026 AS demande,
                    montant_accorde_centimes IS NOT NULL AND extract(year FROM accorde_le) = 2026 AS engage,
                    (SELECT sum(centimes) FROM paiement p WHERE p.dossier_id = d.id
                       AND paye_le IS NOT NULL AND annule_le IS NULL) AS paye
             FROM dossier d WHERE service_id = '${service.id}' AND dispositif = 'VTA') d`,
    );
    expect(vta).toMatchObject(attendu as object);
    expect(vta?.paye).toBeGreaterThan(0);
  });
});

test('qui est absent ou parti, et garde des dossiers, se voit', async () => {
  const absente = await unUtilisateur(api, 'instructeur', service, {
    absentDu: enBase(ajouterJours(AUJOURDHUI, -2)),
    absentAu: enBase(AUJOURDHUI),
  });
  const revenue = await unUtilisateur(api, 'instructeur', service, {
    absentDu: enBase(ajouterJours(AUJOURDHUI, -9)),
    absentAu: enBase(ajouterJours(AUJOURDHUI, -1)),
  });
  for (const agentId of [absente.id, revenue.id]) await unDossier(api, { service, agentId });
  const { absents } = await lire(superviseur);
  expect(absents.map((a) => [a.id, a.nombre]).sort()).toEqual(
    [
      [parti.id, await total(superviseur, { agent: parti.id })],
      [absente.id, 1],
    ].sort(),
  );
  // Names and days of absence are for whoever may hand the dossiers over.
  for (const role of ['lecture', 'instructeur'] as const)
    expect((await lire(await connecter(api, role, service))).absents).toEqual([]);
});

test('un acte change les comptes dans la même écriture, et tasser ne change rien', async () => {
  const avant = await lire(superviseur);
  const dossier = await unDossier(api, { service, etape: 'VERSEMENT' });
  const apres = await lire(superviseur);
  expect(apres.chiffres.ouverts).toBe(avant.chiffres.ouverts + 1);
  expect(apres.chiffres.nonAffectes).toBe(avant.chiffres.nonAffectes + 1);
  const dus = (t: TableauDeBord) => t.paiements.reduce((n, p) => n + p.nombre, 0);
  expect(dus(apres)).toBe(dus(avant) + 1);
  const etat = (t: TableauDeBord) => ({ ...t, luLe: '' });
  await api.client.$executeRaw`SELECT tasser_comptes(${enBase(AUJOURDHUI)}::date)`;
  expect(etat(await lire(superviseur))).toEqual(etat(apres));
  expect(etat(await lire(superviseur))).toEqual(etat(apres));
  await api.client.$executeRaw`SELECT recompter()`;
  expect(etat(await lire(superviseur))).toEqual(etat(apres));
  expect(dossier.etape).toBe('VERSEMENT');
});

test('une pièce reçue attend d’être vérifiée, un avis demandé d’être rendu', async () => {
  const chiffres = async () => (await lire(superviseur)).chiffres;
  const avant = await chiffres();
  const dossier = await unDossier(api, { service });
  await api.client.consultation.create({
    data: {
      serviceId: service.id,
      dossierId: dossier.id,
      organisme: 'DDTM',
      courriel: 'ddtm@exemple.invalid',
      question: 'Que pensez-vous du projet ?',
      echeanceLe: enBase(ajouterJours(AUJOURDHUI, -1)),
      creeParId: superviseur.compte.id,
    },
  });
  await superviseur
    .post(`/api/dossiers/${dossier.id}/pieces`)
    .field('code', 'FICHE_DE_POSTE')
    .attach('fichier', Buffer.from('%PDF-1.4\n%%EOF\n'), 'fiche.pdf')
    .expect(201);
  const apres = await chiffres();
  expect(apres.piecesAVerifier).toBe(avant.piecesAVerifier + 1);
  expect(apres.avisEnRetard).toBe(avant.avisEnRetard + 1);
});
