import type { Evenement, GenreNotification } from '@sciat/contrats';
import { type Acteur, acteurs, enToutesLettres } from '@sciat/dispositifs';

/** What an event of the journal means to someone. The same key is the same news, whoever tells it first. */
export interface Annonce {
  genre: GenreNotification;
  cle: string;
  phrase: string;
  /** Users by their ids, or the supervisors of the service but for whom hears of it otherwise. */
  pour: readonly string[] | { encadrement: true; sauf?: string | null };
  /** A mail of its own already says it. */
  dejaEcrite?: true;
  /** It speaks of all the dossiers that this batch, or this hand-over, gave. */
  lotId?: string;
  passationId?: string;
}

interface Ou {
  dossierId: string;
  /** Of the event in the dossier's chain. */
  rang: number;
  agentId: string | null;
}

/** A delay is one piece of news for the supervisors: the payment that is due says it first, or the day after. */
const cleEscalade = (dossierId: string, le: string) => `ESCALADE:${dossierId}:${le}`;

/** Pure: whoever has no right to know is left out afterwards. */
export function annoncesDe({ type, charge }: Evenement, ou: Ou): Annonce[] {
  const { dossierId, rang, agentId } = ou;
  const agent = agentId ? [agentId] : [];
  const dire = (
    genre: GenreNotification,
    phrase: string,
    pour: Annonce['pour'],
    cle = `${genre}:${dossierId}:${rang}`,
  ): Annonce[] => [{ genre, cle, phrase, pour }];
  switch (type) {
    case 'DossierAffecte': {
      const { agentId: nouveau, passationId, lotId } = charge;
      // A batch, and a hand-over, tell how many once they are over.
      if (!nouveau || lotId || passationId) return [];
      return dire('AFFECTATION', 'Ce dossier vous est affecté.', [nouveau]);
    }
    case 'PieceDeposee':
      return dire('PIECE_RECUE', `Pièce reçue, à vérifier\u00a0: ${charge.libelle}.`, agent);
    case 'CourrierAvance': {
      const { vers, libelle } = charge;
      if (vers === 'A_VALIDER')
        return dire('COURRIER_A_VALIDER', `Courrier à relire\u00a0: ${libelle}.`, {
          encadrement: true,
        });
      if (vers !== 'A_SIGNER') return [];
      return dire('COURRIER_A_SIGNER', `Courrier à faire signer\u00a0: ${libelle}.`, agent);
    }
    case 'CourrielTraite':
      // Refused by the server, or returned by it later.
      if (!['ECHEC', 'REVENU'].includes(charge.etat)) return [];
      return dire('COURRIEL_REVENU', 'Un courriel n’est pas parvenu à son destinataire.', agent);
    case 'AvisRendu':
      // Whoever asked for it has a mail of its own, and is most often the agent.
      return dire('AVIS_RENDU', 'Un avis demandé est rendu.', agent).map((a) => ({
        ...a,
        dejaEcrite: true,
      }));
    case 'EcheanceDepassee': {
      const { acteur, libelle, echeanceLe: le } = charge;
      const attendu = acteurs[acteur as Acteur];
      const passee = `Échéance du ${enToutesLettres(le)} passée`;
      const phrase = libelle
        ? `${passee}. ${attendu}\u00a0: ${libelle}.`
        : `${passee}, attendue de\u00a0: ${attendu}.`;
      const encadrement = { encadrement: true as const, sauf: agentId };
      return [
        ...dire('ECHEANCE_PASSEE', phrase, agent, `ECHEANCE_PASSEE:${dossierId}:${le}`),
        ...dire('ESCALADE', phrase, encadrement, cleEscalade(dossierId, le)),
      ];
    }
    case 'AlertePaiement': {
      const { palier, echeanceLe: le } = charge;
      const phrase = `Versement promis pour le ${enToutesLettres(le)}.`;
      const dites =
        palier > 0
          ? dire('ECHEANCE_PROCHE', phrase, agent)
          : dire('ESCALADE', phrase, { encadrement: true }, cleEscalade(dossierId, le));
      return dites.map((a) => ({ ...a, dejaEcrite: true }));
    }
    default:
      return [];
  }
}

interface Proche {
  dossierId: string;
  agentId: string;
  libelle: string;
  le: string;
}

export const echeanceProche = ({ dossierId, agentId, libelle, le }: Proche): Annonce => ({
  genre: 'ECHEANCE_PROCHE',
  cle: `ECHEANCE_PROCHE:${dossierId}:${le}`,
  phrase: `Échéance le ${enToutesLettres(le)}\u00a0: ${libelle}.`,
  pour: [agentId],
});

/** All that was told of what a batch, or a hand-over, gave: begins with it. */
export const cleEnNombre = (id: string) => `AFFECTATION:${id}:`;

/** Another number is other news. A single dossier is named: it needs no list. */
const enNombre = (
  source: { lotId: string } | { passationId: string },
  agentId: string,
  nombre: number,
  [un, plusieurs]: [string, string],
): Annonce => {
  const id = 'lotId' in source ? source.lotId : source.passationId;
  const cle = `${cleEnNombre(id)}${plusieurs}:${nombre}`;
  const commun = { genre: 'AFFECTATION' as const, cle, pour: [agentId] };
  if (nombre === 1) return { ...commun, phrase: `Ce dossier vous est ${un}.` };
  const phrase = `${nombre.toLocaleString('fr-FR')} dossiers vous ont été ${plusieurs}.`;
  return { ...commun, ...source, phrase };
};

export const affectationParLot = (lotId: string, agentId: string, nombre: number) =>
  enNombre({ lotId }, agentId, nombre, ['affecté', 'affectés']);
export const passationFaite = (passationId: string, agentId: string, nombre: number) =>
  enNombre({ passationId }, agentId, nombre, ['transmis', 'transmis']);
export const passationRendue = (passationId: string, agentId: string, nombre: number) =>
  enNombre({ passationId }, agentId, nombre, ['rendu', 'rendus']);

/** Its mail leaves with the request. */
export const avisDemande = (consultationId: string, collegueId: string): Annonce => ({
  genre: 'AVIS_DEMANDE',
  cle: `AVIS_DEMANDE:${consultationId}`,
  phrase: 'Votre avis est demandé.',
  pour: [collegueId],
  dejaEcrite: true,
});

/** Whom a note calls upon is in the note, not in its event. Called once, however often it is written again. */
export const mention = (noteId: string, pour: readonly string[]): Annonce => ({
  genre: 'MENTION',
  cle: cleMention(noteId),
  phrase: 'Une note vous mentionne.',
  pour,
});
export const cleMention = (noteId: string) => `MENTION:${noteId}`;
