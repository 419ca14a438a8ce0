import { acteurs, issues } from '@sciat/dispositifs';
import { dateCourte } from '../../commun/dates.js';
import type { FiltresDossiers } from '../adresses.js';

export const retards = {
  en_retard: 'en retard',
  bientot: 'proche',
  a_temps: 'à temps',
  sans_echeance: 'sans échéance',
  pas_en_retard: 'pas en retard',
} as const;
/** `ouvert` is what the API answers when nothing is said: it is no filter. */
export const etats = { clos: 'clos', tous: 'ouverts et clos' } as const;
export const chez = { exterieur: 'hors du service' } as const;
export const relances = { a_relancer: 'à faire' } as const;
export const pieces = { a_verifier: 'reçues, à vérifier' } as const;
/** Delays in days, as the form offers them; an address may ask for another. */
export const depuisPlusDe = { 15: '15 jours', 30: '30 jours', 60: '60 jours', 90: '90 jours' };
export const paiementSous = { 15: '15 jours', 30: '30 jours', 60: '60 jours', 90: '90 jours' };
export const avis = { en_retard: 'en retard' } as const;
export const blocages = {
  oui: 'bloqués seulement',
  regle: 'aucun acte possible',
  agent: 'agent qui n’est plus actif',
  oubli: 'en retard, pas encore relancé',
} as const;
export const agentsParticuliers = {
  moi: 'moi',
  aucun: 'non affecté',
  moi_ou_aucun: 'moi ou non affecté',
} as const;

type Valeurs = Record<string, unknown>;

/**
 * The filters once one of them is set, or removed when `valeur` is empty. An outcome and a final step are
 * only those of closed dossiers, which the list leaves out unless told otherwise: they bring them in, and
 * go when open dossiers alone are asked for again. A step is one of its scheme: it goes with it.
 */
export function poserFiltre(
  filtres: Valeurs,
  cle: string,
  valeur: string,
  noms: Pick<Noms, 'etapes' | 'etapesFinales'>,
): Valeurs {
  const { [cle]: _, ...autres } = filtres;
  const poses: Valeurs = valeur ? { ...autres, [cle]: valeur } : autres;
  const finale = (f: Valeurs) => noms.etapesFinales.includes(String(f.etape ?? ''));
  if (cle === 'dispositif' && poses.etape && !(String(poses.etape) in (noms.etapes[valeur] ?? {})))
    return poserFiltre(poses, 'etape', '', noms);
  const voulue = cle === 'issue' || cle === 'etape' ? valeur : '';
  if (voulue && (cle === 'issue' || finale(poses))) return { ...poses, etat: poses.etat ?? 'clos' };
  if (cle === 'etape' && !poses.issue && finale(filtres)) {
    const { etat: ___, ...ouverts } = poses;
    return ouverts;
  }
  if (cle === 'etat' && !valeur) {
    const { issue: __, ...ouverts } = poses;
    if (finale(ouverts)) delete ouverts.etape;
    return ouverts;
  }
  return poses;
}

/** A step is chosen with its scheme, since two schemes may give the same one different names. */
export function poserEtape(filtres: Valeurs, choix: string, noms: Noms): Valeurs {
  const [dispositif, etape] = choix.split(' ');
  return etape
    ? poserFiltre({ ...filtres, dispositif }, 'etape', etape, noms)
    : poserFiltre(filtres, 'etape', '', noms);
}

export const choixEtape = (dispositif: unknown, etape: unknown) => `${dispositif} ${etape}`;

/** Options under a heading, which a single one does without. */
export interface Groupe {
  libelle: string;
  options: Record<string, string>;
}

/** The steps of the scheme chosen, else those of all of them. */
export function etapesOffertes({ etapes, dispositifs }: Noms, dispositif?: string): Groupe[] {
  return Object.entries(etapes)
    .filter(([code]) => !dispositif || code === dispositif)
    .map(([code, siennes]) => ({
      libelle: dispositifs[code] ?? code,
      options: Object.fromEntries(
        Object.entries(siennes).map(([id, libelle]) => [choixEtape(code, id), libelle]),
      ),
    }));
}

/** What the total counts. */
export function direTotal({ etat }: Valeurs): { un: string; plusieurs: string } {
  if (etat === 'clos') return { un: 'dossier clos', plusieurs: 'dossiers clos' };
  if (etat === 'tous') return { un: 'dossier', plusieurs: 'dossiers' };
  return { un: 'dossier ouvert', plusieurs: 'dossiers ouverts' };
}

/** What the filters name by an identifier. A name not known yet is shown as "…". */
export interface Noms {
  /** By scheme, whatever its version. */
  etapes: Record<string, Record<string, string>>;
  etapesFinales: string[];
  agents: Record<string, string>;
  collectivite?: string;
  dispositifs: Record<string, string>;
  /** The schemes once more, under their families. */
  familles: Groupe[];
  etiquettes: Record<string, string>;
}

function nommer(noms: Record<string, string>, cle: string): string {
  return noms[cle] ?? '…';
}

/** In an address that names no scheme, a step has the names they all give it. */
function nommerEtape({ etapes }: Noms, etape: string, dispositif: unknown): string {
  const connues = dispositif ? [etapes[String(dispositif)] ?? {}] : Object.values(etapes);
  return [...new Set(connues.flatMap((e) => e[etape] ?? []))].join(' ou ') || '…';
}

type Dire = (valeur: string, noms: Noms, filtres: Valeurs) => string;
const dire: Record<keyof Required<FiltresDossiers>, Dire> = {
  q: (v) => `Texte\u00a0: «\u00a0${v}\u00a0»`,
  dispositif: (v, n) => `Dispositif\u00a0: ${nommer(n.dispositifs, v)}`,
  etape: (v, n, f) => `Étape\u00a0: ${nommerEtape(n, v, f.dispositif)}`,
  acteur: (v) => `Qui a la main\u00a0: ${nommer(acteurs, v)}`,
  agent: (v, n) => `Agent\u00a0: ${nommer({ ...n.agents, ...agentsParticuliers }, v)}`,
  collectiviteId: (_, n) => `Collectivité\u00a0: ${n.collectivite ?? '…'}`,
  retard: (v) => `Échéance\u00a0: ${nommer(retards, v)}`,
  chez: (v) => `Où est le dossier\u00a0: ${nommer(chez, v)}`,
  depuisPlusDe: (v) => `Au même endroit depuis\u00a0: plus de ${v} jours`,
  relance: (v) => `Relance\u00a0: ${nommer(relances, v)}`,
  pieces: (v) => `Pièces\u00a0: ${nommer(pieces, v)}`,
  avis: (v) => `Avis demandés\u00a0: ${nommer(avis, v)}`,
  blocage: (v) => `Blocage\u00a0: ${nommer(blocages, v)}`,
  paiementSous: (v) => `Paiement attendu\u00a0: sous ${v} jours`,
  depuisDu: (v) => `Tenu par le même depuis le\u00a0: ${dateCourte(v)} ou après`,
  depuisAu: (v) => `Tenu par le même depuis le\u00a0: ${dateCourte(v)} ou avant`,
  recuDu: (v) => `Reçu à partir du\u00a0: ${dateCourte(v)}`,
  recuAu: (v) => `Reçu jusqu’au\u00a0: ${dateCourte(v)}`,
  closDu: (v) => `Clos à partir du\u00a0: ${dateCourte(v)}`,
  closAu: (v) => `Clos jusqu’au\u00a0: ${dateCourte(v)}`,
  decideDu: (v) => `Décidé à partir du\u00a0: ${dateCourte(v)}`,
  decideAu: (v) => `Décidé jusqu’au\u00a0: ${dateCourte(v)}`,
  etiquette: (v, n) => `Étiquette\u00a0: ${nommer(n.etiquettes, v)}`,
  lot: () => 'Traitement par lot\u00a0: ce qu’il a changé',
  passation: () => 'Passation\u00a0: ses dossiers',
  etat: (v) => `Dossiers\u00a0: ${nommer(etats, v)}`,
  issue: (v) => `Issue\u00a0: ${nommer(issues, v)}`,
};

/** The filters set, each in words, in the order of the form. An unknown one (a hand-made address) is named as it is. */
export function direFiltres(
  filtres: Record<string, unknown>,
  noms: Noms,
): { cle: string; phrase: string }[] {
  const ordre = Object.keys(dire);
  return Object.entries(filtres)
    .filter(([, valeur]) => valeur !== undefined && valeur !== '')
    .sort(([a], [b]) => ordre.indexOf(a) - ordre.indexOf(b))
    .map(([cle, valeur]) => ({
      cle,
      phrase:
        cle in dire
          ? dire[cle as keyof typeof dire](String(valeur), noms, filtres)
          : `${cle}\u00a0: ${valeur}`,
    }));
}

/** Why a list of what was done at once may be empty: the address outlives it. */
export function direDisparu({ lot, passation }: Record<string, unknown>): string | null {
  if (lot)
    return 'Ce traitement n’est plus conservé, ou n’a changé aucun dossier que vous pouvez voir.';
  return passation ? 'Cette passation n’a donné aucun dossier que vous pouvez voir.' : null;
}
