import { critere, type FaitsTiersLieux as F, faits } from '../../test/tiers-lieux.js';
import { enToutesLettres } from '../noyau/calendrier.js';
import { evaluerEligibilite } from '../noyau/eligibilite.js';
import type { TypeDemandeur, Vague } from '../noyau/types.js';
import { tiersLieux2021, tiersLieux2023 } from './definition.js';
import type { DonneesTiersLieux } from './donnees.js';

type Donnees = Partial<DonneesTiersLieux>;

describe.each([
  ['pages', 'DOSSIER_CANDIDATURE', 'pages', 'pagesDossier', 10, '10 pages'],
  ['video', 'VIDEO', 'secondes', 'secondesVideo', 180, '180 secondes'],
] as const)('la longueur (%s)', (id, piece, mesure, champ, maximum, dite) => {
  const mesuree = (n: number) => ({ mesures: { [piece]: { [mesure]: n } } });
  const declaree = (n: number) => ({ donnees: { [champ]: n } });

  it.each([
    [maximum - 1, 'rempli'],
    [maximum, 'rempli'],
    [maximum + 1, 'non rempli'],
  ])('mesurée à %i : %s', (n, verdict) => {
    expect(critere(id, mesuree(n))).toMatchObject({
      verdict,
      origine: 'mesurée dans le fichier déposé',
    });
  });
  it.each([
    [maximum, 'rempli'],
    [maximum + 1, 'non rempli'],
  ])('à défaut, déclarée à %i : %s', (n, verdict) => {
    expect(critere(id, declaree(n))).toMatchObject({ verdict, origine: 'déclaration du porteur' });
  });
  it('le fichier l’emporte sur la déclaration, et l’écart se voit', () => {
    const resultat = critere(id, { ...mesuree(maximum), ...declaree(maximum + 1) });
    expect(resultat).toMatchObject({ verdict: 'rempli', valeur: dite });
    expect(resultat.vigilance).toBeDefined();
    expect(critere(id, { ...mesuree(maximum), ...declaree(maximum) }).vigilance).toBeUndefined();
  });
  it('sans fichier : pas encore connu ; avec un fichier illisible : à apprécier', () => {
    expect(critere(id)).toMatchObject({ verdict: 'à apprécier', enAttente: true });
    const illisible = critere(id, { pieces: { [piece]: 'RECUE' }, mesures: { [piece]: {} } });
    expect(illisible.verdict).toBe('à apprécier');
    expect(illisible.enAttente).toBeUndefined();
  });
});

it('une vidéo de trois minutes et une fraction de seconde est trop longue', () => {
  expect(critere('video', { mesures: { VIDEO: { secondes: 180.4 } } })).toMatchObject({
    verdict: 'non rempli',
    valeur: '180,4 secondes',
  });
});

describe('les vagues de 2021', () => {
  const depose = (candidatureLe: string, vagues: Vague[] = []) =>
    critere('vague', { donnees: { candidatureLe }, vagues });

  it.each([
    ['2021-01-01', 'première'],
    ['2021-03-30', 'première'],
    ['2021-03-31', 'deuxième'],
    ['2021-06-30', 'deuxième'],
    ['2021-07-01', 'troisième'],
    ['2021-09-30', 'troisième'],
    ['2021-10-01', 'quatrième'],
    ['2021-12-30', 'quatrième'],
  ])('une candidature du %s est de la %s', (le, rang) => {
    expect(depose(le)).toMatchObject({
      verdict: 'rempli',
      explication: expect.stringContaining(`la ${rang} vague de 2021`),
      valeur: enToutesLettres(le),
    });
  });
  it.each([
    ['2021-12-31', 'non rempli'],
    ['2020-12-31', 'à apprécier'],
  ])('une candidature du %s n’est d’aucune : %s', (le, verdict) => {
    expect(depose(le).verdict).toBe(verdict);
  });
  it('le service peut en ajouter une', () => {
    const source = { reference: 'Note de service', confiance: 'service' } as const;
    const vague = { code: '2022', libelle: 'la vague de 2022', source };
    const vagues = [{ ...vague, ouvreLe: '2022-02-01', fermeLe: '2022-03-31' }];
    expect(depose('2022-01-31', vagues).verdict).toBe('à apprécier');
    expect(depose('2022-02-01', vagues).verdict).toBe('rempli');
    expect(depose('2022-04-01', vagues).verdict).toBe('non rempli');
  });
  it.each([
    ['2021-12-30', 'à apprécier', true],
    ['2021-12-31', 'non rempli', undefined],
  ])('non déposée, pour une demande du %s : %s', (datePivot, verdict, enAttente) => {
    const resultat = critere('vague', { datePivot });
    expect(resultat.verdict).toBe(verdict);
    expect(resultat.enAttente).toBe(enAttente);
  });
});

describe('la réunion d’information précède le dépôt', () => {
  it.each([
    ['2021-03-01', undefined, 'rempli'],
    ['2021-03-01', '2021-03-01', 'rempli'],
    ['2021-03-02', '2021-03-01', 'non rempli'],
    [undefined, '2021-03-01', 'à apprécier'],
  ])('suivie le %s, candidature du %s : %s', (reunionLe, candidatureLe, verdict) => {
    const donnees = { ...(reunionLe && { reunionLe }), ...(candidatureLe && { candidatureLe }) };
    expect(critere('reunion', { donnees }).verdict).toBe(verdict);
  });
});

const montants = (a: number, b: number, c: number): Donnees => ({
  montantAnnee1: a,
  montantAnnee2: b,
  montantAnnee3: c,
});

describe('l’argent demandé', () => {
  it.each([
    ['74 999,99 €', montants(2_499_999, 2_500_000, 2_500_000), 'non rempli'],
    ['75 000 €', montants(2_500_000, 2_500_000, 2_500_000), 'rempli'],
    ['150 000 €', montants(5_000_000, 5_000_000, 5_000_000), 'rempli'],
    ['150 000,01 €', montants(5_000_000, 5_000_000, 5_000_001), 'non rempli'],
  ])('%s sur trois ans : %s', (_, donnees, verdict) => {
    expect(critere('montant_total', { donnees }).verdict).toBe(verdict);
  });
  it('une année manquante : le total n’est pas encore connu', () => {
    const donnees = { montantAnnee1: 5_000_000, montantAnnee2: 5_000_000 };
    expect(critere('montant_total', { donnees })).toMatchObject({ enAttente: true });
  });

  it.each([
    ['50 000 € la plus forte année', montants(2_000_000, 5_000_000, 2_000_000), 'rempli'],
    ['50 000,01 €', montants(2_000_000, 5_000_001, 2_000_000), 'non rempli'],
    ['une seule année connue, trop forte', { montantAnnee2: 5_000_001 }, 'non rempli'],
    ['une seule année connue, admise', { montantAnnee2: 5_000_000 }, 'à apprécier'],
    ['aucune', {}, 'à apprécier'],
  ])('par an, %s : %s', (_, donnees, verdict) => {
    expect(critere('montant_annuel', { donnees }).verdict).toBe(verdict);
  });
});

const de = (type: TypeDemandeur) => ({ ...faits().collectivite, type });

describe('le contrat d’engagement républicain', () => {
  const dAssociation = (candidatureLe: string, reponse?: 'OUI' | 'NON') =>
    critere('engagement_republicain', {
      collectivite: de('ASSOCIATION'),
      donnees: { candidatureLe, ...(reponse && { engagementRepublicain: reponse }) },
    });

  it.each([
    ['2022-01-01', undefined, 'rempli'],
    ['2022-01-02', undefined, 'à apprécier'],
    ['2022-01-02', 'OUI', 'rempli'],
    ['2022-01-02', 'NON', 'non rempli'],
  ] as const)('candidature d’une association du %s, souscrit %s : %s', (le, reponse, verdict) => {
    expect(dAssociation(le, reponse).verdict).toBe(verdict);
  });
  it('à défaut de candidature, c’est la date de la demande', () => {
    const verdict = (datePivot: string) =>
      critere('engagement_republicain', { collectivite: de('ASSOCIATION'), datePivot }).verdict;
    expect(verdict('2022-01-01')).toBe('rempli');
    expect(verdict('2022-01-02')).toBe('à apprécier');
  });
  it('ne concerne pas une commune ; une structure privée est peut-être une fondation', () => {
    const sansObjet = { verdict: 'rempli', valeur: 'sans objet' };
    const datePivot = '2022-06-01';
    const dit = (type: TypeDemandeur) =>
      critere('engagement_republicain', { collectivite: de(type), datePivot });
    expect(dit('COMMUNE')).toMatchObject(sansObjet);
    expect(dit('COMMUNE').vigilance).toBeUndefined();
    expect(dit('ENTREPRISE')).toMatchObject({ ...sansObjet, vigilance: expect.any(String) });
  });
});

describe('la convention d’un organisme privé', () => {
  const dit = (donnees: Donnees, type: TypeDemandeur = 'ASSOCIATION') =>
    critere('convention', { collectivite: de(type), donnees });

  it.each([
    ['23 000 € par an', montants(2_300_000, 0, 0), 'rempli'],
    ['23 000,01 € par an', montants(2_300_001, 0, 0), 'à apprécier'],
    ['montant inconnu', {}, 'à apprécier'],
  ])('%s : %s', (_, donnees, verdict) => {
    expect(dit(donnees).verdict).toBe(verdict);
  });
  it.each([
    ['2021-05-09', 'non rempli'],
    ['2021-05-10', 'rempli'],
  ])('signée le %s pour une sélection du 10 mai : %s', (conventionSigneeLe, verdict) => {
    const donnees = {
      ...montants(3_000_000, 0, 0),
      conventionSigneeLe,
      issueExterneLe: '2021-05-10',
    };
    expect(dit(donnees).verdict).toBe(verdict);
    expect(dit(donnees, 'ENTREPRISE').verdict).toBe(verdict);
  });
  it('une collectivité n’en a pas besoin', () => {
    expect(dit(montants(5_000_000, 0, 0), 'COMMUNE')).toMatchObject({ valeur: 'sans objet' });
  });
});

describe('la version de 2023', () => {
  const en2023 = (id: string, surcharge: Partial<F> = {}) =>
    critere(id, { datePivot: '2023-10-01', ...surcharge }, tiersLieux2023);

  it.each([
    ['OUI', 'rempli'],
    ['NON', 'non rempli'],
    [undefined, 'à apprécier'],
  ] as const)('sous-préfecture sans fabrique, %s : %s', (reponse, verdict) => {
    const donnees: Donnees = reponse ? { sousPrefectureSansFabrique: reponse } : {};
    expect(en2023('sous_prefecture', { donnees }).verdict).toBe(verdict);
  });
  it.each([
    ['2023-12-31', 'rempli'],
    ['2024-01-01', 'non rempli'],
  ])('sa vague est celle de l’année 2023 : une candidature du %s y est %s', (le, verdict) => {
    expect(en2023('vague', { donnees: { candidatureLe: le } }).verdict).toBe(verdict);
  });
  it('une association y doit une convention, pour 50 000 €', () => {
    expect(en2023('convention', { collectivite: de('ASSOCIATION') })).toMatchObject({
      verdict: 'à apprécier',
      valeur: expect.stringMatching(/50.000/),
    });
  });
  it('ses règles reprises de 2021 sont à confirmer, et il n’y a plus ni QPV ni bornes', () => {
    const ids = tiersLieux2023.criteres.map((c) => c.id);
    expect(ids).not.toContain('localisation');
    expect(ids).not.toContain('montant_total');
    const pages = tiersLieux2023.criteres.find((c) => c.id === 'pages');
    expect(pages?.source.confiance).toBe('hypothese');
    for (const t of tiersLieux2023.transitions)
      expect([t.id, t.source.confiance]).not.toEqual([t.id, 'fiche']);
    for (const { source } of [...tiersLieux2023.pieces, ...tiersLieux2023.vagues])
      expect(source.confiance).toBe('hypothese');
    expect(tiersLieux2023.listes).toEqual([]);
  });
});

it('avec le seul demandeur, tout reste à apprécier', () => {
  for (const definition of [tiersLieux2021, tiersLieux2023])
    expect(evaluerEligibilite(definition, faits()).conclusion).toBe('à apprécier');
});
