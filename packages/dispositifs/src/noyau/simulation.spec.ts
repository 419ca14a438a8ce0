import * as fc from 'fast-check';
import { DONNEES, type FaitsVta, passagesJusqua, unDossierEnRegle } from '../../test/vta.js';
import { vta2026 } from '../vta/definition.js';
import type { DonneesVta } from '../vta/donnees.js';
import { ajouterJours } from './calendrier.js';
import { echeancesDe } from './obligations.js';
import { simulerEcheances } from './simulation.js';
import type { Definition } from './types.js';

const vta: Definition<DonneesVta> = vta2026;
/** The same scheme, if a text required the RIB: asking for it then suspends the clock of silence. */
const exigeante: Definition<DonneesVta> = {
  ...vta,
  horloges: vta.horloges.map((h) =>
    h.code === 'SILENCE_AIDE' ? { ...h, pauses: pausesDesPassages } : h,
  ),
};
function pausesDesPassages({ passages }: FaitsVta) {
  return passages.flatMap((p, i) => {
    if (p.etape !== 'COMPLEMENTS_DEMANDE') return [];
    const suite = passages[i + 1]?.entreeLe;
    const au = suite && suite < LIMITE ? suite : LIMITE;
    return [{ du: p.entreeLe, au, motif: 'pièce demandée' }];
  });
}
const LIMITE = '2026-05-29';

/** Request received on 15 April, pieces asked for on 1 May until 29 May; seen on 10 May. */
const enAttente = unDossierEnRegle('COMPLEMENTS_DEMANDE', {
  aujourdhui: '2026-05-10',
  donnees: { ...DONNEES, complementsLimiteLe: LIMITE },
});

function simuler(dateLegale: string, transition?: string, faits = enAttente, d = exigeante) {
  const etape = faits.passages.at(-1)?.etape ?? '';
  const lue = simulerEcheances(d, etape, faits, { transition, dateLegale });
  if (!lue.possible) throw new Error(lue.raisons.map((r) => r.message).join(' '));
  return lue;
}
const dire = (lue: ReturnType<typeof simuler>, code: string) => {
  const e = lue.echeances.find((x) => x.code === code);
  return e && [e.avant, e.le, e.etat];
};
function raisons(etape: string, faits: FaitsVta, dateLegale: string, transition?: string) {
  const lue = simulerEcheances(vta, etape, faits, { transition, dateLegale });
  return lue.possible ? [] : lue.raisons.map((r) => [r.code, r.champ]);
}

describe('« et si les pièces arrivaient le… »', () => {
  // Two months from 15 April: 15 June, plus the days of the pause.
  it.each([
    ['le lendemain de la demande', '2026-05-02', '2026-06-16', 'TENUE'],
    ['dans quelques jours', '2026-05-20', '2026-07-04', 'TENUE'],
    ['le dernier jour', '2026-05-29', '2026-07-13', 'TENUE'],
    // The pause lasts no longer than the time given.
    ['après la limite', '2026-06-12', '2026-07-13', 'DEPASSEE'],
  ])('%s, le rejet implicite et la réponse attendue le disent', (_, le, silence, reponse) => {
    const lue = simuler(le);
    expect(lue.acte).toBe('Enregistrer la réponse du demandeur');
    expect(dire(lue, 'SILENCE_AIDE')).toEqual(['2026-07-13', silence, 'EN_COURS']);
    expect(dire(lue, 'COMPLEMENTS')).toEqual([LIMITE, LIMITE, reponse]);
  });

  it('ouvre le délai interne de l’étape qui suit, en repartant de cette date', () => {
    // Ten open days from 20 May: Whit Monday, 25 May, is none.
    expect(dire(simuler('2026-05-20'), 'INTERNE_VERIFICATION_COMPLETUDE')).toEqual([
      '2026-04-29',
      '2026-06-04',
      'EN_COURS',
    ]);
  });

  it('dit ce que vaut le silence quand l’acte supposé vient trop tard', () => {
    const silence = simuler('2026-08-01').echeances.find((e) => e.code === 'SILENCE_AIDE');
    expect(silence?.siPassee).toMatch(/silence gardé vaut rejet/);
    const aTemps = simuler('2026-05-20').echeances.find((e) => e.code === 'SILENCE_AIDE');
    expect(aTemps?.siPassee).toBeNull();
  });

  it('ne change rien aux faits reçus', () => {
    const avant = structuredClone(enAttente);
    simuler('2026-05-20');
    expect(enAttente).toEqual(avant);
  });

  it('plus les pièces arrivent tard, moins le rejet implicite vient tôt', () => {
    const jour = fc.integer({ min: 0, max: 200 }).map((n) => ajouterJours('2026-05-01', n));
    fc.assert(
      fc.property(jour, jour, (a, b) => {
        const [tot, tard] = [a, b].sort();
        const le = (quand = '') =>
          simuler(quand).echeances.find((e) => e.code === 'SILENCE_AIDE')?.le ?? '';
        expect(le(tot) <= le(tard)).toBe(true);
      }),
    );
  });
});

describe('un acte supposé', () => {
  it('fait naître l’échéance promise', () => {
    const faits = unDossierEnRegle('VERIFICATION_COMPLETUDE', { aujourdhui: '2026-04-20' });
    const lue = simuler('2026-05-04', undefined, faits, vta);
    expect(lue.acte).toBe('Constater que la demande est complète');
    expect(dire(lue, 'VERSEMENT')).toEqual([null, '2026-08-04', 'EN_COURS']);
  });

  it('pris à la date où il le sera donne ce que le dossier montrera ce jour-là', () => {
    const faits = unDossierEnRegle('INSTRUCTION_ANCT', { aujourdhui: '2026-01-20' });
    const passages = [
      ...passagesJusqua('INSTRUCTION_ANCT'),
      { etape: 'COURRIER_PREFET', transition: 'enregistrer_avis_anct', entreeLe: '2026-02-10' },
    ];
    const ensuite = { ...faits, aujourdhui: '2026-02-10', passages };
    const simulees = simuler('2026-02-10', undefined, faits, vta).echeances;
    expect(simulees.map(({ avant: _, ...e }) => e)).toEqual(echeancesDe(vta, ensuite));
  });

  it('est celui qu’on nomme, s’il part de l’étape', () => {
    expect(simuler('2026-05-20', 'enregistrer_desistement').acte).toBe(
      'Enregistrer un désistement',
    );
  });

  it.each([
    [
      'inconnu',
      'COMPLEMENTS_DEMANDE',
      'applaudir',
      '2026-05-20',
      'TRANSITION_INCONNUE',
      'transition',
    ],
    [
      'd’une autre étape',
      'COMPLEMENTS_DEMANDE',
      'transmettre_anct',
      '2026-05-20',
      'ETAPE',
      'transition',
    ],
    ['de retour', 'COMPLEMENTS_DEMANDE', 'revenir', '2026-05-20', 'RETOUR', 'transition'],
    [
      'daté d’avant l’entrée',
      'COMPLEMENTS_DEMANDE',
      undefined,
      '2026-04-30',
      'DATE_ANTERIEURE',
      'dateLegale',
    ],
    ['sur un dossier clos', 'CLOS', undefined, '2026-08-01', 'CLOS', undefined],
  ])('%s est refusé avec sa raison', (_, etape, transition, le, code, champ) => {
    expect(raisons(etape, unDossierEnRegle(etape), le, transition)).toEqual([[code, champ]]);
  });
});
