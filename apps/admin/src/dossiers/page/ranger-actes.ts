import type { Acte, Dispositif, Dossier } from '@sciat/contrats';
import { actePrincipal, ETAPE_ANTERIEURE, estActeGeneral } from '@sciat/dispositifs';

type Procedure = Pick<Dispositif, 'etapes' | 'transitions'>;
type Regle = Dispositif['transitions'][number];
type ActeRange = Pick<Acte, 'id' | 'motif' | 'champs' | 'raisons'>;

export interface ActesRanges<A> {
  /**
   * Shown beside the obligation: the ordinary way forward or, once the service's work is done and it
   * stays closed, the best other way out.
   */
  principal: A | null;
  /** Forward, the ordinary way first. */
  possibles: A[];
  /** Possible, but they undo the step before. */
  corrections: A[];
  /** Possible, but at nearly any step: offered last. */
  generaux: A[];
  impossibles: A[];
}

/** An act can be opened when all that stands in its way is a field its own form asks for. */
function estPossible({ raisons, champs }: Pick<Acte, 'raisons' | 'champs'>): boolean {
  return raisons.every(({ champ }) => champ !== undefined && champs.includes(champ));
}

/** True when this act, taken at this step, sends the dossier back along the main path. */
export function estRetour(
  { id, vers }: Pick<Regle, 'id' | 'vers'>,
  etape: string,
  procedure: Procedure,
): boolean {
  if (vers === ETAPE_ANTERIEURE) return true;
  const rang = (e: string) => procedure.etapes.findIndex(({ id: x }) => x === e);
  return (
    rang(vers) < rang(etape) &&
    (procedure.etapes[rang(vers)]?.principale ?? false) &&
    actePrincipal(procedure, etape)?.id !== id
  );
}

/**
 * Sorts the acts for the eye only: whether one is possible comes from the API (`raisons`).
 * @param attendre no other way out is put forward: the service has work left, or an outsider's act
 *   is awaited
 */
export function rangerActes<A extends ActeRange>(
  actes: A[],
  etape: string,
  procedure: Procedure,
  attendre = false,
): ActesRanges<A> {
  const avance = actePrincipal(procedure, etape)?.id;
  const enTete = [...actes].sort((a, b) => Number(b.id === avance) - Number(a.id === avance));
  const regle = (a: A) => procedure.transitions.find((t) => t.id === a.id);
  const general = (a: A) => estActeGeneral({ de: regle(a)?.de ?? [] });
  const retour = (a: A) => {
    const t = regle(a);
    return t !== undefined && estRetour(t, etape, procedure);
  };
  const ouverts = enTete.filter(estPossible);
  const locaux = ouverts.filter((a) => !general(a));
  const possibles = locaux.filter((a) => !retour(a));
  const autre = possibles.find((a) => a.motif === 'facultatif') ?? possibles[0] ?? null;
  return {
    principal: possibles.find((a) => a.id === avance) ?? (attendre ? null : autre),
    possibles,
    corrections: locaux.filter(retour),
    generaux: ouverts.filter(general),
    impossibles: enTete.filter((a) => !estPossible(a)),
  };
}

export type Point = Dossier['controle'][number];
type Travail = Pick<Dossier, 'obligation' | 'controle' | 'pieces'>;

/**
 * What the service can do by itself before any act: a field to enter, a piece to check. `null` when
 * nothing is left, or when an outsider holds the dossier.
 */
export function travailDuService({ obligation, controle, pieces }: Travail): Point | null {
  if (obligation?.acteur !== 'SCIAT') return null;
  const recue = pieces.find((p) => p.etapeCourante && p.etat === 'RECUE');
  const aVerifier = (p: Point) => pieces.some((x) => x.code === p.id && x.etat === 'RECUE');
  return (
    controle.find((p) =>
      p.type === 'piece' ? aVerifier(p) : p.type === 'champ' && p.etat === 'à faire',
    ) ??
    (recue
      ? { type: 'piece', id: recue.code, libelle: recue.libelle, etat: 'à faire', detail: null }
      : null)
  );
}

/** Where to begin while the way forward is closed: the service's own work, or whatever is not done. */
export function premierPoint(dossier: Travail): Point | null {
  if (dossier.obligation?.acteur !== 'SCIAT') return null;
  return (
    travailDuService(dossier) ??
    dossier.controle.find((p) => p.etat === 'à faire' || p.etat === 'bloquant') ??
    null
  );
}

/** "vérifier la pièce « RIB »", as what follows "Commencer par". */
export function direPoint(
  { type, id, libelle }: Point,
  { pieces }: Pick<Dossier, 'pieces'>,
): string {
  if (type === 'champ') return `saisir « ${libelle} »`;
  if (type === 'critere') return `revoir le critère « ${libelle} »`;
  const etat = pieces.find((p) => p.code === id)?.etat;
  const verbe = etat === 'RECUE' ? 'vérifier' : etat === 'REFUSEE' ? 'remplacer' : 'déposer';
  return `${verbe} la pièce « ${libelle} »`;
}
