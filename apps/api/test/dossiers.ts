import { ajouterJours } from '@sciat/dispositifs';
import { creerDossier } from '../src/dossiers/creer-dossier.js';
import { franchirEtape } from '../src/dossiers/franchir-etape.js';
import { modifierDossier } from '../src/dossiers/modifier-dossier.js';
import { deposerPiece } from '../src/pieces/deposer-piece.js';
import { verifierPiece } from '../src/pieces/verifier-piece.js';
import { HorlogeReglable } from './application.js';
import { type Api, uneCollectivite, unPdf, unService, unUtilisateur } from './fabriques.js';

/** The ordinary course: each act, the step it leaves, and the days since the act before. */
const cours = [
  ['FICHE_DE_POSTE', 'transmettre_anct', 7],
  ['INSTRUCTION_ANCT', 'enregistrer_avis_anct', 21],
  ['COURRIER_PREFET', 'proposer_confirmation', 4],
  ['SIGNATURE_CONFIRMATION', 'notifier_confirmation', 14],
  ['RECRUTEMENT', 'constater_recrutement', 40],
  ['DEMANDE_AIDE', 'recevoir_demande', 14],
  ['VERIFICATION_COMPLETUDE', 'constater_completude', 7],
  ['DECISION_ATTRIBUTIVE', 'notifier_decision', 14],
  ['MISE_EN_PAIEMENT', 'demander_paiement', 7],
  ['VERSEMENT', 'constater_paiement', 28],
  ['SUIVI_CONTRAT', 'constater_fin_anticipee', 2],
] as const;

const jusqua = (etape: string): string[] =>
  cours
    .slice(
      0,
      cours.findIndex(([e]) => e === etape),
    )
    .map(([, transition]) => transition);

/** How each step that is not on the ordinary course is reached, and each outcome. */
const detours: Record<string, string[]> = {
  COMPLEMENTS_FICHE: ['demander_complements_fiche'],
  SIGNATURE_REFUS: [...jusqua('COURRIER_PREFET'), 'proposer_refus'],
  COMPLEMENTS_DEMANDE: [...jusqua('VERIFICATION_COMPLETUDE'), 'demander_complements_demande'],
  ACCORD: cours.map(([, transition]) => transition),
  REFUS: [...jusqua('COURRIER_PREFET'), 'proposer_refus', 'notifier_refus'],
  IRRECEVABLE: ['declarer_irrecevable'],
  DESISTEMENT: [...jusqua('RECRUTEMENT'), 'enregistrer_desistement'],
  SANS_SUITE: [...jusqua('RECRUTEMENT'), 'classer_sans_suite'],
};

export const DEMANDE = {
  intitulePoste: 'Revitalisation du centre-bourg',
  dureePrevueMois: 12,
  quotitePrevue: 100,
  contactCourriel: 'mairie@exemple.invalid',
};
export const CONTRAT = {
  contratSigneLe: '2026-03-30',
  contratDebutLe: '2026-05-01',
  contratFinLe: '2027-04-30',
};
export const VOLONTAIRE = {
  volontaireNom: 'Dominique Essai',
  volontaireNaissance: '2002-06-15',
  niveauDiplome: 'BAC_5',
  quotiteContrat: 100,
  remunerationSmic: 'OUI',
};
export const PIECES_DEMANDE = ['FORMULAIRE_AIDE', 'CHARTE', 'CONTRAT', 'DELIBERATION', 'RIB'];
export const LIMITE = '2026-10-15';
export const PAIEMENT = { engagementNumero: 'EJ-2026-001', serviceFaitLe: '2026-05-12' };

/** What goes with each act. */
export const SAISIES: Record<string, { donnees?: Record<string, unknown>; motif?: string }> = {
  enregistrer_avis_anct: { donnees: { avisAnct: 'FAVORABLE' } },
  constater_recrutement: { donnees: CONTRAT },
  demander_paiement: { donnees: PAIEMENT },
  demander_complements_fiche: {
    donnees: { piecesDemandees: ['FICHE_DE_POSTE'], complementsLimiteLe: LIMITE },
  },
  demander_complements_demande: {
    donnees: { piecesDemandees: ['RIB'], complementsLimiteLe: LIMITE },
  },
  proposer_refus: { motif: 'La mission relève du fonctionnement courant.' },
  notifier_refus: { motif: 'La mission relève du fonctionnement courant.' },
  declarer_irrecevable: { motif: 'La commune ne figure pas sur la liste.' },
  enregistrer_desistement: { motif: 'La commune renonce.' },
  constater_fin_anticipee: { motif: 'Le volontaire a démissionné.' },
  classer_sans_suite: { motif: 'Aucun candidat.' },
};

export interface DossierVoulu {
  service?: { id: string };
  collectivite?: { id: string };
  agentId?: string | null;
  recuLe?: string;
  donnees?: Record<string, unknown>;
  /** The step to stop at; for a closed dossier, its outcome. */
  etape?: string;
  /** The acts themselves, rather than a step. */
  actes?: string[];
}

/** A dossier brought to a step by the very acts an agent would have taken, each entered on its day. */
export async function unDossier(api: Api, voulu: DossierVoulu = {}) {
  const { recuLe = '2026-01-05', etape = 'FICHE_DE_POSTE', donnees = {}, agentId = null } = voulu;
  const service = voulu.service ?? (await unService(api));
  const collectivite = voulu.collectivite ?? (await uneCollectivite(api, service));
  const joueur = await unUtilisateur(api, 'superviseur', service);
  const horloge = new HorlogeReglable(recuLe);
  const scene = { ...api.moyens, horloge };
  const demande = {
    dispositif: 'VTA',
    collectiviteId: collectivite.id,
    recuLe,
    agentId,
    donnees: { ...DEMANDE, ...donnees },
  };
  const id = await creerDossier(scene, joueur, demande);

  const accepter = async (code: string) => {
    await deposerPiece(scene, id, joueur, code, { nom: `${code}.pdf`, contenu: unPdf(code) });
    await verifierPiece(scene, id, joueur, code, { numero: 1, etat: 'ACCEPTEE' });
  };
  const version = async () =>
    (await api.client.dossier.findUniqueOrThrow({ where: { id }, select: { version: true } }))
      .version;
  const actes = voulu.actes ?? detours[etape] ?? jusqua(etape);
  let jour = recuLe;
  for (const transition of actes) {
    jour = ajouterJours(jour, cours.find(([, t]) => t === transition)?.[2] ?? 3);
    horloge.regler(jour);
    if (transition === 'transmettre_anct') await accepter('FICHE_DE_POSTE');
    if (transition === 'constater_completude') {
      for (const code of PIECES_DEMANDE) await accepter(code);
      await modifierDossier(scene, id, joueur, { version: await version(), donnees: VOLONTAIRE });
    }
    await franchirEtape(scene, id, joueur, {
      transition,
      version: await version(),
      dateLegale: jour,
      ...SAISIES[transition],
    });
  }
  return api.client.dossier.findUniqueOrThrow({ where: { id } });
}
