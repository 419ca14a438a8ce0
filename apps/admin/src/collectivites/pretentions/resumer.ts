import type { Pretentions } from '@sciat/contrats';
import { type Acteur, acteurs } from '@sciat/dispositifs';
import { dateLongue } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { direPeriode } from '../../dispositifs/phrases.js';
import { conclure } from '../../eligibilite/conclure.js';
import { bloquants, type CritereLu, motConclusion, motDe } from '../../eligibilite/conclusion.js';

export type Pretention = Pretentions['pretentions'][number];

/** "Le service donne un avis. Décision : ANCT." */
export function direRole({
  roleService,
  decideur,
}: {
  roleService: string;
  decideur: Acteur;
}): string {
  return espacesInsecables(`Le service ${roleService}. Décision : ${acteurs[decideur]}.`);
}

/** Why a scheme is not open at the date asked for, and on which day it was judged instead. */
export function direFermeture(
  {
    ouvert,
    enVigueur,
    jugeLe,
    depot,
  }: Pick<Pretention, 'ouvert' | 'enVigueur' | 'jugeLe' | 'depot'>,
  date: string,
): string | null {
  if (ouvert) return null;
  if (jugeLe === date && depot) return espacesInsecables(`${depot}.`);
  const juge = dateLongue(jugeLe);
  return espacesInsecables(
    jugeLe < date
      ? `Clos aux nouvelles demandes : ${direPeriode(enVigueur)}. Examiné à son dernier jour, le ${juge}.`
      : `Pas encore ouvert à cette date : ${direPeriode(enVigueur)}. Examiné à son premier jour, le ${juge}.`,
  );
}

/** What decides, in a sentence: what stands against it, what is open to judgment, or what is left to know. */
export function resumer(nom: string, { eligibilite }: Pick<Pretention, 'eligibilite'>): string {
  const { sens, raisons, plusTard } = conclure(nom, eligibilite);
  if (sens !== 'oui') return phrase(raisons);
  const acquis = raisons || 'rien ne s’y oppose';
  const n = plusTard.length;
  return phrase(
    n === 0
      ? acquis
      : `${acquis} ; ${n === 1 ? 'reste 1 point' : `restent ${n} points`} à connaître`,
  );
}

const phrase = (texte: string) =>
  espacesInsecables(`${texte.charAt(0).toUpperCase()}${texte.slice(1)}.`);

const ORDRE = ['non rempli', 'à apprécier', 'rempli'];

/** The criteria with an answer, what decides first; apart, those that only look out, and those left to know. */
export function repartir(criteres: CritereLu[]) {
  const rang = (c: CritereLu) => ORDRE.indexOf(motDe(c));
  const repondus = criteres.filter((c) => !c.enAttente).sort((a, b) => rang(a) - rang(b));
  return {
    bloquants: bloquants(repondus),
    vigilance: repondus.filter((c) => c.portee === 'avertissement'),
    manquants: criteres.filter((c) => c.enAttente),
  };
}

const MOTS = ['éligible', 'à compléter', 'à apprécier', 'non éligible'] as const;
const PLURIELS: Record<string, string> = {
  éligible: 'éligibles',
  'non éligible': 'non éligibles',
};

/** "2 à compléter, 1 non éligible ; 3 fermés à cette date" */
export function compter(pretentions: Pick<Pretention, 'ouvert' | 'eligibilite'>[]): string {
  const mots = pretentions.filter((p) => p.ouvert).map((p) => motConclusion(p.eligibilite));
  const ouverts = MOTS.map((mot) => ({ mot, n: mots.filter((m) => m === mot).length }))
    .filter(({ n }) => n > 0)
    .map(({ mot, n }) => `${n} ${(n > 1 && PLURIELS[mot]) || mot}`)
    .join(', ');
  const fermes = pretentions.length - mots.length;
  const fermesDits = fermes > 0 && `${fermes} fermé${fermes > 1 ? 's' : ''} à cette date`;
  return espacesInsecables([ouverts, fermesDits].filter(Boolean).join(' ; '));
}
