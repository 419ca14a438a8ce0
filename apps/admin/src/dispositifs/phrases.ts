import type { Dispositif, DispositifResume } from '@sciat/contrats';
import { acteurs, ETAPE_ANTERIEURE, type NatureEcheance, roles } from '@sciat/dispositifs';
import { dateLongue } from '../commun/dates.js';

export function direPeriode({ du, au }: Dispositif['enVigueur']): string {
  return au
    ? `en vigueur du ${dateLongue(du)} au ${dateLongue(au)}`
    : `en vigueur depuis le ${dateLongue(du)}`;
}

/** "Le service suit ; décision : ASP". What the service decides is another's to sign. */
export function direRole({
  roleService,
  decideur,
}: Pick<DispositifResume, 'roleService' | 'decideur'>): string {
  if (decideur === 'SCIAT') return `Le service ${roleService}`;
  const role = roleService === 'décide' ? 'instruit' : roleService;
  return `Le service ${role} ; décision : ${acteurs[decideur]}`;
}

/** "accepté, refusé": what the service's opinion may be, in its own words. */
export function direAvis(
  { champs }: Pick<Dispositif, 'champs'>,
  { champ }: NonNullable<Dispositif['avis']>,
): string {
  const choix = champs.find((c) => c.nom === champ)?.choix ?? [];
  return choix.map((o) => o.libelle.toLowerCase()).join(', ') || 'texte libre';
}

/** The versions of each scheme, the latest first; the schemes in the order they come. */
export function parDispositif<V extends Pick<DispositifResume, 'code' | 'enVigueur'>>(
  versions: V[],
): [V, ...V[]][] {
  const codes = [...new Set(versions.map((v) => v.code))];
  return codes.map(
    (code) =>
      versions
        .filter((v) => v.code === code)
        .sort((a, b) => b.enVigueur.du.localeCompare(a.enVigueur.du)) as [V, ...V[]],
  );
}

export const natures: Record<NatureEcheance, string> = {
  INTERNE: 'objectif interne',
  PROMESSE: 'délai annoncé',
  LEGALE: 'délai légal',
  FIXEE: 'date fixée',
};

export function direEtape(d: Pick<Dispositif, 'etapes'>, id: string): string {
  if (id === ETAPE_ANTERIEURE) return 'étape antérieure, au choix';
  return d.etapes.find((e) => e.id === id)?.libelle ?? id;
}

type Transition = Dispositif['transitions'][number];

/** The steps an act starts from; one open from nearly everywhere says so rather than listing them all. */
export function direDepart(d: Pick<Dispositif, 'etapes'>, { de }: Pick<Transition, 'de'>): string {
  const ouvertes = d.etapes.filter((e) => !e.finale);
  if (de.length === ouvertes.length) return 'toute étape ouverte';
  if (de.length > ouvertes.length / 2) {
    const absentes = ouvertes.filter((e) => !de.includes(e.id)).map((e) => e.libelle);
    return `toute étape ouverte, sauf ${absentes.join(', ')}`;
  }
  return de.map((id) => direEtape(d, id)).join(', ');
}

export function direRoles({ roles: admis }: Pick<Transition, 'roles'>): string {
  return admis
    .map((r) => (r === 'systeme' ? 'automatique' : roles[r as keyof typeof roles].toLowerCase()))
    .join(', ');
}

/** Everything an act asks for, one item each. */
export function exigences(d: Pick<Dispositif, 'champs' | 'pieces'>, t: Transition): string[] {
  const champ = (nom: string) => d.champs.find((c) => c.nom === nom)?.libelle ?? nom;
  const piece = (code: string) => d.pieces.find((p) => p.code === code)?.libelle ?? code;
  return [
    ...t.conditions,
    ...t.pieces.map((p) => `Pièce acceptée : ${piece(p)}`),
    ...t.champs.map((c) => `Renseigné : ${champ(c)}`),
    ...(t.motif === 'obligatoire' ? ['Motif'] : []),
  ];
}
