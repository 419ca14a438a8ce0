import type { Couleur, CourrielResume, Dossier, Piece } from '@sciat/contrats';
import {
  type Acteur,
  type Agent,
  champsPersonnels,
  type Definition,
  type DonneesCommunes,
  definitionDe,
  direDepot,
  direDonnee,
  direEcheance,
  direEuros,
  type Effet,
  ETAPE_ANTERIEURE,
  etapeDe,
  etapesAnterieures,
  evaluerEligibilite,
  type Faits,
  type Issue,
  issuesExternes,
  type Mesure,
  peut,
  pointsDeControle,
  prescriptionProche,
  type Segment,
  type Source,
  situerDepot,
  transitionsPossibles,
  vaguesDe,
  verseEnTout,
} from '@sciat/dispositifs';
import { deBase, deBaseOuNull } from '../base/dates.js';
import type { Reste } from '../enveloppes/enveloppes.js';
import type { DossierLu } from './faits.js';
import { blocagesDe } from './obligation.js';

export interface Contexte {
  motifCloture: string | null;
  courriels: CourrielResume[];
  avisAttendus: Dossier['avisAttendus'];
  enveloppe: Reste | null;
  /** Codes of the pieces that could be taken over from another dossier. */
  reprenables: string[];
  rembourse: number;
}

const nomDe = (qui: { prenom: string; nom: string } | null) =>
  qui ? `${qui.prenom} ${qui.nom}` : null;

/** A dossier as one agent may see it, with everything that agent may do next and why not the rest. */
export function presenter(
  dossier: DossierLu,
  faits: Faits,
  { motifCloture, courriels, avisAttendus, enveloppe, reprenables, rembourse }: Contexte,
  agent: Agent,
): Dossier {
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const etape = (id: string) => ({ id, libelle: etapeDe(definition, id).libelle });
  const { collectivite } = dossier;
  const voitTout = peut(agent, 'donnees-personnelles:lire', dossier);
  return {
    id: dossier.id,
    reference: dossier.reference,
    version: dossier.version,
    dispositif: dossier.dispositif,
    dispositifVersion: dossier.dispositifVersion,
    titre: dossier.titre,
    accordeCentimes: dossier.montantAccordeCentimes,
    collectivite: {
      id: collectivite.id,
      nom: collectivite.nom,
      code: collectivite.code,
      type: collectivite.type,
    },
    etape: etape(dossier.etape),
    issue: dossier.issue as Issue | null,
    obligation: presenterObligation(dossier, faits.aujourdhui),
    agent: dossier.agent,
    recuLe: deBase(dossier.recuLe),
    closLe: deBaseOuNull(dossier.closLe),
    fictif: dossier.fictif,
    etiquettes: dossier.etiquettes.map(({ etiquette }) => ({
      ...etiquette,
      couleur: etiquette.couleur as Couleur,
    })),
    creeLe: dossier.creeLe.toISOString(),
    motifCloture,
    donnees: donneesVisibles(definition, dossier, agent),
    champsSaisissables: peut(agent, 'dossier:modifier', dossier)
      ? etapeDe(definition, dossier.etape).champs
      : [],
    echeances: dossier.echeances.map((e) => presenterEcheance(definition, e, faits.aujourdhui)),
    passages: dossier.passages.map((p) => ({
      rang: p.rang,
      etape: etape(p.etape),
      transition: p.transition,
      entreeLe: deBase(p.entreeLe),
      enregistreeLe: p.enregistreeLe.toISOString(),
    })),
    pieces: presenterPieces(definition, dossier, faits, { agent, reprenables }),
    eligibilite: eligibiliteVisible(definition, faits, voitTout),
    controle: pointsDeControle(definition, dossier.etape, faits).map((point) =>
      point.type === 'critere' && !voitTout && estPersonnel(definition, point.id)
        ? { ...point, detail: RESERVE }
        : point,
    ),
    actes: presenterActes(definition, dossier, faits, agent, enveloppe),
    montant: presenterMontant(definition, faits, dossier.montantAccordeCentimes),
    roleService: definition.roleService,
    decideur: definition.decideur,
    dispositifLibelle: definition.libelle,
    avis: presenterAvis(definition, faits),
    issueExterne: presenterIssueExterne(faits.donnees as DonneesCommunes),
    depot: presenterDepot(definition, faits),
    suiteDe: dossier.suiteDe,
    suites: dossier.suites,
    prescriptionLe:
      dossier.accordeLe && !dossier.closLe && verseEnTout(faits) < (faits.accorde ?? 0)
        ? prescriptionProche(deBase(dossier.accordeLe), faits.aujourdhui)
        : null,
    rembourse,
    paiements: dossier.paiements.map((p) => ({
      id: p.id,
      nature: p.nature as Dossier['paiements'][number]['nature'],
      centimes: p.centimes,
      engagementNumero: p.engagementNumero,
      serviceFaitLe: deBase(p.serviceFaitLe),
      demandeLe: deBase(p.demandeLe),
      payeLe: deBaseOuNull(p.payeLe),
      annuleLe: deBaseOuNull(p.annuleLe),
    })),
    avisAttendus,
    courriels,
  };
}

/** That it has lapsed is told by the day it is read: no one writes to a dossier because time passes. */
function presenterEcheance(
  { horloges }: Definition,
  { code, libelle, nature, etat, alternative, ...e }: DossierLu['echeances'][number],
  aujourdhui: string,
): Dossier['echeances'][number] {
  const le = deBase(e.le);
  const segments = e.segments as unknown as Segment[];
  const passee = etat === 'EN_COURS' && le < aujourdhui;
  return {
    code,
    libelle,
    nature,
    le,
    etat,
    siPassee: (passee && horloges.find((h) => h.code === code)?.siPassee) || null,
    segments,
    phrase: direEcheance(le, segments),
    alternative,
    source: e.source as unknown as Source,
  };
}

function presenterObligation(
  { obligation, agent }: DossierLu,
  aujourdhui: string,
): Dossier['obligation'] {
  if (!obligation) return null;
  const { libelle, raison, nature, relances, blocage } = obligation;
  const acteur = obligation.acteur as Acteur;
  const echeanceLe = deBaseOuNull(obligation.echeanceLe);
  const aRelancerLe = deBaseOuNull(obligation.aRelancerLe);
  const actif = agent?.actif ?? true;
  return {
    acteur,
    libelle,
    raison,
    nature,
    relances,
    echeanceLe,
    depuisLe: deBase(obligation.depuisLe),
    relanceLe: deBaseOuNull(obligation.relanceLe),
    aRelancerLe,
    blocages: blocagesDe({ acteur, echeanceLe, relances, aRelancerLe, blocage }, actif, aujourdhui),
  };
}

function presenterMontant(
  definition: Definition,
  faits: Faits,
  accorde: number | null,
): Dossier['montant'] {
  if (!definition.montant) return null;
  const { centimes, estimation = false, lignes } = definition.montant(faits);
  return {
    calcule: centimes,
    estimation,
    accorde,
    lignes: lignes.map((l) => ({ ...l, valeur: l.valeur ?? null })),
  };
}

/** The opinion in its successive states: an act that carried it is one of them. */
function presenterAvis(definition: Definition, { passages }: Faits): Dossier['avis'] {
  const { avis, transitions } = definition;
  if (!avis) return [];
  return passages
    .filter((p) => p.donnees?.[avis.champ])
    .map(({ donnees = {}, entreeLe, transition }) => ({
      avis: direDonnee(definition, avis.champ, donnees[avis.champ]),
      commentaire: direDonnee(definition, avis.commentaire, donnees[avis.commentaire]),
      donneLe: entreeLe,
      acte: transitions.find((t) => t.id === transition)?.libelle ?? '',
    }));
}

function presenterIssueExterne(donnees: DonneesCommunes): Dossier['issueExterne'] {
  const { issueExterne, issueExterneLe, issueExterneReference = null } = donnees;
  if (!issueExterne || !issueExterneLe) return null;
  const decision = issuesExternes[issueExterne];
  return { decision, le: issueExterneLe, reference: issueExterneReference };
}

function presenterDepot(definition: Definition, faits: Faits): Dossier['depot'] {
  const vagues = vaguesDe(definition, faits);
  if (vagues.length === 0) return null;
  const depot = situerDepot(vagues, faits.datePivot);
  return { phrase: direDepot(depot), recevable: depot.type !== 'close' };
}

const RESERVE = 'Réservé aux agents qui instruisent.';

const estPersonnel = (definition: Definition, critere: string) =>
  definition.criteres.some((c) => c.id === critere && c.personnel);

/** A criterion about a third person keeps its verdict for everyone, and its reasons for some. */
function eligibiliteVisible(definition: Definition, faits: Faits, voitTout: boolean) {
  const eligibilite = evaluerEligibilite(definition, faits);
  if (voitTout) return eligibilite;
  const criteres = eligibilite.criteres.map((critere) => {
    if (!estPersonnel(definition, critere.id)) return critere;
    const { vigilance: _, appreciation, ...reste } = critere;
    return {
      ...reste,
      ...(appreciation ? { appreciation: { ...appreciation, motif: RESERVE } } : {}),
      explication: RESERVE,
      valeur: null,
      origine: null,
    };
  });
  return { ...eligibilite, criteres };
}

function donneesVisibles(
  definition: Definition,
  dossier: DossierLu,
  agent: Agent,
): Record<string, unknown> {
  const donnees = dossier.donnees as Record<string, unknown>;
  if (peut(agent, 'donnees-personnelles:lire', dossier)) return donnees;
  const caches = champsPersonnels(definition);
  return Object.fromEntries(Object.entries(donnees).filter(([champ]) => !caches.includes(champ)));
}

/** A piece with a third person's data is opened only by those who instruct. */
export function pieceConsultable(
  definition: Definition,
  dossier: DossierLu,
  code: string,
  agent: Agent,
): boolean {
  const personnelle = definition.pieces.find((p) => p.code === code)?.personnelle ?? false;
  return peut(agent, personnelle ? 'donnees-personnelles:lire' : 'dossier:lire', dossier);
}

function presenterPieces(
  definition: Definition,
  dossier: DossierLu,
  faits: Faits,
  { agent, reprenables }: { agent: Agent; reprenables: string[] },
): Piece[] {
  const entree = dossier.passages.at(-1)?.enregistreeLe;
  return definition.pieces.map(({ code, libelle, aide, fourniePar, obligatoire, etapes }) => {
    const piece = dossier.pieces.find((p) => p.code === code);
    const etapeCourante = etapes.includes(dossier.etape);
    const derniere = piece?.versions[0];
    const consultable = pieceConsultable(definition, dossier, code, agent);
    return {
      code,
      libelle,
      aide: aide ?? null,
      fourniePar,
      obligatoire: obligatoire(faits),
      etapeCourante,
      reprise:
        etapeCourante &&
        etapes[0] !== dossier.etape &&
        Boolean(derniere && entree && derniere.deposeeLe < entree),
      reprenable: reprenables.includes(code),
      consultable,
      etat: piece?.etat ?? 'ATTENDUE',
      motifRefus: piece?.motifRefus ?? null,
      verifieeLe: piece?.verifieeLe?.toISOString() ?? null,
      verifieePar: nomDe(piece?.verifieePar ?? null),
      versions: (piece?.versions ?? []).map((v) => ({
        numero: v.numero,
        // People put names in file names.
        nom: consultable ? v.nom : 'fichier réservé',
        type: v.type,
        taille: v.taille,
        sha256: v.sha256,
        mesures: v.mesures as Mesure,
        deposeeLe: v.deposeeLe.toISOString(),
        deposeePar: nomDe(v.deposeePar) ?? 'la collectivité',
        parLien: v.lienId !== null,
        analyse: v.analyse,
        repriseDe: v.repriseDe,
      })),
    };
  });
}

function avertissementsDe(effets: Effet[], faits: Faits): string[] {
  const { contactCourriel } = faits.donnees as DonneesCommunes;
  return effets.some((e) => e.type === 'courriel') && !contactCourriel
    ? [
        'Aucune adresse de courriel n’est connue pour cette collectivité : rien ne lui sera envoyé. Ajoutez-la au contact du dossier, ou prévenez-la autrement.',
      ]
    : [];
}

/** An award that the yearly envelope cannot bear is announced before it is taken, not refused. */
function depassementDe(
  definition: Definition,
  effets: Effet[],
  faits: Faits,
  enveloppe: Reste | null,
): string[] {
  const montant = definition.montant?.(faits).centimes ?? null;
  if (!effets.some((e) => e.type === 'montant_accorde') || montant === null) return [];
  if (!enveloppe || montant <= enveloppe.reste) return [];
  const manque = direEuros(montant - enveloppe.reste);
  return [
    `Il reste ${direEuros(enveloppe.reste)} sur l’enveloppe ${enveloppe.annee} : cette décision de ${direEuros(montant)} la dépasse de ${manque}.`,
  ];
}

function presenterActes(
  definition: Definition,
  dossier: DossierLu,
  faits: Faits,
  agent: Agent,
  enveloppe: Reste | null,
): Dossier['actes'] {
  if (!peut(agent, 'dossier:franchir', dossier)) return [];
  const libelle = (id: string) => etapeDe(definition, id).libelle;
  return transitionsPossibles(definition, dossier.etape, faits, agent.role).map(
    ({ transition: t, raisons }) => ({
      id: t.id,
      libelle: t.libelle,
      vers: t.vers === ETAPE_ANTERIEURE ? null : libelle(t.vers),
      issue: t.issue ?? null,
      effetJuridique: t.effetJuridique,
      consequence: t.consequence,
      dateLibelle: t.dateLibelle,
      motif: t.motif,
      champs: t.champs,
      etapesCibles:
        t.vers === ETAPE_ANTERIEURE
          ? etapesAnterieures(definition, dossier.etape, faits).map((id) => ({
              id,
              libelle: libelle(id),
            }))
          : [],
      lienPossible: t.effets.some((e) => e.type === 'courriel' && e.modele === 'DEMANDE_PIECES'),
      avertissements: [
        ...avertissementsDe(t.effets, faits),
        ...depassementDe(definition, t.effets, faits, enveloppe),
      ],
      raisons,
      source: t.source,
    }),
  );
}
