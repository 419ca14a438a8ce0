import { demandeur, desFaits, type FaitsAnct } from '../../test/anct.js';
import { direExamen } from '../../test/examen.js';
import { reglages } from '../../test/faits.js';
import { evaluerEligibilite } from '../noyau/eligibilite.js';
import { jouer } from '../noyau/jouer.js';
import { echeancesDe, obligationDe } from '../noyau/obligations.js';
import { examinerTransition } from '../noyau/transitions.js';
import type { Definition, RoleActeur } from '../noyau/types.js';
import { anctSurMesure } from './definition.js';
import type { DonneesAnct } from './donnees.js';

const anct: Definition<DonneesAnct> = anctSurMesure;
const JUSTIFIEE = {
  insuffisanceIngenierie: 'OUI',
  fragiliteTerritoire: 'OUI',
  fragiliteFinanciere: 'OUI',
} as const;

const examiner = (id: string, surcharge: Partial<FaitsAnct>) => {
  const trouve = evaluerEligibilite(anct, desFaits(surcharge)).criteres.find((c) => c.id === id);
  if (!trouve) throw new Error(`critère inconnu : ${id}`);
  return trouve;
};

describe('qui peut saisir le préfet', () => {
  it.each([
    ['COMMUNE', 'rempli'],
    ['EPCI', 'rempli'],
    ['GROUPEMENT', 'à apprécier'],
    ['DEPARTEMENT', 'non rempli'],
    ['REGION', 'non rempli'],
    ['ETABLISSEMENT_PUBLIC', 'non rempli'],
    ['ASSOCIATION', 'non rempli'],
    ['ENTREPRISE', 'non rempli'],
    ['SERVICE_ETAT', 'non rempli'],
  ] as const)('%s : %s', (type, verdict) => {
    expect(examiner('beneficiaire', demandeur(type, [])).verdict).toBe(verdict);
  });
});

describe('ce que la saisine doit justifier', () => {
  it.each([
    ['ingenierie', 'insuffisanceIngenierie'],
    ['fragilite_territoire', 'fragiliteTerritoire'],
    ['fragilite_financiere', 'fragiliteFinanciere'],
  ] as const)('%s : justifiée, non justifiée, ou pas encore lue', (id, champ) => {
    expect(examiner(id, { donnees: { [champ]: 'OUI' } }).verdict).toBe('rempli');
    expect(examiner(id, { donnees: { [champ]: 'NON' } }).verdict).toBe('non rempli');
    expect(examiner(id, {})).toMatchObject({ verdict: 'à apprécier', enAttente: true });
  });

  it('le moyen d’ingénierie et les deux fragilités sont exigés ensemble', () => {
    const conclusion = (donnees: Partial<DonneesAnct>) =>
      evaluerEligibilite(anct, desFaits({ ...demandeur('COMMUNE', 900), donnees })).conclusion;
    expect(conclusion(JUSTIFIEE)).toBe('éligible');
    for (const champ of Object.keys(JUSTIFIEE))
      expect(conclusion({ ...JUSTIFIEE, [champ]: 'NON' })).toBe('non éligible');
  });

  it('un taux inconnu n’empêche rien', () => {
    const faits = desFaits({ ...demandeur('COMMUNE', 9000), donnees: JUSTIFIEE });
    expect(evaluerEligibilite(anct, faits).conclusion).toBe('éligible');
  });
});

/** A dossier that came to a step by these acts. */
const apres = (actes: string[], surcharge: Partial<FaitsAnct> = {}) =>
  jouer(anct, actes, desFaits({ ...demandeur('COMMUNE', 900, '3'), ...surcharge }));

function franchir(
  actes: string[],
  transition: string,
  change: Partial<FaitsAnct> = {},
  role: RoleActeur = 'instructeur',
) {
  const { etape, faits } = apres(actes);
  const courants = { ...faits, ...change, donnees: { ...faits.donnees, ...change.donnees } };
  return direExamen(
    examinerTransition(anct, etape, courants, {
      transition,
      role,
      dateLegale: courants.aujourdhui,
      motif: 'Un motif.',
    }),
  );
}

describe('constater la recevabilité', () => {
  const constater = (change: Partial<FaitsAnct> = {}) =>
    franchir([], 'constater_recevabilite', {
      pieces: { SAISINE: 'ACCEPTEE' },
      ...change,
      donnees: { ...JUSTIFIEE, ...change.donnees },
    });

  it('demande la saisine acceptée et tout son contenu', () => {
    expect(constater()).toBe('ORIENTATION');
    expect(constater({ pieces: { SAISINE: 'RECUE' } })).toEqual(['PIECE SAISINE']);
    expect(constater({ donnees: { natureBesoin: ' ' } })).toEqual(['CHAMP_MANQUANT natureBesoin']);
    expect(constater({ donnees: { porteurs: [] } })).toEqual(['CHAMP_MANQUANT porteurs']);
  });
  it('est refusé quand une justification manque ou que le demandeur n’est pas admis', () => {
    expect(constater({ donnees: { fragiliteFinanciere: 'NON' } })).toEqual(['CRITERE']);
    expect(constater(demandeur('REGION', []))).toEqual(['CRITERE']);
    expect(constater(demandeur('GROUPEMENT', []))).toBe('ORIENTATION');
  });
});

const RECEVABLE = ['constater_recevabilite'];
const TRANSMISE = [...RECEVABLE, 'transmettre_anct'];
const NOTIFIEE = [...TRANSMISE, 'enregistrer_offre', 'notifier_offre'];

it('réorienter dit vers quoi', () => {
  expect(franchir(RECEVABLE, 'reorienter')).toEqual([
    'CHAMP_MANQUANT solution',
    'CHAMP_MANQUANT solutionPrecision',
  ]);
});

it('la prise en charge exceptionnelle se décide par un superviseur, avec sa situation', () => {
  const oui = { priseEnChargeExceptionnelle: 'OUI', priseEnChargeMotif: 'Séisme.' } as const;
  const decider = (donnees: Partial<DonneesAnct>, role: RoleActeur) =>
    franchir(TRANSMISE, 'decider_prise_en_charge', { donnees }, role);
  expect(decider(oui, 'superviseur')).toBe('INSTRUCTION_ANCT');
  expect(decider(oui, 'instructeur')).toEqual(['ROLE']);
  expect(decider({ ...oui, priseEnChargeMotif: '' }, 'superviseur')).toEqual([
    'CHAMP_MANQUANT priseEnChargeMotif',
  ]);
});

it('la convention signée par la collectivité est exigée avant la signature du préfet', () => {
  expect(franchir(NOTIFIEE, 'recevoir_convention')).toEqual(['PIECE CONVENTION']);
  expect(franchir(NOTIFIEE, 'recevoir_convention', { pieces: { CONVENTION: 'ACCEPTEE' } })).toBe(
    'SIGNATURE_CONVENTION',
  );
});

describe('qui valide l’offre', () => {
  const acteur = (datePivot: string, parametres: FaitsAnct['parametres'] = {}) => {
    const passages = [{ etape: 'INSTRUCTION_ANCT', transition: 'x', entreeLe: datePivot }];
    const faits = desFaits({ datePivot: '2021-01-01', passages, parametres });
    return obligationDe(anct, 'INSTRUCTION_ANCT', faits)?.acteur;
  };
  it('l’ANCT pour ce qui lui est transmis jusqu’au 29 février 2024, puis le préfet', () => {
    expect(acteur('2024-02-29')).toBe('ANCT');
    expect(acteur('2024-03-01')).toBe('PREFET');
  });
  it('ou celui que le paramètre désigne', () => {
    expect(acteur('2021-06-01', reglages({ validateurOffre: 'PREFET' }))).toBe('PREFET');
    expect(acteur('2026-06-01', reglages({ validateurOffre: 'ANCT' }))).toBe('ANCT');
  });
});

it.each([
  ['AGENCE', 'ANCT'],
  ['MARCHE_NATIONAL', 'OPERATEUR'],
  ['PARTENAIRE', 'OPERATEUR'],
] as const)('une mission assurée par %s est suivie chez %s', (modeAccompagnement, acteur) => {
  const { faits: notifies } = apres(NOTIFIEE);
  const faits = { ...notifies, donnees: { modeAccompagnement, missionFinLe: '2026-12-31' } };
  expect(obligationDe(anct, 'SUIVI', faits)).toMatchObject({
    acteur,
    echeance: { le: '2026-12-31', nature: 'FIXEE' },
  });
});

describe('le silence de deux mois', () => {
  it('court de la réception de la saisine', () => {
    const { faits } = apres(TRANSMISE);
    const silence = echeancesDe(anct, faits).find((e) => e.code === 'SILENCE');
    expect(silence).toMatchObject({ departLe: '2026-01-05', le: '2026-03-05', etat: 'EN_COURS' });
    const constater = (dateLegale: string) =>
      examinerTransition(
        anct,
        'INSTRUCTION_ANCT',
        { ...faits, aujourdhui: dateLegale },
        { transition: 'constater_rejet_implicite', role: 'instructeur', dateLegale },
      ).permise;
    expect(constater('2026-03-05')).toBe(false);
    expect(constater('2026-03-06')).toBe(true);
  });
  it('s’arrête avec l’offre notifiée, et ne se constate plus ensuite', () => {
    const { etape, faits } = apres(NOTIFIEE);
    const silence = echeancesDe(anct, faits).find((e) => e.code === 'SILENCE');
    expect(silence?.etat).toBe('TENUE');
    expect(
      anct.transitions.find((t) => t.id === 'constater_rejet_implicite')?.de.includes(etape),
    ).toBe(false);
  });
});

it('une offre déclinée et une mission achevée closent chacune à leur façon', () => {
  expect(apres([...NOTIFIEE, 'decliner_offre']).issue).toBe('DESISTEMENT');
  const signee = [...NOTIFIEE, 'recevoir_convention', 'enregistrer_signature'];
  expect(apres([...signee, 'terminer_mission']).issue).toBe('ACCORD');
});
