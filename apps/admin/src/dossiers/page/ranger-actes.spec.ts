import type { Dossier } from '@sciat/contrats';
import { decrire, definitionDe } from '@sciat/dispositifs';
import { direPoint, premierPoint, rangerActes, travailDuService } from './ranger-actes.js';

const vta = decrire(definitionDe('VTA', '2021'));

/** The acts of a step as the API lists them, the named ones impossible. */
function actesDe(etape: string, impossibles: string[] = []) {
  return vta.transitions
    .filter((t) => t.de.includes(etape))
    .map(({ id, motif, champs }) => ({
      id,
      motif,
      champs,
      raisons: impossibles.includes(id) ? [{ code: 'X', message: 'Non.' }] : [],
    }));
}
const principal = (etape: string, impossibles?: string[], attendre?: boolean) =>
  rangerActes(actesDe(etape, impossibles), etape, vta, attendre).principal?.id;

describe('L’acte proposé d’abord', () => {
  it('est celui qui fait avancer le dossier', () => {
    expect(principal('FICHE_DE_POSTE')).toBe('transmettre_anct');
    expect(principal('INSTRUCTION_ANCT')).toBe('enregistrer_avis_anct');
    expect(principal('SIGNATURE_REFUS')).toBe('notifier_refus');
    expect(principal('VERIFICATION_COMPLETUDE')).toBe('constater_completude');
    expect(principal('DECISION_ATTRIBUTIVE')).toBe('notifier_decision');
    expect(principal('VERSEMENT')).toBe('constater_paiement');
  });

  it('est la réponse de la collectivité, pas le constat de son silence', () => {
    expect(principal('COMPLEMENTS_FICHE')).toBe('recevoir_complements_fiche');
  });

  it('est une demande de pièces quand la demande n’est pas complète', () => {
    expect(principal('VERIFICATION_COMPLETUDE', ['constater_completude'])).toBe(
      'demander_complements_demande',
    );
  });

  it('attend que le service ait fini avant d’en proposer un autre', () => {
    expect(principal('VERIFICATION_COMPLETUDE', ['constater_completude'], true)).toBeUndefined();
    expect(principal('VERIFICATION_COMPLETUDE', [], true)).toBe('constater_completude');
  });

  it('n’est pas une fin anticipée tant que le contrat court', () => {
    expect(principal('SUIVI_CONTRAT', ['terminer_mission'], true)).toBeUndefined();
  });

  it('est le refus quand la confirmation n’est pas possible', () => {
    expect(principal('COURRIER_PREFET', ['proposer_confirmation'])).toBe('proposer_refus');
  });
});

describe('Les actes rangés', () => {
  const ranger = (etape: string) => rangerActes(actesDe(etape), etape, vta);

  it('met à part ceux que toute étape permet', () => {
    const { generaux, possibles } = ranger('FICHE_DE_POSTE');
    expect(generaux.map((a) => a.id)).toEqual([
      'constater_rejet_implicite',
      'enregistrer_desistement',
      'classer_sans_suite',
      'revenir',
    ]);
    expect(possibles.map((a) => a.id)).toContain('declarer_irrecevable');
  });

  it('met d’abord celui qui avance, ceux qui reviennent en arrière ensuite', () => {
    const refus = ranger('SIGNATURE_REFUS');
    expect(refus.possibles.map((a) => a.id)).toEqual(['notifier_refus']);
    expect(refus.corrections.map((a) => a.id)).toEqual(['reprendre_courrier']);
    const complements = ranger('COMPLEMENTS_DEMANDE');
    expect(complements.possibles.map((a) => a.id)).toEqual([
      'recevoir_complements_demande',
      'prolonger_complements_demande',
      'echoir_complements_demande',
    ]);
    expect(complements.corrections).toEqual([]);
  });

  it('ne tient pas une demande de compléments pour un retour', () => {
    expect(ranger('INSTRUCTION_ANCT').possibles.map((a) => a.id)).toEqual([
      'enregistrer_avis_anct',
      'demander_complements_fiche',
    ]);
  });

  it('laisse ouvrir un acte auquel ne manque qu’un champ qu’il demande lui-même', () => {
    const actes = actesDe('FICHE_DE_POSTE').map((a) =>
      a.id === 'demander_complements_fiche'
        ? { ...a, raisons: [{ code: 'LIMITE', message: 'Passée.', champ: 'complementsLimiteLe' }] }
        : a,
    );
    const { impossibles } = rangerActes(actes, 'FICHE_DE_POSTE', vta);
    expect(impossibles).toEqual([]);
  });
});

describe('Par où commencer', () => {
  const point = (type: 'piece' | 'champ' | 'critere', id: string, etat: 'fait' | 'à faire') => {
    return { type, id, libelle: id, etat, detail: null };
  };
  const piece = (code: string, etat: 'ATTENDUE' | 'RECUE' | 'ACCEPTEE', etapeCourante = true) => {
    return { code, libelle: code, etat, etapeCourante };
  };
  const dossier = (
    controle: ReturnType<typeof point>[],
    pieces: ReturnType<typeof piece>[],
    acteur = 'SCIAT',
  ) => ({ obligation: { acteur }, controle, pieces }) as unknown as Dossier;

  it('par ce que le service peut faire seul, avant ce qu’il attend', () => {
    const d = dossier(
      [point('piece', 'CHARTE', 'à faire'), point('champ', 'duree', 'à faire')],
      [piece('CHARTE', 'ATTENDUE')],
    );
    expect(premierPoint(d)?.id).toBe('duree');
    expect(travailDuService(d)?.id).toBe('duree');
  });

  it('par une pièce reçue, même hors de la liste', () => {
    const d = dossier([point('champ', 'duree', 'fait')], [piece('RIB', 'RECUE')]);
    expect(premierPoint(d)?.id).toBe('RIB');
    expect(premierPoint(dossier([], [piece('RIB', 'RECUE', false)]))).toBeNull();
  });

  it('par la pièce attendue quand rien d’autre ne reste', () => {
    const d = dossier([point('piece', 'RIB', 'à faire')], [piece('RIB', 'ATTENDUE')]);
    expect(travailDuService(d)).toBeNull();
    expect(premierPoint(d)?.id).toBe('RIB');
  });

  it('par rien quand un tiers a la main', () => {
    expect(premierPoint(dossier([point('champ', 'x', 'à faire')], [], 'ANCT'))).toBeNull();
  });

  it('dit le geste', () => {
    const { pieces } = dossier([], [piece('RIB', 'RECUE'), piece('CHARTE', 'ATTENDUE')]);
    expect(direPoint(point('piece', 'RIB', 'à faire'), { pieces })).toBe(
      'vérifier la pièce « RIB »',
    );
    expect(direPoint(point('piece', 'CHARTE', 'à faire'), { pieces })).toBe(
      'déposer la pièce « CHARTE »',
    );
    expect(direPoint(point('champ', 'Durée', 'à faire'), { pieces })).toBe('saisir « Durée »');
  });
});
