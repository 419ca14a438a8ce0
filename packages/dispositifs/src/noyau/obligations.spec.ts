import {
  DONNEES,
  desFaits,
  type FaitsVta,
  passagesJusqua,
  reglages,
  unDossierEnRegle,
} from '../../test/vta.js';
import { vta2026 } from '../vta/definition.js';
import type { DonneesVta } from '../vta/donnees.js';
import {
  dateDe,
  echeancesDe,
  entreeDans,
  obligationDe,
  passagesTenus,
  relanceProposeeLe,
} from './obligations.js';
import type { Definition, Passage } from './types.js';

const vta: Definition<DonneesVta> = vta2026;

/** What became of a deadline, after these passages. */
function etatDe(code: string, passages: FaitsVta['passages']): string | undefined {
  const faits = unDossierEnRegle('FICHE_DE_POSTE', { donnees: DONNEES, passages });
  return echeancesDe(vta, faits).find((e) => e.code === code)?.etat;
}
const quitter = (etape: string, transition: string, entreeLe: string, vers = 'CLOS') => [
  ...passagesJusqua(etape),
  { etape: vers, transition, entreeLe },
];

describe('ce que devient une échéance', () => {
  const fiche = (le: string) =>
    etatDe(
      'INTERNE_FICHE_DE_POSTE',
      quitter('FICHE_DE_POSTE', 'transmettre_anct', le, 'INSTRUCTION_ANCT'),
    );

  it('court tant que l’étape dure', () => {
    expect(etatDe('INTERNE_FICHE_DE_POSTE', passagesJusqua('FICHE_DE_POSTE'))).toBe('EN_COURS');
  });

  // Ten open days from 5 January 2026: the 19th.
  it('est tenue jusqu’au dernier jour compris, dépassée le lendemain', () => {
    expect(fiche('2026-01-19')).toBe('TENUE');
    expect(fiche('2026-01-20')).toBe('DEPASSEE');
  });

  it.each([
    ['un désistement', quitter('RECRUTEMENT', 'enregistrer_desistement', '2026-02-21')],
    ['un classement sans suite', quitter('RECRUTEMENT', 'classer_sans_suite', '2026-02-21')],
    ['un retour', quitter('RECRUTEMENT', 'revenir', '2026-02-21', 'COURRIER_PREFET')],
  ])('n’est ni tenue ni dépassée après %s', (_, passages) => {
    expect(etatDe('INTERNE_RECRUTEMENT', passages)).toBe('ANNULEE');
  });

  it('n’est pas tenue par un courrier repris avant signature, ni l’aide versée par une décision reprise', () => {
    const courrier = quitter(
      'SIGNATURE_REFUS',
      'reprendre_courrier',
      '2026-05-02',
      'COURRIER_PREFET',
    );
    expect(etatDe('INTERNE_SIGNATURE_REFUS', courrier)).toBe('ANNULEE');
    const decision = quitter(
      'DECISION_ATTRIBUTIVE',
      'reprendre_decision',
      '2026-04-30',
      'VERIFICATION_COMPLETUDE',
    );
    expect(etatDe('VERSEMENT', decision)).toBe('ANNULEE');
  });

  it('une absence de réponse constatée est toujours une échéance dépassée', () => {
    const passages = quitter('COMPLEMENTS_FICHE', 'echoir_complements_fiche', '2026-10-16');
    expect(etatDe('COMPLEMENTS', passages)).toBe('DEPASSEE');
  });

  it('le versement repart de l’attente quand son constat est annulé', () => {
    const passages = quitter('SUIVI_CONTRAT', 'annuler_constat', '2026-06-12', 'VERSEMENT');
    expect(etatDe('VERSEMENT', passages)).toBe('EN_COURS');
    expect(etatDe('FIN_DE_MISSION', passages)).toBe('ANNULEE');
  });
});

describe('ce qui tient encore après un retour', () => {
  /** "A B>C B<": a step, the same by a loop, or by a return. */
  const passages = (texte: string): Passage[] =>
    texte.split(' ').map((mot, i) => ({
      etape: mot.replace('<', ''),
      transition: i === 0 ? null : mot.endsWith('<') ? 'revenir' : `vers_${mot}_${i}`,
      entreeLe: `2026-01-${String(i + 1).padStart(2, '0')}`,
    }));
  it.each([
    ['sans retour : tout', 'A B C', 'A B C'],
    ['revenu au début : le début seul', 'A B C A<', 'A'],
    ['revenu d’une étape : jusqu’à elle', 'A B C B<', 'A B'],
    ['refait ensuite : le début et ce qui est refait', 'A B C B< C D', 'A B C D'],
    ['deux retours de suite', 'A B C D C< A<', 'A'],
    ['revenu, reparti, revenu', 'A B A< B C B<', 'A B'],
    ['dossier clos puis rouvert', 'A B CLOS B<', 'A B'],
    ['une boucle de la procédure n’est pas un retour', 'A B A B', 'A B A B'],
    ['après une boucle, le retour vise la dernière fois', 'A B A B A<', 'A B A'],
    ['une étape prolongée reste comptée', 'A B B B', 'A B B B'],
  ])('%s : « %s » donne « %s »', (_, suite, tenus) => {
    const tous = passages(suite);
    expect(passagesTenus(tous).map((p) => p.etape)).toEqual(tenus.split(' '));
    // What holds is what was entered, untouched and in order.
    expect(tous.filter((p) => passagesTenus(tous).includes(p))).toEqual(passagesTenus(tous));
  });

  it('un acte repris par un retour n’a plus de date, jusqu’à ce qu’il soit refait', () => {
    expect(dateDe({ passages: passages('A B C') }, 'vers_C_2')).toBe('2026-01-03');
    expect(dateDe({ passages: passages('A B C B<') }, 'vers_C_2')).toBeNull();
    expect(dateDe({ passages: passages('A B C B<') }, 'vers_B_1')).toBe('2026-01-02');
    expect(dateDe({ passages: passages('A B C B< C') }, 'vers_C_4')).toBe('2026-01-05');
  });

  it('un retour vers une étape jamais franchie compte comme un passage', () => {
    expect(passagesTenus(passages('A Z<')).map((p) => p.etape)).toEqual(['A', 'Z']);
  });
});

describe('depuis quand le porteur a la main', () => {
  const attente = passagesJusqua('COMPLEMENTS_FICHE');
  const prolongee = [
    ...attente,
    {
      etape: 'COMPLEMENTS_FICHE',
      transition: 'prolonger_complements_fiche',
      entreeLe: '2026-05-20',
    },
    {
      etape: 'COMPLEMENTS_FICHE',
      transition: 'prolonger_complements_fiche',
      entreeLe: '2026-06-10',
    },
  ];
  const depuis = (etape: string, passages: FaitsVta['passages']) =>
    obligationDe(vta, etape, unDossierEnRegle(etape, { passages }))?.depuisLe;

  it('une prolongation ne le fait pas repartir', () => {
    expect(depuis('COMPLEMENTS_FICHE', attente)).toBe('2026-05-01');
    expect(depuis('COMPLEMENTS_FICHE', prolongee)).toBe('2026-05-01');
  });

  it('revenir à l’étape plus tard le fait repartir', () => {
    const revenu = [
      ...prolongee,
      { etape: 'FICHE_DE_POSTE', transition: 'recevoir_complements_fiche', entreeLe: '2026-06-15' },
    ];
    expect(depuis('FICHE_DE_POSTE', revenu)).toBe('2026-06-15');
    const redemande = [
      ...revenu,
      {
        etape: 'COMPLEMENTS_FICHE',
        transition: 'demander_complements_fiche',
        entreeLe: '2026-06-20',
      },
    ];
    expect(depuis('COMPLEMENTS_FICHE', redemande)).toBe('2026-06-20');
  });

  it('le délai compté de l’entrée dans l’étape ne repart pas non plus', () => {
    expect(entreeDans({ passages: prolongee }, 'COMPLEMENTS_FICHE')).toBe('2026-05-01');
    expect(entreeDans({ passages: prolongee }, 'FICHE_DE_POSTE')).toBe('2026-01-05');
    expect(entreeDans({ passages: prolongee }, 'SUIVI_CONTRAT')).toBeNull();
  });

  it('sans aucun passage, c’est la réception de la demande', () => {
    const { depuisLe } = obligationDe(vta, 'FICHE_DE_POSTE', desFaits({ passages: [] })) ?? {};
    expect(depuisLe).toBe('2026-01-05');
  });
});

describe('une horloge prioritaire', () => {
  // The ANCT holds the dossier from 12 January; silence is a rejection on 5 March, 52 days later.
  const due = (delaiAnct: number, surcharge: Partial<FaitsVta> = {}) =>
    obligationDe(
      vta,
      'INSTRUCTION_ANCT',
      unDossierEnRegle('INSTRUCTION_ANCT', { parametres: reglages({ delaiAnct }), ...surcharge }),
    )?.echeance;

  it.each([
    ['la veille de', 51, 'INTERNE_INSTRUCTION_ANCT', '2026-03-04'],
    ['le même jour que', 52, 'INTERNE_INSTRUCTION_ANCT', '2026-03-05'],
    ['le lendemain de', 53, 'SILENCE', '2026-03-05'],
  ])('le délai de l’étape tombant %s l’horloge, c’est la plus proche', (_, jours, code, le) => {
    expect(due(jours)).toMatchObject({ code, le });
  });

  it('arrêtée par une décision, ne compte plus', () => {
    const decide = [
      ...passagesJusqua('RECRUTEMENT'),
      { etape: 'INSTRUCTION_ANCT', transition: 'x', entreeLe: '2026-02-25' },
    ];
    expect(due(60, { passages: decide })?.code).toBe('INTERNE_INSTRUCTION_ANCT');
  });

  it('une horloge ordinaire, l’accusé de réception, n’est jamais l’échéance de qui a la main', () => {
    // The acknowledgement is due on 19 January, before the target of 20 days.
    expect(due(20)?.code).toBe('INTERNE_INSTRUCTION_ANCT');
    expect(etatDe('ACCUSE', passagesJusqua('INSTRUCTION_ANCT'))).toBe('EN_COURS');
  });
});

describe('ce que devient une horloge', () => {
  const silence = (aujourdhui: string, passages = passagesJusqua('COURRIER_PREFET')) =>
    echeancesDe(vta, unDossierEnRegle('COURRIER_PREFET', { aujourdhui, passages })).find(
      (e) => e.code === 'SILENCE',
    );

  it('court, et dit ce que vaut son passage dès le lendemain', () => {
    expect(silence('2026-03-05')).toMatchObject({ etat: 'EN_COURS', siPassee: null });
    expect(silence('2026-03-06')).toMatchObject({
      etat: 'EN_COURS',
      siPassee: expect.stringMatching(/^Le silence gardé vaut rejet/),
    });
  });

  it.each([
    ['2026-03-05', 'TENUE'],
    ['2026-03-06', 'DEPASSEE'],
  ])('décidée le %s, elle est %s et ne menace plus', (le, etat) => {
    const passages = [
      ...passagesJusqua('SIGNATURE_CONFIRMATION'),
      { etape: 'RECRUTEMENT', transition: 'notifier_confirmation', entreeLe: le },
    ];
    expect(silence('2026-09-15', passages)).toMatchObject({ etat, siPassee: null });
  });

  it('d’un dossier clos sans décision est annulée', () => {
    const passages = quitter('FICHE_DE_POSTE', 'enregistrer_desistement', '2026-02-01');
    expect(silence('2026-09-15', passages)).toMatchObject({ etat: 'ANNULEE', siPassee: null });
  });

  it('d’un rejet implicite constaté est dépassée : le silence a joué', () => {
    const passages = quitter('COURRIER_PREFET', 'constater_rejet_implicite', '2026-03-10');
    expect(silence('2026-09-15', passages)).toMatchObject({ etat: 'DEPASSEE' });
  });
});

describe('la relance de qui tient le dossier', () => {
  const proposee = (etape: string, surcharge: Partial<FaitsVta> = {}) => {
    const faits = unDossierEnRegle(etape, { passages: passagesJusqua(etape), ...surcharge });
    const obligation = obligationDe(vta, etape, faits);
    return obligation && relanceProposeeLe(vta, etape, faits, obligation);
  };

  it('est proposée le lendemain de sa propre échéance, et non de l’horloge du silence', () => {
    const donnees = { ...DONNEES, complementsLimiteLe: '2026-10-15' };
    const faits = unDossierEnRegle('COMPLEMENTS_DEMANDE', { donnees });
    // Two months of silence from 15 April come first; they are not the applicant's to keep.
    expect(obligationDe(vta, 'COMPLEMENTS_DEMANDE', faits)?.echeance?.le).toBe('2026-06-15');
    expect(proposee('COMPLEMENTS_DEMANDE', { donnees })).toBe('2026-10-16');
  });

  it('l’est après le délai du paramètre là où rien ne fixe de date', () => {
    const sansContrat = { donnees: { ...DONNEES, contratFinLe: undefined } };
    // Thirty days from 10 June.
    expect(proposee('SUIVI_CONTRAT', sansContrat)).toBe('2026-07-10');
  });

  it('ne l’est pas quand le service a la main', () => {
    expect(proposee('COURRIER_PREFET')).toBeNull();
  });
});
