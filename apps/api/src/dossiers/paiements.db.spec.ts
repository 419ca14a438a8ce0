import { type Definition, definitionDe } from '@sciat/dispositifs';
import { type ApplicationDeTest, AUJOURDHUI, demarrerApplication } from '../../test/application.js';
import { unDossier } from '../../test/dossiers.js';
import {
  type AgentConnecte,
  connecter,
  type ServiceDeTest,
  uneCollectivite,
  unPdf,
  unService,
} from '../../test/fabriques.js';
import { adresse, franchir, lire } from '../../test/gestes.js';
import { deposerPiece } from '../pieces/deposer-piece.js';
import { verifierPiece } from '../pieces/verifier-piece.js';
import { creerDossier } from './creer-dossier.js';

let api: ApplicationDeTest;
let service: ServiceDeTest;
let superviseur: AgentConnecte;
beforeAll(async () => {
  api = await demarrerApplication();
  service = await unService(api);
  superviseur = await connecter(api, 'superviseur', service);
});
afterAll(() => api.fermer());

const FITN: Definition = definitionDe('FITN7', '2021');

/** A FITN project of which the first claim has arrived: 20 000 € awarded. */
async function unProjet() {
  const collectivite = await uneCollectivite(api, service);
  const { compte } = superviseur;
  const id = await creerDossier(api.moyens, compte, {
    dispositif: 'FITN7',
    collectiviteId: collectivite.id,
    recuLe: '2021-04-01',
    agentId: null,
    donnees: FITN.exemple.demande('2021-04-01', 0),
  });
  for (const code of ['FORMULAIRE', 'RIB', 'JUSTIFICATIFS']) {
    await deposerPiece(api.moyens, id, compte, code, { nom: `${code}.pdf`, contenu: unPdf(code) });
    await verifierPiece(api.moyens, id, compte, code, { numero: 1, etat: 'ACCEPTEE' });
  }
  for (const acte of [
    'constater_completude',
    'proposer_attribution',
    'enregistrer_signature',
    'notifier_attribution',
    'recevoir_demande_paiement',
  ])
    await agir(id, acte, { donnees: FITN.exemple.actes[acte]?.('2021-05-01', 0, {}) ?? {} });
  return id;
}
const agir = (id: string, acte: string, reste: object = {}) =>
  franchir(api, superviseur, id, acte, { donnees: {}, ...reste });
const unAcompte = (paiementNature: string, paiementCentimes: number) => ({
  donnees: {
    paiementNature,
    paiementCentimes,
    engagementNumero: 'EJ-2021-7',
    serviceFaitLe: '2021-05-01',
  },
});
const resume = async (id: string) =>
  (await lire(superviseur, id)).paiements.map((p) => [p.nature, p.centimes, p.payeLe]);

test('avance, acompte puis solde : chacun son montant, jamais plus que l’aide ni que les plafonds', async () => {
  const id = await unProjet();
  const refus = async (nature: string, centimes: number) => {
    const demande = { ...unAcompte(nature, centimes), statut: 422 };
    return (await agir(id, 'demander_acompte', demande)).raisons[0].message;
  };
  expect(await refus('AVANCE', 600_001)).toMatch(/L’avance ne dépasse pas 6\s000\s€ \(30\s%\)/);
  await agir(id, 'demander_acompte', unAcompte('AVANCE', 600_000));
  const apres = await agir(id, 'constater_acompte');
  expect(apres.etape.id).toBe('EXECUTION');
  // The next instalment has a service done of its own, not the one of this.
  expect(apres.donnees.serviceFaitLe).toBeUndefined();
  expect(apres.paiements[0].serviceFaitLe).toBe('2021-05-01');
  await agir(id, 'recevoir_demande_paiement');
  expect(await refus('AVANCE', 1000)).toBe('Une avance précède tout autre paiement.');
  expect(await refus('ACOMPTE', 1_000_001)).toMatch(/il reste au plus 10\s000\s€ à demander/);
  await agir(id, 'demander_acompte', unAcompte('ACOMPTE', 400_000));
  await agir(id, 'constater_acompte');
  await agir(id, 'recevoir_demande_paiement');
  const donnees = FITN.exemple.actes.demander_paiement?.('2021-05-01', 0, {});
  await agir(id, 'demander_paiement', { donnees });
  await agir(id, 'constater_paiement');
  expect(await resume(id)).toEqual([
    ['AVANCE', 600_000, AUJOURDHUI],
    ['ACOMPTE', 400_000, AUJOURDHUI],
    ['SOLDE', 1_000_000, AUJOURDHUI],
  ]);
});

test('le constat qui s’annule est celui du dernier versement, tant que rien d’autre n’a suivi', async () => {
  const id = await unProjet();
  await agir(id, 'demander_acompte', unAcompte('AVANCE', 600_000));
  await agir(id, 'constater_acompte');
  await agir(id, 'recevoir_demande_paiement');
  await agir(id, 'demander_acompte', unAcompte('ACOMPTE', 400_000));
  await agir(id, 'constater_acompte');
  const motif = { motif: 'Virement rejeté.' };
  await agir(id, 'annuler_constat_acompte', motif);
  expect(await resume(id)).toEqual([
    ['AVANCE', 600_000, AUJOURDHUI],
    ['ACOMPTE', 400_000, null],
  ]);
  await agir(id, 'reprendre_acompte', motif);
  await agir(id, 'rendre_demande_paiement', motif);
  const { raisons } = await agir(id, 'annuler_constat_acompte', { ...motif, statut: 422 });
  expect(raisons).toMatchObject([{ code: 'CONSTAT' }]);
});

test('après une avance, renoncer laisse attribué ce qui a été versé', async () => {
  const id = await unProjet();
  await agir(id, 'demander_acompte', unAcompte('AVANCE', 600_000));
  await agir(id, 'constater_acompte');
  const clos = await agir(id, 'enregistrer_desistement', { motif: 'Projet abandonné.' });
  expect(clos).toMatchObject({ issue: 'DESISTEMENT', montant: { accorde: 600_000 } });
});

test('une décision modificative change l’aide, avec un motif et dans la limite des règles', async () => {
  const { id } = await unDossier(api, { service, etape: 'MISE_EN_PAIEMENT' });
  const modifier = (
    montantModifie: number,
    reste: object = { motif: 'Avenant du 1er septembre.' },
  ) => agir(id, 'modifier_attribution', { donnees: { montantModifie }, ...reste });
  const { raisons } = await modifier(1_500_001, { motif: 'Plus.', statut: 422 });
  expect(raisons[0].message).toMatch(/ne permettent pas plus de 15\s000\s€/);
  await modifier(1_000_000, { statut: 422 });
  const { montant, etape } = await modifier(1_000_000);
  expect([montant.accorde, etape.id]).toEqual([1_000_000, 'MISE_EN_PAIEMENT']);
  await franchir(api, superviseur, id, 'demander_paiement');
  expect(await resume(id)).toEqual([['UNIQUE', 1_000_000, null]]);
});

test('la date d’un acte corrigée, et celle du service fait, se lisent dans le paiement', async () => {
  const { id } = await unDossier(api, { service, etape: 'SUIVI_CONTRAT' });
  const corriger = async (reste: object) =>
    superviseur
      .post(`${adresse(id)}/corrections`)
      .send({
        version: (await lire(superviseur, id)).version,
        motif: 'Erreur de saisie.',
        ...reste,
      })
      .expect(200);
  const { passages, paiements } = await lire(superviseur, id);
  const verse = passages.at(-1);
  await corriger({ rang: verse?.rang, dateLegale: '2026-06-12' });
  await corriger({ champ: 'serviceFaitLe', dateLegale: '2026-05-11' });
  expect((await lire(superviseur, id)).paiements).toEqual([
    { ...paiements[0], payeLe: '2026-06-12', serviceFaitLe: '2026-05-11' },
  ]);
});
