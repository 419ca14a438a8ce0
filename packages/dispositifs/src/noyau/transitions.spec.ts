import { DONNEES, desFaits, passagesJusqua, unDossierEnRegle } from '../../test/vta.js';
import { vta2026 } from '../vta/definition.js';
import type { DonneesVta } from '../vta/donnees.js';
import {
  type DemandeTransition,
  effetsDe,
  etapesAnterieures,
  examinerTransition,
  seFaitParLot,
  transitionsPossibles,
} from './transitions.js';
import type { Definition } from './types.js';

const vta: Definition<DonneesVta> = vta2026;
const AUJOURDHUI = '2026-09-15';

function examiner(
  etape: string,
  transition: string,
  demande: Partial<DemandeTransition> = {},
  faits = unDossierEnRegle(etape),
) {
  const ordinaire = { role: 'superviseur' as const, dateLegale: AUJOURDHUI, motif: 'Un motif.' };
  const examen = examinerTransition(vta, etape, faits, { ...ordinaire, transition, ...demande });
  return examen.permise ? examen.vers : examen.raisons.map((r) => r.code);
}

describe('la date légale d’un acte', () => {
  it.each([
    ['aujourd’hui', AUJOURDHUI, 'INSTRUCTION_ANCT'],
    ['passée, saisie en retard', '2026-02-01', 'INSTRUCTION_ANCT'],
    ['le jour même de l’entrée dans l’étape', '2026-01-05', 'INSTRUCTION_ANCT'],
    ['la veille de l’entrée dans l’étape', '2026-01-04', ['DATE_ANTERIEURE']],
    ['demain', '2026-09-16', ['DATE_FUTURE']],
    ['qui n’existe pas', '2026-02-30', ['DATE_INVALIDE']],
    ['illisible', 'hier', ['DATE_INVALIDE']],
  ])('%s', (_, dateLegale, attendu) => {
    expect(examiner('FICHE_DE_POSTE', 'transmettre_anct', { dateLegale })).toEqual(attendu);
  });

  it('fautive, est nommée dans la raison, avec ce qu’elle précède', () => {
    const demande = { transition: 'transmettre_anct', role: 'instructeur' as const };
    const faits = unDossierEnRegle('FICHE_DE_POSTE');
    expect(
      examinerTransition(vta, 'FICHE_DE_POSTE', faits, { ...demande, dateLegale: '2026-01-04' }),
    ).toEqual({
      permise: false,
      raisons: [
        {
          code: 'DATE_ANTERIEURE',
          champ: 'dateLegale',
          message:
            'Date de transmission\u00a0: la date précède l’entrée dans l’étape (5 janvier 2026).',
        },
      ],
    });
  });
});

describe('les raisons d’un refus', () => {
  it('sont toutes données à la fois', () => {
    const codes = examiner(
      'FICHE_DE_POSTE',
      'transmettre_anct',
      { dateLegale: '2026-09-16' },
      desFaits(),
    );
    expect(codes).toEqual([
      'DATE_FUTURE',
      'CHAMP_MANQUANT',
      'CHAMP_MANQUANT',
      'CHAMP_MANQUANT',
      'PIECE',
    ]);
  });

  it('sont des phrases qu’on peut lire à voix haute', () => {
    const examen = examinerTransition(
      vta,
      'FICHE_DE_POSTE',
      desFaits({ pieces: { FICHE_DE_POSTE: 'REFUSEE' } }),
      { transition: 'transmettre_anct', role: 'instructeur', dateLegale: AUJOURDHUI },
    );
    expect(examen.permise ? [] : examen.raisons.map((r) => r.message)).toEqual([
      'Renseignez «\u00a0Intitulé du poste\u00a0».',
      'Renseignez «\u00a0Durée prévue (mois)\u00a0».',
      'Renseignez «\u00a0Temps de travail prévu (%)\u00a0».',
      'La pièce «\u00a0Fiche de poste\u00a0» a été refusée.',
    ]);
  });

  it('pour un acte inconnu, une autre étape ou un autre rôle, ne disent rien de plus', () => {
    expect(examiner('FICHE_DE_POSTE', 'nulle_part')).toEqual(['TRANSITION_INCONNUE']);
    expect(examiner('RECRUTEMENT', 'transmettre_anct')).toEqual(['ETAPE']);
    expect(examiner('FICHE_DE_POSTE', 'transmettre_anct', { role: 'lecture' })).toEqual(['ROLE']);
    expect(examiner('FICHE_DE_POSTE', '__proto__')).toEqual(['TRANSITION_INCONNUE']);
  });

  it.each([undefined, '', '   ', '\n\t'])(
    'le motif %j ne suffit pas quand il en faut un',
    (motif) => {
      expect(examiner('RECRUTEMENT', 'enregistrer_desistement', { motif })).toEqual(['MOTIF']);
    },
  );
});

describe('revenir à une étape antérieure', () => {
  const cibles = (etape: string, passages = passagesJusqua(etape)) =>
    etapesAnterieures(vta, etape, desFaits({ passages }));

  it('propose le chemin parcouru, dans l’ordre de la procédure, sans l’étape présente', () => {
    expect(cibles('FICHE_DE_POSTE')).toEqual([]);
    expect(cibles('SIGNATURE_REFUS')).toEqual([
      'FICHE_DE_POSTE',
      'INSTRUCTION_ANCT',
      'COURRIER_PREFET',
    ]);
  });

  it('n’est pas une manière d’avancer : ce qu’un retour a laissé derrière est à refaire', () => {
    const retour = { etape: 'INSTRUCTION_ANCT', transition: 'revenir', entreeLe: '2026-09-01' };
    const passages = [...passagesJusqua('MISE_EN_PAIEMENT'), retour];
    expect(cibles('INSTRUCTION_ANCT', passages)).toEqual(['FICHE_DE_POSTE']);
  });

  it('ne mène pas au versement d’un paiement rejeté', () => {
    const rejet = { etape: 'MISE_EN_PAIEMENT', transition: 'reprendre_paiement' };
    const passages = [...passagesJusqua('VERSEMENT'), { ...rejet, entreeLe: '2026-09-01' }];
    expect(cibles('MISE_EN_PAIEMENT', passages)).not.toContain('VERSEMENT');
  });

  it('d’un dossier clos, mène au plus tard à la décision, puisque l’attribution est perdue', () => {
    const fin = { etape: 'CLOS', transition: 'enregistrer_desistement', entreeLe: '2026-09-01' };
    const apresDemande = cibles('CLOS', [...passagesJusqua('VERSEMENT'), fin]);
    expect(apresDemande.at(-1)).toBe('DECISION_ATTRIBUTIVE');
    expect(cibles('CLOS', [...passagesJusqua('RECRUTEMENT'), fin]).at(-1)).toBe('RECRUTEMENT');
  });

  it('demande une étape de ce chemin', () => {
    const faits = unDossierEnRegle('RECRUTEMENT');
    const vers = (etapeCible?: string) => examiner('RECRUTEMENT', 'revenir', { etapeCible }, faits);
    expect(vers('COURRIER_PREFET')).toBe('COURRIER_PREFET');
    for (const cible of [undefined, 'RECRUTEMENT', 'VERSEMENT', 'CLOS', 'SIGNATURE_REFUS', ''])
      expect(vers(cible)).toEqual(['ETAPE_CIBLE']);
  });

  it('n’est pas proposé quand il n’y a nulle part où revenir', () => {
    const actes = transitionsPossibles(vta, 'FICHE_DE_POSTE', desFaits(), 'superviseur');
    expect(actes.map((a) => a.transition.id)).not.toContain('revenir');
  });
});

describe('ce qu’un acte entraîne', () => {
  const types = (transition: string, vers: string) =>
    effetsDe(vta, transition, vers).map((e) => e.type);

  it.each([
    ['demander_complements_fiche', 'COMPLEMENTS_FICHE', ['courriel']],
    ['declarer_irrecevable', 'CLOS', ['courriel']],
    ['notifier_decision', 'MISE_EN_PAIEMENT', ['montant_accorde']],
    ['demander_paiement', 'VERSEMENT', ['paiement_demande']],
    ['reprendre_paiement', 'MISE_EN_PAIEMENT', ['paiement_annule']],
    ['constater_paiement', 'SUIVI_CONTRAT', ['paiement_constate']],
    ['enregistrer_desistement', 'CLOS', ['montant_annule']],
    ['classer_sans_suite', 'CLOS', []],
    ['transmettre_anct', 'INSTRUCTION_ANCT', []],
    ['inconnu', 'CLOS', []],
  ])('%s vers %s', (transition, vers, attendus) => {
    expect(types(transition, vers)).toEqual(attendus);
  });

  it('un retour défait le paiement demandé, et l’attribution s’il passe avant elle', () => {
    expect(types('revenir', 'MISE_EN_PAIEMENT')).toEqual(['paiement_annule']);
    expect(types('revenir', 'DECISION_ATTRIBUTIVE')).toEqual(['paiement_annule', 'montant_annule']);
    expect(types('revenir', 'FICHE_DE_POSTE')).toEqual(['paiement_annule', 'montant_annule']);
  });
});

describe('les actes possibles', () => {
  it('sont ceux de l’étape et du rôle, chacun avec ce qui s’y oppose déjà', () => {
    const actes = transitionsPossibles(vta, 'FICHE_DE_POSTE', desFaits(), 'instructeur');
    expect(actes.map((a) => [a.transition.id, a.raisons.map((r) => r.code)])).toEqual([
      ['transmettre_anct', ['PIECE']],
      ['demander_complements_fiche', []],
      ['declarer_irrecevable', []],
      ['constater_rejet_implicite', []],
      ['enregistrer_desistement', []],
    ]);
  });

  it('ne laissent pas constater un rejet implicite avant que le silence ait duré deux mois', () => {
    const proposer = (aujourdhui: string) =>
      transitionsPossibles(vta, 'FICHE_DE_POSTE', desFaits({ aujourdhui }), 'instructeur')
        .find((a) => a.transition.id === 'constater_rejet_implicite')
        ?.raisons.map((r) => r.message);
    expect(proposer('2026-03-05')).toEqual([
      'Le rejet implicite ne naît que le 5 mars 2026 au soir.',
    ]);
    expect(proposer('2026-03-06')).toEqual([]);
  });

  it('sont vides pour qui ne fait que lire ou administrer', () => {
    for (const role of ['lecture', 'administrateur'] as const)
      for (const { id } of vta.etapes)
        expect(transitionsPossibles(vta, id, unDossierEnRegle('CLOS'), role)).toEqual([]);
  });
});

it('une fin anticipée se propose encore après le terme du contrat, pour la dater d’avant', () => {
  const faits = unDossierEnRegle('SUIVI_CONTRAT', {
    donnees: { ...DONNEES, contratFinLe: '2026-08-31' },
  });
  const raisonsDe = (acte: string) =>
    transitionsPossibles(vta, 'SUIVI_CONTRAT', faits, 'instructeur').find(
      (a) => a.transition.id === acte,
    )?.raisons;
  expect(raisonsDe('constater_fin_anticipee')).toEqual([]);
  expect(raisonsDe('terminer_mission')).toEqual([]);
});

describe('un acte sur plusieurs dossiers à la fois', () => {
  it.each([
    ['sans rien à saisir', 'proposer_confirmation', true],
    ['dont les champs se saisissent à l’étape, avant lui', 'transmettre_anct', true],
    ['qui demande une saisie à lui', 'demander_complements_fiche', false],
    ['qui attribue une aide', 'notifier_decision', false],
    ['qui constate un versement', 'constater_paiement', false],
    ['de retour à une étape', 'revenir', false],
  ])('%s : %s', (_, id, attendu) => {
    const acte = vta.transitions.find((t) => t.id === id);
    expect(acte && seFaitParLot(vta, acte)).toBe(attendu);
  });
});
