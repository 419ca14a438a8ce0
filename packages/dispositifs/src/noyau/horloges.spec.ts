import fc from 'fast-check';
import { faitsVides, reglages } from '../../test/faits.js';
import { ajouterJours, joursEntre } from './calendrier.js';
import type { DonneesCommunes } from './donnees-communes.js';
import {
  type Demande,
  horlogesDeDemande,
  pausesDePieces,
  premiereDemande,
  silencePasse,
} from './horloges.js';
import { appliquerHorloge, dateDe } from './obligations.js';
import { parametresCrpa } from './parametres-communs.js';
import { l114_5 } from './sources.js';
import type { Faits, Passage } from './types.js';

type F = Faits<DonneesCommunes>;

const definition = { code: 'ESSAI', parametres: parametresCrpa };
const pieces = [
  { code: 'EXIGEE', baseLegale: l114_5 },
  { code: 'AUTRE_EXIGEE', baseLegale: l114_5 },
  { code: 'UTILE', baseLegale: null },
];
const demande: Demande<DonneesCommunes> = {
  recueLe: premiereDemande,
  decisions: ['accorder', 'refuser', 'constater_rejet_implicite'],
  pieces,
};
/** A second request in the same dossier, received by an act. */
const seconde: Demande<DonneesCommunes> = {
  suffixe: 'AIDE',
  complement: 'de l’aide',
  recueLe: (f) => dateDe(f, 'recevoir_aide'),
  decisions: ['payer'],
  pieces,
};
const toutes = [...horlogesDeDemande(demande), ...horlogesDeDemande(seconde)];

function lire(code: string, faits: F) {
  const horloge = toutes.find((h) => h.code === code);
  if (!horloge) throw new Error(`horloge inconnue : ${code}`);
  return appliquerHorloge(definition, horloge, faits);
}
const recue = (datePivot: string, surcharge: Partial<F> = {}): F =>
  faitsVides<DonneesCommunes>({
    datePivot,
    passages: [{ etape: 'A', transition: null, entreeLe: datePivot }],
    ...surcharge,
  });
const rejetLe = (faits: F) => lire('SILENCE', faits)?.le;

const demander = (entreeLe: string, complementsLimiteLe: string, ...codes: string[]): Passage => ({
  etape: 'ATTENTE',
  transition: 'demander',
  entreeLe,
  donnees: { piecesDemandees: codes, complementsLimiteLe },
});
const prolonger = (entreeLe: string, complementsLimiteLe: string): Passage => ({
  etape: 'ATTENTE',
  transition: 'prolonger',
  entreeLe,
  donnees: { complementsLimiteLe },
});
const repondre = (entreeLe: string): Passage => ({
  etape: 'A',
  transition: 'recevoir',
  entreeLe,
  donnees: {},
});
const acte = (etape: string, transition: string, entreeLe: string): Passage => ({
  etape,
  transition,
  entreeLe,
  donnees: {},
});
/** Received on 1 February 2026, then what happened. */
const suivie = (...suite: Passage[]): F =>
  recue('2026-02-01', {
    passages: [{ etape: 'A', transition: null, entreeLe: '2026-02-01' }, ...suite],
  });

describe('le rejet implicite', () => {
  it.each([
    ['2026-02-01', '2026-04-01'],
    ['2026-01-05', '2026-03-05'],
    // Month ends: the same day two months later, or the last one.
    ['2026-03-31', '2026-05-31'],
    ['2026-04-30', '2026-06-30'],
    ['2025-12-31', '2026-02-28'],
    ['2025-12-29', '2026-02-28'],
    ['2025-12-28', '2026-02-28'],
    ['2027-12-31', '2028-02-29'],
    // Born on its day, be it a Saturday, a Sunday, 1 May or 1 January.
    ['2026-01-14', '2026-03-14'],
    ['2026-01-15', '2026-03-15'],
    ['2026-03-01', '2026-05-01'],
    ['2025-11-01', '2026-01-01'],
  ])('d’une demande reçue le %s naît le %s', (recueLe, le) => {
    expect(lire('SILENCE', recue(recueLe))).toMatchObject({
      le,
      departLe: recueLe,
      nature: 'LEGALE',
      arreteeLe: null,
    });
  });

  it('suit la durée réglée par le service', () => {
    const parametres = reglages({ delaiSilence: 8 });
    expect(rejetLe(recue('2026-02-01', { parametres }))).toBe('2026-10-01');
  });

  it('n’est plus à craindre à partir d’une décision, accord ou refus', () => {
    for (const transition of ['accorder', 'refuser']) {
      const faits = suivie(acte('B', transition, '2026-03-20'));
      expect(lire('SILENCE', faits)?.arreteeLe).toBe('2026-03-20');
    }
    expect(lire('SILENCE', suivie(acte('B', 'transmettre', '2026-03-20')))?.arreteeLe).toBeNull();
  });

  it('court de nouveau quand un retour a repris la décision, jusqu’à la suivante', () => {
    const repris = [
      acte('B', 'transmettre', '2026-02-10'),
      acte('C', 'accorder', '2026-03-10'),
      acte('B', 'revenir', '2026-03-12'),
    ];
    expect(lire('SILENCE', suivie(...repris))).toMatchObject({ arreteeLe: null, le: '2026-04-01' });
    const refaite = suivie(...repris, acte('C', 'refuser', '2026-03-25'));
    expect(lire('SILENCE', refaite)?.arreteeLe).toBe('2026-03-25');
  });

  it('un retour qui ne remonte pas jusqu’avant la décision la laisse tenir', () => {
    const faits = suivie(
      acte('B', 'accorder', '2026-03-10'),
      acte('C', 'payer', '2026-03-20'),
      acte('B', 'revenir', '2026-03-22'),
    );
    expect(lire('SILENCE', faits)?.arreteeLe).toBe('2026-03-10');
  });
});

describe('une demande de pièces suspend le silence', () => {
  it.each<[string, Passage[], string]>([
    ['sans demande de pièces : deux mois', [], '2026-04-01'],
    [
      'une pièce exigée, réponse au bout de 10 jours : 10 jours',
      [demander('2026-02-10', '2026-03-02', 'EXIGEE'), repondre('2026-02-20')],
      '2026-04-11',
    ],
    [
      'réponse la veille de la limite : 19 jours',
      [demander('2026-02-10', '2026-03-02', 'EXIGEE'), repondre('2026-03-01')],
      '2026-04-20',
    ],
    [
      'réponse le jour de la limite : 20 jours',
      [demander('2026-02-10', '2026-03-02', 'EXIGEE'), repondre('2026-03-02')],
      '2026-04-21',
    ],
    [
      'réponse en retard : le temps donné, pas le temps pris',
      [demander('2026-02-10', '2026-03-02', 'EXIGEE'), repondre('2026-03-20')],
      '2026-04-21',
    ],
    [
      'pas encore de réponse : le temps donné',
      [demander('2026-02-10', '2026-03-02', 'EXIGEE')],
      '2026-04-21',
    ],
    [
      'réponse le jour même : rien',
      [demander('2026-02-10', '2026-03-02', 'EXIGEE'), repondre('2026-02-10')],
      '2026-04-01',
    ],
    [
      'une pièce qu’aucun texte n’exige : rien',
      [demander('2026-02-10', '2026-03-02', 'UTILE'), repondre('2026-02-20')],
      '2026-04-01',
    ],
    [
      'une pièce inconnue du dispositif : rien',
      [demander('2026-02-10', '2026-03-02', 'INCONNUE'), repondre('2026-02-20')],
      '2026-04-01',
    ],
    [
      'l’une exigée, l’autre non : suspendu',
      [demander('2026-02-10', '2026-03-02', 'UTILE', 'EXIGEE'), repondre('2026-02-20')],
      '2026-04-11',
    ],
    [
      'prolongée avant la limite : jusqu’à la nouvelle',
      [demander('2026-02-10', '2026-03-02', 'EXIGEE'), prolonger('2026-02-25', '2026-03-12')],
      '2026-05-01',
    ],
    [
      'prolongée puis répondue : jusqu’à la réponse',
      [
        demander('2026-02-10', '2026-03-02', 'EXIGEE'),
        prolonger('2026-02-25', '2026-03-12'),
        repondre('2026-03-07'),
      ],
      '2026-04-26',
    ],
    [
      'prolongée cinq jours après la limite : ces cinq jours ont couru',
      [demander('2026-02-10', '2026-03-02', 'EXIGEE'), prolonger('2026-03-07', '2026-03-17')],
      '2026-05-01',
    ],
    [
      'la prolongation d’une demande de pièce utile : rien',
      [demander('2026-02-10', '2026-03-02', 'UTILE'), prolonger('2026-02-25', '2026-03-12')],
      '2026-04-01',
    ],
    [
      'deux demandes : leurs jours s’ajoutent',
      [
        demander('2026-02-10', '2026-03-02', 'EXIGEE'),
        repondre('2026-02-20'),
        demander('2026-03-01', '2026-03-31', 'AUTRE_EXIGEE'),
        repondre('2026-03-06'),
      ],
      '2026-04-16',
    ],
    [
      'deux demandes, la seconde d’une pièce utile : la première seule compte',
      [
        demander('2026-02-10', '2026-03-02', 'EXIGEE'),
        repondre('2026-02-20'),
        demander('2026-03-01', '2026-03-31', 'UTILE'),
        repondre('2026-03-06'),
      ],
      '2026-04-11',
    ],
    [
      'demandée après que le silence a valu rejet : trop tard',
      [demander('2026-04-02', '2026-04-30', 'EXIGEE')],
      '2026-04-01',
    ],
    [
      'reprise par un retour daté du même jour : rien',
      [demander('2026-02-10', '2026-03-02', 'EXIGEE'), acte('A', 'revenir', '2026-02-10')],
      '2026-04-01',
    ],
  ])('%s', (_, passages, le) => {
    expect(rejetLe(suivie(...passages))).toBe(le);
  });

  it('et le dit dans ses segments', () => {
    const faits = suivie(demander('2026-02-10', '2026-03-02', 'EXIGEE'), repondre('2026-02-20'));
    expect(lire('SILENCE', faits)?.segments).toContainEqual({
      type: 'pause',
      du: '2026-02-10',
      au: '2026-02-20',
      libelle: 'pièce demandée',
    });
  });

  it('sans arrêter l’accusé de réception', () => {
    const faits = suivie(demander('2026-02-02', '2026-03-02', 'EXIGEE'));
    expect(lire('ACCUSE', faits)?.le).toBe(lire('ACCUSE', recue('2026-02-01'))?.le);
  });

  it('jamais plus longtemps que le temps donné ni que le temps pris', () => {
    const jour = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.array(fc.tuple(jour, jour, jour), { maxLength: 4 }), (demandes) => {
        let le = '2026-02-01';
        const passages = demandes.flatMap(([avant, donnes, pris]) => {
          const envoi = ajouterJours(le, avant);
          le = ajouterJours(envoi, pris);
          return [demander(envoi, ajouterJours(envoi, donnes), 'EXIGEE'), repondre(le)];
        });
        const suspendus = pausesDePieces({ passages }, pieces).map((p) => joursEntre(p.du, p.au));
        const attendus = demandes.map(([, donnes, pris]) => Math.min(donnes, pris));
        expect(suspendus).toEqual(attendus.filter((n) => n > 0));
      }),
    );
  });
});

describe('l’accusé', () => {
  it.each([
    // Monday 5 January 2026.
    ['2026-01-05', '2026-01-06', '2026-01-19'],
    // A Friday: the first open day is Monday.
    ['2026-01-09', '2026-01-12', '2026-01-23'],
    // Good Friday: Easter Monday is closed.
    ['2026-04-03', '2026-04-07', '2026-04-20'],
    // Over 8 May and Ascension Day.
    ['2026-05-04', '2026-05-05', '2026-05-20'],
  ])('d’une demande reçue le %s : enregistrement le %s, réception le %s', (recueLe, un, dix) => {
    expect(lire('ENREGISTREMENT', recue(recueLe))?.le).toBe(un);
    expect(lire('ACCUSE', recue(recueLe))?.le).toBe(dix);
  });

  const par = (modele: F['courriels'][number]['modele'], le: string) => [{ modele, le }];
  it.each<[string, Partial<F>, string | null]>([
    ['rien n’est parti', {}, null],
    ['un courriel d’accusé', { courriels: par('ACCUSE_RECEPTION', '2026-02-03') }, '2026-02-03'],
    ['le jour même', { courriels: par('ACCUSE_RECEPTION', '2026-02-01') }, '2026-02-01'],
    ['un autre courriel', { courriels: par('DEMANDE_PIECES', '2026-02-03') }, null],
    ['un accusé antérieur', { courriels: par('ACCUSE_RECEPTION', '2026-01-31') }, null],
    ['un accusé envoyé autrement', { donnees: { accuseEnvoyeLe: '2026-02-05' } }, '2026-02-05'],
    ['noté avant la réception', { donnees: { accuseEnvoyeLe: '2026-01-31' } }, null],
    [
      'l’un et l’autre : le premier compte',
      {
        courriels: [
          ...par('ACCUSE_RECEPTION', '2026-02-09'),
          ...par('ACCUSE_RECEPTION', '2026-02-06'),
        ],
        donnees: { accuseEnvoyeLe: '2026-02-04' },
      },
      '2026-02-04',
    ],
  ])('%s', (_, surcharge, le) => {
    const faits = recue('2026-02-01', surcharge);
    expect(lire('ENREGISTREMENT', faits)?.arreteeLe).toBe(le);
    expect(lire('ACCUSE', faits)?.arreteeLe).toBe(le);
  });
});

describe('deux demandes dans un même dossier', () => {
  const aide = acte('B', 'recevoir_aide', '2026-05-04');

  it('la seconde n’a pas d’horloge avant d’être reçue', () => {
    for (const code of ['ENREGISTREMENT_AIDE', 'ACCUSE_AIDE', 'SILENCE_AIDE'])
      expect(lire(code, suivie())).toBeNull();
  });

  it('chacune compte de sa réception', () => {
    const faits = suivie(acte('A', 'accorder', '2026-03-01'), aide);
    expect(lire('SILENCE', faits)?.le).toBe('2026-04-01');
    expect(lire('SILENCE_AIDE', faits)).toMatchObject({
      libelle: 'Rejet implicite de l’aide',
      departLe: '2026-05-04',
      le: '2026-07-04',
      arreteeLe: null,
    });
  });

  it('la décision de l’une n’est pas celle de l’autre', () => {
    const faits = suivie(aide, acte('C', 'payer', '2026-05-20'));
    expect(lire('SILENCE', faits)?.arreteeLe).toBeNull();
    expect(lire('SILENCE_AIDE', faits)?.arreteeLe).toBe('2026-05-20');
  });

  it('l’accusé de la première n’est pas celui de la seconde', () => {
    const accuses = (...dates: string[]) => {
      const courriels = dates.map((le) => ({ modele: 'ACCUSE_RECEPTION' as const, le }));
      const faits = { ...suivie(aide), courriels };
      return [lire('ACCUSE', faits)?.arreteeLe, lire('ACCUSE_AIDE', faits)?.arreteeLe];
    };
    expect(accuses('2026-02-02')).toEqual(['2026-02-02', null]);
    expect(accuses('2026-02-02', '2026-05-05')).toEqual(['2026-02-02', '2026-05-05']);
  });

  it('une suspension d’avant la seconde ne la suspend pas', () => {
    const faits = suivie(demander('2026-02-10', '2026-03-02', 'EXIGEE'), aide);
    expect(lire('SILENCE', faits)?.le).toBe('2026-04-21');
    expect(lire('SILENCE_AIDE', faits)?.le).toBe('2026-07-04');
  });
});

describe('constater le rejet implicite', () => {
  const condition = silencePasse(definition, horlogesDeDemande(demande));
  const constater = (dateLegale: string, faits: F) =>
    condition.examiner(faits, { dateLegale, role: 'instructeur' }).map((r) => r.message);

  it('se peut à partir du lendemain de sa naissance', () => {
    const tropTot = ['Le rejet implicite ne naît que le 1er avril 2026 au soir.'];
    expect(constater('2026-03-31', suivie())).toEqual(tropTot);
    expect(constater('2026-04-01', suivie())).toEqual(tropTot);
    expect(constater('2026-04-02', suivie())).toEqual([]);
  });

  it('attend la fin d’une suspension', () => {
    const faits = suivie(demander('2026-02-10', '2026-03-02', 'EXIGEE'), repondre('2026-02-20'));
    expect(constater('2026-04-11', faits)).toEqual([
      'Le rejet implicite ne naît que le 11 avril 2026 au soir.',
    ]);
    expect(constater('2026-04-12', faits)).toEqual([]);
  });

  it('n’a pas de sens avant la demande', () => {
    expect(
      silencePasse(definition, horlogesDeDemande(seconde))
        .examiner(suivie(), { dateLegale: '2026-09-01', role: 'instructeur' })
        .map((r) => r.message),
    ).toEqual(['Aucun délai de réponse ne court\u00a0: son départ n’est pas enregistré.']);
  });

  it('n’a plus d’objet une fois la demande répondue', () => {
    const reponse = { etape: 'B', transition: 'accorder', entreeLe: '2026-03-20' };
    const faits = suivie(reponse);
    expect(constater('2026-04-02', faits)).toEqual(['Aucune demande n’attend de réponse.']);
  });

  it('mal daté, se voit encore quand on corrige sa date', () => {
    const constat = {
      etape: 'CLOS',
      transition: 'constater_rejet_implicite',
      entreeLe: '2026-04-02',
    };
    const codes = (dateLegale: string) =>
      condition.examiner(suivie(constat), { dateLegale, role: 'instructeur' }).map((r) => r.code);
    expect(codes('2026-04-01')).not.toEqual(codes('2026-04-02'));
  });

  it('ne regarde que les horloges dont la fin est un rejet', () => {
    const sansRejet = horlogesDeDemande(demande).filter((h) => !h.rejet);
    expect(sansRejet.map((h) => h.code)).toEqual(['ENREGISTREMENT', 'ACCUSE']);
    const raisons = silencePasse(definition, sansRejet).examiner(suivie(), {
      dateLegale: '2026-09-01',
      role: 'instructeur',
    });
    expect(raisons).toHaveLength(1);
  });
});
