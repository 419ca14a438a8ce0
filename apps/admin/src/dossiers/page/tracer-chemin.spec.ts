import { decrire, definitionDe } from '@sciat/dispositifs';
import { tracerChemin } from './tracer-chemin.js';

const vta = decrire(definitionDe('VTA', '2021'));
const passage = (rang: number, id: string, libelle: string, transition: string | null = null) => ({
  rang,
  etape: { id, libelle },
  transition,
  entreeLe: `2026-03-0${rang}`,
  enregistreeLe: '2026-03-01T10:00:00Z',
});
const chezLaCollectivite = {
  acteur: 'COLLECTIVITE' as const,
  libelle: '',
  raison: '',
  depuisLe: '2026-03-01',
  echeanceLe: null,
  nature: null,
  relances: 0,
  relanceLe: null,
  aRelancerLe: null,
  blocages: [],
};

describe('Le chemin des étapes', () => {
  it('montre les étapes passées, la courante et celles qui suivent d’ordinaire', () => {
    const dossier = {
      passages: [
        passage(1, 'FICHE_DE_POSTE', 'Fiche de poste'),
        passage(2, 'COMPLEMENTS_FICHE', 'Fiche à compléter'),
      ],
      etape: { id: 'COMPLEMENTS_FICHE', libelle: 'Fiche à compléter' },
      obligation: chezLaCollectivite,
    };
    const chemin = tracerChemin(dossier, vta);
    expect(chemin.slice(0, 3).map((e) => [e.libelle, e.etat])).toEqual([
      ['Fiche de poste', 'passée'],
      ['Fiche à compléter', 'en cours'],
      ['Instruction de l’ANCT', 'à venir'],
    ]);
    expect(chemin[1]?.acteur).toBe('COLLECTIVITE');
  });

  it('garde une seule ligne pour une étape où un délai a été prolongé', () => {
    const dossier = {
      passages: [
        passage(1, 'VERIFICATION_COMPLETUDE', 'Vérification'),
        passage(2, 'COMPLEMENTS_DEMANDE', 'À compléter', 'demander_complements_demande'),
        passage(3, 'COMPLEMENTS_DEMANDE', 'À compléter', 'prolonger_complements_demande'),
        passage(4, 'COMPLEMENTS_DEMANDE', 'À compléter', 'prolonger_complements_demande'),
      ],
      etape: { id: 'COMPLEMENTS_DEMANDE', libelle: 'À compléter' },
      obligation: chezLaCollectivite,
    };
    const [, courante, suite] = tracerChemin(dossier, vta);
    expect(courante).toMatchObject({ etat: 'en cours', passage: { entreeLe: '2026-03-02' } });
    expect(courante?.surPlace.map((a) => [a.libelle, a.passage.rang])).toEqual([
      ['Prolonger le délai de réponse', 3],
      ['Prolonger le délai de réponse', 4],
    ]);
    expect(suite?.libelle).toBe('Décision attributive');
  });

  it('n’annonce que la clôture derrière un refus à signer', () => {
    const dossier = {
      passages: [passage(1, 'SIGNATURE_REFUS', 'Signature du refus')],
      etape: { id: 'SIGNATURE_REFUS', libelle: 'Signature du refus' },
      obligation: chezLaCollectivite,
    };
    expect(tracerChemin(dossier, vta).map((e) => e.libelle)).toEqual([
      'Signature du refus',
      'Clos',
    ]);
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
