import { direExamen } from '../../test/examen.js';
import { unPaiement } from '../../test/faits.js';
import {
  AUJOURDHUI,
  DONNEES,
  type FaitsVta,
  laListe,
  PIECES_ACCEPTEES,
  reglages,
  unDossierEnRegle,
} from '../../test/vta.js';
import { ajouterJours } from '../noyau/calendrier.js';
import { examinerTransition } from '../noyau/transitions.js';
import type { Definition, EtatPiece, RoleActeur } from '../noyau/types.js';
import { LISTE_RURALE } from './criteres.js';
import { vta2026 } from './definition.js';
import type { DonneesVta } from './donnees.js';

const vta: Definition<DonneesVta> = vta2026;

type Change = Partial<Omit<FaitsVta, 'donnees'>> & {
  donnees?: Partial<DonneesVta>;
  dateLegale?: string;
  connues?: Record<string, unknown>;
};

/** The step reached, or the codes and fields of the refusal. */
function franchir(
  etape: string,
  transition: string,
  { dateLegale = AUJOURDHUI, connues, ...change }: Change = {},
  role: RoleActeur = 'instructeur',
) {
  const donnees = { ...DONNEES, ...change.donnees };
  const faits = unDossierEnRegle(etape, { ...change, donnees });
  const demande = { transition, role, dateLegale, motif: 'Un motif.', ...(connues && { connues }) };
  return direExamen(examinerTransition(vta, etape, faits, demande));
}

describe('transmettre la fiche de poste à l’ANCT', () => {
  const transmettre = (change: Parameters<typeof franchir>[2]) =>
    franchir('FICHE_DE_POSTE', 'transmettre_anct', change);
  const sansContrat = { contratDebutLe: undefined, contratFinLe: undefined };

  it('est refusé à une collectivité hors de la liste, pas à une que nulle liste ne dit', () => {
    expect(transmettre({ listes: { [LISTE_RURALE]: laListe(false) } })).toEqual(['CRITERE']);
    expect(transmettre({ listes: {} })).toBe('INSTRUCTION_ANCT');
  });
  it.each([
    [11, ['CRITERE']],
    [12, 'INSTRUCTION_ANCT'],
    [18, 'INSTRUCTION_ANCT'],
    [19, ['CRITERE']],
  ])('pour une durée prévue de %i mois', (dureePrevueMois, attendu) => {
    expect(transmettre({ donnees: { ...sansContrat, dureePrevueMois } })).toEqual(attendu);
  });
  it.each([
    [74, ['CRITERE']],
    [75, 'INSTRUCTION_ANCT'],
  ])('pour un temps de travail prévu de %i %%', (quotitePrevue, attendu) => {
    const donnees = { quotitePrevue, quotiteContrat: undefined };
    expect(transmettre({ donnees })).toEqual(attendu);
  });
  it('ne regarde pas encore le volontaire', () => {
    expect(transmettre({ donnees: { niveauDiplome: 'INFERIEUR', remunerationSmic: 'NON' } })).toBe(
      'INSTRUCTION_ANCT',
    );
  });
});

describe.each([
  ['fiche', 'FICHE_DE_POSTE', 'COMPLEMENTS_FICHE'],
  ['demande', 'VERIFICATION_COMPLETUDE', 'COMPLEMENTS_DEMANDE'],
])('demander des compléments (%s)', (quoi, de, attente) => {
  const limite = (jours: number, reste: Partial<DonneesVta> = {}) => ({
    donnees: { complementsLimiteLe: ajouterJours(AUJOURDHUI, jours), ...reste },
  });

  it.each([
    [-1, ['LIMITE complementsLimiteLe']],
    [0, ['LIMITE complementsLimiteLe']],
    [1, attente],
  ])('avec une limite à %i jour d’aujourd’hui', (jours, attendu) => {
    expect(franchir(de, `demander_complements_${quoi}`, limite(jours))).toEqual(attendu);
  });

  it('exige des pièces que le dispositif prévoit', () => {
    const demander = (piecesDemandees: string[]) =>
      franchir(de, `demander_complements_${quoi}`, limite(10, { piecesDemandees }));
    expect(demander(['RIB', 'CHARTE'])).toBe(attente);
    expect(demander(['PASSEPORT'])).toEqual(['PIECE_INCONNUE piecesDemandees']);
    // Not the collectivité's to give.
    expect(demander(['DECISION_SIGNEE'])).toEqual(['PIECE_INCONNUE piecesDemandees']);
    expect(demander([])).toEqual(['CHAMP_MANQUANT piecesDemandees']);
  });

  it('une demande saisie en retard se compte à la date de son envoi', () => {
    const faits = { ...limite(-1), dateLegale: ajouterJours(AUJOURDHUI, -2) };
    expect(franchir(de, `demander_complements_${quoi}`, faits)).toBe(attente);
  });

  const echoir = (jours: number, role: RoleActeur, reste: Change = {}) =>
    franchir(attente, `echoir_complements_${quoi}`, { ...limite(jours), ...reste }, role);
  const TROP_TOT = ['LIMITE_NON_ATTEINTE dateLegale'];

  it.each([
    [1, TROP_TOT],
    // The last day belongs to the collectivité.
    [0, TROP_TOT],
    [-1, 'CLOS'],
  ])('un agent constate l’absence de réponse, limite à %i jour d’aujourd’hui', (jours, attendu) => {
    for (const role of ['instructeur', 'superviseur'] as const)
      expect(echoir(jours, role)).toEqual(attendu);
  });

  it('la clôture automatique laisse trois jours ouvrés pour saisir une réponse', () => {
    // 15 September 2026 is a Tuesday: from Thursday the 10th, Friday, Monday and Tuesday.
    expect(echoir(-5, 'systeme')).toEqual(TROP_TOT);
    expect(echoir(-6, 'systeme')).toBe('CLOS');
    const parametres = reglages({ delaiSaisieReponse: 0 });
    expect(echoir(-1, 'systeme', { parametres })).toBe('CLOS');
  });

  it('le constat ne précède pas la limite', () => {
    const dateLegale = ajouterJours(AUJOURDHUI, -10);
    expect(echoir(-5, 'instructeur', { dateLegale })).toEqual(TROP_TOT);
  });

  it('un dossier dont une pièce demandée est arrivée n’est pas clos sans réponse', () => {
    // Received, accepted or refused since: it came.
    for (const role of ['instructeur', 'systeme'] as const)
      expect(echoir(-30, role, { piecesArrivees: ['RIB'] })).toEqual(['REPONSE_ARRIVEE']);
    // One that was already there when it was asked for again did not.
    expect(echoir(-30, 'systeme', { pieces: { RIB: 'RECUE' } })).toBe('CLOS');
  });

  it('le délai de réponse se prolonge, sans changer d’étape', () => {
    const prolonger = (jours: number) =>
      franchir(attente, `prolonger_complements_${quoi}`, limite(jours));
    expect(prolonger(20)).toBe(attente);
    expect(prolonger(0)).toEqual(['LIMITE complementsLimiteLe']);
    const connues = { complementsLimiteLe: ajouterJours(AUJOURDHUI, 15) };
    expect(franchir(attente, `prolonger_complements_${quoi}`, { ...limite(15), connues })).toEqual([
      'LIMITE complementsLimiteLe',
    ]);
    expect(franchir(attente, `prolonger_complements_${quoi}`, { ...limite(16), connues })).toBe(
      attente,
    );
  });

  it('une réponse tardive se reçoit encore, tant que le dossier n’est pas clos', () => {
    expect(franchir(attente, `recevoir_complements_${quoi}`, limite(-30))).toBe(de);
  });
});

it.each([
  ['FAVORABLE', 'SIGNATURE_CONFIRMATION'],
  ['DEFAVORABLE', ['CHAMP_CONTRAIRE avisAnct']],
  [undefined, ['CHAMP_CONTRAIRE avisAnct']],
] as const)(
  'avis de l’ANCT %s : proposer la confirmation, ou non ; le refus, toujours',
  (avisAnct, attendu) => {
    expect(franchir('COURRIER_PREFET', 'proposer_confirmation', { donnees: { avisAnct } })).toEqual(
      attendu,
    );
    expect(franchir('COURRIER_PREFET', 'proposer_refus', { donnees: { avisAnct } })).toBe(
      'SIGNATURE_REFUS',
    );
  },
);

it('un refus que le préfet ne signe pas revient à l’étape qui l’a proposé', () => {
  expect(franchir('SIGNATURE_REFUS', 'reprendre_courrier')).toBe('COURRIER_PREFET');
  expect(franchir('SIGNATURE_REFUS_AIDE', 'reprendre_refus_aide')).toBe('VERIFICATION_COMPLETUDE');
});

it.each(['RECRUTEMENT', 'VERIFICATION_COMPLETUDE'])(
  'à l’étape %s, un contrat signé demain ou qui finit avant de commencer est refusé',
  (etape) => {
    const acte = etape === 'RECRUTEMENT' ? 'constater_recrutement' : 'constater_completude';
    const hier = { dateLegale: ajouterJours(AUJOURDHUI, -1) };
    expect(franchir(etape, acte, { ...hier, donnees: { contratSigneLe: AUJOURDHUI } })).toEqual(
      expect.arrayContaining(['CONTRAT contratSigneLe']),
    );
    const demain = { contratSigneLe: ajouterJours(AUJOURDHUI, 1) };
    expect(franchir(etape, acte, { donnees: demain })).toEqual(['CONTRAT contratSigneLe']);
    expect(franchir(etape, acte, { donnees: { contratSigneLe: AUJOURDHUI } })).not.toContainEqual(
      expect.stringMatching(/CONTRAT/),
    );
    const envers = { contratFinLe: '2026-04-30' };
    expect(franchir(etape, acte, { donnees: envers })).toContain('CONTRAT contratFinLe');
  },
);

describe('constater que la demande est complète', () => {
  const constater = (change: Parameters<typeof franchir>[2]) =>
    franchir('VERIFICATION_COMPLETUDE', 'constater_completude', change);

  it.each(['FICHE_DE_POSTE', 'FORMULAIRE_AIDE', 'CHARTE', 'CONTRAT', 'DELIBERATION'])(
    'exige la pièce %s acceptée',
    (code) => {
      const { pieces } = unDossierEnRegle('VERIFICATION_COMPLETUDE');
      for (const etat of ['ATTENDUE', 'RECUE', 'REFUSEE'] satisfies EtatPiece[])
        expect(constater({ pieces: { ...pieces, [code]: etat } })).toEqual([`PIECE ${code}`]);
    },
  );

  it.each<[string, Partial<DonneesVta>]>([
    ['un contrat d’un jour trop long', { contratFinLe: '2027-11-01' }],
    ['un contrat d’un jour trop court', { contratFinLe: '2027-04-29' }],
    ['un temps de travail de 74 %', { quotiteContrat: 74 }],
    ['un volontaire de 31 ans', { volontaireNaissance: '1995-03-30' }],
    ['un volontaire de 17 ans', { volontaireNaissance: '2008-03-31' }],
    ['un diplôme inférieur à Bac+2', { niveauDiplome: 'INFERIEUR' }],
    ['une rémunération sous le SMIC', { remunerationSmic: 'NON' }],
  ])('est refusé pour %s', (_, donnees) => {
    expect(constater({ donnees })).toEqual(['CRITERE']);
  });

  it('n’est pas arrêté par un avertissement, ni par l’absence de liste', () => {
    expect(constater({ autresDossiers: 2, donnees: { contratSigneLe: '2026-02-01' } })).toBe(
      'DECISION_ATTRIBUTIVE',
    );
    expect(constater({ listes: {} })).toBe('DECISION_ATTRIBUTIVE');
    expect(constater({ listes: { [LISTE_RURALE]: laListe(false) } })).toEqual(['CRITERE']);
  });
});

it('le RIB n’est exigé que pour payer', () => {
  const pieces = { ...PIECES_ACCEPTEES, RIB: 'ATTENDUE' as const };
  expect(franchir('VERIFICATION_COMPLETUDE', 'constater_completude', { pieces })).toBe(
    'DECISION_ATTRIBUTIVE',
  );
  expect(franchir('MISE_EN_PAIEMENT', 'demander_paiement', { pieces })).toEqual(['PIECE RIB']);
});

it('le service fait ne suit pas la demande de paiement', () => {
  const donnees = { serviceFaitLe: ajouterJours(AUJOURDHUI, 1) };
  expect(franchir('MISE_EN_PAIEMENT', 'demander_paiement', { donnees })).toEqual([
    'DATE_APRES serviceFaitLe',
  ]);
});

it.each([
  ['terminer_mission', '2026-09-15', 'CLOS'],
  ['terminer_mission', '2026-09-16', ['TERME dateLegale']],
  ['constater_fin_anticipee', '2026-09-16', 'CLOS'],
  ['constater_fin_anticipee', '2026-09-15', ['TERME dateLegale']],
])('%s, contrat jusqu’au %s', (acte, contratFinLe, attendu) => {
  expect(franchir('SUIVI_CONTRAT', acte, { donnees: { contratFinLe } })).toEqual(attendu);
});

it('une décision notifiée ne se classe pas sans suite, un paiement demandé ne se désiste pas', () => {
  const classer = (etape: string) => franchir(etape, 'classer_sans_suite', {}, 'superviseur');
  expect(classer('DECISION_ATTRIBUTIVE')).toBe('CLOS');
  expect(classer('MISE_EN_PAIEMENT')).toEqual(['ETAPE']);
  expect(franchir('MISE_EN_PAIEMENT', 'enregistrer_desistement')).toBe('CLOS');
  expect(franchir('VERSEMENT', 'enregistrer_desistement')).toEqual(['ETAPE']);
});

it('payée, l’aide ne se reprend plus par un retour', () => {
  const revenir = (paye: boolean) => {
    const faits = unDossierEnRegle('CLOS', { paiements: paye ? [unPaiement()] : [] });
    return examinerTransition(vta, 'CLOS', faits, {
      transition: 'revenir',
      role: 'superviseur',
      dateLegale: AUJOURDHUI,
      motif: 'Clos par erreur.',
      etapeCible: 'FICHE_DE_POSTE',
    });
  };
  expect(revenir(false)).toEqual({ permise: true, vers: 'FICHE_DE_POSTE' });
  expect(revenir(true)).toMatchObject({ permise: false, raisons: [{ code: 'PAYE' }] });
});
