import {
  type DONNEES,
  desFaits,
  laListe,
  PIECES_ACCEPTEES,
  unDossierEnRegle,
} from '../../test/vta.js';
import { LISTE_RURALE } from '../vta/criteres.js';
import { vta2026 } from '../vta/definition.js';
import { actePrincipal, blocageDe, pointsDeControle } from './controle.js';
import { examinerTransition } from './transitions.js';
import type { Definition } from './types.js';

const vta = vta2026 as Definition<typeof DONNEES>;
const points = (etape: string, faits = desFaits()) =>
  pointsDeControle(vta, etape, faits).map((p) => [p.type, p.id, p.etat]);
const ids = (etape: string, faits = desFaits()) =>
  pointsDeControle(vta, etape, faits).map((p) => p.id);

describe('l’acte principal d’une étape', () => {
  it.each([
    ['FICHE_DE_POSTE', 'transmettre_anct'],
    ['INSTRUCTION_ANCT', 'enregistrer_avis_anct'],
    ['COURRIER_PREFET', 'proposer_confirmation'],
    ['SIGNATURE_CONFIRMATION', 'notifier_confirmation'],
    ['RECRUTEMENT', 'constater_recrutement'],
    ['DEMANDE_AIDE', 'recevoir_demande'],
    ['VERIFICATION_COMPLETUDE', 'constater_completude'],
    ['DECISION_ATTRIBUTIVE', 'notifier_decision'],
    ['MISE_EN_PAIEMENT', 'demander_paiement'],
    ['VERSEMENT', 'constater_paiement'],
    ['SUIVI_CONTRAT', 'terminer_mission'],
  ])('%s avance par %s', (etape, acte) => {
    expect(actePrincipal(vta, etape)?.id).toBe(acte);
  });

  it('ramène au chemin depuis une étape de côté, sans laisser échoir le délai', () => {
    expect(actePrincipal(vta, 'COMPLEMENTS_FICHE')?.id).toBe('recevoir_complements_fiche');
    expect(actePrincipal(vta, 'COMPLEMENTS_DEMANDE')?.id).toBe('recevoir_complements_demande');
    expect(actePrincipal(vta, 'SIGNATURE_REFUS')?.id).toBe('notifier_refus');
  });

  it('n’existe pas pour un dossier clos', () => {
    expect(actePrincipal(vta, 'CLOS')).toBeUndefined();
    expect(points('CLOS')).toEqual([]);
  });
});

describe('la liste de contrôle', () => {
  it('de la fiche de poste : sa pièce, ses trois champs, et les seuls critères que la transmission examine', () => {
    expect(points('FICHE_DE_POSTE')).toEqual([
      ['piece', 'FICHE_DE_POSTE', 'à faire'],
      ['champ', 'intitulePoste', 'à faire'],
      ['champ', 'dureePrevueMois', 'à faire'],
      ['champ', 'quotitePrevue', 'à faire'],
      ['critere', 'beneficiaire', 'à apprécier'],
      ['critere', 'duree', 'à apprécier'],
      ['critere', 'quotite', 'à apprécier'],
    ]);
  });

  it('du recrutement : les dates du contrat que l’acte demande, et non les pièces de la suite', () => {
    expect(ids('RECRUTEMENT')).toEqual(['contratSigneLe', 'contratDebutLe', 'contratFinLe']);
  });

  it('de la vérification : les pièces exigées, sans le RIB que seul le paiement attend', () => {
    const lignes = ids('VERIFICATION_COMPLETUDE');
    expect(lignes.slice(0, 5)).toEqual([
      'FICHE_DE_POSTE',
      'FORMULAIRE_AIDE',
      'CHARTE',
      'CONTRAT',
      'DELIBERATION',
    ]);
    expect(lignes).not.toContain('RIB');
    // Expected by the step though the act does not ask for it.
    expect(lignes).toContain('volontaireNom');
  });

  it('de la mise en paiement : le RIB et les deux champs, aucun critère', () => {
    expect(ids('MISE_EN_PAIEMENT')).toEqual(['RIB', 'engagementNumero', 'serviceFaitLe']);
  });

  it('est vide quand la suite ne demande rien d’autre que l’acte', () => {
    for (const etape of ['COMPLEMENTS_DEMANDE', 'SIGNATURE_CONFIRMATION', 'VERSEMENT'])
      expect(ids(etape)).toEqual([]);
  });

  it('suit chaque pièce : attendue, reçue, acceptée, refusée', () => {
    const { FORMULAIRE_AIDE: _, ...deposees } = PIECES_ACCEPTEES;
    const pieces = { ...deposees, CHARTE: 'RECUE', CONTRAT: 'REFUSEE' } as const;
    const lignes = pointsDeControle(vta, 'VERIFICATION_COMPLETUDE', desFaits({ pieces }));
    expect(lignes.filter((p) => p.type === 'piece').map((p) => [p.id, p.etat, p.detail])).toEqual([
      ['FICHE_DE_POSTE', 'fait', 'acceptée'],
      ['FORMULAIRE_AIDE', 'à faire', 'pièce attendue'],
      ['CHARTE', 'à faire', 'reçue, à vérifier'],
      ['CONTRAT', 'bloquant', 'refusée'],
      ['DELIBERATION', 'fait', 'acceptée'],
    ]);
  });

  it('ne compte pas une pièce facultative, même déposée', () => {
    const depose = desFaits({ pieces: { AVIS_ANCT: 'RECUE' } });
    expect(ids('INSTRUCTION_ANCT', depose)).toEqual(['avisAnct']);
  });

  it('dit un critère non rempli bloquant, un champ fait d’espaces à faire', () => {
    const faits = desFaits({
      listes: { [LISTE_RURALE]: laListe(false) },
      donnees: { intitulePoste: '   ' },
    });
    expect(points('FICHE_DE_POSTE', faits)).toContainEqual(['critere', 'beneficiaire', 'bloquant']);
    expect(points('FICHE_DE_POSTE', faits)).toContainEqual(['champ', 'intitulePoste', 'à faire']);
  });
});

describe('la liste et l’acte disent la même chose', () => {
  const etapes = vta.etapes.filter((e) => !e.finale && e.id !== 'SUIVI_CONTRAT').map((e) => e.id);
  const permis = (etape: string, faits = desFaits()) =>
    examinerTransition(vta, etape, faits, {
      transition: actePrincipal(vta, etape)?.id ?? '',
      role: 'instructeur',
      dateLegale: faits.aujourdhui,
      motif: 'Un motif.',
    }).permise;

  it.each(etapes)('à %s, tout étant fait, l’acte principal est permis', (etape) => {
    const faits = unDossierEnRegle(etape);
    expect(points(etape, faits).filter(([, , etat]) => etat !== 'fait')).toEqual([]);
    expect(permis(etape, faits)).toBe(true);
  });

  it.each(etapes)('à %s, sans une pièce ou un champ de l’acte, ni l’un ni l’autre', (etape) => {
    const acte = actePrincipal(vta, etape);
    const enRegle = unDossierEnRegle(etape);
    const manques = [
      ...(acte?.pieces ?? []).map((code) => {
        return { ...enRegle, pieces: { ...enRegle.pieces, [code]: 'RECUE' as const } };
      }),
      ...(acte?.champs ?? []).map((champ) => {
        return { ...enRegle, donnees: { ...enRegle.donnees, [champ]: undefined } };
      }),
    ];
    for (const faits of manques) {
      expect(points(etape, faits).some(([, , etat]) => etat !== 'fait')).toBe(true);
      expect(permis(etape, faits)).toBe(false);
    }
  });
});

it('les conditions ne nomment que des critères de la définition', () => {
  const connus = vta.criteres.map((c) => c.id);
  const nommes = vta.transitions.flatMap((t) => t.conditions.flatMap((c) => c.criteres ?? []));
  expect(nommes.filter((id) => !connus.includes(id))).toEqual([]);
});

describe('ce qui bloque un dossier', () => {
  /** As if the first step could be left by this act alone. */
  const sansIssue = {
    ...vta,
    transitions: vta.transitions.filter((t) => t.id === 'transmettre_anct'),
  };
  const horsListe = { listes: { [LISTE_RURALE]: laListe(false) } };
  const blocage = (definition: typeof vta, surcharge = {}) =>
    blocageDe(definition, 'FICHE_DE_POSTE', unDossierEnRegle('FICHE_DE_POSTE', surcharge));

  it('est un obstacle que ni la saisie ni une pièce ne lèveront, et il est nommé', () => {
    expect(blocage(sansIssue, horsListe)).toMatch(
      /^Aucun acte n’est possible\. Transmettre à l’ANCT\u00a0: Critère non rempli/,
    );
    expect(blocage(sansIssue, { ...horsListe, pieces: {} })).toMatch(/Critère non rempli/);
  });

  it('n’est ni une pièce qui manque, ni un acte refusé quand un autre est possible', () => {
    expect(blocage(sansIssue)).toBeNull();
    expect(blocage(sansIssue, { pieces: {} })).toBeNull();
    expect(blocage(vta, horsListe)).toBeNull();
  });
});
