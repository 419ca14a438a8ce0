import fc from 'fast-check';
import { ajouterJours, ajouterMois, estJourOuvre } from './calendrier.js';
import { calculerEcheance, direEcheance } from './echeances.js';
import { direDuree } from './libelles.js';
import type { Duree, Pause } from './types.js';

const RECUE = 'demande complète reçue';
const calculer = (le: string, duree: Duree, pauses: Pause[] = [], report = false) =>
  calculerEcheance({ depart: { le, libelle: RECUE }, duree, pauses, report });
const mois = (nombre: number): Duree => ({ nombre, unite: 'mois' });
const jours = (nombre: number): Duree => ({ nombre, unite: 'jours' });
const ouvres = (nombre: number): Duree => ({ nombre, unite: 'jours_ouvres' });
const pause = (du: string, au: string): Pause => ({ du, au, motif: 'pièce demandée' });

describe('cas travaillés', () => {
  it.each([
    // The implicit decision on a request of 1 February: born on 1 April, without roll-over.
    ['2026-02-01', mois(2), false, '2026-04-01'],
    ['2026-03-31', mois(2), false, '2026-05-31'],
    ['2026-12-31', mois(2), false, '2027-02-28'],
    ['2026-03-03', mois(3), false, '2026-06-03'],
    ['2026-03-03', jours(30), false, '2026-04-02'],
    ['2026-03-03', jours(0), false, '2026-03-03'],
    // 14 March 2026 is a Saturday; Easter Monday is 6 April.
    ['2026-03-04', jours(10), false, '2026-03-14'],
    ['2026-03-04', jours(10), true, '2026-03-16'],
    ['2026-03-04', jours(31), true, '2026-04-07'],
    ['2026-05-11', ouvres(3), false, '2026-05-15'],
    ['2026-04-03', ouvres(1), false, '2026-04-07'],
    ['2026-12-24', ouvres(5), false, '2027-01-04'],
    ['2026-03-14', ouvres(1), false, '2026-03-16'],
  ] as const)('%s plus %j, report %s : le %s', (depart, duree, report, attendu) => {
    expect(calculer(depart, duree, [], report).le).toBe(attendu);
  });

  it('une suspension reporte d’autant la fin, le jour de la demande comptant encore', () => {
    const { le, segments } = calculer('2026-03-03', mois(3), [pause('2026-04-01', '2026-04-13')]);
    expect(le).toBe('2026-06-15');
    expect(segments).toEqual([
      { type: 'depart', du: '2026-03-03', au: '2026-03-03', libelle: RECUE },
      { type: 'duree', du: '2026-03-03', au: '2026-06-15', libelle: '3 mois' },
      { type: 'pause', du: '2026-04-01', au: '2026-04-13', libelle: 'pièce demandée' },
    ]);
  });

  it('deux suspensions qui se chevauchent ne comptent qu’une fois les jours communs', () => {
    const pauses = [pause('2026-04-01', '2026-04-11'), pause('2026-04-06', '2026-04-16')];
    const { le, segments } = calculer('2026-03-03', mois(3), pauses);
    expect(le).toBe('2026-06-18');
    expect(direEcheance(le, segments)).toContain(
      '+ 3 mois, suspendu 15 jours (pièce demandée), éch',
    );
  });

  it('une suspension prolongée se dit en une fois, deux motifs ensemble', () => {
    const prolongee = [pause('2026-04-01', '2026-04-06'), pause('2026-04-06', '2026-04-16')];
    const dite = (pauses: Pause[]) => {
      const { le, segments } = calculer('2026-03-03', mois(3), pauses);
      return direEcheance(le, segments);
    };
    expect(dite(prolongee)).toContain(', suspendu 15 jours (pièce demandée), échéance le 18 juin');
    const autre = { du: '2026-04-10', au: '2026-04-20', motif: 'avis attendu' };
    expect(dite([autre, ...prolongee])).toContain(
      'suspendu 19 jours (pièce demandée et avis attendu)',
    );
    expect(dite([pause('2026-04-01', '2026-04-06'), pause('2026-04-07', '2026-04-16')])).toContain(
      'suspendu 5 jours (pièce demandée), suspendu 9 jours (pièce demandée)',
    );
  });

  it('une suspension entamée avant le départ ne compte qu’à partir de lui ; finie avant, pas du tout', () => {
    const entamee = calculer('2026-03-03', jours(10), [pause('2026-02-20', '2026-03-08')]);
    expect(entamee.le).toBe('2026-03-18');
    expect(entamee.segments[2]).toMatchObject({ du: '2026-03-03', au: '2026-03-08' });
    const finie = calculer('2026-03-03', jours(10), [pause('2026-02-20', '2026-03-03')]);
    expect(finie.le).toBe('2026-03-13');
    expect(finie.segments).toHaveLength(2);
  });

  it('une suspension peut en repousser la fin dans une autre', () => {
    const pauses = [pause('2026-03-05', '2026-03-10'), pause('2026-03-13', '2026-03-20')];
    expect(calculer('2026-03-03', jours(10), pauses).le).toBe('2026-03-25');
  });

  it('le report au premier jour ouvré se voit comme un segment', () => {
    // Friday 1 May is a holiday, then a weekend.
    const { le, segments } = calculer('2026-04-01', mois(1), [], true);
    expect(le).toBe('2026-05-04');
    expect(segments.at(-1)).toEqual({
      type: 'report',
      du: '2026-05-01',
      au: '2026-05-04',
      libelle: 'reporté au premier jour ouvré',
    });
  });
});

it('se dit en une phrase', () => {
  const { le, segments } = calculer(
    '2026-03-03',
    mois(3),
    [pause('2026-04-01', '2026-04-12')],
    true,
  );
  expect(direEcheance(le, segments)).toBe(
    'demande complète reçue le 3 mars 2026 + 3 mois, suspendu 11 jours (pièce demandée), reporté au premier jour ouvré, échéance le 15 juin 2026',
  );
  const recue = calculerEcheance({
    depart: { le: '2026-03-03', libelle: 'reçu' },
    duree: mois(2),
    pauses: [pause('2026-03-20', '2026-04-01')],
  });
  expect(direEcheance(recue.le, recue.segments)).toBe(
    'reçu le 3 mars 2026 + 2 mois, suspendu 12 jours (pièce demandée), échéance le 15 mai 2026',
  );
  expect(direDuree(ouvres(1))).toBe('1 jour ouvré');
  expect(direDuree(ouvres(10))).toBe('10 jours ouvrés');
  expect(direDuree(mois(1))).toBe('1 mois');
});

it('une date fixée se dit sans calcul', () => {
  const segment = { type: 'depart' as const, du: '2026-05-15', au: '2026-05-15' };
  expect(direEcheance('2026-05-15', [{ ...segment, libelle: 'date limite fixée' }])).toBe(
    'date limite fixée\u00a0: 15 mai 2026',
  );
});

describe('propriétés', () => {
  const date = fc.integer({ min: 0, max: 365 * 30 }).map((n) => ajouterJours('2010-01-01', n));
  const depart = date;
  const duree = fc.oneof(
    fc.integer({ min: 0, max: 24 }).map(mois),
    fc.integer({ min: 0, max: 200 }).map(jours),
    fc.integer({ min: 0, max: 60 }).map(ouvres),
  );
  /** Pauses around a start: before it, across it, within the delay, one over another. */
  const pauses = (autour: string) =>
    fc.array(
      fc
        .tuple(fc.integer({ min: -60, max: 300 }), fc.integer({ min: 0, max: 60 }))
        .map(([n, longueur]) => {
          const du = ajouterJours(autour, n);
          return pause(du, ajouterJours(du, longueur));
        }),
      { maxLength: 4 },
    );
  const cas = depart.chain((d) => fc.tuple(fc.constant(d), duree, pauses(d), fc.boolean()));

  it('une suspension n’avance jamais l’échéance', () => {
    fc.assert(
      fc.property(cas, ([d, du, p, report]) => {
        expect(calculer(d, du, p, report).le >= calculer(d, du, [], report).le).toBe(true);
      }),
    );
  });

  it('chaque suspension de plus ne peut que la reculer', () => {
    fc.assert(
      fc.property(cas, ([d, du, p, report]) => {
        const avecMoins = calculer(d, du, p.slice(1), report).le;
        expect(calculer(d, du, p, report).le >= avecMoins).toBe(true);
      }),
    );
  });

  it('comptée en jours du calendrier ou en mois, une suspension du délai l’allonge d’autant, ni plus ni moins', () => {
    const unePause = fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 60 }));
    fc.assert(
      fc.property(depart, duree, unePause, (d, du, [apres, longueur]) => {
        fc.pre(du.unite !== 'jours_ouvres');
        const { le } = calculer(d, du);
        const p = pause(ajouterJours(d, apres), ajouterJours(d, apres + longueur));
        // Asked for on the last day or after it, pieces come too late to suspend anything.
        const attendu = p.du < le ? ajouterJours(le, longueur) : le;
        expect(calculer(d, du, [p]).le).toBe(attendu);
      }),
    );
  });

  it('l’ordre des suspensions n’y change rien', () => {
    const melange = cas.chain((c) =>
      fc.tuple(
        fc.constant(c),
        fc.shuffledSubarray(c[2], { minLength: c[2].length, maxLength: c[2].length }),
      ),
    );
    fc.assert(
      fc.property(melange, ([[d, du, p, report], melangees]) => {
        const a = calculer(d, du, p, report);
        const b = calculer(d, du, melangees, report);
        expect(b.le).toBe(a.le);
        expect(new Set(b.segments.map(cle))).toEqual(new Set(a.segments.map(cle)));
      }),
    );
  });

  it('reportée, elle ne tombe jamais un jour chômé, et jamais plus de cinq jours plus loin', () => {
    fc.assert(
      fc.property(cas, ([d, du, p]) => {
        const { le } = calculer(d, du, p, true);
        const sans = calculer(d, du, p, false).le;
        expect(estJourOuvre(le)).toBe(true);
        expect(le >= sans && le <= ajouterJours(sans, 5)).toBe(true);
      }),
    );
  });

  it('ses segments vont du départ à l’échéance, sans en sortir', () => {
    fc.assert(
      fc.property(cas, ([d, du, p, report]) => {
        const { le, segments } = calculer(d, du, p, report);
        expect(segments[0]).toMatchObject({ type: 'depart', du: d });
        expect(
          segments
            .map((s) => s.au)
            .sort()
            .at(-1),
        ).toBe(le);
        for (const s of segments) expect(d <= s.du && s.du <= s.au && s.au <= le).toBe(true);
      }),
    );
  });

  const deuxDeparts = depart.chain((d) =>
    fc.tuple(fc.constant(d), fc.integer({ min: 0, max: 40 }), duree, pauses(d), fc.boolean()),
  );

  it('comptée en jours, un départ plus tardif ne l’avance jamais, quelles que soient les suspensions', () => {
    fc.assert(
      fc.property(deuxDeparts, ([d, ecart, du, p, report]) => {
        fc.pre(du.unite !== 'mois');
        const tard = calculer(ajouterJours(d, ecart), du, p, report).le;
        expect(tard >= calculer(d, du, p, report).le).toBe(true);
      }),
    );
  });

  /**
   * In months the property needs a hypothesis: no day is suspended between the two starts. Months are
   * turned into days from their own start, and a later start may fall on shorter months (see the
   * counter-example below, which is right: 29 days were due from the one, 28 from the other).
   */
  it('comptée en mois, un départ plus tardif ne l’avance jamais si rien n’est suspendu entre les deux', () => {
    fc.assert(
      fc.property(deuxDeparts, ([d, ecart, du, p, report]) => {
        const second = ajouterJours(d, ecart);
        const ensuite = p.map((x) =>
          pause(x.du < second ? second : x.du, x.au < second ? second : x.au),
        );
        const tard = calculer(second, du, ensuite, report).le;
        expect(tard >= calculer(d, du, ensuite, report).le).toBe(true);
      }),
    );
  });

  it('en mois, une suspension entre les deux départs peut renverser leur ordre', () => {
    const p = [pause('2026-01-30', '2026-01-31')];
    expect(calculer('2026-01-30', mois(1), p).le).toBe('2026-03-01');
    expect(calculer('2026-01-31', mois(1), p).le).toBe('2026-02-28');
  });

  it('en mois et sans suspension, c’est le même quantième ou le dernier jour du mois', () => {
    fc.assert(
      fc.property(depart, fc.integer({ min: 0, max: 36 }), (d, n) => {
        const { le } = calculer(d, mois(n));
        expect(le).toBe(ajouterMois(d, n));
        const lendemain = ajouterJours(le, 1);
        expect(le.slice(8) === d.slice(8) || lendemain.slice(8) === '01').toBe(true);
      }),
    );
  });
});

function cle(s: { type: string; du: string; au: string; libelle: string }): string {
  return [s.type, s.du, s.au, s.libelle].join(' ');
}
