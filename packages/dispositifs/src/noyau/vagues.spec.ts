import { faitsVides } from '../../test/faits.js';
import { fiche } from './sources.js';
import type { Vague } from './types.js';
import { critereVague, raisonsDuDepot, situerDepot, vaguesDe } from './vagues.js';

const vague = (
  code: string,
  ouvreLe: string,
  fermeLe: string,
  libelle = `vague ${code}`,
): Vague => ({
  code,
  libelle,
  ouvreLe,
  fermeLe,
  source: fiche,
});
const premiere = vague('1', '2021-03-01', '2021-05-30');
const deuxieme = vague('2', '2021-05-31', '2021-08-15');
// A gap before this one.
const troisieme = vague('3', '2021-09-01', '2021-10-15');
const trois = [premiere, deuxieme, troisieme];

describe('les vagues d’un dispositif', () => {
  it('se rangent par date de fermeture, celles du service avec celles de la définition', () => {
    const ajoutee = vague('2bis', '2021-08-16', '2021-08-31');
    const toutes = vaguesDe({ vagues: [troisieme, premiere, deuxieme] }, { vagues: [ajoutee] });
    expect(toutes.map((v) => v.code)).toEqual(['1', '2', '2bis', '3']);
  });

  it('celle que le service a datée lui-même remplace celle de la définition', () => {
    const prolongee = vague('3', '2021-09-01', '2021-11-30');
    const toutes = vaguesDe({ vagues: trois }, { vagues: [prolongee] });
    expect(toutes).toEqual([premiere, deuxieme, prolongee]);
  });

  it('peuvent n’être aucune', () => {
    expect(vaguesDe({ vagues: [] }, { vagues: [] })).toEqual([]);
  });
});

describe('un dépôt', () => {
  it.each([
    ['la veille de l’ouverture de la première', '2021-02-28', 'suivante', '1'],
    ['le jour de son ouverture', '2021-03-01', 'ouverte', '1'],
    ['le jour de sa fermeture', '2021-05-30', 'ouverte', '1'],
    ['le lendemain, la deuxième étant ouverte', '2021-05-31', 'ouverte', '2'],
    ['le jour de la fermeture de la deuxième', '2021-08-15', 'ouverte', '2'],
    ['le lendemain, entre deux vagues', '2021-08-16', 'suivante', '3'],
    ['la veille de l’ouverture de la troisième', '2021-08-31', 'suivante', '3'],
    ['le jour de la fermeture de la dernière', '2021-10-15', 'ouverte', '3'],
  ])('%s (%s) : %s %s', (_, le, type, code) => {
    expect(situerDepot(trois, le)).toMatchObject({ type, vague: { code } });
  });

  it('le lendemain de la dernière est hors délai', () => {
    expect(situerDepot(trois, '2021-10-16')).toEqual({ type: 'close', fermee: troisieme });
  });

  it('entre deux vagues, rappelle celle qui vient de fermer ; avant la première, aucune', () => {
    expect(situerDepot(trois, '2021-08-20')).toMatchObject({ fermee: deuxieme });
    expect(situerDepot(trois, '2021-01-01')).toMatchObject({ fermee: null });
  });

  it('dans un dispositif sans vague se fait à tout moment', () => {
    expect(situerDepot([], '2021-10-16')).toEqual({ type: 'sans vague' });
    expect(raisonsDuDepot([], '2021-10-16', false)).toEqual([]);
  });

  it('pendant deux vagues ouvertes à la fois va à la première qui ferme', () => {
    const chevauchent = vaguesDe(
      { vagues: [vague('L', '2021-01-01', '2021-12-31'), premiere] },
      { vagues: [] },
    );
    expect(situerDepot(chevauchent, '2021-04-01')).toMatchObject({ vague: { code: '1' } });
  });
});

describe('pourquoi un dépôt n’est pas reçu', () => {
  it('dans une vague ouverte : aucune raison', () => {
    expect(raisonsDuDepot(trois, '2021-05-30', false)).toEqual([]);
  });

  it('entre deux vagues : il faut dire qu’il vaut pour la suivante', () => {
    expect(raisonsDuDepot(trois, '2021-08-16', false)).toEqual([
      {
        code: 'VAGUE_SUIVANTE',
        champ: 'vagueSuivante',
        message:
          'Vague 2 a fermé le 15 août 2021\u00a0: la demande peut être retenue pour vague 3, ouverte du 1er septembre 2021 au 15 octobre 2021.',
      },
    ]);
    expect(raisonsDuDepot(trois, '2021-08-16', true)).toEqual([]);
  });

  it('avant la première : aucune vague n’est ouverte', () => {
    const [raison] = raisonsDuDepot(trois, '2021-02-28', false);
    expect(raison?.message).toMatch(/^Aucune vague n’est ouverte à cette date\u00a0: /);
  });

  it('après la dernière, le dossier s’ouvre quand même : il sera déclaré irrecevable', () => {
    expect(raisonsDuDepot(trois, '2021-10-16', false)).toEqual([]);
    expect(raisonsDuDepot(trois, '2021-10-16', true)).toEqual([]);
  });
});

describe('le critère du dépôt dans une vague', () => {
  it.each([
    [
      '2021-02-28',
      'à apprécier',
      'Déposée le 28 février 2021, avant vague 1, ouverte le 1er mars 2021.',
    ],
    ['2021-03-01', 'rempli', 'Déposée le 1er mars 2021, pendant vague 1, close le 30 mai 2021.'],
    ['2021-05-30', 'rempli', 'Déposée le 30 mai 2021, pendant vague 1, close le 30 mai 2021.'],
    ['2021-05-31', 'rempli', 'Déposée le 31 mai 2021, pendant vague 2, close le 15 août 2021.'],
    [
      '2021-08-16',
      'à apprécier',
      'Déposée le 16 août 2021, avant vague 3, ouverte le 1er septembre 2021.',
    ],
    [
      '2021-10-15',
      'rempli',
      'Déposée le 15 octobre 2021, pendant vague 3, close le 15 octobre 2021.',
    ],
    [
      '2021-10-16',
      'non rempli',
      'Déposée le 16 octobre 2021, après vague 3, close le 15 octobre 2021.',
    ],
  ])('une demande reçue le %s : %s', (datePivot, verdict, explication) => {
    expect(critereVague(trois, fiche).examiner(faitsVides({ datePivot }))).toMatchObject({
      verdict,
      explication,
      origine: fiche.reference,
    });
  });

  it('sans vague connue : à apprécier', () => {
    expect(critereVague([], fiche).examiner(faitsVides())).toMatchObject({
      verdict: 'à apprécier',
      explication: 'Aucune vague de dépôt n’est connue.',
    });
  });

  it('connaît les vagues du service', () => {
    const vagues = [vague('4', '2022-01-01', '2022-01-31')];
    expect(
      critereVague(trois, fiche).examiner(faitsVides({ datePivot: '2022-01-31', vagues })).verdict,
    ).toBe('rempli');
  });

  describe('quand le dépôt a sa propre date', () => {
    const lire = (datePivot: string, deposeLe?: string) =>
      critereVague<{ deposeLe: string }>(trois, fiche, (f) => f.donnees.deposeLe).examiner(
        faitsVides({ datePivot, donnees: deposeLe ? { deposeLe } : {} }),
      );
    it('c’est elle qui compte', () => {
      expect(lire('2021-10-16', '2021-10-15').verdict).toBe('rempli');
      expect(lire('2021-10-15', '2021-10-16').verdict).toBe('non rempli');
    });
    it('tant qu’elle manque, on ne peut dire que trop tard', () => {
      expect(lire('2021-10-15')).toMatchObject({ verdict: 'à apprécier', enAttente: true });
      expect(lire('2021-10-16')).toMatchObject({
        verdict: 'non rempli',
        explication:
          'Pas encore déposée le 16 octobre 2021, après vague 3, close le 15 octobre 2021.',
      });
    });
  });
});
