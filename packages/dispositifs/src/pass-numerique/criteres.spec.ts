import { faitsVides, reglages } from '../../test/faits.js';
import { evaluerEligibilite } from '../noyau/eligibilite.js';
import type { Definition, Faits, TypeDemandeur, Vague } from '../noyau/types.js';
import { passNumerique2019, passNumerique2020 } from './definition.js';
import type { DonneesPass } from './donnees.js';
import { nombreDeMembres } from './groupement.js';

type F = Faits<DonneesPass>;
const appel2019: Definition<DonneesPass> = passNumerique2019;
const appel2020: Definition<DonneesPass> = passNumerique2020;

function examiner(id: string, surcharge: Partial<F> = {}, appel = appel2020) {
  const critere = appel.criteres.find((c) => c.id === id);
  if (!critere) throw new Error(`critère inconnu : ${id}`);
  return critere.examiner(faitsVides<DonneesPass>({ datePivot: '2020-04-01', ...surcharge }));
}
const avec = (id: string, donnees: Partial<DonneesPass>, appel = appel2020) =>
  examiner(id, { donnees }, appel);
const demandeur = (type: TypeDemandeur): F['collectivite'] => ({
  nom: 'Demandeur fictif',
  type,
  code: '200000008',
  populations: [],
});

it.each<[TypeDemandeur, string]>([
  ['COMMUNE', 'rempli'],
  ['EPCI', 'rempli'],
  ['GROUPEMENT', 'rempli'],
  ['DEPARTEMENT', 'rempli'],
  ['REGION', 'rempli'],
  ['ETABLISSEMENT_PUBLIC', 'à apprécier'],
  ['ASSOCIATION', 'non rempli'],
  ['ENTREPRISE', 'non rempli'],
  ['SERVICE_ETAT', 'non rempli'],
])('un demandeur de type %s est-il admis : %s', (type, verdict) => {
  expect(examiner('beneficiaire', { collectivite: demandeur(type) }).verdict).toBe(verdict);
});

describe('une commune candidate à deux au moins, porteur compris', () => {
  it.each<[string[] | undefined, string, string | null]>([
    [undefined, 'à apprécier', null],
    [[], 'non rempli', '1 membre'],
    [['Commune d’Aurons'], 'non rempli', '1 membre'],
    [['Alleins'], 'rempli', '2 membres'],
    [['Aurons', 'Alleins'], 'rempli', '2 membres'],
    [['Alleins', 'Lamanon'], 'rempli', '3 membres'],
  ])('Aurons avec %j : %s, %s', (membresGroupement, verdict, valeur) => {
    const donnees = membresGroupement ? { membresGroupement } : {};
    expect(avec('groupement', donnees)).toMatchObject({ verdict, valeur });
  });

  it.each<TypeDemandeur>(['EPCI', 'GROUPEMENT', 'DEPARTEMENT', 'REGION'])(
    '%s peut candidater seul',
    (type) => {
      expect(examiner('groupement', { collectivite: demandeur(type) }).verdict).toBe('rempli');
    },
  );

  it.each([
    ['Aurons', ['AURONS'], 1],
    ['Aurons', ['commune d’aurons'], 1],
    ['Aurons', ['Commune d’Aurons', "Ville d'Aurons"], 1],
    ['Saint-Chamas', ['Saint Chamas '], 1],
    ['Éguilles', ['Eguilles'], 1],
    ['Le Rove', ['Commune du Rove'], 1],
    ['Les Pennes-Mirabeau', ['mairie des Pennes-Mirabeau'], 1],
    ['La Ciotat', ['Ville de La Ciotat'], 1],
    ['Aurons', ['Alleins', 'Commune d’Alleins'], 2],
    ['Mimet', ['Mallemort'], 2],
  ])('%s avec %j : %i', (porteur, autres, n) => {
    expect(nombreDeMembres(porteur, autres)).toBe(n);
  });
});

describe('le dépôt tombe dans une vague, le jour de clôture compris', () => {
  const depose = (datePivot: string, appel = appel2020, vagues: Vague[] = []) =>
    examiner('vague', { datePivot, vagues }, appel);
  it.each([
    ['2018-12-31', appel2019, 'à apprécier'],
    ['2019-01-01', appel2019, 'rempli'],
    ['2019-05-31', appel2019, 'rempli'],
    ['2019-06-01', appel2019, 'non rempli'],
    ['2019-12-31', appel2020, 'à apprécier'],
    ['2020-01-01', appel2020, 'rempli'],
    ['2020-05-15', appel2020, 'rempli'],
    ['2020-05-16', appel2020, 'rempli'],
    ['2020-10-15', appel2020, 'rempli'],
    ['2020-10-16', appel2020, 'non rempli'],
    ['2026-03-01', appel2020, 'non rempli'],
  ])('déposé le %s', (le, appel, verdict) => {
    expect(depose(le, appel).verdict).toBe(verdict);
  });
  it('dit de quelle vague il s’agit', () => {
    expect(depose('2020-05-15').explication).toBe(
      'Déposée le 15 mai 2020, pendant la première vague de 2020, close le 15 mai 2020.',
    );
    expect(depose('2020-05-16').explication).toMatch(/seconde vague/);
    expect(depose('2020-10-16').explication).toMatch(/après la seconde vague/);
  });
  it('avant une vague ajoutée par le service : à apprécier', () => {
    const ajoutee: Vague = {
      code: '2021',
      libelle: 'la vague de 2021',
      ouvreLe: '2021-02-01',
      fermeLe: '2021-04-30',
      source: { reference: 'Note de service', confiance: 'service' },
    };
    expect(depose('2021-01-31', appel2020, [ajoutee]).verdict).toBe('à apprécier');
    expect(depose('2021-02-01', appel2020, [ajoutee]).verdict).toBe('rempli');
  });
  it('chaque appel dit d’où viennent ses vagues et son plafond', () => {
    const sources = (appel: typeof appel2019, id: string) =>
      appel.criteres.find((c) => c.id === id)?.source;
    expect(sources(appel2019, 'vague')?.reference).toMatch(/appel de 2019/);
    expect(sources(appel2020, 'vague')?.reference).toMatch(/appel de 2020/);
    expect(sources(appel2019, 'commande_maximale')?.confiance).toBe('hypothese');
    expect(sources(appel2020, 'commande_maximale')?.confiance).toBe('public');
  });
  it('les ouvertures sont supposées, et le disent', () => {
    for (const v of [...appel2019.vagues, ...appel2020.vagues])
      expect(v.source.confiance).toBe('hypothese');
  });
});

describe('la commande minimale de 10 000 €', () => {
  it.each([
    // Of an odd sum the bearer pays the odd cent.
    [1_999_998, 'non rempli'],
    [1_999_999, 'rempli'],
    [2_000_000, 'rempli'],
    [1_000_000, 'non rempli'],
  ])('en 2020, comptée sur la part du porteur : %i centimes, %s', (montantCommande, verdict) => {
    expect(avec('commande_minimale', { montantCommande }).verdict).toBe(verdict);
  });
  it.each([
    [999_999, 'non rempli'],
    [1_000_000, 'rempli'],
  ])('en 2019, comptée sur le total : %i centimes, %s', (montantCommande, verdict) => {
    expect(avec('commande_minimale', { montantCommande }, appel2019).verdict).toBe(verdict);
  });
  it.each([
    ['TOTAL', 'rempli'],
    ['PART_PORTEUR', 'non rempli'],
  ])('12 000 € au total, assiette %s : %s, et les deux chiffres se lisent', (assiette, verdict) => {
    const resultat = examiner('commande_minimale', {
      donnees: { montantCommande: 1_200_000 },
      parametres: reglages({ assietteMinimum: assiette }),
    });
    expect(resultat.verdict).toBe(verdict);
    expect(resultat.valeur?.replace(/[\u00a0\u202f]/g, ' ')).toBe(
      '12 000 € au total, dont 6 000 € pour le porteur',
    );
    expect(resultat.origine).toMatch(/Note de service/);
  });
  it('sans montant : à apprécier', () => {
    expect(avec('commande_minimale', {}).verdict).toBe('à apprécier');
  });
  it('l’assiette est à confirmer', () => {
    for (const { parametres } of [appel2019, appel2020])
      expect(parametres.find((p) => p.cle === 'assietteMinimum')?.source.confiance).toBe(
        'hypothese',
      );
  });
});

it.each([
  [300_000_000, 'rempli'],
  [300_000_001, 'non rempli'],
  [undefined, 'à apprécier'],
])('le plafond de 3 M€ : %s centimes, %s', (montantCommande, verdict) => {
  const donnees = montantCommande === undefined ? {} : { montantCommande };
  expect(avec('commande_maximale', donnees).verdict).toBe(verdict);
});

it.each([
  [{ nombrePass: 1, fraisGestion: 0 }, 'rempli'],
  [{ nombrePass: 0, fraisGestion: 1000 }, 'non rempli'],
  [{ nombrePass: 0 }, 'non rempli'],
  [{ nombrePass: 100 }, 'à apprécier'],
  [{ fraisGestion: 1000 }, 'à apprécier'],
  [{}, 'à apprécier'],
])('les lignes obligatoires du budget, %j : %s', (donnees, verdict) => {
  expect(avec('budget', donnees).verdict).toBe(verdict);
});

describe('les publics, pour moitié prioritaires', () => {
  it.each([
    [49, 51, 'non rempli', false],
    [50, 50, 'rempli', false],
    [51, 49, 'rempli', true],
    [100, 0, 'rempli', true],
    [50, 49, 'non rempli', false],
    [50, 51, 'non rempli', false],
  ])('%i %% et %i %% : %s, à regarder : %s', (prioritaires, precaires, verdict, vigilance) => {
    const resultat = avec('publics', {
      partPublicPrioritaire: prioritaires,
      partPublicPrecaire: precaires,
    });
    expect(resultat.verdict).toBe(verdict);
    expect(resultat.vigilance !== undefined).toBe(vigilance);
  });
  it('l’une des parts inconnue : à apprécier', () => {
    expect(avec('publics', { partPublicPrioritaire: 50 }).verdict).toBe('à apprécier');
    expect(avec('publics', { partPublicPrecaire: 50 }).verdict).toBe('à apprécier');
  });
  it.each([
    [49, 'non rempli'],
    [50, 'rempli'],
    [undefined, 'à apprécier'],
  ])('au bilan, %s %% constatés : %s, simple avertissement', (constatee, verdict) => {
    const donnees = constatee === undefined ? {} : { partPrioritaireConstatee: constatee };
    expect(avec('publics_constates', donnees).verdict).toBe(verdict);
    const critere = appel2020.criteres.find((c) => c.id === 'publics_constates');
    expect(critere?.portee).toBe('avertissement');
  });
});

it('une commune dont on ne sait rien d’autre est à apprécier, une association non éligible', () => {
  const conclusion = (type: TypeDemandeur) =>
    evaluerEligibilite(
      appel2020,
      faitsVides<DonneesPass>({ datePivot: '2020-04-01', collectivite: demandeur(type) }),
    ).conclusion;
  expect(conclusion('COMMUNE')).toBe('à apprécier');
  expect(conclusion('EPCI')).toBe('à apprécier');
  expect(conclusion('ASSOCIATION')).toBe('non éligible');
});
