import { type AgentCite, direMention } from '@sciat/contrats';

export interface Mention {
  /** Of the at sign. */
  debut: number;
  /** What was typed after it. */
  texte: string;
}

/** The mention being typed before the caret: an at sign that begins a word, and at most three words. */
export function mentionEnCours(texte: string, position: number): Mention | null {
  const lu = /(?:^|[^\p{L}\p{N}])@([\p{L}'’-]*(?: [\p{L}'’-]*){0,2})$/u.exec(
    texte.slice(0, position),
  );
  if (!lu) return null;
  const [, tape = ''] = lu;
  return { debut: position - tape.length - 1, texte: tape };
}

const simple = (texte: string) =>
  texte.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('fr');

/** Colleagues whose first name, or last name, begins so. */
export function proposer(agents: AgentCite[], tape: string): AgentCite[] {
  const debut = simple(tape);
  return agents
    .filter(({ prenom, nom }) =>
      [`${prenom} ${nom}`, nom].some((entier) => simple(entier).startsWith(debut)),
    )
    .slice(0, 6);
}

/** The text with the mention whole, and where the caret then stands. */
export function completer(
  texte: string,
  { debut, texte: tape }: Mention,
  agent: AgentCite,
): { texte: string; position: number } {
  const mention = `${direMention(agent)} `;
  return {
    texte: texte.slice(0, debut) + mention + texte.slice(debut + 1 + tape.length),
    position: debut + mention.length,
  };
}
