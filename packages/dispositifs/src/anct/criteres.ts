import { aApprecier, nonRempli, pasEncoreConnu, rempli, selon } from '../noyau/eligibilite.js';
import { direValeur } from '../noyau/libelles.js';
import { fiche, supposee } from '../noyau/sources.js';
import { type Critere, type Faits, type ResultatCritere, typesDemandeur } from '../noyau/types.js';
import type { DonneesAnct } from './donnees.js';
import { determinerTaux } from './taux.js';

type F = Faits<DonneesAnct>;

function beneficiaire({ collectivite: { nom, type } }: F): ResultatCritere {
  const valeur = typesDemandeur[type];
  const origine = 'fiche du demandeur';
  if (type === 'GROUPEMENT')
    return aApprecier(
      `${nom} est un groupement autre qu’un EPCI\u00a0: admis, mais sans taux défini.`,
      valeur,
      origine,
    );
  const admis = type === 'COMMUNE' || type === 'EPCI';
  const dit = admis ? 'est une commune ou un EPCI' : 'n’est ni une commune ni un groupement';
  return selon(admis, `${nom} ${dit}.`, valeur, origine);
}

type Justification = 'insuffisanceIngenierie' | 'fragiliteTerritoire' | 'fragiliteFinanciere';

/** What the request must show, as the agent read it. */
const justifie = (champ: Justification, sujet: string) => (f: F) => {
  const reponse = f.donnees[champ];
  if (!reponse) return pasEncoreConnu(`${sujet} se lit dans le dossier de saisine.`);
  return selon(
    reponse === 'OUI',
    `${sujet} ${reponse === 'OUI' ? 'est justifiée' : 'n’est pas justifiée'}.`,
    reponse === 'OUI' ? 'oui' : 'non',
    'dossier de saisine, lu par le service',
  );
};

function taux(f: F): ResultatCritere {
  const trouve = determinerTaux(f);
  if (trouve.pourcent === null) {
    const vu = trouve.lignes.map((l) => l.valeur).join('\u00a0; ') || null;
    return trouve.horsTable
      ? nonRempli(trouve.manque, typesDemandeur[f.collectivite.type], 'fiche du demandeur')
      : aApprecier(trouve.manque, null, vu);
  }
  const dit = direValeur({ unite: 'pourcent' }, trouve.pourcent);
  return rempli(`Prise en charge à ${dit}\u00a0: ${trouve.regle}.`, dit, trouve.origine);
}

export const criteres: Critere<DonneesAnct>[] = [
  {
    id: 'beneficiaire',
    libelle: 'Commune, EPCI ou autre groupement',
    source: fiche,
    portee: 'bloquant',
    examiner: beneficiaire,
  },
  {
    id: 'ingenierie',
    libelle: 'Moyens d’ingénierie insuffisants',
    source: fiche,
    portee: 'bloquant',
    examiner: justifie('insuffisanceIngenierie', 'L’insuffisance des moyens d’ingénierie'),
  },
  {
    id: 'fragilite_territoire',
    libelle: 'Fragilité économique, sociale ou démographique',
    source: fiche,
    portee: 'bloquant',
    examiner: justifie('fragiliteTerritoire', 'La fragilité économique, sociale ou démographique'),
  },
  {
    id: 'fragilite_financiere',
    libelle: 'Fragilité financière',
    source: fiche,
    portee: 'bloquant',
    examiner: justifie('fragiliteFinanciere', 'La fragilité financière'),
  },
  {
    id: 'taux',
    libelle: 'Taux de prise en charge connu',
    source: supposee('Fiche de synthèse (2021)\u00a0; population et année non précisées'),
    portee: 'avertissement',
    examiner: taux,
  },
];
