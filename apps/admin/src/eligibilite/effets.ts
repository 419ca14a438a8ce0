import type { CalculsChanges, EffetsSurDossiers } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';
import { dateCourte } from '../commun/dates.js';

type Exemple = CalculsChanges['exemples'][number];
type Changement = EffetsSurDossiers['changements'][number];

const entier = new Intl.NumberFormat('fr-FR');
const compter = (nombre: number, un: string, plusieurs: string) =>
  `${entier.format(nombre)} ${nombre > 1 ? plusieurs : un}`;

/** "3 dossiers ouverts, reçus depuis le 1er mars 2026 : 1 change de conclusion, 1 sur un critère seulement." */
export function direEffets(
  { examines, changements }: EffetsSurDossiers,
  depuis: string,
  nombre: number,
): string {
  if (nombre === 0) return `Aucun dossier ouvert n’a été reçu depuis le ${depuis}.`;
  const dossiers = compter(
    nombre,
    `dossier ouvert, reçu depuis le ${depuis}`,
    `dossiers ouverts, reçus depuis le ${depuis}`,
  );
  const examen = examines < nombre ? `${compter(examines, 'examiné', 'examinés')}, dont ` : '';
  const conclusions = changements.filter((c) => c.avant !== c.apres).length;
  const autres = changements.length - conclusions;
  const change = [
    conclusions === 0
      ? `aucun ne change ${autres === 0 ? 'de verdict' : 'de conclusion'}`
      : compter(conclusions, 'change de conclusion', 'changent de conclusion'),
    ...(autres > 0 ? [`${entier.format(autres)} sur un critère seulement`] : []),
  ].join(', ');
  return `${dossiers} : ${examen}${change}.`;
}

/** "éligible devient non éligible", or that the conclusion stays. */
export function direConclusion({ avant, apres }: Pick<Changement, 'avant' | 'apres'>): string {
  return avant === apres ? `${apres}, sans changement` : `${avant} devient ${apres}`;
}

/** "Le montant calculé de 3 dossiers et une échéance de 2 dossiers changent." */
export function direCalculs({ montants, echeances }: CalculsChanges): string | null {
  const parts = [
    ...(montants > 0 ? [`le montant calculé de ${compter(montants, 'dossier', 'dossiers')}`] : []),
    ...(echeances > 0
      ? [`une échéance en cours de ${compter(echeances, 'dossier', 'dossiers')}`]
      : []),
  ];
  if (parts.length === 0) return null;
  const [premier = '', ...autres] = parts;
  const phrase = [premier.charAt(0).toUpperCase() + premier.slice(1), ...autres].join(' et ');
  return `${phrase} ${parts.length > 1 ? 'changent' : 'change'}.`;
}

const montantDit = (centimes: number | null) =>
  centimes === null ? 'non calculé' : direEuros(centimes);
const dateDite = (date: string | null) => (date === null ? 'aucune' : dateCourte(date));

/** "montant 15 000 € devient 20 000 €", "Vérification 15/09/2026 devient 08/09/2026" */
export function direExemple({
  montant,
  echeances,
}: Pick<Exemple, 'montant' | 'echeances'>): string {
  return [
    ...(montant
      ? [`montant ${montantDit(montant.avant)} devient ${montantDit(montant.apres)}`]
      : []),
    ...echeances.map((e) => `${e.libelle} ${dateDite(e.avant)} devient ${dateDite(e.apres)}`),
  ].join(' ; ');
}
