import { faitsVides } from '../../test/faits.js';
import { champVaut, datePassee, finApresSignature } from './conditions.js';
import type { Condition, ContexteActe } from './types.js';

interface D {
  reponse: string;
  signeeLe: string;
  conventionFinLe: string;
}
const contexte: ContexteActe = { dateLegale: '2026-09-15', role: 'instructeur' };
const champs = (condition: Condition<D>, donnees: Partial<D>) =>
  condition.examiner(faitsVides<D>({ donnees }), contexte).map((r) => [r.code, r.champ]);

describe('un champ a l’une de ces valeurs', () => {
  const condition = champVaut<D>('reponse', ['A', 'B'], 'Réponse A ou B', 'Ni A ni B.');
  it.each([
    ['A', []],
    ['B', []],
    ['C', [['CHAMP_CONTRAIRE', 'reponse']]],
    [undefined, [['CHAMP_CONTRAIRE', 'reponse']]],
  ])('%s', (reponse, attendu) => {
    expect(champs(condition, reponse ? { reponse } : {})).toEqual(attendu);
  });
});

it.each([
  ['2026-09-15', []],
  ['2026-09-16', [['DATE_APRES', 'signeeLe']]],
  [undefined, []],
])('une date du %s ne suit pas l’acte du 15 septembre', (signeeLe, attendu) => {
  expect(champs(datePassee('signeeLe', 'Signature'), signeeLe ? { signeeLe } : {})).toEqual(
    attendu,
  );
});

it.each([
  ['2026-09-14', [['FIN_CONVENTION', 'conventionFinLe']]],
  ['2026-09-15', [['FIN_CONVENTION', 'conventionFinLe']]],
  ['2026-09-16', []],
  [undefined, []],
])('une convention signée le 15 septembre et finie le %s', (fin, attendu) => {
  const donnees = { signeeLe: '2026-09-15', ...(fin && { conventionFinLe: fin }) };
  expect(champs(finApresSignature<D>('signeeLe'), donnees)).toEqual(attendu);
});
