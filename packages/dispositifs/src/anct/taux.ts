import { origineListe } from '../noyau/eligibilite.js';
import { direValeur } from '../noyau/libelles.js';
import { nombreParametre, sourceParametre, valeurParametre } from '../noyau/parametres.js';
import { publique } from '../noyau/sources.js';
import {
  type Faits,
  type LigneCalcul,
  type NaturePopulation,
  naturesPopulation,
  type Source,
  type TypeDemandeur,
} from '../noyau/types.js';
import type { DonneesAnct } from './donnees.js';
import { reglages } from './parametres.js';

type F = Faits<DonneesAnct>;

export const LISTE_CLASSES = 'ANCT_CLASSES';
/** From the most to the least fragile. */
export const CLASSES = ['1', '2', '3', '4', '5', '6'] as const;

interface LigneTaux {
  types: readonly TypeDemandeur[];
  /** The setting that the population must be strictly under. */
  sous?: string;
  classes?: readonly (typeof CLASSES)[number][];
  /** The setting that holds the rate; `null`: none is defined, to be judged case by case. */
  taux: string | null;
}

/** The decision table of the service's sheet: the first row that fits gives the rate. */
export const tableDesTaux: readonly LigneTaux[] = [
  { types: ['COMMUNE'], sous: 'seuilCommune', taux: 'tauxPetites' },
  { types: ['EPCI'], sous: 'seuilEpci', taux: 'tauxPetites' },
  { types: ['COMMUNE', 'EPCI'], classes: ['1', '2'], taux: 'tauxClasses12' },
  { types: ['COMMUNE', 'EPCI'], classes: ['3', '4'], taux: 'tauxClasses34' },
  { types: ['COMMUNE', 'EPCI'], classes: ['5', '6'], taux: 'tauxClasses56' },
  { types: ['GROUPEMENT'], taux: null },
];

interface TauxTrouve {
  pourcent: number;
  /** What led to it: "commune de moins de 3 500 habitants". */
  regle: string;
  origine: string;
  source: Source;
  /** The facts that were looked at on the way. */
  lignes: LigneCalcul[];
}
interface TauxAbsent {
  pourcent: null;
  manque: string;
  /** No row of the table is for this kind of applicant. */
  horsTable: boolean;
  lignes: LigneCalcul[];
}

/** The rate of support, or why there is none. */
export function determinerTaux(f: F): TauxTrouve | TauxAbsent {
  const { priseEnChargeExceptionnelle, priseEnChargeMotif: motif } = f.donnees;
  if (priseEnChargeExceptionnelle === 'OUI' && motif?.trim())
    return trouver(f, 'tauxExceptionnel', 'situation exceptionnelle', motif, []);
  const { type } = f.collectivite;
  const lignes: LigneCalcul[] = [];
  const absent = (manque: string, horsTable = false): TauxAbsent => ({
    pourcent: null,
    manque,
    horsTable,
    lignes,
  });
  for (const ligne of tableDesTaux) {
    if (!ligne.types.includes(type)) continue;
    if (ligne.taux === null) return absent('Aucun taux n’est défini pour un autre groupement.');
    if (ligne.sous) {
      const population = populationRetenue(f);
      if (typeof population === 'string') return absent(population);
      lignes.push(population.ligne);
      const seuil = nombreParametre(reglages, f, ligne.sous);
      const regle = `${type === 'EPCI' ? 'EPCI' : 'commune'} de moins de ${habitants(seuil)}`;
      if (population.nombre < seuil)
        return trouver(f, ligne.taux, regle, String(population.ligne.valeur), lignes);
    }
    if (ligne.classes) {
      const liste = f.listes[LISTE_CLASSES];
      if (!liste)
        return absent('Aucune table des classes n’est en vigueur à la date de la demande.');
      const { valeur } = liste;
      if (!valeur) return absent(`La classe de ${f.collectivite.nom} n’est pas dans la table.`);
      if (!(ligne.classes as readonly string[]).includes(valeur)) continue;
      const origine = origineListe(liste);
      lignes.push({
        libelle: 'Classe de fragilité',
        centimes: null,
        valeur,
        source: publique(origine),
      });
      return trouver(f, ligne.taux, `classe ${valeur}`, origine, lignes);
    }
  }
  return absent('Aucun taux n’est prévu pour ce demandeur.', true);
}

function trouver(
  f: F,
  cle: string,
  regle: string,
  origine: string,
  lignes: LigneCalcul[],
): TauxTrouve {
  const pourcent = nombreParametre(reglages, f, cle);
  return { pourcent, regle, origine, lignes, source: sourceParametre(reglages, f, cle) };
}

/** The population of the kind that the setting names, or the sentence saying that it is not known. */
function populationRetenue(f: F): { nombre: number; ligne: LigneCalcul } | string {
  const choix = valeurParametre(reglages, f, 'naturePopulation') as NaturePopulation;
  const population = f.collectivite.populations.find((p) => p.nature === choix);
  if (!population) return `${f.collectivite.nom}\u00a0: ${naturesPopulation[choix]} inconnue.`;
  const { nombre, nature, source } = population;
  const valeur = `${habitants(nombre)}, ${naturesPopulation[nature]}, ${source}`;
  const ligne = { libelle: 'Population', centimes: null, valeur, source: publique(source) };
  return { nombre, ligne };
}

const habitants = (nombre: number) => direValeur({ unite: 'habitants' }, nombre);
