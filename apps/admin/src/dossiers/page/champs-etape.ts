import type { Dispositif, Dossier } from '@sciat/contrats';
import { actePrincipal, champEngagement } from '@sciat/dispositifs';

export interface ChampsDeLEtape {
  /** What the step, or the act that ordinarily leaves it, cannot do without. */
  attendus: string[];
  /** Asked here for the first time, without being needed. */
  nouveaux: string[];
  /** Could already be entered at a step gone through: here to be corrected. */
  connus: string[];
}

/** A line of the checklist of commitments, which is its own form. */
export function estEngagement(
  nom: string,
  { engagements }: Pick<Dispositif, 'engagements'>,
): boolean {
  return engagements.some((e) => champEngagement(e.id) === nom);
}

/**
 * From the step on where they can be followed, for whoever may only read them too: before the aid, they are
 * only read on the page of the procedure.
 */
export function engagementsMontres(
  { passages, donnees }: Pick<Dossier, 'passages' | 'donnees'>,
  { engagements, etapes }: Pick<Dispositif, 'engagements' | 'etapes'>,
): boolean {
  const atteints = etapes
    .filter(({ id }) => passages.some((p) => p.etape.id === id))
    .flatMap((e) => e.champs);
  return engagements
    .map((e) => champEngagement(e.id))
    .some((c) => atteints.includes(c) || c in donnees);
}

/** Sorts the fields that can be entered now, by what this step wants of them. */
export function champsDeLEtape(
  dossier: Pick<Dossier, 'etape' | 'champsSaisissables' | 'passages'>,
  definition: Pick<Dispositif, 'etapes' | 'transitions' | 'engagements'>,
): ChampsDeLEtape {
  const saisissables = dossier.champsSaisissables.filter((c) => !estEngagement(c, definition));
  const definie = (id: string) => definition.etapes.find((e) => e.id === id);
  const voulus = [
    ...(definie(dossier.etape.id)?.champsAttendus ?? []),
    ...(actePrincipal(definition, dossier.etape.id)?.champs ?? []),
  ];
  const proposes = dossier.passages
    .filter((p) => p.etape.id !== dossier.etape.id)
    .flatMap((p) => definie(p.etape.id)?.champs ?? []);
  const attendus = saisissables.filter((c) => voulus.includes(c));
  const autres = saisissables.filter((c) => !voulus.includes(c));
  return {
    attendus,
    nouveaux: autres.filter((c) => !proposes.includes(c)),
    connus: autres.filter((c) => proposes.includes(c)),
  };
}
