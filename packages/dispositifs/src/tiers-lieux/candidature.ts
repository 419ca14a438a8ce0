import { enToutesLettres } from '../noyau/calendrier.js';
import { aApprecier, pasEncoreConnu, selon } from '../noyau/eligibilite.js';
import { nombreParametre } from '../noyau/parametres.js';
import type { Faits, Mesure, ResultatCritere } from '../noyau/types.js';
import type { DonneesTiersLieux } from './donnees.js';
import { reglages2021 as reglages } from './parametres.js';

// Criteria on the file itself and on the meeting that comes before it.

type F = Faits<DonneesTiersLieux>;

const nombres = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

interface Longueur {
  piece: string;
  quoi: string;
  unite: string;
  lue: (mesure: Mesure | undefined) => number | undefined;
  declaree: (donnees: F['donnees']) => number | undefined;
  parametre: string;
}

/** At most so long: measured in the file deposited or, when it cannot be, as declared. */
function auPlus({ piece, quoi, unite, lue, declaree, parametre }: Longueur) {
  return (faits: F): ResultatCritere => {
    const maximum = nombreParametre(reglages, faits, parametre);
    const mesuree = lue(faits.mesures[piece]);
    const dite = declaree(faits.donnees);
    const retenue = mesuree ?? dite;
    if (retenue === undefined) {
      const arrivee = (faits.pieces[piece] ?? 'ATTENDUE') !== 'ATTENDUE';
      return arrivee
        ? aApprecier(`${quoi} du fichier déposé n’a pas pu être mesurée\u00a0: à déclarer.`)
        : pasEncoreConnu(`${quoi} n’est pas encore connue.`);
    }
    const valeur = `${nombres.format(retenue)} ${unite}${retenue > 1 ? 's' : ''}`;
    const resultat = selon(
      retenue <= maximum,
      `${valeur}, pour ${nombres.format(maximum)} au plus.`,
      valeur,
      mesuree === undefined ? 'déclaration du porteur' : 'mesurée dans le fichier déposé',
    );
    return mesuree !== undefined && dite !== undefined && Math.round(mesuree) !== dite
      ? { ...resultat, vigilance: `La déclaration dit ${dite}\u00a0: seul le fichier compte.` }
      : resultat;
  };
}

export const pagesDuDossier = auPlus({
  piece: 'DOSSIER_CANDIDATURE',
  quoi: 'La longueur',
  unite: 'page',
  lue: (mesure) => mesure?.pages,
  declaree: (donnees) => donnees.pagesDossier,
  parametre: 'pagesMaximum',
});

export const dureeDeLaVideo = auPlus({
  piece: 'VIDEO',
  quoi: 'La durée',
  unite: 'seconde',
  lue: (mesure) => mesure?.secondes,
  declaree: (donnees) => donnees.secondesVideo,
  parametre: 'videoMaximum',
});

/** The ANCT holds a meeting before each deposit. */
export function reunionDInformation({ donnees }: F): ResultatCritere {
  const { reunionLe, candidatureLe } = donnees;
  if (!reunionLe) return pasEncoreConnu('La réunion d’information n’a pas encore été suivie.');
  const jour = enToutesLettres(reunionLe);
  return selon(
    !candidatureLe || reunionLe <= candidatureLe,
    `Réunion suivie le ${jour}${candidatureLe ? `, candidature déposée le ${enToutesLettres(candidatureLe)}` : ''}.`,
    jour,
    'déclaration du porteur',
  );
}
