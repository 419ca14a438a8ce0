import type { AjouterParametre, ParametreLu } from '@sciat/contrats';
import { type Definition, definitions, type Parametre, PLAFONDS } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { deBase } from '../base/dates.js';
import { champInvalide, introuvable } from '../erreurs/erreur-metier.js';

/** A setting as the versions of a dispositif know it: its default may change from one to the next. */
export interface Reglage {
  cle: string;
  /** Those that read it, oldest first; never empty. */
  versions: { definition: Definition; parametre: Parametre }[];
}

/**
 * Every setting of every version of a dispositif, those of the latest version first.
 * @throws ErreurMetier 404 for a dispositif that does not exist
 */
export function reglagesDe(code: string): Reglage[] {
  const versions = definitions
    .filter((d) => d.code === code)
    .sort((a, b) => a.enVigueur.du.localeCompare(b.enVigueur.du));
  if (versions.length === 0) throw introuvable('Ce dispositif');
  const cles = new Set(versions.toReversed().flatMap((d) => d.parametres.map((p) => p.cle)));
  return [...cles].map((cle) => ({
    cle,
    versions: versions.flatMap((definition) => {
      const parametre = definition.parametres.find((p) => p.cle === cle);
      return parametre ? [{ definition, parametre }] : [];
    }),
  }));
}

/** @throws ErreurMetier 404 for a dispositif, 400 for a setting or a value that cannot be */
export function reglageDemande({ dispositif, cle, valeur }: AjouterParametre): Reglage {
  const reglage = reglagesDe(dispositif).find((r) => r.cle === cle);
  if (!reglage) throw champInvalide('cle', `Le paramètre « ${cle} » n’existe pas.`);
  verifierValeur(versionAu(reglage, '9999-12-31').parametre, valeur);
  return reglage;
}

/** The version that reads a setting at a date; otherwise the nearest one before it, or else the first. */
export function versionAu({ versions }: Reglage, le: string): Reglage['versions'][number] {
  const choisie = versions.findLast((v) => v.definition.enVigueur.du <= le) ?? versions[0];
  return choisie as Reglage['versions'][number];
}

export type ValeurDatee = ParametreLu['valeurs'][number];

/** The values that the service gave to the settings of a dispositif, by setting, the one that holds first. */
export async function lireValeurs(
  client: PrismaClient,
  serviceId: string,
  dispositif: string,
): Promise<Map<string, ValeurDatee[]>> {
  const lignes = await client.valeurParametre.findMany({
    where: { serviceId, dispositif },
    orderBy: [{ effetLe: 'desc' }, { ajouteLe: 'desc' }],
    include: { auteur: { select: { nom: true, prenom: true } } },
  });
  const parCle = new Map<string, ValeurDatee[]>();
  for (const { cle, valeur, effetLe, source, auteur, ajouteLe } of lignes) {
    const siennes = parCle.get(cle) ?? [];
    siennes.push({
      valeur: valeur as number | string,
      effetLe: deBase(effetLe),
      source,
      auteur: `${auteur.prenom} ${auteur.nom}`,
      ajouteLe: ajouteLe.toISOString(),
    });
    parCle.set(cle, siennes);
  }
  return parCle;
}

/** What holds at a date: the service's own value, else the default of the version of that date. */
export function valeurAu(
  reglage: Reglage,
  valeurs: ValeurDatee[],
  le: string,
): { valeur: number | string; effetLe: string | null } {
  const datee = valeurs.find((v) => v.effetLe <= le);
  if (datee) return { valeur: datee.valeur, effetLe: datee.effetLe };
  return { valeur: versionAu(reglage, le).parametre.defaut, effetLe: null };
}

export function presenter(
  reglage: Reglage,
  valeurs: ValeurDatee[],
  aujourdhui: string,
): ParametreLu {
  const { definition, parametre } = versionAu(reglage, aujourdhui);
  const { au } = definition.enVigueur;
  const jour = au !== null && au < aujourdhui ? au : aujourdhui;
  return {
    ...parametre,
    dispositif: definition.code,
    valeur: valeurAu(reglage, valeurs, jour).valeur,
    versions: reglage.versions.map((v) => ({
      version: v.definition.version,
      ...v.definition.enVigueur,
      defaut: v.parametre.defaut,
      source: v.parametre.source,
    })),
    valeurs,
  };
}

function verifierValeur(parametre: Parametre, valeur: number | string): void {
  if (parametre.choix) {
    const possibles = parametre.choix.map((c) => c.valeur);
    if (typeof valeur !== 'string' || !possibles.includes(valeur)) {
      throw champInvalide('valeur', `Choix possibles : ${possibles.join(', ')}.`);
    }
    return;
  }
  const plafond = PLAFONDS[parametre.unite ?? 'centimes'];
  if (typeof valeur !== 'number' || valeur < 0 || valeur > plafond) {
    throw champInvalide('valeur', `Un nombre entier de 0 à ${plafond} est attendu.`);
  }
}
