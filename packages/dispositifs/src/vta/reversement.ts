import { verseEnTout } from '../noyau/argent.js';
import { ajouterJours, ajouterMois, enToutesLettres, joursEntre } from '../noyau/calendrier.js';
import { direEuros } from '../noyau/libelles.js';
import { publique } from '../noyau/sources.js';
import type { CalculReversement, DateLegale, Faits, LigneCalcul } from '../noyau/types.js';
import type { DonneesVta } from './donnees.js';

const source = publique(
  'Préfecture des Côtes-d’Armor, page VTA\u00a0: règle d’un autre département, à confirmer par le service',
);
/** Months before the term beyond which an early end matters. */
const MOIS = 3;

interface FinAnticipee {
  /** Last day worked. */
  finLe: DateLegale;
  /** Whether an amendment names another volunteer. */
  remplace: boolean;
}

/**
 * What is to be given back when a contract ends early: nothing within three months of its term or when the
 * volunteer is replaced, else the part of the aid paid for the days not done, rounded down to the cent. At
 * three months exactly the rule does not say.
 */
export function reversementVta(
  faits: Pick<Faits<DonneesVta>, 'donnees' | 'accorde' | 'paiements'>,
  { finLe, remplace }: FinAnticipee,
): CalculReversement {
  const { contratDebutLe: debut, contratFinLe: terme } = faits.donnees;
  const verse = verseEnTout(faits);
  const ligne = (libelle: string, valeur: string): LigneCalcul => ({
    libelle,
    centimes: null,
    valeur,
    source,
  });
  const rien = (verdict: CalculReversement['verdict'], explication: string): CalculReversement => ({
    verdict,
    centimes: verdict === 'aucun' ? 0 : null,
    explication,
    lignes: [],
  });
  if (!debut || !terme) return rien('à apprécier', 'Les dates du contrat ne sont pas connues.');
  if (verse === 0) return rien('aucun', 'Aucune aide n’a été versée.');
  if (finLe >= terme) return rien('aucun', 'Le contrat est arrivé à son terme.');
  const limite = ajouterMois(terme, -MOIS);
  if (finLe > limite)
    return rien('aucun', 'Le contrat a cessé moins de trois mois avant son terme.');
  if (remplace)
    return rien('aucun', 'Le volontaire est remplacé\u00a0: un avenant nomme son remplaçant.');
  const total = joursEntre(debut, terme) + 1;
  const restant = Math.min(joursEntre(finLe, terme), total);
  const centimes = Math.floor((verse * restant) / total);
  const lignes: LigneCalcul[] = [
    { libelle: 'Aide versée', centimes: verse, source },
    ligne(
      'Durée du contrat',
      `${total} jours, du ${enToutesLettres(debut)} au ${enToutesLettres(terme)}`,
    ),
    ligne(
      'Temps non effectué',
      `${restant} jours, du ${enToutesLettres(ajouterJours(finLe, 1))} au ${enToutesLettres(terme)}`,
    ),
    { libelle: 'Part de l’aide pour ce temps, au centime inférieur', centimes, source },
  ];
  if (finLe === limite)
    return {
      verdict: 'à apprécier',
      centimes,
      lignes,
      explication: `Le contrat a cessé trois mois exactement avant son terme\u00a0: la règle ne dit pas si l’aide est à reverser. Au prorata, ce serait ${direEuros(centimes)}.`,
    };
  return {
    verdict: 'dû',
    centimes,
    lignes,
    explication:
      'Le contrat a cessé plus de trois mois avant son terme et le volontaire n’est pas remplacé\u00a0: l’aide est à reverser au prorata du temps non effectué.',
  };
}
