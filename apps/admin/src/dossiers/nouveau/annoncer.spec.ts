import type { Probleme } from '@sciat/contrats';
import { decrire, dernieresVersions } from '@sciat/dispositifs';
import { direAccuse, vagueSuivante } from './annoncer.js';

const refus = (...codes: string[]) => ({
  probleme: {
    raisons: codes.map((code) => ({ code, message: `raison ${code}` })),
  } as Probleme,
});

it('n’annonce un accusé de réception que pour les demandes auxquelles le service répond', () => {
  for (const definition of dernieresVersions()) {
    const part = /^Un accusé de réception part/.test(direAccuse(decrire(definition)));
    expect([definition.code, part]).toEqual([
      definition.code,
      definition.horloges.some((h) => h.code === 'ACCUSE'),
    ]);
  }
});

it('propose la vague suivante quand elle seule fait obstacle', () => {
  expect(vagueSuivante(refus('VAGUE_SUIVANTE'))).toBe('Raison VAGUE_SUIVANTE');
  expect(vagueSuivante(refus('VAGUE_SUIVANTE', 'AUTRE'))).toBeNull();
  expect(vagueSuivante(refus('AUTRE'))).toBeNull();
  expect(vagueSuivante(null)).toBeNull();
});
