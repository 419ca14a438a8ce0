import { type Consultation, canauxAvis, type Dossier, reponsesAvis } from '@sciat/contrats';
import type { DateLegale } from '@sciat/dispositifs';
import { dateLongue, direEcheance } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';

/** "Favorable avec réserves", "Attendu le 6 octobre 2026, dans 5 jours", "Révoqué" */
export function direEtat(c: Consultation, jour: DateLegale): string {
  if (c.etat === 'RENDUE') return c.reponse ? reponsesAvis[c.reponse] : 'Avis rendu, confidentiel';
  if (c.etat === 'REVOQUEE') return 'Demande révoquée';
  return `Attendu le ${dateLongue(c.echeanceLe)}, ${direEcheance(c.echeanceLe, jour).long}`;
}

/** What led there, in one line. */
export function direHistoire(c: Consultation): string {
  const phrases = [`Demandé le ${dateLongue(c.demandeLe)} par ${c.demandePar}`];
  if (c.relances > 0 && c.relanceLe)
    phrases.push(
      c.relances === 1
        ? `relancé le ${dateLongue(c.relanceLe)}`
        : `relancé ${c.relances} fois, la dernière le ${dateLongue(c.relanceLe)}`,
    );
  if (c.reponduLe && c.canal)
    phrases.push(`rendu le ${dateLongue(c.reponduLe)} ${canauxAvis[c.canal]}`);
  if (c.revoqueLe)
    phrases.push(
      `révoqué le ${dateLongue(c.revoqueLe)}${c.motifRevocation ? ` : ${sansPoint(c.motifRevocation)}` : ''}`,
    );
  return espacesInsecables(`${phrases.join(' ; ')}.`);
}

const sansPoint = (texte: string) => texte.replace(/\.$/, '');

/** Beside the obligation: "Avis de DDFiP attendu dans 5 jours", "Votre avis est demandé pour le 20 septembre…" */
export function direAttente(
  { organisme, echeanceLe, pourMoi }: Dossier['avisAttendus'][number],
  jour: DateLegale,
): string {
  const { long, niveau } = direEcheance(echeanceLe, jour);
  if (pourMoi) return `Votre avis est demandé pour le ${dateLongue(echeanceLe)}, ${long}`;
  return `Avis de ${organisme} ${niveau === 'retard' ? '' : 'attendu '}${long}`;
}
