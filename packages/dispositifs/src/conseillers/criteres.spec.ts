import { faitsVides, reglages } from '../../test/faits.js';
import { evaluerEligibilite } from '../noyau/eligibilite.js';
import type { Faits, TypeDemandeur } from '../noyau/types.js';
import { criteres } from './criteres.js';
import type { DonneesCnfs } from './donnees.js';

type F = Faits<DonneesCnfs>;

function examiner(id: string, surcharge: Partial<F> = {}) {
  const critere = criteres.find((c) => c.id === id);
  if (!critere) throw new Error(`critère inconnu : ${id}`);
  return critere.examiner(faitsVides<DonneesCnfs>(surcharge));
}
const demandeur = (type: TypeDemandeur): F['collectivite'] => ({
  nom: 'Structure fictive',
  type,
  code: '100000009',
  populations: [],
});

describe('la structure peut accueillir un conseiller', () => {
  it.each<[TypeDemandeur, string]>([
    ['COMMUNE', 'rempli'],
    ['EPCI', 'rempli'],
    ['GROUPEMENT', 'rempli'],
    ['DEPARTEMENT', 'rempli'],
    ['REGION', 'rempli'],
    ['ASSOCIATION', 'rempli'],
    ['ETABLISSEMENT_PUBLIC', 'à apprécier'],
    ['ENTREPRISE', 'à apprécier'],
    ['SERVICE_ETAT', 'non rempli'],
  ])('%s, dont rien d’autre n’est connu : %s', (type, verdict) => {
    expect(examiner('structure', { collectivite: demandeur(type) }).verdict).toBe(verdict);
  });

  it.each<[TypeDemandeur, DonneesCnfs['natureStructure'], string]>([
    ['ETABLISSEMENT_PUBLIC', 'RATTACHE_LOCAL', 'rempli'],
    ['ETABLISSEMENT_PUBLIC', 'GIP', 'rempli'],
    ['ETABLISSEMENT_PUBLIC', 'CHAMBRE', 'rempli'],
    ['ETABLISSEMENT_PUBLIC', 'EPA_ETAT', 'rempli'],
    ['ETABLISSEMENT_PUBLIC', 'EPIC_LISTE', 'rempli'],
    ['ETABLISSEMENT_PUBLIC', 'EPIC_HORS_LISTE', 'non rempli'],
    ['ENTREPRISE', 'ESS', 'rempli'],
    ['ENTREPRISE', 'LOGEMENT_SOCIAL', 'rempli'],
    ['ENTREPRISE', 'NON_LUCRATIF', 'rempli'],
    ['ENTREPRISE', 'LUCRATIF', 'non rempli'],
  ])('%s de nature %s : %s', (type, natureStructure, verdict) => {
    const donnees = { natureStructure };
    expect(examiner('structure', { collectivite: demandeur(type), donnees })).toMatchObject({
      verdict,
      origine: 'questionnaire',
    });
  });

  it('un service de l’État le reste, quoi que dise le questionnaire', () => {
    const donnees = { natureStructure: 'EPA_ETAT' as const };
    const collectivite = demandeur('SERVICE_ETAT');
    expect(examiner('structure', { collectivite, donnees }).verdict).toBe('non rempli');
  });
});

describe('des postes nouveaux sont ouverts', () => {
  const recue = (datePivot: string, objet?: DonneesCnfs['objet'], reste: Partial<F> = {}) =>
    examiner('postes_nouveaux', { datePivot, donnees: objet ? { objet } : {}, ...reste });

  it.each([
    ['2021-01-01', 'POSTES_NOUVEAUX', 'rempli'],
    ['2025-05-13', 'POSTES_NOUVEAUX', 'rempli'],
    ['2025-05-14', 'POSTES_NOUVEAUX', 'non rempli'],
    ['2026-03-01', 'POSTES_NOUVEAUX', 'non rempli'],
    ['2025-05-13', 'REPRISE', 'rempli'],
    ['2025-05-14', 'REPRISE', 'rempli'],
    ['2025-05-13', undefined, 'rempli'],
    ['2025-05-14', undefined, 'à apprécier'],
  ] as const)('candidature reçue le %s, objet %s : %s', (le, objet, verdict) => {
    expect(recue(le, objet).verdict).toBe(verdict);
  });

  it('dit depuis quand, et d’après quoi', () => {
    const { explication, origine } = recue('2025-05-14', 'POSTES_NOUVEAUX');
    expect(explication).toBe('Aucun poste nouveau n’est attribué depuis le 14 mai 2025.');
    expect(origine).toMatch(/reçue le 14 mai 2025.*Budget 2025 et règles de gestion/);
  });

  it('si le service les rouvre, une candidature nouvelle redevient possible', () => {
    const parametres = reglages({ fermeturePostesNouveaux: 'AUCUNE' });
    expect(recue('2026-03-01', 'POSTES_NOUVEAUX', { parametres })).toMatchObject({
      verdict: 'rempli',
      origine: expect.stringContaining('Note de service'),
    });
  });
});

describe('le conseiller et la maison France services', () => {
  it.each([
    ['SANS_OBJET', 'rempli'],
    ['EN_PLUS', 'rempli'],
    ['AGENT_OBLIGATOIRE', 'non rempli'],
    [undefined, 'à apprécier'],
  ] as const)('place %s : %s', (placeFranceServices, verdict) => {
    const donnees = placeFranceServices ? { placeFranceServices } : {};
    expect(examiner('france_services', { donnees }).verdict).toBe(verdict);
  });
});

it.each([
  [0, 'rempli', 'Aucun autre dossier'],
  [1, 'à apprécier', '1 autre dossier'],
  [2, 'à apprécier', '2 autres dossiers'],
])('avec %i autre dossier : %s', (autresDossiers, verdict, debut) => {
  const resultat = examiner('doublon', { autresDossiers });
  expect(resultat.verdict).toBe(verdict);
  expect(resultat.explication).toMatch(new RegExp(`^${debut}`));
});

it.each([
  ['EN_PLUS', 'éligible'],
  ['AGENT_OBLIGATOIRE', 'non éligible'],
] as const)(
  'un doublon possible avertit seulement ; un conseiller %s : %s',
  (place, conclusion) => {
    const faits = faitsVides<DonneesCnfs>({
      datePivot: '2023-03-01',
      donnees: { objet: 'POSTES_NOUVEAUX', placeFranceServices: place },
      autresDossiers: 3,
    });
    expect(evaluerEligibilite({ criteres }, faits).conclusion).toBe(conclusion);
  },
);
