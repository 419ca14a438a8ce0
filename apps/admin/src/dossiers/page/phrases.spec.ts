import type { Dossier } from '@sciat/contrats';
import { decrire, definitionDe } from '@sciat/dispositifs';
import {
  detailMontre,
  direAvancement,
  direCloture,
  direCourrielsEnPeine,
  direEngagements,
  direIssue,
  direMontant,
  direObligation,
  direRetour,
  direVersement,
  etatEngagement,
  etatMontre,
  peutRecommencer,
} from './phrases.js';

const JOUR = '2026-03-07';
const camille = { id: 'a1', prenom: 'Camille', nom: 'Durand' };
const chezNous = {
  obligation: {
    acteur: 'SCIAT' as const,
    libelle: 'vérifier la fiche de poste',
    raison: 'La demande est enregistrée.',
    depuisLe: '2026-03-01',
    echeanceLe: '2026-03-12',
    nature: 'INTERNE' as const,
    relances: 0,
    relanceLe: null,
    aRelancerLe: null,
    blocages: [],
  },
  agent: camille,
  issue: null,
  closLe: null,
  issueExterne: null,
  montant: null,
  paiements: [],
  rembourse: 0,
  collectivite: { id: 'c1', nom: 'Aubagne', code: '13005', type: 'COMMUNE' as const },
};
type Montant = NonNullable<Dossier['montant']>;
const montant: Montant = {
  calcule: 1_500_000,
  estimation: false,
  accorde: null,
  lignes: [],
};
const vta = decrire(definitionDe('VTA', '2021'));
const passage = (rang: number, id: string, transition: string | null, entreeLe = '2026-03-01') => ({
  rang,
  etape: { id, libelle: id },
  transition,
  entreeLe,
  enregistreeLe: '2026-03-01T10:00:00Z',
});

it('dit avec l’issue ce qui a été remboursé', () => {
  const paiements = [{ centimes: 1_500_000, payeLe: '2026-06-10', annuleLe: null }];
  const dit = (rembourse: number) =>
    direIssue({ issue: 'ACCORD', issueExterne: null, paiements, rembourse } as never);
  expect(dit(0)).toBe('Accord');
  expect(dit(500_000).replaceAll(/\s/g, ' ')).toBe('Accord, 5 000 € remboursés sur 15 000 €');
  expect(dit(1_500_000)).toBe('Accord, aide remboursée en entier');
});

describe('L’obligation en une phrase', () => {
  it('dit à l’agent du dossier ce qu’il doit faire et jusqu’à quand', () => {
    expect(direObligation(chezNous, 'a1', JOUR)).toBe(
      'À vous : vérifier la fiche de poste au plus tard le 12 mars 2026 (dans 5 jours), délai interne.',
    );
  });

  it('nomme l’agent quand c’est un autre qui lit, et le service quand il n’y en a pas', () => {
    expect(direObligation(chezNous, 'a2', JOUR)).toMatch(/^À Camille Durand : vérifier/);
    expect(direObligation({ ...chezNous, agent: null }, 'a2', JOUR)).toMatch(
      /^Au service, sans agent désigné : /,
    );
  });

  it('nomme « demandeur » qui n’est pas une collectivité', () => {
    const chez = (type: 'COMMUNE' | 'ASSOCIATION') => {
      const obligation = { ...chezNous.obligation, acteur: 'COLLECTIVITE' as const };
      const collectivite = { ...chezNous.collectivite, type };
      return direObligation({ ...chezNous, obligation, collectivite }, 'a1', JOUR);
    };
    expect(chez('COMMUNE')).toMatch(/^Chez la collectivité depuis/);
    expect(chez('ASSOCIATION')).toMatch(/^Chez le demandeur depuis/);
  });

  it('dit depuis quand un tiers a le dossier', () => {
    const obligation = {
      ...chezNous.obligation,
      acteur: 'ANCT' as const,
      depuisLe: '2026-02-01',
      echeanceLe: null,
      nature: null,
    };
    expect(direObligation({ ...chezNous, obligation }, 'a1', JOUR)).toBe(
      'Chez l’ANCT depuis 34 jours : vérifier la fiche de poste, sans échéance.',
    );
  });

  it('dit le retard en jours, et non une date à tenir', () => {
    const obligation = { ...chezNous.obligation, echeanceLe: '2026-03-04' };
    expect(direObligation({ ...chezNous, obligation }, 'a1', JOUR)).toBe(
      'À vous : vérifier la fiche de poste, attendu pour le 4 mars 2026, en retard de 3 jours, délai interne.',
    );
  });

  it('rapporte le délai annoncé au versement, quel que soit celui qui doit agir avant', () => {
    const signer = {
      ...chezNous.obligation,
      acteur: 'PREFET' as const,
      libelle: 'signer la décision attributive',
      nature: 'PROMESSE' as const,
    };
    const dire = (obligation: typeof chezNous.obligation | typeof signer) =>
      direObligation({ ...chezNous, montant, obligation } as never, 'a1', JOUR);
    expect(dire(signer)).toContain(
      'attributive, pour un versement au plus tard le 12 mars 2026 (dans 5 jours), délai annoncé.',
    );
    expect(dire({ ...signer, echeanceLe: '2026-03-04' })).toContain(
      'attributive, pour un versement attendu le 4 mars 2026, en retard de 3 jours, délai annoncé.',
    );
    expect(dire({ ...signer, acteur: 'CSP_CHORUS', libelle: 'verser l’aide' } as never)).toContain(
      'verser l’aide au plus tard le 12 mars 2026',
    );
  });

  it('ne parle de versement que si le service fait payer', () => {
    const obligation = { ...chezNous.obligation, nature: 'PROMESSE' as const };
    const dire = (m: typeof montant | null) =>
      direObligation({ ...chezNous, obligation, montant: m }, 'a1', JOUR);
    expect(dire(null)).toContain('de poste au plus tard le 12 mars 2026');
    expect(dire({ ...montant, estimation: true })).toContain('de poste au plus tard le');
  });

  it('dit l’issue d’un dossier clos, ce qu’un autre a décidé compris', () => {
    const clos = { ...chezNous, obligation: null, closLe: '2026-03-01' };
    expect(direObligation({ ...clos, issue: 'REFUS' }, 'a1', JOUR)).toBe(
      'Dossier clos le 1er mars 2026 : refus.',
    );
    const issueExterne = { decision: 'Acceptée', le: '2026-02-20', reference: null };
    expect(direObligation({ ...clos, issue: 'ISSUE_EXTERNE', issueExterne }, 'a1', JOUR)).toBe(
      'Dossier clos le 1er mars 2026 : décidé ailleurs : demande acceptée le 20 février 2026.',
    );
  });
});

describe('Le montant', () => {
  const ouvert = {
    closLe: null,
    issue: null,
    donnees: {},
    montant,
    decideur: 'ASP' as const,
  };
  const dire = (
    reste: Partial<typeof montant> & { accorde?: number | null; calcule?: number | null },
  ) => direMontant(ouvert, { ...montant, ...reste }).replaceAll(/[\u00a0\u202f]/g, ' ');

  it('est calculé, puis accordé', () => {
    expect(dire({})).toBe('Montant calculé, pas encore accordé : 15 000 €.');
    expect(dire({ accorde: 1_500_000 })).toBe('Montant accordé : 15 000 €.');
  });

  it('n’est qu’une estimation quand un autre le fixe', () => {
    expect(dire({ estimation: true })).toBe(
      'Estimation : 15 000 €. Le montant définitif est fixé par : ASP.',
    );
  });

  it('ne se calcule pas toujours encore', () => {
    expect(dire({ calcule: null, estimation: true })).toBe(
      'Montant pas encore calculable : voir ce qui manque ci-dessous.',
    );
  });

  it.each([
    [false, 'REFUS', {}, true],
    [true, 'REFUS', {}, true],
    [true, 'ISSUE_EXTERNE', { issueExterne: 'REFUSEE' }, true],
    [true, 'ISSUE_EXTERNE', { issueExterne: 'ACCEPTEE' }, false],
    [true, 'ACCORD', {}, false],
  ] as const)('estimé : %s, clos par %s %j, sans aide : %s', (estimation, issue, donnees, sans) => {
    const clos = { ...ouvert, closLe: '2026-03-01', issue, donnees };
    const calcul = { ...montant, estimation };
    const dit = direMontant({ ...clos, montant: calcul }, calcul);
    expect(dit === 'Aucune aide accordée.').toBe(sans);
  });
});

it.each([
  ['REFUS', {}, true],
  ['IRRECEVABLE', {}, true],
  ['ISSUE_EXTERNE', { issueExterne: 'REFUSEE' }, true],
  ['ISSUE_EXTERNE', { issueExterne: 'ACCEPTEE' }, false],
  ['DESISTEMENT', {}, false],
  ['ACCORD', {}, false],
  [null, {}, false],
] as const)(
  'après l’issue %s %j, une nouvelle candidature est proposée : %s',
  (issue, donnees, dit) => {
    expect(peutRecommencer({ issue, donnees, suites: [] })).toBe(dit);
    expect(peutRecommencer({ issue, donnees, suites: [{ id: '', reference: '' }] })).toBe(false);
  },
);

it('les engagements se comptent, ce qui manque compris', () => {
  expect(['TENU', 'TENU', 'NON_TENU', undefined, null].map(etatEngagement)).toEqual([
    'tenu',
    'tenu',
    'non tenu',
    'à vérifier',
    'à vérifier',
  ]);
  expect(direEngagements(['tenu', 'tenu', 'non tenu', 'à vérifier'])).toBe(
    '2 tenus, 1 non tenu, 1 à vérifier',
  );
  expect(direEngagements(['à vérifier', 'à vérifier'])).toBe('2 à vérifier');
});

describe('Ce qui s’est passé avant', () => {
  const clos = [passage(1, 'SIGNATURE_REFUS', null), passage(2, 'CLOS', 'notifier_refus')];

  it('dit par quel acte un dossier a fini, et pourquoi', () => {
    expect(direCloture({ passages: clos, motifCloture: 'Hors champ.' }, vta)).toBe(
      'Dernier acte : « Enregistrer le refus signé et envoyé ». Motif : Hors champ.',
    );
    expect(direCloture({ passages: clos, motifCloture: null }, vta)).toBe(
      'Dernier acte : « Enregistrer le refus signé et envoyé ».',
    );
  });

  it('dit qu’un dossier est revenu à son étape', () => {
    const passages = [
      passage(1, 'FICHE_DE_POSTE', null),
      passage(2, 'INSTRUCTION_ANCT', 'transmettre_anct'),
      passage(3, 'FICHE_DE_POSTE', 'revenir', '2026-03-05'),
    ];
    expect(direRetour({ passages }, vta)).toBe(
      'Dossier revenu à cette étape le 5 mars 2026 (« Revenir à une étape antérieure »).',
    );
    expect(direRetour({ passages: passages.slice(0, 2) }, vta)).toBeNull();
  });

  it('ne prend pas la réponse de la collectivité pour un retour en arrière', () => {
    const passages = [
      passage(1, 'COMPLEMENTS_DEMANDE', null),
      passage(2, 'VERIFICATION_COMPLETUDE', 'recevoir_complements_demande'),
    ];
    expect(direRetour({ passages }, vta)).toBeNull();
  });
});

it('signale les courriels qui ne sont pas partis ou sont revenus, et ceux dont on ne sait rien', () => {
  const courriel = (etat: string, renvoye = false) =>
    ({ id: etat, objet: 'Accusé de réception', etat, renvoye }) as Dossier['courriels'][number];
  const etats = ['ENVOYE', 'REMIS', 'ECHEC', 'ECHEC', 'INCERTAIN', 'REVENU'];
  const dits = direCourrielsEnPeine(etats.map((e) => courriel(e)));
  expect(dits).toEqual([
    'Courriel non envoyé : « Accusé de réception ».',
    'Courriel peut-être parti, à vérifier auprès du destinataire : « Accusé de réception ».',
    'Courriel revenu, non reçu : « Accusé de réception ». Corrigez l’adresse, puis renvoyez-le.',
  ]);
  expect(direCourrielsEnPeine([courriel('REVENU', true)])).toEqual([]);
});

it('dit pas encore connu un critère dont les faits manquent', () => {
  const dossier = (reste: { enAttente?: true }) => {
    const critere = { id: 'age', verdict: 'à apprécier' as const, ...reste };
    return { eligibilite: { criteres: [critere] } } as never;
  };
  const attend = dossier({ enAttente: true });
  const point = { type: 'critere' as const, id: 'age', libelle: '', detail: null };
  expect(etatMontre({ ...point, etat: 'à apprécier' }, attend)).toBe('pas encore connu');
  expect(etatMontre({ ...point, etat: 'à apprécier' }, dossier({}))).toBe('à apprécier');
  expect(etatMontre({ ...point, etat: 'fait' }, attend)).toBe('fait');
});

it('un critère apprécié autrement ne garde pas au contrôle l’explication du calcul', () => {
  const point = {
    type: 'critere' as const,
    id: 'age',
    libelle: '',
    etat: 'fait' as const,
    detail: '17 ans.',
  };
  const dossier = (reste: object) =>
    ({ eligibilite: { criteres: [{ id: 'age', verdict: 'rempli', ...reste }] } }) as never;
  expect(detailMontre(point, dossier({}))).toBe('17 ans.');
  const appreciation = { auteur: 'Claude Roux', calcule: 'non rempli' };
  expect(detailMontre(point, dossier({ appreciation }))).toBe(
    'apprécié par Claude Roux (calculé : non rempli)',
  );
});

it.each([
  [['à faire'], '0 fait sur 1'],
  [['fait', 'à faire'], '1 fait sur 2'],
  [['fait', 'fait', 'bloquant', 'à apprécier'], '2 faits sur 4, 1 à apprécier'],
] as const)('compte l’avancement de %p', (etats, dit) => {
  expect(direAvancement(etats.map((etat) => ({ etat })))).toBe(dit);
});

it.each([
  ['2026-11-24', '2027-02-05', 'Versé le 24 novembre 2026, 73 jours avant l’échéance.'],
  ['2027-02-06', '2027-02-05', 'Versé le 6 février 2027, 1 jour après l’échéance.'],
  ['2027-02-05', '2027-02-05', 'Versé le 5 février 2027, le jour de l’échéance.'],
  ['2027-02-05', null, 'Versé le 5 février 2027.'],
])('situe un versement du %s par rapport à l’échéance du %s', (payeLe, echeanceLe, dit) => {
  expect(direVersement(payeLe, echeanceLe)).toBe(dit);
});
