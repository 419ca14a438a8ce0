import {
  type CanalAvis,
  canauxAvis,
  type Evenement,
  evenementSchema,
  reponsesAvis,
} from '@sciat/contrats';
import {
  type Acteur,
  acteurs,
  courriels,
  type Definition,
  direDonnee,
  direEuros,
  enToutesLettres,
  estVide,
  type Issue,
  issues,
  libelleChamp,
  type ModeleCourriel,
  type TypeDemandeur,
  typesDemandeur,
} from '@sciat/dispositifs';
import { jourDe } from '../base/horloge.js';

const etats = {
  ATTENDUE: 'attendue',
  RECUE: 'reçue',
  ACCEPTEE: 'acceptée',
  REFUSEE: 'refusée',
} as const;
const etatsCourriel: Record<string, string> = {
  ENVOYE: 'envoyé',
  CONSERVE: 'préparé et conservé, sans être envoyé',
  INCERTAIN: 'interrompu pendant l’envoi, à vérifier',
  ECHEC: 'en échec',
  REMIS: 'remis à son destinataire',
  RETARDE: 'retardé par un serveur de messagerie, qui essaie encore',
  REVENU: 'revenu sans avoir été remis',
};

const etatsCourrier: Record<string, string> = {
  BROUILLON: 'rendu à son auteur',
  A_VALIDER: 'à relire',
  A_SIGNER: 'à signer',
  SIGNE: 'signé',
  ENVOYE: 'envoyé',
  RECU: 'reçu',
  ANNULE: 'annulé',
};

type Noms = (agentId: string) => string;

/** An event as an agent would tell it. */
export function phraseDe(type: string, charge: unknown, nomDe: Noms): string {
  const lu = evenementSchema.safeParse({ type, charge });
  return lu.success ? dire(lu.data, nomDe) : type;
}

function dire(e: Evenement, nomDe: Noms): string {
  switch (e.type) {
    case 'DossierCree':
      return `Dossier ${e.charge.reference} créé`;
    case 'EtapeFranchie': {
      const issue = e.charge.issue
        ? `, issue : ${issues[e.charge.issue as Issue].toLowerCase()}`
        : '';
      return `${e.charge.libelle}, vers « ${e.charge.versLibelle} »${issue}`;
    }
    case 'DonneesModifiees':
      return `Modifié : ${e.charge.libelles.join(', ')}`;
    case 'DossierAffecte':
      return e.charge.agentId
        ? `Affecté à ${nomDe(e.charge.agentId)}${e.charge.passationId ? ', par passation' : e.charge.lotId ? ', par lot' : ''}`
        : 'Dossier sans agent';
    case 'PieceDeposee':
      return `Pièce ${direOrigine(e.charge)} : ${e.charge.libelle} (version ${e.charge.numero})`;
    case 'PieceInfectee':
      return `Fichier bloqué par l’antivirus : ${e.charge.libelle} (version ${e.charge.numero}, ${e.charge.signature})`;
    case 'LienCree':
      return `Lien de dépôt ouvert, jusqu’au ${enToutesLettres(jourDe(new Date(e.charge.expireLe)))}`;
    case 'LienRevoque':
      return 'Lien de dépôt révoqué';
    case 'PieceVerifiee':
      return `Pièce ${etats[e.charge.etat]} : ${e.charge.libelle}`;
    case 'DateCorrigee':
      return `Date corrigée (${e.charge.etape}) : ${enToutesLettres(e.charge.apres)} au lieu du ${enToutesLettres(e.charge.avant)}`;
    case 'CourrielTraite':
      return `Courriel ${etatsCourriel[e.charge.etat] ?? e.charge.etat} : ${direModele(e.charge.modele)}`;
    case 'CourrielRelance':
      return `Nouvel envoi demandé : ${direModele(e.charge.modele)}`;
    case 'CritereApprecie':
      return e.charge.verdict
        ? `Critère apprécié par l’agent : ${e.charge.libelle}, ${e.charge.verdict} (calculé : ${e.charge.calcule})`
        : `Appréciation retirée : ${e.charge.libelle}, de nouveau ${e.charge.calcule}`;
    case 'RelanceEnvoyee':
      if (e.charge.avantLe)
        return `Rappel envoyé avant la date limite du ${enToutesLettres(e.charge.avantLe)}`;
      return `Relance : ${acteurs[e.charge.acteur as Acteur] ?? e.charge.acteur}, prochaine proposée le ${enToutesLettres(e.charge.prochaineLe)}`;
    case 'AvisDemande':
      return `Avis ${e.charge.confidentiel ? 'confidentiel ' : ''}demandé, attendu pour le ${enToutesLettres(e.charge.echeanceLe)}`;
    case 'AvisRelance':
      return `Relance ${e.charge.rang} d’un avis attendu pour le ${enToutesLettres(e.charge.echeanceLe)}`;
    case 'AvisRendu': {
      const reponse = e.charge.reponse
        ? reponsesAvis[e.charge.reponse].toLowerCase()
        : 'confidentiel';
      return `Avis rendu ${canauxAvis[e.charge.canal as CanalAvis] ?? ''} : ${reponse}`;
    }
    case 'AvisRevoque':
      return 'Demande d’avis révoquée';
    case 'ArchiveTelechargee':
      return `Dossier téléchargé en entier (ZIP, ${e.charge.fichiers} fichiers)`;
    case 'CourrierCree':
      return `Courrier rédigé : ${e.charge.libelle}`;
    case 'CourrierAvance':
      return `Courrier ${etatsCourrier[e.charge.vers] ?? e.charge.vers} : ${direCourrier(e.charge)}`;
    case 'CourrierScanne':
      return `Courrier signé numérisé : ${direCourrier(e.charge)}`;
    case 'ScanInfecte':
      return `Fichier bloqué par l’antivirus : ${direCourrier(e.charge)} (${e.charge.signature})`;
    case 'DelegationAjoutee': {
      const fin = e.charge.au ? ` jusqu’au ${enToutesLettres(e.charge.au)}` : '';
      return `Délégation de signature à partir du ${enToutesLettres(e.charge.du)}${fin}`;
    }
    case 'DelegationFinie':
      return `Délégation de signature finie le ${enToutesLettres(e.charge.au)}`;
    case 'NoteAjoutee':
      return 'Note ajoutée';
    case 'NoteModifiee':
      return 'Note modifiée par son auteur';
    case 'NoteSupprimee':
      return 'Note supprimée par son auteur';
    case 'EtiquettePosee':
      return `Étiquette posée : ${e.charge.nom}`;
    case 'EtiquetteRetiree':
      return `Étiquette retirée : ${e.charge.nom}`;
    case 'EtiquetteCreee':
      return `Étiquette créée : ${e.charge.nom}`;
    case 'EtiquetteModifiee':
      return `Étiquette modifiée : ${e.charge.champs.join(', ')}`;
    case 'EcheanceDepassee':
      return `Échéance du ${enToutesLettres(e.charge.echeanceLe)} dépassée`;
    case 'DonneesEffacees':
      return `Données personnelles de l’événement ${e.charge.rang} effacées`;
    case 'PassationDemandee':
      return `Passation de ${e.charge.dossiers} dossiers, de ${nomDe(e.charge.deId)} à ${nomDe(e.charge.versId)}`;
    case 'UtilisateurCree':
      return `Compte créé (${e.charge.role})`;
    case 'UtilisateurModifie':
      return `Compte modifié : ${e.charge.champs.join(', ')}`;
    case 'MotDePasseChange':
      return 'Mot de passe changé par son titulaire';
    case 'ServiceModifie':
      return `Coordonnées du service modifiées : ${e.charge.champs.join(', ')}`;
    case 'ParametreAjoute':
      return `Paramètre ${e.charge.cle} : ${e.charge.valeur}, effet le ${enToutesLettres(e.charge.effetLe)}`;
    case 'VagueAjoutee':
      return `Vague ${e.charge.code} (${e.charge.dispositif}) : du ${enToutesLettres(e.charge.ouvreLe)} au ${enToutesLettres(e.charge.fermeLe)}`;
    case 'EnveloppeFixee':
      return `Enveloppe ${e.charge.annee} (${e.charge.dispositif}) : ${direEuros(e.charge.centimes)}`;
    case 'CollectiviteCreee':
      return `Demandeur créé (${typesDemandeur[e.charge.type as TypeDemandeur] ?? e.charge.type})`;
    case 'ReleveImporte':
      return `Relevé de paiements importé : ${e.charge.lignes} lignes`;
    case 'AlertePaiement': {
      const { palier, echeanceLe, interne } = e.charge;
      const quoi = interne ? 'Versement (objectif interne)' : 'Versement attendu';
      const alerte = palier === 0 ? 'encadrement alerté' : `alerte à ${palier} jours`;
      return `${quoi} le ${enToutesLettres(echeanceLe)} : ${alerte}`;
    }
    case 'AlertePrescription':
      return `Aide non versée : prescription de quatre ans le ${enToutesLettres(e.charge.limiteLe)} (à confirmer), alerte envoyée`;
    case 'ReversementEnvisage':
      return `Reversement envisagé : ${direEuros(e.charge.centimes)}, observations attendues jusqu’au ${enToutesLettres(e.charge.observationsLe)}`;
    case 'ReversementDemande':
      return `Reversement demandé : ${direEuros(e.charge.centimes)}`;
    case 'RemboursementRecu':
      return e.charge.reste === 0
        ? `Reversement soldé : ${direEuros(e.charge.centimes)} reçus`
        : `Reversement : ${direEuros(e.charge.centimes)} reçus, ${direEuros(e.charge.reste)} restent dus`;
    case 'ReversementAnnule':
      return 'Reversement abandonné';
    case 'ExpertAjoute':
      return `Expert ajouté (${e.charge.dispositif})`;
    case 'ExpertRetire':
      return `Expert retiré (${e.charge.dispositif})`;
    case 'DossiersExportes':
      return `Export de dossiers (${e.charge.format}) : ${e.charge.lignes} lignes`;
    case 'ListeImportee':
      return `Liste ${e.charge.code} importée : ${e.charge.lignes} lignes, effet le ${enToutesLettres(e.charge.effetLe)}`;
  }
}

const direOrigine = ({ lienId, repriseDe }: { lienId?: string; repriseDe?: string }) =>
  repriseDe ? `reprise du dossier ${repriseDe}` : lienId ? 'déposée par le lien' : 'déposée';

const direCourrier = ({ libelle, chrono }: { libelle: string; chrono: string | null }) =>
  chrono ? `${libelle}, n° ${chrono}` : libelle;

const direModele = (modele: string) => courriels[modele as ModeleCourriel] ?? modele;

/** The private part, when it may be read: a reason, a file's name, and each value before and after. */
export function detailDe(prive: unknown, definition: Definition): string | null {
  if (prive === null || typeof prive !== 'object') return null;
  const { motif, nom, destinataire, avant, apres } = prive as {
    motif?: string;
    nom?: string;
    destinataire?: string;
    avant?: Record<string, unknown>;
    apres?: Record<string, unknown>;
  };
  const lignes = Object.keys(apres ?? {}).map((champ) => {
    const dire = (valeur: unknown) => direDonnee(definition, champ, valeur);
    const remplace = estVide(avant?.[champ]) ? '' : ` (avant : ${dire(avant?.[champ])})`;
    return `${libelleChamp(definition, champ)} : ${dire(apres?.[champ])}${remplace}`;
  });
  const a = destinataire && `Destinataire : ${destinataire}`;
  return [motif, nom, a, ...lignes].filter(Boolean).join('\n') || null;
}
