import {
  ajouterJours,
  ajouterMois,
  definitionDe,
  type Role,
  type TypeDemandeur,
} from '@sciat/dispositifs';
import type { Collectivite } from '@sciat/prisma';
import { Horloge } from '../base/horloge.js';
import { creerDossier } from '../dossiers/creer-dossier.js';
import type { Moyens } from '../dossiers/ecrire-dossier.js';
import { franchirEtape } from '../dossiers/franchir-etape.js';
import { modifierDossier } from '../dossiers/modifier-dossier.js';
import { deposerPiece } from '../pieces/deposer-piece.js';
import type { FichiersService } from '../pieces/fichiers.service.js';
import { verifierPiece } from '../pieces/verifier-piece.js';
import { pdfFictif } from './pdf-fictif.js';
import { cours, type Fin, type Scenario } from './scenarios.js';
import { unMp4 } from './video-fictive.js';

interface AgentFictif<R extends Role> {
  id: string;
  serviceId: string;
  role: R;
}
interface CollectiviteFictive {
  id: string;
  nom: string;
}
export interface Troupe extends Moyens {
  fichiers: FichiersService;
  agents: {
    instructeur: AgentFictif<'instructeur'>;
    superviseur: AgentFictif<'superviseur'>;
    administrateur: AgentFictif<'administrateur'>;
  };
  communes: CollectiviteFictive[];
  epci: CollectiviteFictive[];
  autres: CollectiviteFictive[];
  /** Someone of this kind, another one for each rank. */
  demandeur: (type: TypeDemandeur, rang: number) => Collectivite;
}

/** A clock that a scenario moves forward: each act is entered on the day it happened, at ten in the morning. */
export class HorlogeDeScene extends Horloge {
  jour = '';
  private minutes = 0;
  override maintenant(): Date {
    this.minutes += 1;
    return new Date(Date.parse(`${this.jour}T09:00:00Z`) + this.minutes * 1000);
  }
}

const postes = [
  'Appui aux projets de revitalisation',
  'Montage de dossiers de financement',
  'Plan de mobilité rurale',
  'Transition énergétique des bâtiments',
  'Projet alimentaire territorial',
  'Inventaire du patrimoine communal',
];
const PIECES_DEMANDE = ['FORMULAIRE_AIDE', 'CHARTE', 'CONTRAT', 'DELIBERATION', 'RIB'];

/** Plays one fictional dossier to where its scenario leaves it. */
export async function jouer(troupe: Troupe, scenario: Scenario, rang: number): Promise<void> {
  const horloge = new HorlogeDeScene();
  const aujourdhui = troupe.horloge.aujourdhui();
  const actes = coursDe(scenario);
  const total = actes.reduce((somme, a) => somme + a.jours, scenario.depuis);
  horloge.jour = ajouterJours(aujourdhui, -total);
  const scene = { ...troupe, horloge };
  const liste = scenario.epci ? troupe.epci : scenario.horsListe ? troupe.autres : troupe.communes;
  const collectivite = liste[(rang * 7) % liste.length] as CollectiviteFictive;
  const agent = rang % 3 === 2 ? troupe.agents.superviseur : troupe.agents.instructeur;
  const contact = {
    contactNom: 'Contact fictif',
    contactCourriel: `mairie-${rang}@exemple.invalid`,
  };
  const donnees = {
    intitulePoste: postes[rang % postes.length],
    descriptionMission: 'Mission fictive, écrite pour la démonstration.',
    dureePrevueMois: 12 + (rang % 7),
    quotitePrevue: rang % 4 === 0 ? 80 : 100,
    ...contact,
  };
  const demande = {
    dispositif: 'VTA',
    collectiviteId: collectivite.id,
    recuLe: horloge.jour,
    donnees,
    agentId: scenario.sansAgent ? null : agent.id,
    piecesRecues: ['FICHE_DE_POSTE'],
  };
  const id = await creerDossier(scene, agent, demande, { fictif: true });
  await deposer(scene, id, agent, {
    code: 'FICHE_DE_POSTE',
    nom: collectivite.nom,
    accepter: actes.length > 0 || scenario.depuis > 3,
  });

  for (const acte of actes) {
    horloge.jour = ajouterJours(horloge.jour, acte.jours);
    // The acknowledgement lists what has not come: what came is deposited first.
    if (acte.transition === 'recevoir_demande')
      await deposerDemande(scene, id, agent, collectivite.nom, scenario);
    if (acte.transition === 'constater_completude')
      await preparerCompletude(scene, id, agent, rang);
    await franchir(
      scene,
      id,
      acte,
      saisieDe(acte.transition, horloge.jour, aujourdhui, scenario, rang),
    );
  }
}

function coursDe({ actes, suite = [] }: Scenario): (Fin & { jours: number })[] {
  const ordinaires = cours
    .slice(0, actes)
    .map((a) =>
      a.transition === 'terminer_mission' ? { ...a, motif: 'Mission fictive terminée.' } : a,
    );
  return [...ordinaires, ...suite.map((fin) => ({ ...fin, jours: 4 }))];
}

/** What is entered with each act. */
function saisieDe(
  transition: string,
  jour: string,
  aujourdhui: string,
  scenario: Scenario,
  rang: number,
) {
  const debut = ajouterJours(jour, 10);
  const saisies: Record<string, Record<string, unknown>> = {
    enregistrer_avis_anct: { avisAnct: scenario.avisDefavorable ? 'DEFAVORABLE' : 'FAVORABLE' },
    constater_recrutement: {
      contratSigneLe: ajouterJours(jour, -3),
      contratDebutLe: debut,
      contratFinLe: ajouterJours(ajouterMois(debut, 12), -1),
    },
    demander_complements_fiche: {
      piecesDemandees: ['FICHE_DE_POSTE'],
      complementsLimiteLe: ajouterJours(aujourdhui, scenario.limite ?? 15),
    },
    demander_complements_demande: {
      piecesDemandees: ['DELIBERATION', 'RIB'],
      complementsLimiteLe: ajouterJours(aujourdhui, scenario.limite ?? 15),
    },
    demander_paiement: { engagementNumero: `FICTIF-${1000 + rang}`, serviceFaitLe: jour },
  };
  return saisies[transition] ?? {};
}

async function franchir(
  scene: Troupe,
  id: string,
  acte: Fin,
  donnees: Record<string, unknown>,
): Promise<void> {
  const { version, dispositif, dispositifVersion } = await scene.client.dossier.findUniqueOrThrow({
    where: { id },
  });
  const t = definitionDe(dispositif, dispositifVersion).transitions.find(
    (x) => x.id === acte.transition,
  );
  const auteur = t?.roles.includes('instructeur')
    ? scene.agents.instructeur
    : scene.agents.superviseur;
  const { transition, motif, etapeCible } = acte;
  await franchirEtape(scene, id, auteur, {
    transition,
    version,
    dateLegale: scene.horloge.aujourdhui(),
    motif,
    etapeCible,
    donnees,
  });
}

type Instructeur = AgentFictif<'instructeur'> | AgentFictif<'superviseur'>;

interface PieceFictive {
  code: string;
  /** Who it is of. */
  nom: string;
  accepter: boolean;
  /** A video of this length rather than a page. */
  secondes?: number | undefined;
}

export async function deposer(
  scene: Troupe,
  id: string,
  agent: Instructeur,
  { code, nom, accepter, secondes }: PieceFictive,
): Promise<void> {
  const base = code.toLowerCase().replaceAll('_', '-');
  const fichier = secondes
    ? { nom: `${base}.mp4`, contenu: unMp4(secondes) }
    : { nom: `${base}.pdf`, contenu: pdfFictif(code.replaceAll('_', ' '), nom) };
  await deposerPiece(scene, id, agent, code, fichier);
  if (accepter) await verifierPiece(scene, id, agent, code, { numero: 1, etat: 'ACCEPTEE' });
}

async function deposerDemande(
  scene: Troupe,
  id: string,
  agent: Instructeur,
  nom: string,
  { pieces = 'acceptees' }: Scenario,
): Promise<void> {
  for (const code of PIECES_DEMANDE) {
    if (pieces === 'incompletes' && (code === 'DELIBERATION' || code === 'RIB')) continue;
    await deposer(scene, id, agent, { code, nom, accepter: pieces === 'acceptees' });
    if (pieces === 'refusee' && code === 'CONTRAT') {
      await verifierPiece(scene, id, agent, code, {
        numero: 1,
        etat: 'REFUSEE',
        motif: 'La page de signature manque.',
      });
    }
  }
}

async function preparerCompletude(
  scene: Troupe,
  id: string,
  agent: Instructeur,
  rang: number,
): Promise<void> {
  const { version, donnees } = await scene.client.dossier.findUniqueOrThrow({ where: { id } });
  const { quotitePrevue } = donnees as { quotitePrevue: number };
  const volontaire = {
    volontaireNom: `Volontaire fictif ${rang}`,
    volontaireNaissance: `${2001 + (rang % 3)}-0${1 + (rang % 9)}-15`,
    niveauDiplome: rang % 2 ? 'BAC_5' : 'BAC_3',
    quotiteContrat: quotitePrevue,
    remunerationSmic: 'OUI',
  };
  await modifierDossier(scene, id, agent, { version, donnees: volontaire });
}
