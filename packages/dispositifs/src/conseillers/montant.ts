import { nombreParametre, sourceParametre } from '../noyau/parametres.js';
import { supposee } from '../noyau/sources.js';
import type { Faits, LigneCalcul, Montant } from '../noyau/types.js';
import { type DonneesCnfs, postesEnJeu } from './donnees.js';
import { reglages } from './parametres.js';
import { conventionnement, structuresEligibles } from './sources.js';

type F = Faits<DonneesCnfs>;

const RENOUVELLEMENT = ['renouvellementAnnee1', 'renouvellementAnnee2', 'renouvellementAnnee3'];
const BONUS = ['bonusPremier', 'bonusSecond'];

/** What the Caisse des Dépôts may pay for the agreement in force: the first one, or its renewal. */
export function montant(faits: F): Montant {
  const { objet, renouvellementSigneLe } = faits.donnees;
  if (renouvellementSigneLe) return renouvele(faits);
  if (objet === 'REPRISE') return repris();
  return premier(faits);
}

function premier(faits: F): Montant {
  const prive = ['ASSOCIATION', 'ENTREPRISE'].includes(faits.collectivite.type);
  const duree = enMois(
    faits,
    prive ? 'dureePrive' : 'dureePublic',
    prive ? 'Durée, employeur privé' : 'Durée, employeur public',
  );
  return pourLesPostes(faits, [parPoste(faits, 'montantParPoste')], duree);
}

function renouvele(faits: F): Montant {
  const cles =
    faits.donnees.bonusTerritoire === 'OUI' ? [...RENOUVELLEMENT, ...BONUS] : RENOUVELLEMENT;
  return pourLesPostes(
    faits,
    cles.map((cle) => parPoste(faits, cle)),
    enMois(faits, 'dureeRenouvellement', 'Durée du renouvellement'),
  );
}

function repris(): Montant {
  return {
    centimes: null,
    estimation: true,
    lignes: [
      {
        libelle: 'Postes repris',
        centimes: null,
        valeur: 'reste de la convention cédée, connu de la Banque des Territoires',
        source: supposee('Règle non publiée\u00a0: la convention cédée suit son cours'),
      },
    ],
  };
}

type LigneParPoste = LigneCalcul & { centimes: number };

function pourLesPostes(faits: F, sommes: LigneParPoste[], duree: LigneCalcul): Montant {
  const postes = postesEnJeu(faits.donnees);
  const ligne: LigneCalcul = {
    libelle: 'Postes',
    centimes: null,
    valeur: postes ? `${postes.nombre} (${postes.origine})` : 'nombre pas encore connu',
    source: structuresEligibles,
  };
  const lignes = [ligne, ...sommes, duree];
  if (!postes) return { centimes: null, estimation: true, lignes };
  const centimes = postes.nombre * sommes.reduce((total, s) => total + s.centimes, 0);
  const total = { libelle: 'Total pour les postes, au plus', centimes, source: conventionnement };
  return { centimes, estimation: true, lignes: [...lignes, total] };
}

function parPoste(faits: F, cle: string): LigneParPoste {
  return {
    libelle: reglages.parametres.find((p) => p.cle === cle)?.libelle ?? cle,
    centimes: nombreParametre(reglages, faits, cle),
    source: sourceParametre(reglages, faits, cle),
  };
}

function enMois(faits: F, cle: string, libelle: string): LigneCalcul {
  return {
    libelle,
    centimes: null,
    valeur: `${nombreParametre(reglages, faits, cle)} mois`,
    source: sourceParametre(reglages, faits, cle),
  };
}
