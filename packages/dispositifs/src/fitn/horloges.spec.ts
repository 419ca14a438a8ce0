import { reglages } from '../../test/faits.js';
import { avec, type FaitsFitn } from '../../test/fitn.js';
import { echeancesDe } from '../noyau/obligations.js';
import { examinerTransition } from '../noyau/transitions.js';
import type { Definition } from '../noyau/types.js';
import { fitnFinancement } from './definition.js';
import type { DonneesFitn } from './donnees.js';

const fitn: Definition<DonneesFitn> = fitnFinancement;
const SANS_DECRET = { parametres: reglages({ decret2018514: 'NON' }) };

const dossier = (reste: Partial<FaitsFitn> = {}, donnees: Partial<DonneesFitn> = {}) =>
  avec(donnees, reste);
const echeance = (code: string, faits: FaitsFitn) =>
  echeancesDe(fitn, faits).find((e) => e.code === code);
const passage = (etape: string, transition: string, entreeLe: string) => ({
  etape,
  transition,
  entreeLe,
});
const DEPOT = { etape: 'VERIFICATION', transition: null, entreeLe: '2021-03-01' };
const COMPLETE = passage('INSTRUCTION', 'constater_completude', '2021-03-20');

/** May this be noted at this date? The codes of the refusal when not. */
function constater(etape: string, transition: string, dateLegale: string, faits: FaitsFitn) {
  const demande = { transition, role: 'instructeur', dateLegale, motif: 'Un motif.' } as const;
  const examen = examinerTransition(fitn, etape, { ...faits, aujourdhui: dateLegale }, demande);
  return examen.permise || examen.raisons.map((r) => r.code);
}

describe('un seul délai de silence court', () => {
  const codes = (faits: FaitsFitn) =>
    echeancesDe(fitn, faits)
      .map((e) => e.code)
      .filter((c) => ['SILENCE', 'ATTRIBUTION', 'ATTRIBUTION_PROROGEE'].includes(c));

  it('les huit mois du décret, ou les deux mois du code, selon le paramètre', () => {
    expect(codes(dossier())).toEqual(['ATTRIBUTION']);
    expect(codes(dossier(SANS_DECRET))).toEqual(['SILENCE']);
    expect(codes(dossier({}, { prorogeeAuLe: '2022-01-31' }))).toEqual(['ATTRIBUTION_PROROGEE']);
    expect(codes(dossier(SANS_DECRET, { prorogeeAuLe: '2022-01-31' }))).toEqual(['SILENCE']);
  });
  it('les délais d’accusé courent dans les deux cas', () => {
    for (const faits of [dossier(), dossier(SANS_DECRET)])
      expect(echeance('ACCUSE', faits)?.etat).toBe('TENUE');
  });
});

describe('huit mois pour attribuer', () => {
  const rejet = (jour: string, faits = dossier()) =>
    constater('VERIFICATION', 'constater_rejet_implicite', jour, faits);

  it('courent de l’accusé de réception, pas de la réception', () => {
    const courriels = [{ modele: 'ACCUSE_RECEPTION' as const, le: '2021-03-10' }];
    expect(echeance('ATTRIBUTION', dossier())).toMatchObject({ le: '2021-11-01' });
    expect(echeance('ATTRIBUTION', dossier({ courriels }))).toMatchObject({
      departLe: '2021-03-10',
      le: '2021-11-10',
    });
    expect(
      echeance('ATTRIBUTION', dossier({ courriels: [] }, { accuseEnvoyeLe: '2021-03-12' })),
    ).toMatchObject({ le: '2021-11-12' });
  });
  it('sont suspendus par une pièce que le décret exige, pour le temps donné', () => {
    const demander = (piece: string) => ({
      ...passage('COMPLEMENTS', 'demander_complements', '2021-03-20'),
      donnees: { piecesDemandees: [piece], complementsLimiteLe: '2021-04-19' },
    });
    const le = (faits: FaitsFitn) =>
      echeancesDe(fitn, faits).find((e) => ['ATTRIBUTION', 'SILENCE'].includes(e.code))?.le;
    const attend = (piece: string, ...suite: FaitsFitn['passages']) =>
      dossier({ passages: [DEPOT, demander(piece), ...suite] });
    expect(le(attend('FORMULAIRE'))).toBe('2021-12-01');
    expect(
      le(attend('FORMULAIRE', passage('VERIFICATION', 'recevoir_complements', '2021-03-30'))),
    ).toBe('2021-11-11');
    for (const utile of ['PIECES_LIBRES', 'PLAN_FINANCEMENT', 'RIB'])
      expect(le(attend(utile))).toBe('2021-11-01');
    // Without the decree, its list of pieces binds no one.
    expect(le({ ...attend('FORMULAIRE'), ...SANS_DECRET })).toBe('2021-05-01');
    expect(rejet('2021-11-30', attend('FORMULAIRE'))).toEqual(['SILENCE']);
  });
  it('ne courent pas sans accusé de réception', () => {
    const faits = dossier({ courriels: [] });
    expect(echeance('ATTRIBUTION', faits)).toBeUndefined();
    expect(rejet('2022-06-01', faits)).toEqual(['SILENCE']);
  });
  it('le rejet implicite se constate le lendemain, jour chômé ou non', () => {
    // 1 November is a public holiday: an implicit decision is born all the same.
    expect(rejet('2021-11-01')).toEqual(['SILENCE']);
    expect(rejet('2021-11-02')).toBe(true);
  });
  it('sans le décret, il naît après deux mois', () => {
    expect(rejet('2021-05-01', dossier(SANS_DECRET))).toEqual(['SILENCE']);
    expect(rejet('2021-05-02', dossier(SANS_DECRET))).toBe(true);
  });
  it('se prolongent par une décision prise avant leur fin, pour une date plus tardive', () => {
    const passages = [DEPOT, COMPLETE];
    const proroger = (jour: string, prorogeeAuLe: string, reste: Partial<FaitsFitn> = {}) =>
      constater(
        'INSTRUCTION',
        'proroger_attribution',
        jour,
        dossier({ passages, ...reste }, { prorogeeAuLe }),
      );
    expect(proroger('2021-11-01', '2021-11-02')).toBe(true);
    expect(proroger('2021-11-01', '2021-11-01')).toEqual(['PROROGATION']);
    expect(proroger('2021-11-02', '2022-01-31')).toEqual(['PROROGATION']);
    expect(proroger('2021-05-01', '2022-01-31', SANS_DECRET)).toEqual(['PROROGATION']);
    expect(proroger('2021-05-01', '2022-01-31', { courriels: [] })).toEqual(['PROROGATION']);
  });
  it('une seconde prolongation part de la première', () => {
    const passages = [DEPOT, COMPLETE];
    const encore = (jour: string, prorogeeAuLe: string) =>
      examinerTransition(
        fitn,
        'INSTRUCTION',
        { ...dossier({ passages }, { prorogeeAuLe }), aujourdhui: jour },
        {
          transition: 'proroger_attribution',
          role: 'instructeur',
          dateLegale: jour,
          motif: 'Encore.',
          connues: { prorogeeAuLe: '2022-01-31' },
        },
      ).permise;
    expect(encore('2022-01-15', '2022-02-28')).toBe(true);
    expect(encore('2022-01-15', '2022-01-31')).toBe(false);
  });
  it('le délai prolongé finit à sa date', () => {
    const faits = dossier({}, { prorogeeAuLe: '2022-01-31' });
    expect(echeance('ATTRIBUTION_PROROGEE', faits)?.le).toBe('2022-01-31');
    expect(rejet('2022-01-31', faits)).toEqual(['SILENCE']);
    expect(rejet('2022-02-01', faits)).toBe(true);
  });
  it('s’arrêtent avec l’attribution notifiée, pas avec la signature', () => {
    const signee = [
      DEPOT,
      COMPLETE,
      passage('NOTIFICATION', 'enregistrer_signature', '2021-10-20'),
    ];
    expect(echeance('ATTRIBUTION', dossier({ passages: signee }))?.etat).toBe('EN_COURS');
    const notifiee = [...signee, passage('EXECUTION', 'notifier_attribution', '2021-10-25')];
    expect(echeance('ATTRIBUTION', dossier({ passages: notifiee }))?.etat).toBe('TENUE');
  });
});

describe('deux mois pour dire si la demande est complète', () => {
  it('courent de la réception, l’autre départ étant montré', () => {
    expect(echeance('COMPLETUDE', dossier({}, { transmisLe: '2021-02-26' }))).toMatchObject({
      departLe: '2021-03-01',
      le: '2021-05-01',
      alternative: 'demande transmise le 26 février 2021, soit le 26 avril 2021',
      etat: 'EN_COURS',
    });
  });
  it('ou de la transmission, quand le paramètre le dit et qu’elle est connue', () => {
    const parametres = reglages({ departCompletude: 'TRANSMISSION' });
    expect(echeance('COMPLETUDE', dossier({ parametres }))).toBeUndefined();
    expect(
      echeance('COMPLETUDE', dossier({ parametres }, { transmisLe: '2021-02-26' })),
    ).toMatchObject({
      le: '2021-04-26',
      alternative: 'demande reçue le 1er mars 2021, soit le 1er mai 2021',
    });
  });
  it.each([COMPLETE, passage('COMPLEMENTS', 'demander_complements', '2021-03-20')])(
    's’arrêtent avec $transition',
    (acte) => {
      const donnees = { complementsLimiteLe: '2021-04-30' };
      const faits = dossier({ passages: [DEPOT, acte] }, donnees);
      expect(echeance('COMPLETUDE', faits)?.etat).toBe('TENUE');
    },
  );
  it('passés, la demande est réputée complète', () => {
    const etat = (aujourdhui: string) => echeance('COMPLETUDE', dossier({ aujourdhui }))?.siPassee;
    expect(etat('2021-05-01')).toBeNull();
    expect(etat('2021-05-02')).toMatch(/réputée complète/);
  });
  it('ne courent pas sans le décret', () => {
    expect(echeance('COMPLETUDE', dossier(SANS_DECRET))).toBeUndefined();
  });
});

describe('douze mois pour les documents finaux', () => {
  const ATTRIBUEE = [DEPOT, COMPLETE, passage('EXECUTION', 'notifier_attribution', '2021-06-01')];
  const attribue = (reste: Partial<FaitsFitn> = {}) => dossier({ passages: ATTRIBUEE, ...reste });

  it('courent de la fin prévue du projet, une fois l’aide attribuée', () => {
    expect(echeance('DOCUMENTS_FINAUX', dossier())).toBeUndefined();
    expect(echeance('DOCUMENTS_FINAUX', attribue())).toMatchObject({
      departLe: '2022-03-31',
      le: '2023-03-31',
      source: { confiance: 'memoire' },
    });
    expect(echeance('DOCUMENTS_FINAUX', attribue(SANS_DECRET))).toBeUndefined();
  });
  it('la caducité se constate le lendemain de leur fin', () => {
    const caducite = (jour: string, faits = attribue()) =>
      constater('EXECUTION', 'constater_caducite', jour, faits);
    expect(caducite('2023-03-31')).toEqual(['DOCUMENTS']);
    expect(caducite('2023-04-01')).toBe(true);
    expect(caducite('2024-04-01', attribue(SANS_DECRET))).toEqual(['DOCUMENTS']);
  });
  it('s’arrêtent avec la demande de paiement, et courent de nouveau si elle est rendue', () => {
    const recue = [...ATTRIBUEE, passage('MISE_EN_PAIEMENT', DOCUMENTS, '2022-05-01')];
    expect(echeance('DOCUMENTS_FINAUX', attribue({ passages: recue }))?.etat).toBe('TENUE');
    const rendue = [...recue, passage('EXECUTION', 'rendre_demande_paiement', '2022-05-10')];
    expect(echeance('DOCUMENTS_FINAUX', attribue({ passages: rendue }))?.etat).toBe('EN_COURS');
  });
});
const DOCUMENTS = 'recevoir_demande_paiement';
