import { faitsVides, reglages } from '../../test/faits.js';
import { appliquerHorloge, echeancesDe, obligationDe } from '../noyau/obligations.js';
import type { Definition, Faits, Passage, TypeDemandeur } from '../noyau/types.js';
import { cnfs2021 } from './definition.js';
import type { DonneesCnfs } from './donnees.js';
import { vacance } from './echeances.js';

type F = Faits<DonneesCnfs>;
const cnfs: Definition<DonneesCnfs> = cnfs2021;
const faits = (surcharge: Partial<F> = {}) =>
  faitsVides<DonneesCnfs>({ datePivot: '2022-01-05', ...surcharge });
const montant = (donnees: Partial<DonneesCnfs>, reste: Partial<F> = {}) => {
  if (!cnfs.montant) throw new Error('sans montant');
  return cnfs.montant(faits({ donnees, ...reste }));
};
const lignes = (...args: Parameters<typeof montant>) =>
  montant(...args).lignes.map((l) => [l.libelle, l.valeur ?? l.centimes]);

describe('le montant estimé', () => {
  it('est de 50 000 € par poste attribué, pour 24 mois chez un employeur public', () => {
    expect(montant({ postesDemandes: 5, postesAttribues: 3 })).toMatchObject({
      centimes: 15_000_000,
      estimation: true,
    });
    expect(lignes({ postesAttribues: 3 })).toEqual([
      ['Postes', '3 (décision du comité)'],
      ['Subvention par poste, au plus', 5_000_000],
      ['Durée, employeur public', '24 mois'],
      ['Total pour les postes, au plus', 15_000_000],
    ]);
  });

  it.each<[TypeDemandeur, string, string]>([
    ['EPCI', 'Durée, employeur public', '24 mois'],
    ['ETABLISSEMENT_PUBLIC', 'Durée, employeur public', '24 mois'],
    ['ASSOCIATION', 'Durée, employeur privé', '18 mois'],
    ['ENTREPRISE', 'Durée, employeur privé', '18 mois'],
  ])('chez un demandeur de type %s : %s, %s', (type, libelle, duree) => {
    const collectivite = { nom: 'Structure fictive', type, code: '1', populations: [] };
    expect(lignes({ postesAttribues: 1 }, { collectivite })).toContainEqual([libelle, duree]);
  });

  it('suit les postes : demandés, puis attribués, puis ceux de la convention', () => {
    const centimes = (donnees: Partial<DonneesCnfs>) => montant(donnees).centimes;
    expect(centimes({})).toBeNull();
    expect(centimes({ postesDemandes: 4 })).toBe(20_000_000);
    expect(centimes({ postesDemandes: 4, postesAttribues: 0 })).toBe(0);
    expect(centimes({ postesDemandes: 4, postesAttribues: 3, postesConventionnes: 2 })).toBe(
      10_000_000,
    );
  });

  it('au renouvellement, est de 42 500 € par poste sur 36 mois', () => {
    const renouvele = {
      postesConventionnes: 2,
      renouvellementSigneLe: '2024-01-10',
      bonusTerritoire: 'NON' as const,
    };
    expect(montant(renouvele).centimes).toBe(2 * 4_250_000);
    expect(lignes(renouvele)).toEqual([
      ['Postes', '2 (convention en cours)'],
      ['Renouvellement, première année, par poste', 1_750_000],
      ['Renouvellement, deuxième année, par poste', 1_250_000],
      ['Renouvellement, troisième année, par poste', 1_250_000],
      ['Durée du renouvellement', '36 mois'],
      ['Total pour les postes, au plus', 8_500_000],
    ]);
  });

  it('et de 50 000 € avec le bonus QPV ou ZRR', () => {
    const donnees = {
      postesConventionnes: 2,
      renouvellementSigneLe: '2024-01-10',
      bonusTerritoire: 'OUI' as const,
    };
    expect(montant(donnees).centimes).toBe(2 * 5_000_000);
    expect(lignes(donnees)).toContainEqual(['Bonus QPV ou ZRR, première part, par poste', 250_000]);
    expect(lignes(donnees)).toContainEqual(['Bonus QPV ou ZRR, seconde part, par poste', 500_000]);
  });

  it('n’est pas calculé pour des postes repris, dont la convention suit son cours', () => {
    expect(montant({ objet: 'REPRISE', postesAttribues: 2 })).toMatchObject({
      centimes: null,
      estimation: true,
      lignes: [{ centimes: null, source: { confiance: 'hypothese' } }],
    });
  });
});

describe('le mois pour sélectionner un candidat', () => {
  const passages: Passage[] = [
    { etape: 'CONVENTION', transition: 'enregistrer_attribution', entreeLe: '2022-01-31' },
    { etape: 'SELECTION_CANDIDAT', transition: 'enregistrer_convention', entreeLe: '2022-02-20' },
  ];
  const donnees = { conventionSigneeLe: '2022-02-15' };
  const echeance = (surcharge: Partial<F>) =>
    obligationDe(cnfs, 'SELECTION_CANDIDAT', faits({ passages, donnees, ...surcharge }))?.echeance;

  it('court de l’attribution, l’autre départ étant montré à côté', () => {
    expect(echeance({})).toMatchObject({
      nature: 'PROMESSE',
      departLe: '2022-01-31',
      le: '2022-02-28',
      alternative: 'convention signée le 15 février 2022, soit le 15 mars 2022',
      source: { confiance: 'hypothese' },
    });
  });
  it('court de la convention quand le paramètre le dit', () => {
    const parametres = reglages({ departSelection: 'CONVENTION' });
    expect(echeance({ parametres })).toMatchObject({ departLe: '2022-02-15', le: '2022-03-15' });
    expect(echeance({ parametres, donnees: {} })).toBeNull();
  });
});

it('les quinze jours du contrat courent de la sélection du candidat', () => {
  const donnees = { candidatSelectionneLe: '2022-03-01' };
  const passages: Passage[] = [
    { etape: 'SIGNATURE_CONTRAT', transition: 'enregistrer_candidat', entreeLe: '2022-03-04' },
  ];
  const obligation = obligationDe(cnfs, 'SIGNATURE_CONTRAT', faits({ passages, donnees }));
  expect(obligation).toMatchObject({ acteur: 'COLLECTIVITE', echeance: { le: '2022-03-16' } });
});

describe('les six mois d’un poste vacant', () => {
  const actif: Passage = {
    etape: 'ACTIVITE',
    transition: 'enregistrer_formation',
    entreeLe: '2022-06-01',
  };
  const suite = (transition: string, entreeLe: string): Passage => ({
    etape: 'ACTIVITE',
    transition,
    entreeLe,
  });
  const lire = (passages: Passage[], posteVacantDepuis?: string) =>
    appliquerHorloge(
      cnfs,
      vacance,
      faits({
        passages: [actif, ...passages],
        donnees: { ...(posteVacantDepuis && { posteVacantDepuis }) },
      }),
    );
  const constat = suite('constater_vacance', '2022-09-05');

  it('ne courent pas sans vacance', () => {
    expect(lire([])).toBeNull();
  });
  it('courent du début de la vacance', () => {
    expect(lire([constat], '2022-09-01')).toMatchObject({ le: '2023-03-01', arreteeLe: null });
  });
  it.each(['enregistrer_remplacement', 'enregistrer_restitution'])('s’arrêtent par %s', (acte) => {
    expect(lire([constat, suite(acte, '2022-12-01')], '2022-09-01')).toMatchObject({
      arreteeLe: '2022-12-01',
    });
  });
  it('recommencent à la vacance suivante', () => {
    const passages = [constat, suite('enregistrer_remplacement', '2022-12-01')];
    expect(lire(passages, '2023-01-10')).toMatchObject({ le: '2023-07-10', arreteeLe: null });
  });
  it.each([
    ['2023-03-01', null],
    ['2023-03-02', expect.stringMatching(/est à rendre/)],
  ])('au %s, ce qui s’ensuit : %s', (aujourdhui, siPassee) => {
    const [, echeance] = echeancesDe(
      cnfs,
      faits({
        aujourdhui,
        passages: [actif, constat],
        donnees: { posteVacantDepuis: '2022-09-01', conventionFinLe: '2024-01-01' },
      }),
    );
    expect(echeance).toMatchObject({ code: 'VACANCE', siPassee });
  });
  it('passent avant le terme de la convention dans ce qui est attendu', () => {
    const donnees = { posteVacantDepuis: '2022-09-01', conventionFinLe: '2024-01-01' };
    const attendu = obligationDe(cnfs, 'ACTIVITE', faits({ passages: [actif, constat], donnees }));
    expect(attendu?.echeance?.code).toBe('VACANCE');
  });
});
