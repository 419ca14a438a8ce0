import type { Probleme } from '@sciat/contrats';

export interface ResumeErreur {
  titre?: string;
  phrase?: string;
  /** Said one by one under the sentence. */
  raisons: Probleme['raisons'];
}

/** What is left to say of a refusal once the reasons shown under their fields are set aside, each thing once. */
export function resumerErreur(
  probleme: Probleme | null,
  champsMontres: readonly string[] = [],
): ResumeErreur {
  if (!probleme) {
    return {
      phrase: 'Une erreur imprévue est survenue dans cette page. Rechargez-la.',
      raisons: [],
    };
  }
  const { title, detail, raisons } = probleme;
  const restantes = raisons.filter(({ champ }) => !champ || !champsMontres.includes(champ));
  if (raisons.length > 0 && restantes.length === 0)
    return { phrase: 'Corrigez les champs signalés.', raisons: [] };
  const titre = title === detail ? {} : { titre: title };
  // The API often joins the reasons in its sentence: a list says them better.
  const jointes = raisons.length > 0 && raisons.every(({ message }) => detail.includes(message));
  if (!jointes) return { ...titre, phrase: detail, raisons: restantes };
  const [seule] = restantes;
  if (restantes.length === 1 && seule) return { ...titre, phrase: seule.message, raisons: [] };
  return { ...titre, raisons: restantes };
}
