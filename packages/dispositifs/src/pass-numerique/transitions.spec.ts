import { direExamen } from '../../test/examen.js';
import { faitsVides } from '../../test/faits.js';
import { obligationDe } from '../noyau/obligations.js';
import { examinerTransition } from '../noyau/transitions.js';
import type { Definition, EtatPiece, Faits, Passage } from '../noyau/types.js';
import { passNumerique2020 } from './definition.js';
import type { DonneesPass } from './donnees.js';

type F = Faits<DonneesPass>;
const pass: Definition<DonneesPass> = passNumerique2020;
const JOUR = '2020-06-15';

const DONNEES: Partial<DonneesPass> = {
  intituleProjet: 'Pass des trois communes',
  membresGroupement: ['Alleins', 'Lamanon'],
  zoneDeploiement: 'Les trois communes.',
  methodeRurale: 'Permanences.',
  structurationActeurs: 'Réseau des médiateurs.',
  partPublicPrioritaire: 50,
  partPublicPrecaire: 50,
  nombrePass: 2000,
  montantCommande: 2_000_000,
  fraisGestion: 100_000,
  avisPrefecture: 'FAVORABLE',
  avisCommentaire: 'Un commentaire.',
  conventionSigneeLe: '2020-06-10',
  commandePasseeLe: '2020-06-12',
  montantUtilise: 2_000_000,
  partPrioritaireConstatee: 50,
  complementsLimiteLe: '2020-06-10',
};
const PIECES: Record<string, EtatPiece> = {
  DOSSIER: 'ACCEPTEE',
  BUDGET: 'ACCEPTEE',
  DELIBERATION: 'ACCEPTEE',
  BILAN: 'ACCEPTEE',
};

function faitsA(etape: string, donnees: Partial<DonneesPass> = {}, reste: Partial<F> = {}): F {
  const passages: Passage[] = [{ etape, transition: null, entreeLe: '2020-05-01' }];
  return faitsVides<DonneesPass>({
    datePivot: '2020-04-01',
    aujourdhui: '2020-12-31',
    donnees: { ...DONNEES, ...donnees },
    pieces: PIECES,
    passages,
    ...reste,
  });
}

/** The step reached, or the codes and fields of the refusal. */
function franchir(
  etape: string,
  transition: string,
  donnees: Partial<DonneesPass> = {},
  { dateLegale = JOUR, ...reste }: Partial<F> & { dateLegale?: string } = {},
) {
  const demande = { transition, role: 'instructeur' as const, dateLegale, motif: 'Un motif.' };
  return direExamen(examinerTransition(pass, etape, faitsA(etape, donnees, reste), demande));
}

describe('le dossier complet', () => {
  it.each<[string, Partial<DonneesPass>, unknown]>([
    ['tout décrit', {}, 'AVIS'],
    ['sans zone', { zoneDeploiement: '' }, ['CHAMP_MANQUANT zoneDeploiement']],
    ['sans méthode rurale', { methodeRurale: '' }, ['CHAMP_MANQUANT methodeRurale']],
    ['des frais de gestion nuls mais dits', { fraisGestion: 0 }, 'AVIS'],
    ['aucun pass au budget', { nombrePass: 0 }, ['CRITERE']],
  ])('%s', (_, donnees, attendu) => {
    expect(franchir('DOSSIER_CANDIDATURE', 'constater_completude', donnees)).toEqual(attendu);
  });

  it.each([
    ['DOSSIER', ['PIECE DOSSIER']],
    ['BUDGET', ['PIECE BUDGET']],
    ['DELIBERATION', 'AVIS'],
  ])('sans la pièce %s : %j', (code, attendu) => {
    const pieces = { ...PIECES, [code]: 'ATTENDUE' as const };
    expect(franchir('DOSSIER_CANDIDATURE', 'constater_completude', {}, { pieces })).toEqual(
      attendu,
    );
  });

  it.each([
    ['2020-06-10', ['LIMITE_NON_ATTEINTE dateLegale']],
    ['2020-06-11', 'AVIS'],
  ])('sans réponse au %s, la limite étant le 10 juin', (dateLegale, attendu) => {
    expect(franchir('COMPLEMENTS', 'poursuivre_sans_reponse', {}, { dateLegale })).toEqual(attendu);
  });
});

describe('la délibération, admise à deux moments', () => {
  const deliberation = pass.pieces.find((p) => p.code === 'DELIBERATION');

  it('est sur la liste de la candidature et sur celle de la convention', () => {
    expect(deliberation?.etapes).toEqual(
      expect.arrayContaining(['DOSSIER_CANDIDATURE', 'CONVENTION']),
    );
  });
  it.each([
    ['DOSSIER_CANDIDATURE', false],
    ['AVIS', false],
    ['CONVENTION', true],
  ])('à l’étape %s, obligatoire : %s', (etape, obligatoire) => {
    expect(deliberation?.obligatoire(faitsA(etape))).toBe(obligatoire);
  });
  it.each<[EtatPiece, unknown, string]>([
    ['ATTENDUE', ['PIECE DELIBERATION'], 'COLLECTIVITE'],
    ['REFUSEE', ['PIECE DELIBERATION'], 'COLLECTIVITE'],
    ['ACCEPTEE', 'COMMANDE', 'ANCT'],
  ])('%s à la convention : %j, la main à %s', (etat, attendu, acteur) => {
    const pieces = { ...PIECES, DELIBERATION: etat };
    expect(franchir('CONVENTION', 'enregistrer_convention', {}, { pieces })).toEqual(attendu);
    expect(obligationDe(pass, 'CONVENTION', faitsA('CONVENTION', {}, { pieces }))?.acteur).toBe(
      acteur,
    );
  });
});

describe('l’avis', () => {
  it('favorable, ne va pas avec une commune seule ; défavorable, si', () => {
    const seule = { membresGroupement: ['Commune d’Aurons'] };
    expect(franchir('AVIS', 'transmettre_avis', seule)).toEqual(['CRITERE avisPrefecture']);
    expect(franchir('AVIS', 'transmettre_avis', { ...seule, avisPrefecture: 'DEFAVORABLE' })).toBe(
      'SELECTION',
    );
  });
  it('se modifie tant que l’ANCT n’a pas choisi, plus après', () => {
    expect(franchir('SELECTION', 'modifier_avis')).toBe('SELECTION');
    expect(franchir('CONVENTION', 'modifier_avis')).toEqual(['ETAPE']);
  });
});

describe('la commande', () => {
  it.each([
    [1_999_800, ['CRITERE']],
    [2_000_000, 'DISTRIBUTION'],
    [300_000_000, 'DISTRIBUTION'],
    [300_000_001, ['CRITERE']],
  ])('de %i centimes : %j', (montantCommande, attendu) => {
    expect(franchir('COMMANDE', 'enregistrer_commande', { montantCommande })).toEqual(attendu);
  });
  it('n’est pas datée après l’acte', () => {
    expect(
      franchir('COMMANDE', 'enregistrer_commande', { commandePasseeLe: '2020-06-16' }),
    ).toEqual(['DATE_APRES commandePasseeLe']);
  });
});

describe('le bilan et le solde', () => {
  it.each([
    [0, 'SOLDE', ['UTILISATION'], 'CLOS'],
    [1_999_999, 'SOLDE', ['UTILISATION'], 'CLOS'],
    [2_000_000, 'SOLDE', 'CLOS', ['UTILISATION']],
    [2_000_001, ['UTILISATION montantUtilise'], 'CLOS', ['UTILISATION']],
  ])('%i centimes utilisés sur 2 000 000 : bilan %j', (montantUtilise, bilan, entier, reduit) => {
    expect(franchir('BILAN', 'recevoir_bilan', { montantUtilise })).toEqual(bilan);
    expect(franchir('SOLDE', 'constater_solde', { montantUtilise })).toEqual(entier);
    expect(franchir('SOLDE', 'constater_solde_partiel', { montantUtilise })).toEqual(reduit);
  });
  it('demandent le bilan accepté, même si moins de publics prioritaires ont été touchés', () => {
    const pieces = { ...PIECES, BILAN: 'RECUE' as const };
    expect(franchir('BILAN', 'recevoir_bilan', {}, { pieces })).toEqual(['PIECE BILAN']);
    expect(franchir('BILAN', 'recevoir_bilan', { partPrioritaireConstatee: 30 })).toBe('SOLDE');
  });
});

it('chaque fin dit ce qu’elle vaut', () => {
  const fins = pass.transitions.flatMap((t) => (t.issue ? [[t.id, t.issue]] : []));
  expect(Object.fromEntries(fins)).toEqual({
    enregistrer_refus: 'REFUS',
    constater_solde: 'ACCORD',
    constater_solde_partiel: 'ACCORD_PARTIEL',
    enregistrer_desistement: 'DESISTEMENT',
    classer_sans_suite: 'SANS_SUITE',
  });
});
