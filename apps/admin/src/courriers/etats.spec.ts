import { tracerEtats } from './etats.js';

type Suivi = Parameters<typeof tracerEtats>[0];
const brouillon: Suivi = {
  etat: 'BROUILLON',
  relecture: false,
  creeLe: '2026-03-10T09:00:00.000Z',
  creePar: 'Camille Exemple',
  validePar: null,
  chrono: null,
  signeLe: null,
  signataire: null,
  envoyeLe: null,
  canal: null,
  preuve: null,
  courriel: null,
  recuLe: null,
};
const envoye: Suivi = {
  ...brouillon,
  etat: 'ENVOYE',
  chrono: '2026-0042',
  signeLe: '2026-03-12',
  signataire: 'Signature Fictive, signataire',
  envoyeLe: '2026-03-13',
  canal: 'POSTE',
  preuve: 'Recommandé 1',
};
const resumer = (c: Suivi) => tracerEtats(c).map(({ etat, place }) => `${etat} ${place}`);

describe('les états d’un courrier', () => {
  it('ne montre la relecture que si elle est demandée ou qu’elle a eu lieu', () => {
    expect(resumer(brouillon)).toEqual([
      'BROUILLON en cours',
      'A_SIGNER à venir',
      'SIGNE à venir',
      'ENVOYE à venir',
      'RECU à venir',
    ]);
    expect(resumer({ ...brouillon, relecture: true })).toContain('A_VALIDER à venir');
    expect(resumer({ ...brouillon, etat: 'A_VALIDER' })).toContain('A_VALIDER en cours');
  });

  it('dit quand, par qui et comment', () => {
    const details = tracerEtats(envoye).map((e) => e.detail);
    expect(details).toEqual([
      'rédigé le 10\u00a0mars\u00a02026 par Camille Exemple',
      'n°\u00a02026-0042',
      'le 12\u00a0mars\u00a02026 par Signature Fictive, signataire',
      'le 13\u00a0mars\u00a02026, par poste, Recommandé 1',
      null,
    ]);
  });

  it('s’arrête à l’annulation, après les états traversés', () => {
    expect(resumer({ ...brouillon, etat: 'ANNULE', chrono: '2026-0042' })).toEqual([
      'BROUILLON passé',
      'A_SIGNER passé',
      'ANNULE en cours',
    ]);
  });
});
