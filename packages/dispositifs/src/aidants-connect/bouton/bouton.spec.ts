import { direExamen } from '../../../test/examen.js';
import { AUJOURDHUI, faitsVides, reglages as regler } from '../../../test/faits.js';
import { ajouterJours } from '../../noyau/calendrier.js';
import { evaluerEligibilite } from '../../noyau/eligibilite.js';
import { examinerTransition } from '../../noyau/transitions.js';
import type { Definition, Faits, TypeDemandeur } from '../../noyau/types.js';
import { aidants2021 } from '../habilitation/definition.js';
import { boutonFranceConnect2021 } from './definition.js';
import type { DonneesBouton } from './donnees.js';

type F = Faits<DonneesBouton>;
const bouton: Definition<DonneesBouton> = boutonFranceConnect2021;
const faits = (surcharge: Partial<F> = {}) => faitsVides<DonneesBouton>(surcharge);

function critere(id: string, surcharge: Partial<F> = {}) {
  const trouve = bouton.criteres.find((c) => c.id === id);
  if (!trouve) throw new Error(`critère inconnu : ${id}`);
  return trouve.examiner(faits(surcharge));
}

it('est de la même famille que l’habilitation', () => {
  expect(bouton.famille).toBe(aidants2021.famille);
});

it.each<[TypeDemandeur, string]>([
  ['COMMUNE', 'rempli'],
  ['EPCI', 'rempli'],
  ['DEPARTEMENT', 'rempli'],
  ['REGION', 'rempli'],
  ['GROUPEMENT', 'à apprécier'],
  ['ETABLISSEMENT_PUBLIC', 'à apprécier'],
  ['ASSOCIATION', 'non rempli'],
  ['ENTREPRISE', 'non rempli'],
  ['SERVICE_ETAT', 'non rempli'],
])('demandeur %s : %s', (type, verdict) => {
  const collectivite = { ...faits().collectivite, type };
  expect(critere('beneficiaire', { collectivite }).verdict).toBe(verdict);
});

it.each([
  ['OUI', 'rempli'],
  ['NON', 'non rempli'],
  [undefined, 'à apprécier'],
] as const)('bouton sur un site de la collectivité, %s : %s', (reponse, verdict) => {
  const donnees: Partial<DonneesBouton> = reponse ? { siteDeLaCollectivite: reponse } : {};
  expect(critere('site', { donnees }).verdict).toBe(verdict);
});

it.each([
  ['2022-12-31', 'rempli'],
  ['2023-01-01', 'à apprécier'],
])('une demande du %s : soutien encore offert, %s', (datePivot, verdict) => {
  expect(critere('encore_offert', { datePivot }).verdict).toBe(verdict);
});

it('si le service apprend que le soutien dure, il le règle', () => {
  const parametres = regler({ derniereAnneeOffre: 2026 });
  expect(critere('encore_offert', { datePivot: '2026-12-31', parametres }).verdict).toBe('rempli');
  expect(critere('encore_offert', { datePivot: '2027-01-01', parametres }).verdict).toBe(
    'à apprécier',
  );
});

describe('le soutien de 5 000 €', () => {
  it('est une estimation, avec sa ligne et sa source', () => {
    expect(bouton.montant?.(faits())).toEqual({
      centimes: 500_000,
      estimation: true,
      lignes: [
        {
          libelle: 'Soutien forfaitaire, versé par France Relance',
          centimes: 500_000,
          source: { reference: 'Fiche de synthèse (2021)', confiance: 'fiche' },
        },
      ],
    });
  });
  it('se règle', () => {
    const parametres = regler({ montantForfaitaire: 400_000 });
    expect(bouton.montant?.(faits({ parametres }))).toMatchObject({
      centimes: 400_000,
      lignes: [{ source: { confiance: 'service' } }],
    });
  });
});

/** The step reached, or the codes and fields of the refusal. */
function franchir(etape: string, transition: string, surcharge: Partial<F> = {}) {
  const passages = [{ etape, transition: null, entreeLe: '2022-03-01' }];
  const datePivot = '2022-03-01';
  const donnees = { siteConcerne: 'Portail fictif', ...surcharge.donnees };
  return direExamen(
    examinerTransition(bouton, etape, faits({ passages, datePivot, ...surcharge, donnees }), {
      transition,
      role: 'instructeur',
      dateLegale: AUJOURDHUI,
    }),
  );
}

it('une demande déposée par une association s’enregistre, son critère la dit non remplie', () => {
  const collectivite = { ...faits().collectivite, type: 'ASSOCIATION' as const };
  expect(franchir('DEMANDE_EN_LIGNE', 'enregistrer_depot', { collectivite })).toBe('INSTRUCTION');
  const { criteres } = evaluerEligibilite(bouton, faits({ collectivite }));
  expect(criteres.filter((c) => c.verdict === 'non rempli')).toHaveLength(1);
});

it.each([
  [0, 'VERSEMENT'],
  [1, ['DATE_APRES boutonEnServiceLe']],
])('un bouton mis en service à %i jour d’aujourd’hui', (jours, attendu) => {
  const donnees = { boutonEnServiceLe: ajouterJours(AUJOURDHUI, jours) };
  expect(franchir('INTEGRATION', 'enregistrer_mise_en_service', { donnees })).toEqual(attendu);
});

it('la décision de France Relance clôt le dossier, avec sa preuve', () => {
  const donnees: Partial<DonneesBouton> = {
    issueExterne: 'ACCEPTEE',
    issueExterneLe: AUJOURDHUI,
    issueExterneReference: 'Notification fictive',
  };
  const clore = (etape: string, pieces: F['pieces']) =>
    franchir(etape, 'enregistrer_issue_externe', { donnees, pieces });
  expect(clore('VERSEMENT', { PREUVE: 'ACCEPTEE' })).toBe('CLOS');
  expect(clore('VERSEMENT', { PREUVE: 'RECUE' })).toEqual(['PIECE PREUVE']);
  expect(clore('DEMANDE_EN_LIGNE', { PREUVE: 'ACCEPTEE' })).toEqual(['ETAPE']);
});
