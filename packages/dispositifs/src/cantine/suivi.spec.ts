import { faitsVides, laListe, reglages } from '../../test/faits.js';
import { direEcheance } from '../noyau/echeances.js';
import { jouer } from '../noyau/jouer.js';
import { echeancesDe, obligationDe } from '../noyau/obligations.js';
import { examinerTransition } from '../noyau/transitions.js';
import type { Definition, Faits, Passage } from '../noyau/types.js';
import { LISTE_COMMUNES } from './criteres.js';
import { cantine2019, cantine2022 } from './definition.js';
import type { DonneesCantine } from './donnees.js';

type F = Faits<DonneesCantine>;
type D = Definition<DonneesCantine>;

/** A convention signed on a day, for three years, then its claims: last day of the period, meals. */
function suivi(signee: string, fin: string, declarees: [string, number][] = []): F {
  const passages: Passage[] = [
    { etape: 'INSCRIPTION', transition: null, entreeLe: signee },
    { etape: 'DECLARATIONS', transition: 'enregistrer_convention', entreeLe: signee },
    ...declarees.map(([periodeFinLe, nombreDeclare]) => ({
      etape: 'DECLARATIONS',
      transition: 'enregistrer_declaration',
      entreeLe: periodeFinLe,
      donnees: { periodeFinLe, nombreDeclare },
    })),
  ];
  return faitsVides<DonneesCantine>({
    datePivot: signee,
    donnees: { conventionSigneeLe: signee, conventionFinLe: fin },
    passages,
  });
}
const attendu = (definition: D, faits: F, etape = 'DECLARATIONS') =>
  obligationDe(definition, etape, faits);

describe('la déclaration à faire', () => {
  it('a six mois après la fin de la période', () => {
    const { echeance } = attendu(cantine2022, suivi('2022-09-10', '2025-09-09')) ?? {};
    expect(echeance).toMatchObject({ code: 'DECLARATION', le: '2023-06-30', nature: 'FIXEE' });
    expect(echeance && direEcheance(echeance.le, echeance.segments)).toBe(
      'période du 1er septembre 2022 au 31 décembre 2022, finie le 31 décembre 2022 + 6 mois, échéance le 30 juin 2023',
    );
  });

  it.each([
    ['2022-12-31', '2023-10-30'],
    ['2023-04-30', '2024-02-29'],
    ['2023-08-31', '2024-06-30'],
  ])('une fois la période finie le %s déclarée, la suivante a jusqu’au %s', (periode, le) => {
    const faits = suivi('2022-09-10', '2025-09-09', [[periode, 100]]);
    expect(attendu(cantine2022, faits)?.echeance?.le).toBe(le);
  });

  it('n’a pas de limite pour une période commencée avant septembre 2022', () => {
    const aout = suivi('2022-08-31', '2025-08-30');
    expect(attendu(cantine2022, aout)?.echeance?.code).toBe('FIN_CONVENTION');
    const ensuite = suivi('2022-08-31', '2025-08-30', [['2022-08-31', 100]]);
    expect(attendu(cantine2022, ensuite)?.echeance).toMatchObject({
      code: 'DECLARATION',
      le: '2023-06-30',
    });
    expect(attendu(cantine2022, suivi('2022-09-01', '2025-08-31'))?.echeance?.le).toBe(
      '2023-06-30',
    );
  });

  it('a la même limite sous une convention antérieure : c’est la période qui compte', () => {
    const limite = (declaree: string) =>
      attendu(cantine2019, suivi('2021-09-01', '2024-08-31', [[declaree, 100]]))?.echeance;
    expect(limite('2022-04-30')).toMatchObject({ code: 'FIN_CONVENTION', le: '2024-08-31' });
    expect(limite('2022-08-31')).toMatchObject({ code: 'DECLARATION', le: '2023-06-30' });
  });

  it('ne porte pas sur une période qui commence après la convention', () => {
    const derniere = suivi('2022-09-10', '2025-04-30', [['2024-12-31', 100]]);
    expect(attendu(cantine2022, derniere)?.echeance?.code).toBe('FIN_CONVENTION');
    const finie = suivi('2022-09-10', '2025-04-30', [
      ['2024-12-31', 100],
      ['2025-04-30', 100],
    ]);
    const echeances = echeancesDe<DonneesCantine>(cantine2022, finie);
    // The last claim made in time; nothing more is due but the end of the convention.
    expect(echeances.map((e) => [e.code, e.etat])).toEqual([
      ['DECLARATION', 'TENUE'],
      ['FIN_CONVENTION', 'EN_COURS'],
    ]);
  });

  it('dit que le mois où commencent les périodes est à confirmer', () => {
    const { echeance } = attendu(cantine2022, suivi('2022-09-10', '2025-09-09')) ?? {};
    expect(echeance?.source.confiance).toBe('memoire');
    const declarer = cantine2019.transitions.find((t) => t.id === 'enregistrer_declaration');
    expect(declarer?.source.confiance).toBe('memoire');
  });

  it('suit le délai réglé par le service', () => {
    const faits = {
      ...suivi('2022-09-10', '2025-09-09'),
      parametres: reglages({ delaiDeclaration: 4 }),
    };
    expect(attendu(cantine2022, faits)?.echeance?.le).toBe('2023-04-30');
  });
});

describe('la fin de la convention', () => {
  it('s’annonce quand elle vient avant la prochaine limite de déclaration', () => {
    const avec = (fin: string) => attendu(cantine2022, suivi('2022-09-10', fin))?.echeance?.code;
    expect(avec('2023-06-29')).toBe('FIN_CONVENTION');
    expect(avec('2023-06-30')).toBe('DECLARATION');
    expect(avec('2023-07-01')).toBe('DECLARATION');
  });

  const fin = (faits: F) =>
    echeancesDe<DonneesCantine>(cantine2022, faits).find((e) => e.code === 'FIN_CONVENTION');

  it('passée, dit ce que cela change', () => {
    const faits = suivi('2022-09-10', '2025-09-09');
    expect(fin({ ...faits, aujourdhui: '2025-09-09' })?.siPassee).toBeNull();
    expect(fin({ ...faits, aujourdhui: '2025-09-10' })?.siPassee).toMatch(
      /^La convention a pris fin/,
    );
  });

  it.each([
    ['2025-09-09', 'TENUE'],
    ['2025-09-10', 'DEPASSEE'],
  ])('la décision sur le renouvellement enregistrée le %s : %s', (entreeLe, etat) => {
    const faits = suivi('2022-09-10', '2025-09-09');
    faits.passages.push({ etape: 'CLOS', transition: 'enregistrer_issue_externe', entreeLe });
    expect(fin(faits)?.etat).toBe(etat);
  });

  it('tient lieu d’échéance au renouvellement', () => {
    const faits = suivi('2022-09-10', '2025-09-09');
    faits.passages.push({
      etape: 'RENOUVELLEMENT',
      transition: 'ouvrir_renouvellement',
      entreeLe: '2025-06-01',
    });
    expect(attendu(cantine2022, faits, 'RENOUVELLEMENT')).toMatchObject({
      acteur: 'COLLECTIVITE',
      echeance: { le: '2025-09-09' },
    });
  });
});

it('avant la convention, l’ASP ou la commune a la main, sans date', () => {
  const faits = faitsVides<DonneesCantine>();
  expect(attendu(cantine2022, faits, 'INSCRIPTION')).toMatchObject({
    acteur: 'COLLECTIVITE',
    echeance: null,
  });
  expect(attendu(cantine2022, faits, 'CONVENTION')).toMatchObject({
    acteur: 'ASP',
    echeance: null,
  });
});

describe('l’aide estimée', () => {
  const egalim = { egalimLe: '2024-05-01', egalimQualite: 50, egalimBio: 20 };
  const calculer = (faits: F) => cantine2022.montant(faits);

  it('sans déclaration, on n’estime rien', () => {
    expect(cantine2019.montant(suivi('2021-09-01', '2024-08-31'))).toEqual({
      centimes: null,
      estimation: true,
      lignes: [
        {
          libelle: 'Aucun repas déclaré à ce jour',
          centimes: null,
          valeur: '3\u00a0€ par repas',
          source: { reference: 'Fiche de synthèse (2021)', confiance: 'fiche' },
        },
      ],
    });
  });

  it('est de 3 € par repas déclaré, une ligne par période', () => {
    const faits = suivi('2022-09-10', '2025-09-09', [
      ['2022-12-31', 1200],
      ['2023-04-30', 1],
      ['2023-08-31', 0],
    ]);
    const { centimes, estimation, lignes } = cantine2022.montant(faits);
    expect({ centimes, estimation }).toEqual({ centimes: 360_300, estimation: true });
    expect(lignes.map((l) => [l.libelle, l.centimes])).toEqual([
      [
        'Période du 1er septembre 2022 au 31 décembre 2022\u00a0: 1\u202f200 repas à 3\u00a0€',
        360_000,
      ],
      ['Période du 1er janvier 2023 au 30 avril 2023\u00a0: 1 repas à 3\u00a0€', 300],
      ['Période du 1er mai 2023 au 31 août 2023\u00a0: 0 repas à 3\u00a0€', 0],
    ]);
  });

  it('était de 2 € par repas jusqu’en 2020, et suit le relèvement sans démarche', () => {
    const faits = suivi('2019-10-01', '2022-09-30', [
      ['2020-12-31', 10],
      ['2021-04-30', 10],
    ]);
    expect(cantine2019.montant(faits).lignes.map((l) => [l.libelle, l.centimes])).toEqual([
      ['Période du 1er septembre 2020 au 31 décembre 2020\u00a0: 10 repas à 2\u00a0€', 2000],
      ['Période du 1er janvier 2021 au 30 avril 2021\u00a0: 10 repas à 3\u00a0€', 3000],
    ]);
  });

  it('gagne 1 € par repas pour une commune engagée sur EGalim, depuis 2024', () => {
    const faits = suivi('2024-02-01', '2027-01-31', [['2024-08-31', 100]]);
    faits.donnees = { ...faits.donnees, ...egalim };
    const { centimes, lignes } = cantine2022.montant(faits);
    expect(centimes).toBe(40_000);
    expect(lignes.map((l) => [l.libelle, l.centimes])).toEqual([
      ['Période du 1er mai 2024 au 31 août 2024\u00a0: 100 repas à 3\u00a0€', 30_000],
      ['Bonus EGalim du 1er mai 2024 au 31 août 2024\u00a0: 100 repas à 1\u00a0€', 10_000],
    ]);
  });

  it.each<[string, Partial<DonneesCantine>, number]>([
    ['engagée la veille de la période', { egalimLe: '2024-04-30' }, 40_000],
    ['engagée le premier jour de la période', { egalimLe: '2024-05-01' }, 40_000],
    ['engagée le lendemain', { egalimLe: '2024-05-02' }, 30_000],
    ['visant 49 % de qualité', { egalimQualite: 49 }, 30_000],
    ['visant 19 % de bio', { egalimBio: 19 }, 30_000],
    ['dont l’engagement n’est pas daté', { egalimLe: undefined }, 30_000],
  ])('commune %s', (_, donnees, centimes) => {
    const faits = suivi('2024-02-01', '2027-01-31', [['2024-08-31', 100]]);
    faits.donnees = { ...faits.donnees, ...egalim, ...donnees };
    expect(calculer(faits).centimes).toBe(centimes);
  });

  it.each([
    ['2023-12-31', 30_000],
    ['2024-04-30', 40_000],
  ])('le bonus va aux repas de 2024, même sous une convention antérieure (%s)', (fin, centimes) => {
    const faits = suivi('2022-06-01', '2025-05-31', [[fin, 100]]);
    faits.donnees = { ...faits.donnees, ...egalim, egalimLe: '2023-06-01' };
    expect(cantine2019.montant(faits).centimes).toBe(centimes);
  });

  it('suit les réglages datés du service', () => {
    const faits = suivi('2024-02-01', '2027-01-31', [['2024-08-31', 100]]);
    faits.donnees = { ...faits.donnees, ...egalim };
    faits.parametres = reglages({ tarifRepas: 310, bonusEgalim: 90 });
    expect(calculer(faits).centimes).toBe(40_000);
  });
});

describe('les actes', () => {
  const franchir = (
    etape: string,
    transition: string,
    donnees: Partial<DonneesCantine>,
    pieces: F['pieces'] = {},
  ) => {
    const passages = [{ etape, transition: null, entreeLe: '2024-02-01' }];
    const faits = faitsVides<DonneesCantine>({
      aujourdhui: '2024-09-15',
      passages,
      donnees,
      pieces,
    });
    const examen = examinerTransition<DonneesCantine>(cantine2022, etape, faits, {
      transition,
      role: 'instructeur',
      dateLegale: '2024-09-15',
    });
    return examen.permise ? examen.vers : examen.raisons.map((r) => [r.code, r.champ]);
  };

  it('une inscription s’enregistre avec sa date, qui n’est pas à venir', () => {
    const inscrire = (inscriteLe: string) =>
      franchir('INSCRIPTION', 'enregistrer_inscription', { inscriteLe });
    expect(inscrire('2024-09-15')).toBe('CONVENTION');
    expect(inscrire('2024-09-16')).toEqual([['DATE_APRES', 'inscriteLe']]);
  });

  it('une commune déjà conventionnée va droit aux déclarations', () => {
    const donnees = { conventionSigneeLe: '2024-02-01', conventionFinLe: '2027-01-31' };
    for (const etape of ['INSCRIPTION', 'CONVENTION'])
      expect(franchir(etape, 'enregistrer_convention', donnees)).toBe('DECLARATIONS');
  });

  it.each([
    ['2024-09-15', '2024-09-16', 'DECLARATIONS'],
    ['2024-09-15', '2024-09-15', [['FIN_CONVENTION', 'conventionFinLe']]],
    ['2024-09-16', '2027-09-15', [['DATE_APRES', 'conventionSigneeLe']]],
  ])('une convention signée le %s et finie le %s', (signee, fin, attendus) => {
    expect(
      franchir('CONVENTION', 'enregistrer_convention', {
        conventionSigneeLe: signee,
        conventionFinLe: fin,
      }),
    ).toEqual(attendus);
  });

  it('la décision de l’ASP se prouve et se date', () => {
    const donnees: Partial<DonneesCantine> = {
      issueExterne: 'ACCEPTEE',
      issueExterneLe: '2024-09-15',
      issueExterneReference: 'Courriel fictif',
    };
    const clore = (change: Partial<DonneesCantine>, preuve: F['pieces'] = { PREUVE: 'ACCEPTEE' }) =>
      franchir('RENOUVELLEMENT', 'enregistrer_issue_externe', { ...donnees, ...change }, preuve);
    expect(clore({})).toBe('CLOS');
    expect(clore({ issueExterneLe: '2024-09-16' })).toEqual([['DATE_APRES', 'issueExterneLe']]);
    expect(clore({}, {})).toEqual([['PIECE', 'PREUVE']]);
    expect(clore({ issueExterne: undefined })).toEqual([['CHAMP_MANQUANT', 'issueExterne']]);
  });

  it('le service n’accorde, ne paie ni n’écrit rien', () => {
    for (const d of [cantine2019, cantine2022])
      expect(d.transitions.flatMap((t) => t.effets)).toEqual([]);
  });

  it('d’une inscription à son renouvellement, les repas déclarés font l’estimation', () => {
    const faits = faitsVides<DonneesCantine>({
      datePivot: '2024-09-01',
      listes: { [LISTE_COMMUNES]: laListe(true) },
    });
    const actes = cantine2022.exemple.parcours.find((p) => p.at(-1) === 'ouvrir_renouvellement');
    const { etape, faits: apres } = jouer<DonneesCantine>(cantine2022, actes ?? [], faits);
    expect(etape).toBe('RENOUVELLEMENT');
    // Engaged on the day of the request: the bonus goes with the claim.
    expect(cantine2022.montant(apres)).toMatchObject({ centimes: 480_000, estimation: true });
  });
});
