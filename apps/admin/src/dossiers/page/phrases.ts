import type { Acte, Dispositif, Dossier } from '@sciat/contrats';
import {
  type Acteur,
  type DateLegale,
  enToutesLettres,
  issues,
  joursEntre,
  type NatureEcheance,
} from '@sciat/dispositifs';
import { direEcheance } from '../../commun/dates.js';

type DossierDit = Pick<Dossier, 'obligation' | 'agent' | 'issue' | 'closLe'>;

/** Where a dossier is when an outsider holds it. */
const CHEZ: Record<Exclude<Acteur, 'SCIAT'>, string> = {
  COLLECTIVITE: 'Chez la collectivité',
  ANCT: 'Chez l’ANCT',
  PREFET: 'Chez le préfet',
  CSP_CHORUS: 'Chez le service payeur',
};

export const NATURES: Record<NatureEcheance, string> = {
  INTERNE: 'délai interne',
  PROMESSE: 'délai annoncé',
  LEGALE: 'délai légal',
  FIXEE: 'date fixée',
};

function direDepuis(depuisLe: DateLegale, jour: DateLegale): string {
  const jours = joursEntre(depuisLe, jour);
  if (jours <= 0) return 'depuis aujourd’hui';
  return jours === 1 ? 'depuis hier' : `depuis ${jours} jours`;
}

function porteur({ obligation, agent }: DossierDit, moi: string, jour: DateLegale): string {
  if (!obligation) return '';
  if (obligation.acteur !== 'SCIAT')
    return `${CHEZ[obligation.acteur]} ${direDepuis(obligation.depuisLe, jour)}`;
  if (!agent) return 'Au service, sans agent désigné';
  return agent.id === moi ? 'À vous' : `À ${agent.prenom} ${agent.nom}`;
}

/**
 * Who must do what, until when: "À vous : vérifier la fiche de poste avant le 12 mars 2026
 * (dans 5 jours), délai interne."
 * @param moi id of whoever reads
 */
export function direObligation(dossier: DossierDit, moi: string, jour: DateLegale): string {
  const { obligation } = dossier;
  if (!obligation) {
    const fin = dossier.issue ? issues[dossier.issue].toLowerCase() : 'sans issue enregistrée';
    return `Dossier clos${dossier.closLe ? ` le ${enToutesLettres(dossier.closLe)}` : ''} : ${fin}.`;
  }
  const { echeanceLe, nature } = obligation;
  const limite = echeanceLe
    ? ` avant le ${enToutesLettres(echeanceLe)} (${direEcheance(echeanceLe, jour).long})${nature ? `, ${NATURES[nature]}` : ''}`
    : ', sans échéance';
  return `${porteur(dossier, moi, jour)} : ${obligation.libelle}${limite}.`;
}

type ActeDit = Pick<Acte, 'id' | 'motif' | 'champs' | 'raisons'>;

/** Acts open from nearly every step (withdrawal, return…) are kept apart from those of the step. */
const ACTE_GENERAL = 3;

export interface ActesRanges<A> {
  /**
   * Shown beside the obligation: the ordinary way forward or, once the step's work is done and it
   * stays closed, the best other way out.
   */
  principal: A | null;
  possibles: A[];
  /** Possible, but at nearly any step: offered last. */
  generaux: A[];
  impossibles: A[];
}

/** An act can be opened when all that stands in its way is a field its own form asks for. */
function estPossible({ raisons, champs }: Pick<ActeDit, 'raisons' | 'champs'>): boolean {
  return raisons.every(({ champ }) => champ !== undefined && champs.includes(champ));
}

/** True while the service has still to type or to check something: no act is to be pressed yet. */
export function resteAFaire({
  obligation,
  controle,
  pieces,
}: Pick<Dossier, 'obligation' | 'controle' | 'pieces'>): boolean {
  if (obligation?.acteur !== 'SCIAT') return false;
  return (
    controle.some((p) => p.type === 'champ' && p.etat === 'à faire') ||
    pieces.some((p) => p.etapeCourante && p.etat === 'RECUE')
  );
}

/** Sorts the acts for the eye only: whether one is possible comes from the API (`raisons`). */
export function rangerActes<A extends ActeDit>(
  actes: A[],
  etape: string,
  { etapes, transitions }: Pick<Dispositif, 'etapes' | 'transitions'>,
  inacheve = false,
): ActesRanges<A> {
  const rang = (id: string | undefined) => etapes.findIndex((e) => e.id === id);
  const regle = (a: A) => transitions.find((t) => t.id === a.id);
  const general = (a: A) => (regle(a)?.de.length ?? 0) > ACTE_GENERAL;
  const locaux = actes.filter((a) => !general(a));
  const avance = locaux.find((a) => {
    const vers = rang(regle(a)?.vers);
    return vers > rang(etape) && etapes[vers]?.principale;
  });
  const possibles = locaux.filter(estPossible);
  const autre = inacheve
    ? null
    : (possibles.find((a) => a.motif === 'facultatif') ?? possibles[0] ?? null);
  return {
    principal: avance && estPossible(avance) ? avance : autre,
    possibles,
    generaux: actes.filter((a) => general(a) && estPossible(a)),
    impossibles: actes.filter((a) => !estPossible(a)),
  };
}

type Passage = Dossier['passages'][number];
export interface EtapeDuChemin {
  cle: string;
  libelle: string;
  etat: 'passée' | 'en cours' | 'à venir';
  acteur: Acteur | null;
  passage: Passage | null;
}

/** The way gone, the current step, and what ordinarily follows it. */
export function tracerChemin(
  dossier: Pick<Dossier, 'passages' | 'etape' | 'obligation'>,
  { etapes }: Pick<Dispositif, 'etapes'>,
): EtapeDuChemin[] {
  const definie = (id: string) => etapes.find((e) => e.id === id);
  const dernier = dossier.passages.length - 1;
  const parcourues = dossier.passages.map((passage, i): EtapeDuChemin => {
    const enCours = i === dernier;
    const finale = definie(passage.etape.id)?.finale ?? false;
    return {
      cle: `passage-${passage.rang}`,
      libelle: passage.etape.libelle,
      etat: enCours && !finale ? 'en cours' : 'passée',
      acteur: finale
        ? null
        : enCours
          ? (dossier.obligation?.acteur ?? null)
          : (definie(passage.etape.id)?.acteur ?? null),
      passage,
    };
  });
  if (definie(dossier.etape.id)?.finale) return parcourues;
  const rang = etapes.findIndex((e) => e.id === dossier.etape.id);
  const suite = etapes
    .slice(rang + 1)
    .filter((e) => e.principale)
    .map((e): EtapeDuChemin => {
      return {
        cle: e.id,
        libelle: e.libelle,
        etat: 'à venir',
        acteur: e.finale ? null : e.acteur,
        passage: null,
      };
    });
  return [...parcourues, ...suite];
}
