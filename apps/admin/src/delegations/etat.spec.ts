import { etatDelegation } from './etat.js';

describe('une délégation', () => {
  it('vaut du premier au dernier jour compris', () => {
    const delegation = { du: '2026-01-01', au: '2026-06-30' };
    expect(etatDelegation(delegation, '2025-12-31')).toBe('à venir');
    expect(etatDelegation(delegation, '2026-01-01')).toBe('en vigueur');
    expect(etatDelegation(delegation, '2026-06-30')).toBe('en vigueur');
    expect(etatDelegation(delegation, '2026-07-01')).toBe('finie');
    expect(etatDelegation({ ...delegation, au: null }, '2036-07-01')).toBe('en vigueur');
  });
});
