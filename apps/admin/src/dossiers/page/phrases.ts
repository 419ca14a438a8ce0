import type { Dispositif, Dossier } from '@sciat/contrats';
import {
  type Acteur,
  acteurs,
  type DateLegale,
  direEuros,
  enToutesLettres,
  type Issue,
  issues,
  joursEntre,
  type NatureEcheance,
  type TypeDemandeur,
} from '@sciat/dispositifs';
import { direEcheance } from '../../commun/dates.js';
import { motDe } from '../../eligibilite/conclusion.js';
import { estRetour, type Point } from './ranger-actes.js';

type DossierDit = Pick<
  Dossier,
  | 'obligation'
  | 'agent'
  | 'issue'
  | 'closLe'
  | 'issueExterne'
  | 'montant'
  | 'collectivite'
  | 'paiements'
  | 'rembourse'
>;
type Obligation = NonNullable<Dossier['obligation']>;

/** Where a dossier is when an outsider holds it. */
const CHEZ: Record<Exclude<Acteur, 'SCIAT'>, string> = {
  COLLECTIVITE: 'Chez la collectivité',
  ANCT: 'Chez l’ANCT',
  PREFET: 'Chez le préfet',
  SGAR: 'Chez le SGAR',
  OPERATEUR: 'Chez l’opérateur',
  BANQUE_DES_TERRITOIRES: 'Chez la Banque des Territoires',
  EQUIPE_AIDANTS_CONNECT: 'Chez l’équipe Aidants Connect',
  FRANCE_RELANCE: 'Chez France Relance',
  ASP: 'Chez l’ASP',
  ACADEMIE: 'Chez l’académie',
  CSP_CHORUS: 'Chez le service payeur',
};

export const NATURES: Record<NatureEcheance, string> = {
  INTERNE: 'délai interne',
  PROMESSE: 'délai annoncé',
  LEGALE: 'délai légal',
  FIXEE: 'date fixée',
};

function direDepuis(depuisLe: DateLegale, jour: DateLegale): string {
  const jours = joursEntre(depuisLe, jour);
  if (jours <= 0) return 'depuis aujourd’hui';
  return jours === 1 ? 'depuis hier' : `depuis ${jours} jours`;
}

/** Those that one calls a collectivité; an association or a company is not. */
const TERRITORIAUX: TypeDemandeur[] = ['COMMUNE', 'EPCI', 'GROUPEMENT', 'DEPARTEMENT', 'REGION'];

function porteur(
  { obligation, agent, collectivite }: DossierDit,
  moi: string,
  jour: DateLegale,
): string {
  if (!obligation) return '';
  if (obligation.acteur !== 'SCIAT') {
    const demandeur =
      obligation.acteur === 'COLLECTIVITE' && !TERRITORIAUX.includes(collectivite.type);
    const chez = demandeur ? 'Chez le demandeur' : CHEZ[obligation.acteur];
    return `${chez} ${direDepuis(obligation.depuisLe, jour)}`;
  }
  if (!agent) return 'Au service, sans agent désigné';
  return agent.id === moi ? 'À vous' : `À ${agent.prenom} ${agent.nom}`;
}

/**
 * In a scheme that the service has paid, what is promised to the applicant is the payment: the date is
 * not that of the act awaited before.
 */
function pourUnVersement({ nature, acteur }: Obligation, montant: Dossier['montant']): boolean {
  return nature === 'PROMESSE' && acteur !== 'CSP_CHORUS' && montant?.estimation === false;
}

function direLimite(obligation: Obligation, montant: Dossier['montant'], jour: DateLegale): string {
  const { echeanceLe, nature } = obligation;
  if (!echeanceLe) return ', sans échéance';
  const versement = pourUnVersement(obligation, montant);
  const le = enToutesLettres(echeanceLe);
  const { niveau, long } = direEcheance(echeanceLe, jour);
  const fin = nature ? `, ${NATURES[nature]}` : '';
  if (niveau === 'retard')
    return `, ${versement ? 'pour un versement attendu le' : 'attendu pour le'} ${le}, ${long}${fin}`;
  return `${versement ? ', pour un versement' : ''} au plus tard le ${le} (${long})${fin}`;
}

/**
 * Who must do what, until when: "À vous : vérifier la fiche de poste au plus tard le 12 mars 2026
 * (dans 5 jours), délai interne."
 * @param moi id of whoever reads
 */
export function direObligation(dossier: DossierDit, moi: string, jour: DateLegale): string {
  const { obligation } = dossier;
  if (!obligation) {
    const fin = direIssue(dossier).replace(/^./, (l) => l.toLowerCase());
    return `Dossier clos${dossier.closLe ? ` le ${enToutesLettres(dossier.closLe)}` : ''} : ${fin}.`;
  }
  const limite = direLimite(obligation, dossier.montant, jour);
  return `${porteur(dossier, moi, jour)} : ${obligation.libelle}${limite}.`;
}

/** "aide remboursée en entier", "5 000 € remboursés sur 15 000 €"; nothing while nothing came back. */
export function direRembourse({
  paiements,
  rembourse,
}: Pick<Dossier, 'paiements' | 'rembourse'>): string | null {
  if (rembourse === 0) return null;
  const verse = paiements
    .filter((p) => p.payeLe !== null && p.annuleLe === null)
    .reduce((s, p) => s + p.centimes, 0);
  return rembourse >= verse
    ? 'aide remboursée en entier'
    : `${direEuros(rembourse)} remboursés sur ${direEuros(verse)}`;
}

/** "Accord"; "Décidé ailleurs : demande acceptée le 3 mars 2026" for a dossier that the service only watched. */
export function direIssue(
  dossier: Pick<Dossier, 'issue' | 'issueExterne' | 'paiements' | 'rembourse'>,
): string {
  const { issue, issueExterne } = dossier;
  if (!issue) return 'Sans issue enregistrée';
  if (issue !== 'ISSUE_EXTERNE' || !issueExterne)
    return [issues[issue], direRembourse(dossier)].filter(Boolean).join(', ');
  const { decision, le } = issueExterne;
  return `${issues[issue]} : demande ${decision.toLowerCase()} le ${enToutesLettres(le)}`;
}

/** The outcomes after which a new request makes sense, until it is made: refused or not selected, not given up. */
export function peutRecommencer({
  issue,
  donnees,
  suites,
}: Pick<Dossier, 'issue' | 'donnees' | 'suites'>): boolean {
  if (suites.length > 0) return false;
  if (issue === 'ISSUE_EXTERNE') return donnees.issueExterne === 'REFUSEE';
  return issue !== null && REFUS.includes(issue);
}
const REFUS: Issue[] = [
  'REFUS',
  'IRRECEVABLE',
  'REJET_IMPLICITE',
  'INCOMPLET_SANS_REPONSE',
  'CADUC',
];

/** "3 tenus, 1 non tenu, 2 à vérifier"; a count of zero is left out. */
export function direEngagements(etats: readonly EtatEngagement[]): string {
  const pluriels = { tenu: 'tenus', 'non tenu': 'non tenus', 'à vérifier': 'à vérifier' };
  return (Object.keys(pluriels) as EtatEngagement[])
    .map((etat) => [etat, etats.filter((e) => e === etat).length] as const)
    .filter(([, nombre]) => nombre > 0)
    .map(([etat, nombre]) => `${nombre} ${nombre > 1 ? pluriels[etat] : etat}`)
    .join(', ');
}
export type EtatEngagement = 'tenu' | 'non tenu' | 'à vérifier';

export function etatEngagement(valeur: unknown): EtatEngagement {
  if (valeur === 'TENU') return 'tenu';
  return valeur === 'NON_TENU' ? 'non tenu' : 'à vérifier';
}

type Historique = Pick<Dossier, 'passages'>;

/** By which act a dossier ended, and the reason then given. */
export function direCloture(
  { passages, motifCloture }: Historique & Pick<Dossier, 'motifCloture'>,
  { transitions }: Pick<Dispositif, 'transitions'>,
): string {
  const acte = transitions.find((t) => t.id === passages.at(-1)?.transition);
  return [acte && `Dernier acte : « ${acte.libelle} ».`, motifCloture && `Motif : ${motifCloture}`]
    .filter(Boolean)
    .join(' ');
}

/** Said when a dossier has come back to its step: `null` otherwise. */
export function direRetour(
  { passages }: Historique,
  procedure: Pick<Dispositif, 'etapes' | 'transitions'>,
): string | null {
  const [avant, dernier] = passages.slice(-2);
  const acte = procedure.transitions.find((t) => t.id === dernier?.transition);
  if (!avant || !dernier || !acte || !estRetour(acte, avant.etape.id, procedure)) return null;
  return `Dossier revenu à cette étape le ${enToutesLettres(dernier.entreeLe)} (« ${acte.libelle} »).`;
}

/** The mails that did not leave or came back, or may have: one sentence for all those of a subject. */
export function direCourrielsEnPeine(courriels: Dossier['courriels']): string[] {
  const phrases = courriels.flatMap(({ objet, etat, renvoye }) => {
    if (etat === 'REVENU' && !renvoye)
      return [`Courriel revenu, non reçu : « ${objet} ». Corrigez l’adresse, puis renvoyez-le.`];
    if (etat === 'ECHEC') return [`Courriel non envoyé : « ${objet} ».`];
    if (etat === 'INCERTAIN')
      return [`Courriel peut-être parti, à vérifier auprès du destinataire : « ${objet} ».`];
    return [];
  });
  return [...new Set(phrases)];
}

export type EtatMontre = Point['etat'] | 'pas encore connu';

/** As the eligibility says it: a criterion without its facts is no question put to the agent. */
export function etatMontre(
  { type, id, etat }: Point,
  { eligibilite }: Pick<Dossier, 'eligibilite'>,
): EtatMontre {
  const critere = type === 'critere' && eligibilite.criteres.find((c) => c.id === id);
  return etat === 'à apprécier' && critere && motDe(critere) === 'pas encore connu'
    ? 'pas encore connu'
    : etat;
}

/** Of a criterion that an agent settled, the computed explanation would contradict the state. */
export function detailMontre(
  { type, id, detail }: Point,
  { eligibilite }: Pick<Dossier, 'eligibilite'>,
): string | null {
  const critere = eligibilite.criteres.find((c) => type === 'critere' && c.id === id);
  if (!critere?.appreciation) return detail;
  const { auteur, calcule } = critere.appreciation;
  return `apprécié par ${auteur} (calculé : ${calcule})`;
}

/** "5 faits sur 7, 1 à apprécier" */
export function direAvancement(points: { etat: EtatMontre }[]): string {
  const compter = (etat: EtatMontre) => points.filter((p) => p.etat === etat).length;
  const faits = compter('fait');
  const ouverts = compter('à apprécier');
  return `${faits} ${faits > 1 ? 'faits' : 'fait'} sur ${points.length}${ouverts > 0 ? `, ${ouverts} à apprécier` : ''}`;
}

type AvecAide = Pick<Dossier, 'closLe' | 'issue' | 'donnees' | 'montant'>;

/** Closed without the aid: neither granted by the service, nor by whoever decides elsewhere. */
export function sansAide({ closLe, issue, donnees, montant }: AvecAide): boolean {
  if (closLe === null || !montant || montant.accorde !== null) return false;
  const parUnAutre =
    issue === 'ACCORD' || issue === 'ACCORD_PARTIEL' || donnees.issueExterne === 'ACCEPTEE';
  return !(montant.estimation && parUnAutre);
}

/** The amount in one sentence: granted, computed, estimated, or not known yet. */
export function direMontant(
  dossier: AvecAide & Pick<Dossier, 'decideur'>,
  { accorde, calcule, estimation }: NonNullable<Dossier['montant']>,
): string {
  if (accorde !== null) return `Montant accordé : ${direEuros(accorde)}.`;
  if (sansAide(dossier)) return 'Aucune aide accordée.';
  if (calcule === null) return 'Montant pas encore calculable : voir ce qui manque ci-dessous.';
  return estimation
    ? `Estimation : ${direEuros(calcule)}. Le montant définitif est fixé par : ${acteurs[dossier.decideur]}.`
    : `Montant calculé, pas encore accordé : ${direEuros(calcule)}.`;
}

/** "Versé le 24 novembre 2026, 73 jours avant l’échéance." */
export function direVersement(payeLe: DateLegale, echeanceLe: DateLegale | null): string {
  const verse = `Versé le ${enToutesLettres(payeLe)}`;
  if (!echeanceLe) return `${verse}.`;
  const jours = joursEntre(payeLe, echeanceLe);
  if (jours === 0) return `${verse}, le jour de l’échéance.`;
  const ecart = `${Math.abs(jours)} ${Math.abs(jours) === 1 ? 'jour' : 'jours'}`;
  return `${verse}, ${ecart} ${jours > 0 ? 'avant' : 'après'} l’échéance.`;
}
