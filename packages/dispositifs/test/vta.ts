import type { EtatPiece, Faits } from '../src/noyau/types.js';
import { LISTE_RURALE } from '../src/vta/criteres.js';
import type { DonneesVta } from '../src/vta/donnees.js';
import { faitsVides, laListe } from './faits.js';

export { AUJOURDHUI, laListe, reglages } from './faits.js';

export type FaitsVta = Faits<DonneesVta>;

/** A dossier just created, of which nothing is known but who asks. */
export function desFaits(surcharge: Partial<FaitsVta> = {}): FaitsVta {
  return faitsVides({
    passages: [{ etape: 'FICHE_DE_POSTE', transition: null, entreeLe: '2026-01-05' }],
    ...surcharge,
  });
}

/** What an agent has entered by the payment, every rule being met. */
export const DONNEES: Omit<DonneesVta, 'accuseEnvoyeLe'> = {
  intitulePoste: 'Revitalisation du centre-bourg',
  descriptionMission: 'Diagnostic des locaux vacants.',
  dureePrevueMois: 12,
  quotitePrevue: 100,
  contactNom: 'Claude Essai',
  contactCourriel: 'mairie@exemple.invalid',
  contactTelephone: '04 00 00 00 00',
  referenceOffre: 'VTA-0001',
  avisAnct: 'FAVORABLE',
  volontaireNom: 'Dominique Essai',
  volontaireNaissance: '2002-06-15',
  niveauDiplome: 'BAC_5',
  contratSigneLe: '2026-03-30',
  contratDebutLe: '2026-05-01',
  contratFinLe: '2027-04-30',
  quotiteContrat: 100,
  remunerationSmic: 'OUI',
  piecesDemandees: ['RIB'],
  complementsLimiteLe: '2026-10-15',
  engagementNumero: 'EJ-2026-001',
  engagementLe: '2026-05-11',
  serviceFaitLe: '2026-05-12',
  montantModifie: 1_400_000,
};

export const PIECES_ACCEPTEES: Record<string, EtatPiece> = {
  FICHE_DE_POSTE: 'ACCEPTEE',
  FORMULAIRE_AIDE: 'ACCEPTEE',
  CHARTE: 'ACCEPTEE',
  CONTRAT: 'ACCEPTEE',
  DELIBERATION: 'ACCEPTEE',
  RIB: 'ACCEPTEE',
};

/** The ordinary course: each step, the act that led there, and its legal date. */
const COURS: FaitsVta['passages'] = [
  { etape: 'FICHE_DE_POSTE', transition: null, entreeLe: '2026-01-05' },
  { etape: 'INSTRUCTION_ANCT', transition: 'transmettre_anct', entreeLe: '2026-01-12' },
  { etape: 'COURRIER_PREFET', transition: 'enregistrer_avis_anct', entreeLe: '2026-02-02' },
  { etape: 'SIGNATURE_CONFIRMATION', transition: 'proposer_confirmation', entreeLe: '2026-02-06' },
  { etape: 'RECRUTEMENT', transition: 'notifier_confirmation', entreeLe: '2026-02-20' },
  { etape: 'DEMANDE_AIDE', transition: 'constater_recrutement', entreeLe: '2026-04-01' },
  { etape: 'VERIFICATION_COMPLETUDE', transition: 'recevoir_demande', entreeLe: '2026-04-15' },
  { etape: 'DECISION_ATTRIBUTIVE', transition: 'constater_completude', entreeLe: '2026-04-22' },
  { etape: 'MISE_EN_PAIEMENT', transition: 'notifier_decision', entreeLe: '2026-05-06' },
  { etape: 'VERSEMENT', transition: 'demander_paiement', entreeLe: '2026-05-13' },
  { etape: 'SUIVI_CONTRAT', transition: 'constater_paiement', entreeLe: '2026-06-10' },
  { etape: 'CLOS', transition: 'constater_fin_anticipee', entreeLe: '2026-07-01' },
];
const DETOURS: Record<string, [depuis: string, transition: string]> = {
  COMPLEMENTS_FICHE: ['FICHE_DE_POSTE', 'demander_complements_fiche'],
  SIGNATURE_REFUS: ['COURRIER_PREFET', 'proposer_refus'],
  COMPLEMENTS_DEMANDE: ['VERIFICATION_COMPLETUDE', 'demander_complements_demande'],
  SIGNATURE_REFUS_AIDE: ['VERIFICATION_COMPLETUDE', 'proposer_refus_aide'],
};

/** The steps gone through by a dossier that is now at this one. */
export function passagesJusqua(etape: string): FaitsVta['passages'] {
  const detour = DETOURS[etape];
  if (detour) {
    const [depuis, transition] = detour;
    return [...passagesJusqua(depuis), { etape, transition, entreeLe: '2026-05-01' }];
  }
  const rang = COURS.findIndex((p) => p.etape === etape);
  if (rang < 0) throw new Error(`Étape hors du parcours : ${etape}`);
  return COURS.slice(0, rang + 1);
}

/** A dossier at a step, with everything entered, every piece accepted and a list that holds it. */
export function unDossierEnRegle(etape: string, surcharge: Partial<FaitsVta> = {}): FaitsVta {
  return desFaits({
    donnees: DONNEES,
    pieces: PIECES_ACCEPTEES,
    listes: { [LISTE_RURALE]: laListe(true) },
    passages: passagesJusqua(etape),
    ...surcharge,
  });
}
