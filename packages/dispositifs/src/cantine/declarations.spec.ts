import { faitsVides } from '../../test/faits.js';
import type { Faits, Passage } from '../noyau/types.js';
import { declarations, declarer, prochainePeriode } from './declarations.js';
import type { DonneesCantine } from './donnees.js';
import { noticeAsp } from './parametres.js';
import {
  derniereFinie,
  direPeriode,
  periodeAu,
  periodeSuivante,
  quadrimestres,
} from './periodes.js';

/** As for the breakfasts: no period in August. */
const avecUnTrou = [
  [1, 7],
  [9, 12],
] as const;

describe('les périodes de quatre mois', () => {
  it.each([
    ['2022-01-01', '2022-01-01', '2022-04-30'],
    ['2022-04-30', '2022-01-01', '2022-04-30'],
    ['2022-05-01', '2022-05-01', '2022-08-31'],
    ['2022-08-31', '2022-05-01', '2022-08-31'],
    ['2022-09-01', '2022-09-01', '2022-12-31'],
    ['2022-12-31', '2022-09-01', '2022-12-31'],
  ])('le %s appartient à celle du %s au %s', (jour, du, au) => {
    expect(periodeAu(quadrimestres, jour)).toEqual({ du, au });
  });

  it('se suivent, d’une année à l’autre', () => {
    const automne = { du: '2022-09-01', au: '2022-12-31' };
    expect(periodeSuivante(quadrimestres, automne)).toEqual({ du: '2023-01-01', au: '2023-04-30' });
    expect(direPeriode(automne)).toBe('du 1er septembre 2022 au 31 décembre 2022');
  });

  it.each([
    ['2023-01-01', '2022-12-31'],
    ['2022-12-31', '2022-08-31'],
    ['2022-05-01', '2022-04-30'],
    ['2022-04-30', '2021-12-31'],
  ])('au %s, la dernière finie l’est le %s', (jour, au) => {
    expect(derniereFinie(quadrimestres, jour).au).toBe(au);
  });

  it('un jour entre deux périodes va à la suivante', () => {
    const automne = { du: '2022-09-01', au: '2022-12-31' };
    expect(periodeAu(avecUnTrou, '2022-07-31').au).toBe('2022-07-31');
    expect(periodeAu(avecUnTrou, '2022-08-01')).toEqual(automne);
    expect(periodeAu(avecUnTrou, '2022-08-31')).toEqual(automne);
    expect(periodeSuivante(avecUnTrou, periodeAu(avecUnTrou, '2022-07-31'))).toEqual(automne);
    expect(derniereFinie(avecUnTrou, '2022-08-15').au).toBe('2022-07-31');
  });
});

const declaration = (periodeFinLe: string, nombreDeclare: number): Passage => ({
  etape: 'DECLARATIONS',
  transition: 'enregistrer_declaration',
  entreeLe: '2023-06-01',
  donnees: { periodeFinLe, nombreDeclare },
});
const debut: Passage[] = [
  { etape: 'INSCRIPTION', transition: null, entreeLe: '2022-09-10' },
  { etape: 'DECLARATIONS', transition: 'enregistrer_convention', entreeLe: '2022-09-15' },
];
const lues = (...suite: Passage[]) =>
  declarations(quadrimestres, { passages: [...debut, ...suite] }).map((d) => [
    d.periode.au,
    d.nombre,
  ]);

describe('les déclarations', () => {
  it('se lisent dans les passages, par période', () => {
    expect(lues()).toEqual([]);
    expect(lues(declaration('2023-04-30', 900), declaration('2022-12-31', 1200))).toEqual([
      ['2022-12-31', 1200],
      ['2023-04-30', 900],
    ]);
  });
  it('une période déclarée de nouveau remplace la précédente, à zéro aussi', () => {
    expect(lues(declaration('2022-12-31', 1200), declaration('2022-12-31', 1250))).toEqual([
      ['2022-12-31', 1250],
    ]);
    expect(lues(declaration('2022-12-31', 1200), declaration('2022-12-31', 0))).toEqual([
      ['2022-12-31', 0],
    ]);
  });
  it('disparaissent avec un retour avant elles', () => {
    const retour = { etape: 'INSCRIPTION', transition: 'revenir', entreeLe: '2023-07-01' };
    expect(lues(declaration('2022-12-31', 1200), retour)).toEqual([]);
  });

  it('la prochaine période est celle du premier jour, puis celle qui suit la dernière déclarée', () => {
    const prochaine = (...suite: Passage[]) =>
      prochainePeriode(quadrimestres, { passages: [...debut, ...suite] }, '2022-09-10').au;
    expect(prochaine()).toBe('2022-12-31');
    expect(prochaine(declaration('2022-12-31', 1))).toBe('2023-04-30');
    // The latest period counts, not the last entry.
    expect(prochaine(declaration('2023-04-30', 1), declaration('2022-12-31', 1))).toBe(
      '2023-08-31',
    );
  });
});

describe('enregistrer une déclaration', () => {
  const acte = declarer<DonneesCantine>(
    'DECLARATIONS',
    quadrimestres,
    {
      premierJour: { champ: 'conventionSigneeLe', dite: 'la signature de la convention' },
      dernierJour: { champ: 'conventionFinLe', dite: 'la fin de la convention' },
    },
    noticeAsp,
  );
  const examiner = (periodeFinLe: string, dateLegale: string) => {
    const faits: Faits<DonneesCantine> = faitsVides({
      donnees: { periodeFinLe, conventionSigneeLe: '2022-09-10', conventionFinLe: '2025-09-09' },
    });
    return acte.conditions.flatMap((c) =>
      c.examiner(faits, { dateLegale, role: 'instructeur' }).map((r) => r.message),
    );
  };

  it('se fait à partir du dernier jour de la période', () => {
    expect(examiner('2022-12-31', '2022-12-30')).toEqual([
      'Fin de la période déclarée\u00a0: la date suit celle de l’acte.',
    ]);
    expect(examiner('2022-12-31', '2022-12-31')).toEqual([]);
  });
  it('vise une période entière', () => {
    expect(examiner('2022-12-30', '2023-02-01')).toEqual([
      'Aucune période de déclaration ne finit le 30 décembre 2022\u00a0: voyez celle qui va du 1er septembre 2022 au 31 décembre 2022.',
    ]);
  });
  it('porte sur une période de la convention, la première et la dernière comprises', () => {
    expect(examiner('2022-08-31', '2023-02-01')).toEqual([
      'Cette période finit avant la signature de la convention, le 10 septembre 2022.',
    ]);
    for (const fin of ['2022-12-31', '2025-12-31']) expect(examiner(fin, '2026-05-02')).toEqual([]);
    expect(examiner('2026-04-30', '2026-05-02')).toEqual([
      'Cette période commence après la fin de la convention, le 9 septembre 2025.',
    ]);
  });
});
