import type { z } from 'zod';
import { enToutesLettres } from '../noyau/calendrier.js';
import { pasEncoreConnu, selon } from '../noyau/eligibilite.js';
import { nombreParametre } from '../noyau/parametres.js';
import { fiche, supposee } from '../noyau/sources.js';
import type { Critere, Faits, ResultatCritere } from '../noyau/types.js';
import type { donneesFitn } from './donnees.js';
import { appel } from './parametres.js';

// What the sheet asks of a project, whether it is financed or supported by the laboratory.

/** "Réceptionner le projet avant fin 2022". */
function derniereReception(faits: Pick<Faits, 'parametres'>): string {
  const reglages = { code: 'FITN7', parametres: appel };
  return `${nombreParametre(reglages, faits, 'anneeDerniereReception')}-12-31`;
}

type DonneesProjet = Pick<
  z.infer<typeof donneesFitn>,
  'declarationFranceConnect' | 'projetFinLe' | 'projetRecuLe'
>;
type F = Faits<DonneesProjet>;

function franceConnect({ donnees: { declarationFranceConnect: declare } }: F): ResultatCritere {
  if (!declare) return pasEncoreConnu('La déclaration du demandeur est attendue.');
  return selon(
    declare === 'OUI',
    `Le demandeur ${declare === 'OUI' ? 'déclare' : 'ne déclare pas'} un compte FranceConnect.`,
    declare === 'OUI' ? 'oui' : 'non',
    'formulaire de dépôt',
  );
}

function finDuProjet(faits: F): ResultatCritere {
  const { projetFinLe, projetRecuLe } = faits.donnees;
  const limite = derniereReception(faits);
  const le = projetRecuLe ?? projetFinLe;
  if (!le) return pasEncoreConnu('La date de réception du projet n’est pas encore connue.');
  const dite = enToutesLettres(le);
  return selon(
    le <= limite,
    `Réception ${projetRecuLe ? 'faite' : 'prévue'} le ${dite}, au plus tard le ${enToutesLettres(limite)}.`,
    dite,
    projetRecuLe ? 'réception constatée' : 'formulaire de dépôt',
  );
}

export const critereFranceConnect: Critere<DonneesProjet> = {
  id: 'france_connect',
  libelle: 'Compte FranceConnect',
  source: supposee('Fiche de synthèse (2021)\u00a0; lue comme une déclaration du demandeur'),
  portee: 'bloquant',
  examiner: franceConnect,
};

export const critereFinDuProjet: Critere<DonneesProjet> = {
  id: 'fin_projet',
  libelle: 'Projet réceptionné à temps',
  source: fiche,
  portee: 'bloquant',
  examiner: finDuProjet,
};
