import { direExamen } from '../../test/examen.js';
import { faitsVides, reglages } from '../../test/faits.js';
import { avec, type FaitsFitn } from '../../test/fitn.js';
import { examinerTransition } from '../noyau/transitions.js';
import type { Definition, RoleActeur } from '../noyau/types.js';
import { situerDepot } from '../noyau/vagues.js';
import { definitionEnVigueur } from '../registre.js';
import { fitnFinancement, fitnLaboratoire } from './definition.js';
import type { DonneesFitn } from './donnees.js';
import type { DonneesLabo } from './labo.js';

const fitn: Definition<DonneesFitn> = fitnFinancement;
const labo: Definition<DonneesLabo> = fitnLaboratoire;
const AUJOURDHUI = '2021-06-15';
const PIECES = { FORMULAIRE: 'ACCEPTEE', JUSTIFICATIFS: 'ACCEPTEE', RIB: 'ACCEPTEE' } as const;

function franchir(
  etape: string,
  transition: string,
  donnees: Partial<DonneesFitn> = {},
  reste: Partial<FaitsFitn> = {},
  role: RoleActeur = 'instructeur',
) {
  const faits = avec(donnees, { aujourdhui: AUJOURDHUI, pieces: PIECES, ...reste });
  return direExamen(
    examinerTransition(fitn, etape, faits, {
      transition,
      role,
      dateLegale: AUJOURDHUI,
      motif: 'Un motif.',
    }),
  );
}

describe('constater que la demande est complète', () => {
  const constater = (donnees: Partial<DonneesFitn> = {}, reste: Partial<FaitsFitn> = {}) =>
    franchir('VERIFICATION', 'constater_completude', donnees, reste);

  it('demande le formulaire accepté et les données du projet', () => {
    expect(constater()).toBe('INSTRUCTION');
    expect(constater({}, { pieces: {} })).toEqual(['PIECE FORMULAIRE']);
    expect(constater({ autresAidesPubliques: undefined })).toEqual([
      'CHAMP_MANQUANT autresAidesPubliques',
    ]);
  });
  it('est refusé à une demande tardive, qui se déclare irrecevable', () => {
    const tardive = { datePivot: '2021-10-16', aujourdhui: '2021-10-20', passages: [] };
    expect(constater({ projetDebutLe: '2021-11-01' }, tardive)).toEqual(['CRITERE']);
    expect(franchir('VERIFICATION', 'declarer_irrecevable', {}, tardive)).toBe('CLOS');
  });
  it('est refusé à un projet qui finit en 2023 ou déjà commencé', () => {
    expect(constater({ projetFinLe: '2023-01-01' })).toEqual(['CRITERE']);
    expect(constater({ projetDebutLe: '2021-02-28' })).toEqual(['CRITERE']);
  });
  it('ne juge pas encore le plan de financement', () => {
    expect(constater({ depenseEligible: undefined, autresAidesPubliques: 9_000_000 })).toBe(
      'INSTRUCTION',
    );
  });
});

describe('proposer l’attribution', () => {
  const proposer = (donnees: Partial<DonneesFitn> = {}, reste: Partial<FaitsFitn> = {}) =>
    franchir('INSTRUCTION', 'proposer_attribution', donnees, reste);

  it('demande que tous les critères bloquants soient remplis', () => {
    expect(proposer()).toBe('DECISION');
    expect(proposer({ depenseEligible: 3_000_001 })).toEqual(['CRITERE']);
    expect(proposer({ autresAidesPubliques: 1_000_001 })).toEqual(['CRITERE']);
  });
  it('un critère à apprécier attend le verdict d’un agent', () => {
    const collectivite = {
      nom: 'La Régie',
      type: 'ETABLISSEMENT_PUBLIC' as const,
      code: '1',
      populations: [],
    };
    expect(proposer({}, { collectivite })).toEqual(['CRITERE']);
    const demandeur = { verdict: 'rempli', motif: 'CCAS.', auteur: 'Un agent', le: AUJOURDHUI };
    expect(proposer({}, { collectivite, appreciations: { demandeur } as never })).toBe('DECISION');
  });
  it('n’est pas arrêté par un avertissement : plafond dépassé, part propre absente', () => {
    expect(proposer({ aideDemandee: 3_000_001 })).toBe('DECISION');
  });
  it('est refusé quand il n’y a rien à attribuer', () => {
    expect(proposer({ aideRetenue: 0 })).toEqual(['AIDE']);
    expect(proposer({}, { parametres: reglages({ plafondAide: 0 }) })).toEqual(['AIDE']);
  });
});

describe('demander le paiement', () => {
  const payer = (donnees: Partial<DonneesFitn> = {}, pieces: FaitsFitn['pieces'] = PIECES) =>
    franchir(
      'MISE_EN_PAIEMENT',
      'demander_paiement',
      {
        projetRecuLe: '2021-06-01',
        depenseRealisee: 3_000_000,
        engagementNumero: 'EJ-2021-1',
        serviceFaitLe: AUJOURDHUI,
        ...donnees,
      },
      { pieces },
    );

  it('demande les justificatifs, le RIB et ce qui a été réalisé', () => {
    expect(payer()).toBe('VERSEMENT');
    expect(payer({}, { RIB: 'ACCEPTEE' })).toEqual(['PIECE JUSTIFICATIFS']);
    expect(payer({}, { JUSTIFICATIFS: 'ACCEPTEE' })).toEqual(['PIECE RIB']);
    expect(payer({ depenseRealisee: undefined })).toEqual(['CHAMP_MANQUANT depenseRealisee']);
  });
  it('ni le service fait ni la réception ne suivent la demande', () => {
    expect(payer({ serviceFaitLe: '2021-06-16' })).toEqual(['DATE_APRES serviceFaitLe']);
    expect(payer({ projetRecuLe: '2021-06-16' })).toEqual(['DATE_APRES projetRecuLe']);
  });
  it('les aides publiques ne dépassent pas la dépense réalisée', () => {
    const autres = { autresAidesPubliques: 500_000 };
    expect(payer({ ...autres, depenseRealisee: 2_500_000 })).toBe('VERSEMENT');
    expect(payer({ ...autres, depenseRealisee: 2_499_999 })).toEqual(['DEPENSE depenseRealisee']);
  });
  it('un projet réceptionné en 2023 n’est pas payé', () => {
    const tard = avec(
      {
        projetRecuLe: '2023-01-01',
        depenseRealisee: 3_000_000,
        engagementNumero: 'EJ-2021-1',
        serviceFaitLe: '2023-01-10',
      },
      { aujourdhui: '2023-02-01', pieces: PIECES },
    );
    const demande = { transition: 'demander_paiement', role: 'instructeur' as const };
    expect(
      examinerTransition(fitn, 'MISE_EN_PAIEMENT', tard, { ...demande, dateLegale: '2023-02-01' }),
    ).toMatchObject({ permise: false, raisons: [{ code: 'CRITERE' }] });
  });
});

it('une attribution notifiée se retire par un superviseur, ne se classe plus', () => {
  const classer = (etape: string) => franchir(etape, 'classer_sans_suite', {}, {}, 'superviseur');
  expect(classer('NOTIFICATION')).toBe('CLOS');
  expect(classer('EXECUTION')).toEqual(['ETAPE']);
  expect(franchir('EXECUTION', 'retirer_attribution')).toEqual(['ROLE']);
  expect(franchir('EXECUTION', 'retirer_attribution', {}, {}, 'superviseur')).toBe('CLOS');
});

describe('l’accompagnement du laboratoire', () => {
  const enregistrer = (issueExterneLe: string, preuve: 'ACCEPTEE' | 'RECUE' = 'ACCEPTEE') => {
    const faits = {
      ...avec({}, { aujourdhui: AUJOURDHUI }),
      pieces: { PREUVE: preuve },
      donnees: {
        issueExterne: 'REFUSEE' as const,
        issueExterneLe,
        issueExterneReference: 'Courriel du SGAR',
      },
    };
    const examen = examinerTransition(labo, 'INSTRUCTION_SGAR', faits, {
      transition: 'enregistrer_issue_externe',
      role: 'instructeur',
      dateLegale: AUJOURDHUI,
    });
    return examen.permise ? examen.vers : examen.raisons.map((r) => `${r.code} ${r.champ}`);
  };

  it('se clôt sur la décision du SGAR, prouvée et datée au plus tard de l’acte', () => {
    expect(enregistrer(AUJOURDHUI)).toBe('CLOS');
    expect(enregistrer('2021-06-16')).toEqual(['DATE_APRES issueExterneLe']);
    expect(enregistrer(AUJOURDHUI, 'RECUE')).toEqual(['PIECE PREUVE']);
  });
  it('relève de la vague du jour où le porteur dépose, pas de celui où il se fait connaître', () => {
    const vague = (deposeLe?: string) => {
      const passages = [
        { etape: 'DEPOT', transition: null, entreeLe: '2021-10-10' },
        ...(deposeLe
          ? [{ etape: 'INSTRUCTION_SGAR', transition: 'enregistrer_depot', entreeLe: deposeLe }]
          : []),
      ];
      const faits = faitsVides<DonneesLabo>({ datePivot: '2021-10-10', passages });
      return labo.criteres.find((c) => c.id === 'vague')?.examiner(faits).verdict;
    };
    expect(vague()).toBe('à apprécier');
    expect(vague('2021-10-15')).toBe('rempli');
    expect(vague('2021-10-16')).toBe('non rempli');
  });
  it('n’a ni décision du service, ni délai légal, ni montant', () => {
    expect(labo.horloges).toEqual([]);
    expect(labo.montant).toBeNull();
    const issues = labo.transitions.flatMap((t) => t.issue ?? []);
    expect(issues.sort()).toEqual(['DESISTEMENT', 'ISSUE_EXTERNE', 'SANS_SUITE']);
  });
});

it.each(['FITN7', 'FITN7_LABO'])('%s a fermé sa dernière vague le 15 octobre 2021', (code) => {
  expect(definitionEnVigueur(code, '2020-12-31')).toBeUndefined();
  const { vagues } = definitionEnVigueur(code, '2021-01-01') as Definition;
  expect(situerDepot(vagues, '2021-10-15').type).toBe('ouverte');
  expect(situerDepot(vagues, '2021-10-16').type).toBe('close');
});
