import { decrire, definitionDe } from '@sciat/dispositifs';
import { direObligation, rangerActes, tracerChemin } from './phrases.js';

const JOUR = '2026-03-07';
const camille = { id: 'a1', prenom: 'Camille', nom: 'Durand' };
const chezNous = {
  obligation: {
    acteur: 'SCIAT' as const,
    libelle: 'vérifier la fiche de poste',
    raison: 'La collectivité a déposé une fiche de poste.',
    depuisLe: '2026-03-01',
    echeanceLe: '2026-03-12',
    nature: 'INTERNE' as const,
  },
  agent: camille,
  issue: null,
  closLe: null,
};

describe('L’obligation en une phrase', () => {
  it('dit à l’agent du dossier ce qu’il doit faire et jusqu’à quand', () => {
    expect(direObligation(chezNous, 'a1', JOUR)).toBe(
      'À vous : vérifier la fiche de poste avant le 12 mars 2026 (dans 5 jours), délai interne.',
    );
  });

  it('nomme l’agent quand c’est un autre qui lit, et le service quand il n’y en a pas', () => {
    expect(direObligation(chezNous, 'a2', JOUR)).toMatch(/^À Camille Durand : vérifier/);
    expect(direObligation({ ...chezNous, agent: null }, 'a2', JOUR)).toMatch(
      /^Au service, sans agent désigné : /,
    );
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

  it('dit le retard en jours', () => {
    const obligation = { ...chezNous.obligation, echeanceLe: '2026-03-04' };
    expect(direObligation({ ...chezNous, obligation }, 'a1', JOUR)).toContain(
      '(en retard de 3 jours)',
    );
  });

  it('dit l’issue d’un dossier clos', () => {
    const clos = { obligation: null, agent: null, issue: 'REFUS' as const, closLe: '2026-03-01' };
    expect(direObligation(clos, 'a1', JOUR)).toBe('Dossier clos le 1er mars 2026 : refus.');
  });
});

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
const principal = (etape: string, impossibles?: string[]) =>
  rangerActes(actesDe(etape, impossibles), etape, vta).principal?.id;

describe('L’acte proposé d’abord', () => {
  it('est celui qui fait avancer le dossier', () => {
    expect(principal('FICHE_DE_POSTE')).toBe('transmettre_anct');
    expect(principal('INSTRUCTION_ANCT')).toBe('enregistrer_avis_anct');
    expect(principal('SIGNATURE_REFUS')).toBe('notifier_refus');
    expect(principal('VERIFICATION_COMPLETUDE')).toBe('constater_completude');
    expect(principal('VERSEMENT')).toBe('constater_paiement');
  });

  it('est une demande de pièces quand la demande n’est pas complète', () => {
    expect(principal('VERIFICATION_COMPLETUDE', ['constater_completude'])).toBe(
      'demander_complements_demande',
    );
    expect(principal('COMPLEMENTS_FICHE', ['echoir_complements_fiche'])).toBe(
      'recevoir_complements_fiche',
    );
  });

  it('attend que les pièces reçues soient vérifiées avant d’en demander d’autres', () => {
    const etape = 'VERIFICATION_COMPLETUDE';
    const actes = actesDe(etape, ['constater_completude']);
    expect(rangerActes(actes, etape, vta, true).principal).toBeNull();
    expect(rangerActes(actesDe(etape), etape, vta, true).principal?.id).toBe(
      'constater_completude',
    );
  });

  it('est le refus quand la confirmation n’est pas possible', () => {
    expect(principal('COURRIER_PREFET', ['proposer_confirmation'])).toBe('proposer_refus');
  });
});

describe('Les actes rangés', () => {
  it('met à part ceux que toute étape permet', () => {
    const { generaux, possibles } = rangerActes(actesDe('FICHE_DE_POSTE'), 'FICHE_DE_POSTE', vta);
    expect(generaux.map((a) => a.id)).toEqual([
      'enregistrer_desistement',
      'classer_sans_suite',
      'revenir',
    ]);
    expect(possibles.map((a) => a.id)).toContain('declarer_irrecevable');
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

describe('Le chemin des étapes', () => {
  const passage = (rang: number, id: string, libelle: string) => ({
    rang,
    etape: { id, libelle },
    transition: null,
    entreeLe: '2026-03-01',
    enregistreeLe: '2026-03-01T10:00:00Z',
  });

  it('montre les étapes passées, la courante et celles qui suivent d’ordinaire', () => {
    const dossier = {
      passages: [
        passage(1, 'FICHE_DE_POSTE', 'Fiche de poste'),
        passage(2, 'COMPLEMENTS_FICHE', 'Fiche à compléter'),
      ],
      etape: { id: 'COMPLEMENTS_FICHE', libelle: 'Fiche à compléter' },
      obligation: { ...chezNous.obligation, acteur: 'COLLECTIVITE' as const },
    };
    const chemin = tracerChemin(dossier, vta);
    expect(chemin.slice(0, 3).map((e) => [e.libelle, e.etat])).toEqual([
      ['Fiche de poste', 'passée'],
      ['Fiche à compléter', 'en cours'],
      ["Instruction de l'ANCT", 'à venir'],
    ]);
    expect(chemin[1]?.acteur).toBe('COLLECTIVITE');
  });

  it('ne montre rien à venir d’un dossier clos', () => {
    const dossier = {
      passages: [passage(1, 'FICHE_DE_POSTE', 'Fiche de poste'), passage(2, 'CLOS', 'Clos')],
      etape: { id: 'CLOS', libelle: 'Clos' },
      obligation: null,
    };
    expect(tracerChemin(dossier, vta).map((e) => e.etat)).toEqual(['passée', 'passée']);
  });
});
