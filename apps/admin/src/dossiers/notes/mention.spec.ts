import { decouperMentions } from '@sciat/contrats';
import { completer, mentionEnCours, proposer } from './mention.js';

const lea = { id: 'a', prenom: 'Léa', nom: 'Martin' };
const roux = { id: 'b', prenom: 'Léa', nom: 'Martin-Roux' };
const noe = { id: 'c', prenom: 'Noé', nom: 'Le Bihan' };
const agents = [lea, roux, noe];

it('voit la mention qu’on est en train de taper, et elle seule', () => {
  expect(mentionEnCours('Voir @le', 8)).toEqual({ debut: 5, texte: 'le' });
  expect(mentionEnCours('@', 1)).toEqual({ debut: 0, texte: '' });
  expect(mentionEnCours('Voir @Noé Le B', 14)).toEqual({ debut: 5, texte: 'Noé Le B' });
  expect(mentionEnCours('mairie@evenos', 13)).toBeNull();
  expect(mentionEnCours('Voir @Léa, merci', 16)).toBeNull();
});

it('propose par le prénom ou le nom, sans accents', () => {
  expect(proposer(agents, 'lea')).toEqual([lea, roux]);
  expect(proposer(agents, 'le b')).toEqual([noe]);
  expect(proposer(agents, 'x')).toEqual([]);
});

it('met le nom entier à la place de ce qui était tapé', () => {
  const { texte, position } = completer('Voir @le vite', { debut: 5, texte: 'le' }, lea);
  expect([texte, position]).toEqual(['Voir @Léa Martin  vite', 17]);
});

it('lit les mentions d’une note, le nom le plus long d’abord', () => {
  const lues = (texte: string) =>
    decouperMentions(texte, agents).flatMap((m) => m.agents.map((a) => a.id));
  expect(lues('@Léa Martin-Roux et @noé le bihan')).toEqual(['b', 'c']);
  expect(lues('Vu avec @Léa Martin.')).toEqual(['a']);
  expect(lues('x@Léa Martin, @Léa Martinez, @personne')).toEqual([]);
  const texte = 'a @Léa Martin b @ c';
  expect(
    decouperMentions(texte, agents)
      .map((m) => m.texte)
      .join(''),
  ).toBe(texte);
});
