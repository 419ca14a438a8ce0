import { dateDe, direAutreDepart, passagesTenus } from '../noyau/obligations.js';
import { nombreParametre, valeurParametre } from '../noyau/parametres.js';
import { fiche, supposee } from '../noyau/sources.js';
import type { Horloge, RegleEcheance } from '../noyau/types.js';
import type { DonneesCnfs } from './donnees.js';
import { DEPART_CONVENTION, reglages } from './parametres.js';
import { reglesDeGestion } from './sources.js';

/** A commitment of the structure: lateness calls for a reminder, never for a loss. */
export const selection: RegleEcheance<DonneesCnfs> = {
  code: 'SELECTION',
  libelle: 'Sélection du candidat',
  nature: 'PROMESSE',
  departLibelle: 'attribution des postes ou signature de la convention, selon le paramètre',
  depart: (f) => {
    const attribution = dateDe(f, 'enregistrer_attribution');
    const convention = f.donnees.conventionSigneeLe ?? null;
    const mois = nombreParametre(reglages, f, 'delaiSelection');
    const departs = [
      { le: attribution, libelle: 'postes attribués' },
      { le: convention, libelle: 'convention signée' },
    ];
    if (valeurParametre(reglages, f, 'departSelection') === DEPART_CONVENTION) departs.reverse();
    const [choisi, autre] = departs;
    if (!choisi?.le || !autre) return null;
    return {
      le: choisi.le,
      libelle: choisi.libelle,
      alternative: direAutreDepart(autre.libelle, autre.le, mois),
    };
  },
  duree: { parametre: 'delaiSelection', unite: 'mois' },
  report: false,
  source: supposee('Fiche de synthèse (2021)\u00a0; départ du délai supposé'),
};

export const signature: RegleEcheance<DonneesCnfs> = {
  code: 'SIGNATURE',
  libelle: 'Signature du contrat',
  nature: 'PROMESSE',
  departLibelle: 'sélection du candidat',
  depart: ({ donnees: { candidatSelectionneLe: le } }) =>
    le ? { le, libelle: 'candidat sélectionné' } : null,
  duree: { parametre: 'delaiContrat', unite: 'jours' },
  report: false,
  source: fiche,
};

const FIN_DE_VACANCE = ['enregistrer_remplacement', 'enregistrer_restitution'];

export const vacance: Horloge<DonneesCnfs> = {
  code: 'VACANCE',
  libelle: 'Restitution d’un poste vacant',
  nature: 'PROMESSE',
  departLibelle: 'début de la vacance',
  depart: ({ donnees: { posteVacantDepuis: le } }) => (le ? { le, libelle: 'poste vacant' } : null),
  duree: { parametre: 'delaiVacance', unite: 'mois' },
  report: false,
  source: reglesDeGestion,
  siPassee:
    'Un poste vacant depuis plus longtemps est à rendre, par lettre recommandée à la Caisse des Dépôts.',
  arret: ({ passages }, depart) =>
    passagesTenus(passages).find(
      (p) => p.entreeLe >= depart && FIN_DE_VACANCE.includes(p.transition ?? ''),
    )?.entreeLe ?? null,
  prioritaire: true,
};
