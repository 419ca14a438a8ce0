import { direExamen } from '../../../test/examen.js';
import { AUJOURDHUI, faitsVides, reglages as regler } from '../../../test/faits.js';
import { ajouterJours } from '../../noyau/calendrier.js';
import { evaluerEligibilite } from '../../noyau/eligibilite.js';
import { obligationDe } from '../../noyau/obligations.js';
import { examinerTransition, transitionsPossibles } from '../../noyau/transitions.js';
import type { Definition, Faits, RoleActeur } from '../../noyau/types.js';
import { aidants2021 } from './definition.js';
import type { DonneesAidants } from './donnees.js';
import { DECIDABLES } from './pieces.js';

type F = Faits<DonneesAidants>;
const aidants: Definition<DonneesAidants> = aidants2021;
const faits = (surcharge: Partial<F> = {}) => faitsVides<DonneesAidants>(surcharge);

const DECLARATIONS = {
  conditionsAcceptees: 'OUI',
  dpoInforme: 'OUI',
  professionnelsSeulement: 'OUI',
  sansElu: 'OUI',
} as const;
const DEMANDE: Partial<DonneesAidants> = {
  structureNom: 'CCAS fictif',
  aidantsNombre: 3,
  adressesNominatives: 3,
  ...DECLARATIONS,
};

function critere(id: string, donnees: Partial<DonneesAidants>, reste: Partial<F> = {}) {
  const trouve = aidants.criteres.find((c) => c.id === id);
  if (!trouve) throw new Error(`critère inconnu : ${id}`);
  return trouve.examiner(faits({ donnees, ...reste }));
}

describe.each([
  ['conditions_acceptees', 'conditionsAcceptees'],
  ['dpo_informe', 'dpoInforme'],
  ['professionnels', 'professionnelsSeulement'],
  ['sans_elu', 'sansElu'],
])('la déclaration obligatoire « %s »', (id, champ) => {
  it.each([
    ['OUI', 'rempli'],
    ['NON', 'non rempli'],
    [undefined, 'à apprécier'],
  ])('%s : %s', (reponse, verdict) => {
    expect(critere(id, { [champ]: reponse }).verdict).toBe(verdict);
  });
  it('dit d’où elle vient', () => {
    expect(critere(id, { [champ]: 'OUI' }).origine).toBe(
      'demande en ligne, déclaration du responsable',
    );
  });
  it('faite de travers, elle rend la structure non éligible à elle seule', () => {
    const donnees = { ...DEMANDE, [champ]: 'NON' };
    expect(evaluerEligibilite(aidants, faits({ donnees })).conclusion).toBe('non éligible');
  });
});

describe('des adresses de courriel toutes nominatives', () => {
  it.each([
    [3, 2, 'non rempli', '2 adresses nominatives pour 3 aidants.'],
    [3, 3, 'rempli', '3 adresses nominatives pour 3 aidants.'],
    [3, 4, 'à apprécier', /^4 adresses.*à vérifier/],
    [1, 0, 'non rempli', '0 adresse nominative pour 1 aidant.'],
    [0, 0, 'à apprécier', /à vérifier/],
  ])('pour %i aidants, %i adresses : %s', (aidantsNombre, adressesNominatives, verdict, dit) => {
    const resultat = critere('adresses_nominatives', { aidantsNombre, adressesNominatives });
    expect(resultat).toMatchObject({ verdict, explication: expect.stringMatching(dit) });
    expect(resultat.valeur).toBe(`${adressesNominatives} sur ${aidantsNombre}`);
  });
  it('l’un des deux nombres manquant : pas encore connu', () => {
    for (const donnees of [{ aidantsNombre: 3 }, { adressesNominatives: 3 }])
      expect(critere('adresses_nominatives', donnees)).toMatchObject({
        verdict: 'à apprécier',
        enAttente: true,
      });
  });
});

describe('la formation n’est plus gratuite depuis 2023, sauf deux cas', () => {
  it.each([
    ['2022-12-31', 'rempli'],
    ['2023-01-01', 'à apprécier'],
  ])('demande reçue le %s, formation non encore suivie : %s', (datePivot, verdict) => {
    expect(critere('financement_formation', {}, { datePivot }).verdict).toBe(verdict);
  });
  it('l’année se règle', () => {
    const verdict = (annee: number) =>
      critere(
        'financement_formation',
        {},
        { datePivot: '2023-06-01', parametres: regler({ anneeFormationPayante: annee }) },
      ).verdict;
    expect([2023, 2024].map(verdict)).toEqual(['à apprécier', 'rempli']);
  });
  it('la date de la formation compte plus que celle de la demande', () => {
    const suivie = (formationFinieLe: string) =>
      critere('financement_formation', { formationFinieLe }, { datePivot: '2022-12-01' });
    expect(suivie('2022-12-31').valeur).toBe('gratuite');
    expect(suivie('2023-01-01')).toMatchObject({
      verdict: 'à apprécier',
      origine: 'formation terminée le 1er janvier 2023',
    });
  });
  it.each([
    ['STRUCTURE', 'rempli', false],
    ['PRIS_EN_CHARGE', 'rempli', true],
    ['NON_PREVU', 'non rempli', false],
  ] as const)(
    'financement %s : %s ; à confirmer : %s',
    (financementFormation, verdict, vigilance) => {
      const resultat = critere('financement_formation', { financementFormation });
      expect(resultat.verdict).toBe(verdict);
      expect(resultat.vigilance !== undefined).toBe(vigilance);
    },
  );
  it('n’est qu’un avertissement', () => {
    const donnees = { ...DEMANDE, financementFormation: 'NON_PREVU' as const };
    expect(evaluerEligibilite(aidants, faits({ donnees })).conclusion).toBe('éligible');
  });
});

it('sans rien d’autre que la structure, tout reste à apprécier', () => {
  expect(evaluerEligibilite(aidants, faits()).conclusion).toBe('à apprécier');
});

describe('aucune donnée d’usager n’entre dans l’application', () => {
  it('nulle pièce n’est un mandat, et la seule pièce le rappelle', () => {
    expect(aidants.pieces.map((p) => p.code)).toEqual(['PREUVE']);
    expect(aidants.pieces[0]?.aide).toMatch(/Ne jamais déposer de mandat/);
    expect(aidants.description).toMatch(/Ne jamais déposer de mandat/);
  });
  it('nul champ n’est un texte libre', () => {
    const libres = Object.values(aidants.donnees.shape).filter(
      (schema) => (schema as { meta(): { multiligne?: boolean } }).meta()?.multiligne,
    );
    expect(libres).toEqual([]);
  });
  it('le mandat signé avec l’usager est un engagement de la structure', () => {
    expect(aidants.engagements.map((e) => e.id)).toEqual(['mandat']);
    expect(aidants.donnees.shape).toHaveProperty('engagement_mandat');
  });
});

const FORMATION: F['passages'] = [
  { etape: 'DEMANDE_EN_LIGNE', transition: null, entreeLe: '2026-01-05' },
  { etape: 'INSTRUCTION', transition: 'enregistrer_depot', entreeLe: '2026-01-31' },
  { etape: 'FORMATION', transition: 'enregistrer_validation', entreeLe: '2026-02-28' },
];

describe('les deux mois pour suivre la formation', () => {
  const echeance = (parametres: F['parametres'] = {}) =>
    obligationDe(aidants, 'FORMATION', faits({ passages: FORMATION, parametres }))?.echeance;

  it('courent de la validation, et l’autre lecture est dite', () => {
    expect(echeance()).toMatchObject({
      nature: 'PROMESSE',
      departLe: '2026-02-28',
      le: '2026-04-28',
      alternative: 'demande déposée en ligne le 31 janvier 2026, soit le 31 mars 2026',
      source: { confiance: 'hypothese' },
    });
  });
  it('ou du dépôt, selon le réglage', () => {
    expect(echeance(regler({ departFormation: 'DEPOT' }))).toMatchObject({
      le: '2026-03-31',
      alternative: 'demande validée le 28 février 2026, soit le 28 avril 2026',
    });
  });
  it('se règlent', () => {
    expect(echeance(regler({ delaiFormation: 3 }))?.le).toBe('2026-05-28');
  });
  it('n’ont pas de date tant que la validation n’est pas enregistrée', () => {
    const passages = [{ etape: 'FORMATION', transition: 'revenir', entreeLe: '2026-02-28' }];
    expect(obligationDe(aidants, 'FORMATION', faits({ passages }))?.echeance).toBeNull();
  });
});

/** The step reached, or the codes and fields of the refusal. */
function franchir(
  etape: string,
  transition: string,
  donnees: Partial<DonneesAidants> = {},
  reste: Partial<F> = {},
  role: RoleActeur = 'instructeur',
) {
  const passages = [{ etape, transition: null, entreeLe: '2026-01-05' }];
  return direExamen(
    examinerTransition(aidants, etape, faits({ donnees, passages, ...reste }), {
      transition,
      role,
      dateLegale: AUJOURDHUI,
      motif: 'Un motif.',
    }),
  );
}

describe('le dépôt en ligne', () => {
  it('s’enregistre dès que la structure et le nombre d’aidants sont connus', () => {
    const donnees = { structureNom: 'CCAS fictif', aidantsNombre: 3 };
    expect(franchir('DEMANDE_EN_LIGNE', 'enregistrer_depot', donnees)).toBe('INSTRUCTION');
    expect(franchir('DEMANDE_EN_LIGNE', 'enregistrer_depot')).toEqual([
      'CHAMP_MANQUANT structureNom',
      'CHAMP_MANQUANT aidantsNombre',
    ]);
  });
  it('s’enregistre même contraire aux règles : la demande a été déposée', () => {
    const deposer = (change: Partial<DonneesAidants>) =>
      franchir('DEMANDE_EN_LIGNE', 'enregistrer_depot', { ...DEMANDE, ...change });
    expect(deposer({})).toBe('INSTRUCTION');
    expect(deposer({ sansElu: 'NON' })).toBe('INSTRUCTION');
    expect(deposer({ adressesNominatives: 2 })).toBe('INSTRUCTION');
    expect(deposer({ financementFormation: 'NON_PREVU' })).toBe('INSTRUCTION');
  });
});

it('l’équipe peut demander des corrections, que la structure fait', () => {
  expect(franchir('INSTRUCTION', 'enregistrer_demande_corrections')).toBe('MODIFICATIONS');
  expect(franchir('MODIFICATIONS', 'enregistrer_corrections')).toBe('INSTRUCTION');
  expect(obligationDe(aidants, 'MODIFICATIONS', faits())?.acteur).toBe('COLLECTIVITE');
});

it.each([
  [0, 'ACTIVATION'],
  [1, ['DATE_APRES formationFinieLe']],
])('une formation terminée à %i jour d’aujourd’hui', (jours, attendu) => {
  const donnees = { formationFinieLe: ajouterJours(AUJOURDHUI, jours), aidantsFormes: 3 };
  expect(franchir('FORMATION', 'enregistrer_formation', donnees)).toEqual(attendu);
});

describe('un dossier suivi se clôt sur ce que l’équipe a décidé', () => {
  const ISSUE = {
    issueExterne: 'REFUSEE',
    issueExterneLe: AUJOURDHUI,
    issueExterneReference: 'Courriel fictif',
  } as const;
  const pieces = { PREUVE: 'ACCEPTEE' } as const;
  const clore = (
    etape: string,
    change: Partial<DonneesAidants> = {},
    reste: Partial<F> = { pieces },
  ) => franchir(etape, 'enregistrer_issue_externe', { ...ISSUE, ...change }, reste);

  it.each(DECIDABLES)('depuis l’étape %s', (etape) => {
    expect(clore(etape)).toBe('CLOS');
  });
  it('pas avant le dépôt, ni sans preuve, ni d’une date à venir', () => {
    expect(clore('DEMANDE_EN_LIGNE')).toEqual(['ETAPE']);
    expect(clore('SUIVI', {}, {})).toEqual(['PIECE PREUVE']);
    expect(clore('SUIVI', { issueExterneLe: ajouterJours(AUJOURDHUI, 1) })).toEqual([
      'DATE_APRES issueExterneLe',
    ]);
  });
  it('et le service n’y a aucun acte de décision, ni délai légal', () => {
    const actes = aidants.etapes.flatMap((e) =>
      transitionsPossibles(aidants, e.id, faits(), 'superviseur').map((t) => t.transition.issue),
    );
    expect([...new Set(actes.filter(Boolean))].sort()).toEqual([
      'DESISTEMENT',
      'ISSUE_EXTERNE',
      'SANS_SUITE',
    ]);
    expect(aidants.horloges).toEqual([]);
    expect(aidants.montant).toBeNull();
  });
});
