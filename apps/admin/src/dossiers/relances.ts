import type { Dossier } from '@sciat/contrats';
import { type DateLegale, enToutesLettres } from '@sciat/dispositifs';
import { dateCourte } from '../commun/dates.js';

type Relances = Pick<
  NonNullable<Dossier['obligation']>,
  'acteur' | 'relances' | 'relanceLe' | 'aRelancerLe'
>;

/** Someone else holds it, and it is time to ask. */
export function estARelancer({ aRelancerLe }: Relances, jour: DateLegale): boolean {
  return aRelancerLe !== null && aRelancerLe <= jour;
}

/** "Relancé 2 fois, la dernière le 3 mars 2026 ; prochaine relance proposée le 2 avril 2026."; `null` when we hold it. */
export function direRelances(obligation: Relances, jour: DateLegale): string | null {
  const { acteur, relances, relanceLe, aRelancerLe } = obligation;
  if (acteur === 'SCIAT') return null;
  const derniere = relanceLe ? enToutesLettres(relanceLe) : '';
  const faites =
    relances === 0
      ? 'Pas encore relancé'
      : relances === 1
        ? `Relancé une fois, le ${derniere}`
        : `Relancé ${relances} fois, la dernière le ${derniere}`;
  if (!aRelancerLe) return `${faites}.`;
  const depuis = aRelancerLe < jour ? 'proposée depuis le' : 'proposée le';
  const laquelle = relances === 0 ? 'relance' : 'prochaine relance';
  return `${faites} ; ${laquelle} ${depuis} ${enToutesLettres(aRelancerLe)}.`;
}

/** The same for a cell: "à relancer", "relancé le 03/03/2026", "relance le 02/04/2026". */
export function direRelancesEnBref(obligation: Relances, jour: DateLegale): string | null {
  const { acteur, relanceLe, aRelancerLe } = obligation;
  if (acteur === 'SCIAT') return null;
  if (estARelancer(obligation, jour)) return 'à relancer';
  if (relanceLe) return `relancé le ${dateCourte(relanceLe)}`;
  return aRelancerLe && `relance le ${dateCourte(aRelancerLe)}`;
}
