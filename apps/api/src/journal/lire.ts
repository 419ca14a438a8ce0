import type { EvenementLu, Page } from '@sciat/contrats';
import { type Definition, definitionDe, type Role, roleAutorise } from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { deBase } from '../base/dates.js';
import { detailDe, phraseDe } from './phrases.js';

interface Demande {
  page: number;
  parPage: number;
  ordre: 'asc' | 'desc';
}

const prive = { select: { contenu: true } } as const;
const auteur = { select: { prenom: true, nom: true } } as const;
const PERSONNELS = [
  'DonneesModifiees',
  'PieceDeposee',
  'AvisDemande',
  'AvisRelance',
  'AvisRendu',
  'AvisRevoque',
];

/**
 * A reason is part of the decision and everyone may read it, unless it judges a third person; values and
 * file names may be a person's.
 */
function estPersonnel(
  { type, charge }: { type: string; charge: unknown },
  { criteres }: Definition,
): boolean {
  if (type !== 'CritereApprecie') return PERSONNELS.includes(type);
  const { critere } = charge as { critere: string };
  return criteres.some((c) => c.id === critere && c.personnel);
}

/** Answered in confidence: kept as a proof, read among the opinions of the dossier and nowhere else. */
const estConfidentiel = ({ type, charge }: { type: string; charge: unknown }) =>
  type === 'AvisRendu' && (charge as { confidentiel: boolean }).confidentiel;

const AUTOMATES: Record<string, string> = {
  CourrielTraite: 'Envoi automatique',
  PieceDeposee: 'La collectivité, par le lien de dépôt',
  PieceInfectee: 'Antivirus',
  AvisRendu: 'L’organisme consulté, par le lien',
  ScanInfecte: 'Antivirus',
};
interface Signe {
  type: string;
  auteur: { prenom: string; nom: string } | null;
}
function direAuteur({ type, auteur }: Signe): string {
  if (auteur) return `${auteur.prenom} ${auteur.nom}`;
  return AUTOMATES[type] ?? 'Tâche quotidienne';
}

export async function lireJournal(
  client: PrismaClient,
  dossier: { id: string; dispositif: string; dispositifVersion: string },
  role: Role,
  { page, parPage, ordre }: Demande,
): Promise<Page<EvenementLu>> {
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const where = { chaineId: dossier.id };
  const [evenements, total] = await Promise.all([
    client.evenementJournal.findMany({
      where,
      orderBy: { rang: ordre },
      skip: (page - 1) * parPage,
      take: parPage,
      include: { prive, auteur },
    }),
    client.evenementJournal.count({ where }),
  ]);
  const nomDe = await noms(client, evenements);
  const detaille = roleAutorise(role, 'donnees-personnelles:lire');
  const donnees = evenements.map((e) => ({
    rang: e.rang,
    type: e.type,
    // The detail names each field with its values: naming them twice would hide them.
    phrase:
      detaille && e.type === 'DonneesModifiees'
        ? 'Données modifiées'
        : phraseDe(e.type, e.charge, nomDe),
    detail:
      !estConfidentiel(e) && (detaille || !estPersonnel(e, definition))
        ? detailDe(e.prive?.contenu ?? null, definition)
        : null,
    dateLegale: deBase(e.dateLegale),
    enregistreLe: e.enregistreLe.toISOString(),
    auteur: direAuteur(e),
    empreinte: e.empreinte.slice(0, 12),
  }));
  return { donnees, total };
}

/** What others did to a dossier since the version a client knew. */
export async function changementsDepuis(client: PrismaClient, dossierId: string, version: number) {
  const evenements = await client.evenementJournal.findMany({
    where: { dossierId, dossierVersion: { gt: version } },
    orderBy: { rang: 'desc' },
    take: 10,
    include: { auteur },
  });
  const nomDe = await noms(client, evenements);
  return evenements.map((e) => ({
    phrase: phraseDe(e.type, e.charge, nomDe),
    auteur: direAuteur(e),
    le: e.enregistreLe.toISOString(),
  }));
}

/** The reason given for the last act of a dossier, if there was one and it was not erased. */
export async function motifDuDernierActe(
  client: Pick<PrismaClient, 'evenementJournal'>,
  dossierId: string,
): Promise<string | null> {
  const acte = await client.evenementJournal.findFirst({
    where: { chaineId: dossierId, type: 'EtapeFranchie' },
    orderBy: { rang: 'desc' },
    select: { prive },
  });
  return (acte?.prive?.contenu as { motif?: string } | null)?.motif ?? null;
}

async function noms(client: PrismaClient, evenements: { type: string; charge: unknown }[]) {
  const ids = evenements
    .filter((e) => e.type === 'DossierAffecte')
    .map((e) => (e.charge as { agentId: string | null }).agentId)
    .filter((id) => id !== null);
  const agents = ids.length
    ? await client.utilisateur.findMany({
        where: { id: { in: ids } },
        select: { id: true, prenom: true, nom: true },
      })
    : [];
  const parId = new Map(agents.map((a) => [a.id, `${a.prenom} ${a.nom}`]));
  return (id: string) => parId.get(id) ?? 'un agent';
}
