import { actesDe, direConsequence } from './actes.js';

const agent = { rediger: true, valider: false };

describe('les actes d’un courrier', () => {
  it('propose de donner à signer, ou de faire relire là où la relecture est demandée', () => {
    expect(actesDe({ etat: 'BROUILLON', relecture: false }, agent).principal).toBe('A_SIGNER');
    expect(actesDe({ etat: 'BROUILLON', relecture: true }, agent).principal).toBe('A_VALIDER');
  });

  it('ne laisse valider qu’un superviseur', () => {
    const aValider = { etat: 'A_VALIDER', relecture: true } as const;
    expect(actesDe(aValider, agent).principal).toBeNull();
    expect(actesDe(aValider, { rediger: true, valider: true }).principal).toBe('A_SIGNER');
  });

  it('ne propose rien à qui lit, ni pour un courrier reçu ou annulé', () => {
    const rien = { principal: null, autres: [] };
    expect(
      actesDe({ etat: 'A_SIGNER', relecture: false }, { rediger: false, valider: false }),
    ).toEqual(rien);
    expect(actesDe({ etat: 'RECU', relecture: false }, agent)).toEqual(rien);
    expect(actesDe({ etat: 'ANNULE', relecture: false }, agent)).toEqual(rien);
  });

  it('dit que le numéro est donné une fois et que la réception ouvre le recours', () => {
    const sansNumero = { chrono: null, acte: null };
    expect(direConsequence('A_SIGNER', sansNumero, false)).toMatch(/reçoit son numéro, une fois/);
    expect(direConsequence('A_SIGNER', { chrono: '2026-0042', acte: null }, false)).toMatch(
      /garde son numéro, 2026-0042/,
    );
    expect(direConsequence('RECU', sansNumero, true)).toMatch(/délai de recours court/);
  });
});
