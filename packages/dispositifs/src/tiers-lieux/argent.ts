import { pasEncoreConnu, selon } from '../noyau/eligibilite.js';
import { direEuros } from '../noyau/libelles.js';
import { nombreParametre, sourceParametre } from '../noyau/parametres.js';
import { fiche } from '../noyau/sources.js';
import type { Faits, LigneCalcul, Montant, ResultatCritere } from '../noyau/types.js';
import type { DonneesTiersLieux } from './donnees.js';
import { reglages2021, reglages2023 } from './parametres.js';

type F = Faits<DonneesTiersLieux>;

const nombre = (faits: F, cle: string) => nombreParametre(reglages2021, faits, cle);
const annees = ({ donnees: d }: F) => [d.montantAnnee1, d.montantAnnee2, d.montantAnnee3];
const connues = (faits: F) => annees(faits).filter((m) => m !== undefined);

/** `null` until the three years are known. */
function total(faits: F): number | null {
  const montants = connues(faits);
  return montants.length === 3 ? montants.reduce((somme, m) => somme + m, 0) : null;
}

/** The highest yearly sum asked for, of those known. */
export function plusForteAnnee(faits: F): number | null {
  const montants = connues(faits);
  return montants.length > 0 ? Math.max(...montants) : null;
}

export const forfait2023 = (faits: F) => nombreParametre(reglages2023, faits, 'montantForfaitaire');

const ORIGINE = 'plan de financement de la candidature';

export function montantTotal(faits: F): ResultatCritere {
  const demande = total(faits);
  if (demande === null)
    return pasEncoreConnu('Les montants demandés pour les trois années ne sont pas encore connus.');
  const minimum = nombre(faits, 'montantMinimum');
  const maximum = nombre(faits, 'montantMaximum');
  const valeur = direEuros(demande);
  return selon(
    demande >= minimum && demande <= maximum,
    `${valeur} demandés sur trois ans, pour un soutien de ${direEuros(minimum)} à ${direEuros(maximum)}.`,
    valeur,
    ORIGINE,
  );
}

/** One year too high is enough to say no; the three must be known to say yes. */
export function montantAnnuel(faits: F): ResultatCritere {
  const maximum = nombre(faits, 'montantAnnuelMaximum');
  const forte = plusForteAnnee(faits);
  if (forte === null || (forte <= maximum && total(faits) === null))
    return pasEncoreConnu('Le montant demandé de chaque année n’est pas encore connu.');
  const valeur = direEuros(forte);
  return selon(
    forte <= maximum,
    `${valeur} pour l’année la plus forte, pour ${direEuros(maximum)} par an au plus.`,
    valeur,
    ORIGINE,
  );
}

/** What is asked for over the three years; the ANCT awards and pays. */
export function montant2021(faits: F): Montant {
  const lignes = annees(faits).map(
    (m, i): LigneCalcul => ({
      libelle: `Montant demandé, année ${i + 1}`,
      centimes: m ?? null,
      ...(m === undefined ? { valeur: 'non renseigné' } : {}),
      source: fiche,
    }),
  );
  return { centimes: total(faits), estimation: true, lignes };
}

export function montant2023(faits: F): Montant {
  const centimes = forfait2023(faits);
  const source = sourceParametre(reglages2023, faits, 'montantForfaitaire');
  return {
    centimes,
    estimation: true,
    lignes: [{ libelle: 'Soutien forfaitaire', centimes, source }],
  };
}
