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
export const agentsParticuliers = {
  moi: 'moi',
  aucun: 'non affecté',
  moi_ou_aucun: 'moi ou non affecté',
} as const;

/** What the filters name by an identifier. A name not known yet is shown as "…". */
export interface Noms {
  etapes: Record<string, string>;
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
