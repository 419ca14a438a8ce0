import type { TableauDeBord } from '@sciat/contrats';
import { ajouterJours, ajouterMois, direEuros } from '@sciat/dispositifs';
import { dateCourte, dateLongue } from '../commun/dates.js';
import type { FiltresDossiers } from '../dossiers/adresses.js';

const nombres = new Intl.NumberFormat('fr-FR');
export const dire = (n: number) => nombres.format(n);
export const accorder = (n: number, un: string, plusieurs: string) =>
  `${dire(n)}\u00a0${n > 1 ? plusieurs : un}`;

const mois = new Intl.DateTimeFormat('fr-FR', { month: 'short', year: 'numeric', timeZone: 'UTC' });
/** "mars 2027"; what is past due has no month. */
export const direMois = (m: string | null) =>
  m === null ? 'En retard' : mois.format(new Date(`${m}-01T00:00:00Z`));

export const causes = {
  regle: 'Aucun acte possible',
  agent: 'L’agent affecté n’est plus actif',
  oubli: 'En retard chez un autre, pas encore relancé',
} as const;

/** How long a bracket of ageing has lasted, in words. */
export const TRANCHES = [
  'moins de 4 semaines',
  '4 à 7 semaines',
  '8 à 12 semaines',
  '13 semaines et plus',
] as const;

/** The dossiers of a bracket. */
export const filtresTranche = ({ du, au }: TableauDeBord['tranches'][number]): FiltresDossiers => ({
  ...(du ? { depuisDu: du } : {}),
  ...(au ? { depuisAu: au } : {}),
});

/** Those received, or closed, in a week. */
export const filtresSemaine = (sens: 'recus' | 'clos', lundi: string): FiltresDossiers =>
  sens === 'recus'
    ? { etat: 'tous', recuDu: lundi, recuAu: ajouterJours(lundi, 6) }
    : { etat: 'clos', closDu: lundi, closAu: ajouterJours(lundi, 6) };

/** Address of the payments of a month. */
export function versPaiements(filtres: Record<string, string>): string {
  return `/paiements?filter=${encodeURIComponent(JSON.stringify(filtres))}`;
}
export function filtresMois(m: string | null, jour: string): Record<string, string> {
  if (m === null) return { etat: 'en_retard' };
  const debut = m === jour.slice(0, 7) ? jour : `${m}-01`;
  return { du: debut, au: ajouterJours(ajouterMois(`${m}-01`, 1), -1) };
}

/** "13 semaines, du 1 septembre 2026 au 1 décembre 2026", which paper does not show otherwise. */
export const direPeriode = (semaines: number, { du, jour }: Pick<TableauDeBord, 'du' | 'jour'>) =>
  `Période\u00a0: ${semaines}\u00a0semaines, du ${dateLongue(du)} au ${dateLongue(jour)}.`;

/** A drawing of nothing but zeros says less than its sentence. */
export const estVide = (series: { valeurs: number[] }[]) =>
  series.every(({ valeurs }) => valeurs.every((v) => v === 0));

/** What the chart of arrivals and closures says, for those who do not see it. */
export function resumerFlux(flux: TableauDeBord['flux']): string {
  const somme = (cle: 'recus' | 'clos') => flux.reduce((n, s) => n + s[cle], 0);
  const [recus, clos] = [somme('recus'), somme('clos')];
  const duree = `en ${flux.length}\u00a0semaines`;
  if (recus === 0 && clos === 0) return `Aucune demande reçue, aucun dossier clos ${duree}.`;
  const ecart = recus - clos;
  const sens =
    ecart === 0
      ? 'autant de clôtures que d’arrivées, l’encours est stable'
      : ecart > 0
        ? `l’encours monte de ${dire(ecart)}`
        : `l’encours baisse de ${dire(-ecart)}`;
  return `${accorder(recus, 'demande reçue', 'demandes reçues')} et ${accorder(clos, 'dossier clos', 'dossiers clos')} ${duree}\u00a0: ${sens}.`;
}

export function resumerPaiements(paiements: TableauDeBord['paiements']): string {
  const total = paiements.reduce((n, p) => n + p.centimes, 0);
  if (total === 0) return 'Rien à verser d’ici douze mois.';
  const retard = paiements.find((p) => p.mois === null);
  const reste = retard
    ? `, dont ${direEuros(retard.centimes)} en retard`
    : ', rien n’est en retard';
  return `${direEuros(total)} à verser d’ici douze mois${reste}.`;
}

export function resumerAnciennete(etapes: TableauDeBord['etapes']): string {
  const vieux = etapes.reduce((n, e) => n + (e.tranches.at(-1) ?? 0), 0);
  const total = etapes.reduce((n, e) => n + e.nombre, 0);
  if (total === 0) return 'Aucun dossier n’est ouvert.';
  const pire = etapes.toSorted((a, b) => (b.tranches.at(-1) ?? 0) - (a.tranches.at(-1) ?? 0))[0];
  if (!pire || vieux === 0)
    return 'Aucun dossier n’attend au même point depuis 13\u00a0semaines ou plus.';
  return `${accorder(vieux, 'dossier ouvert', 'dossiers ouverts')} sur ${dire(total)} au même point depuis 13\u00a0semaines ou plus, d’abord «\u00a0${pire.libelle}\u00a0» (${pire.dispositif}).`;
}

export const direSemaine = (lundi: string) => `semaine du ${dateCourte(lundi)}`;
