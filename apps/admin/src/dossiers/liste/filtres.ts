import { acteurs, issues } from '@sciat/dispositifs';
import type { FiltresDossiers } from '../adresses.js';

export const retards = {
  en_retard: 'en retard',
  bientot: 'proche',
  a_temps: 'à temps',
  sans_echeance: 'sans échéance',
} as const;
/** `ouvert` is what the API answers when nothing is said: it is no filter. */
export const etats = { clos: 'clos', tous: 'ouverts et clos' } as const;
export const chez = { exterieur: 'hors du service' } as const;
export const relances = { a_relancer: 'à faire' } as const;
export const blocages = { oui: 'bloqués seulement' } as const;
export const agentsParticuliers = {
  moi: 'moi',
  aucun: 'non affecté',
  moi_ou_aucun: 'moi ou non affecté',
} as const;

type Valeurs = Record<string, unknown>;

/**
 * The filters once one of them is set, or removed when `valeur` is empty. An outcome and a final step are
 * only those of closed dossiers, which the list leaves out unless told otherwise: they bring them in, and
 * go when open dossiers alone are asked for again.
 */
export function poserFiltre(
  filtres: Valeurs,
  cle: string,
  valeur: string,
  etapesFinales: readonly string[],
): Valeurs {
  const { [cle]: _, ...autres } = filtres;
  const poses: Valeurs = valeur ? { ...autres, [cle]: valeur } : autres;
  const finale = (f: Valeurs) => etapesFinales.includes(String(f.etape ?? ''));
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

/** What the total counts. */
export function direTotal({ etat }: Valeurs): { un: string; plusieurs: string } {
  if (etat === 'clos') return { un: 'dossier clos', plusieurs: 'dossiers clos' };
  if (etat === 'tous') return { un: 'dossier', plusieurs: 'dossiers' };
  return { un: 'dossier ouvert', plusieurs: 'dossiers ouverts' };
}

/** What the filters name by an identifier. A name not known yet is shown as "…". */
export interface Noms {
  etapes: Record<string, string>;
  etapesFinales: string[];
  agents: Record<string, string>;
  collectivite?: string;
  dispositifs: Record<string, string>;
}

function nommer(noms: Record<string, string>, cle: string): string {
  return noms[cle] ?? '…';
}

const dire: { [F in keyof Required<FiltresDossiers>]: (valeur: string, noms: Noms) => string } = {
  q: (v) => `Texte\u00a0: «\u00a0${v}\u00a0»`,
  dispositif: (v, n) => `Dispositif\u00a0: ${nommer(n.dispositifs, v)}`,
  etape: (v, n) => `Étape\u00a0: ${nommer(n.etapes, v)}`,
  acteur: (v) => `Qui a la main\u00a0: ${nommer(acteurs, v)}`,
  agent: (v, n) => `Agent\u00a0: ${nommer({ ...n.agents, ...agentsParticuliers }, v)}`,
  collectiviteId: (_, n) => `Collectivité\u00a0: ${n.collectivite ?? '…'}`,
  retard: (v) => `Échéance\u00a0: ${nommer(retards, v)}`,
  chez: (v) => `Où est le dossier\u00a0: ${nommer(chez, v)}`,
  relance: (v) => `Relance\u00a0: ${nommer(relances, v)}`,
  blocage: (v) => `Blocage\u00a0: ${nommer(blocages, v)}`,
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
          ? dire[cle as keyof typeof dire](String(valeur), noms)
          : `${cle}\u00a0: ${valeur}`,
    }));
}
