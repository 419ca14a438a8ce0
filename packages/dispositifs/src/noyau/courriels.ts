import { enToutesLettres, joursEntre } from './calendrier.js';
import type { DateLegale } from './types.js';

export interface ContexteCourriel {
  reference: string;
  dispositif: string;
  collectivite: string;
  /** Legal date of the act that sends the mail: for an acknowledgement, the day of receipt. */
  dateLegale: DateLegale;
  aujourdhui: DateLegale;
  service: {
    nom: string;
    courriel: string;
    adresse: string;
    telephone: string;
    voiesRecours: string;
  };
  /** Labels of the pieces awaited or asked for. */
  pieces: string[];
  limiteLe?: DateLegale | undefined;
  /** When silence becomes a rejection, and by what text. */
  silence?: { le: DateLegale; reference: string } | undefined;
  motif?: string | undefined;
  /** Where the pieces can be deposited without an account, and until when. */
  lien?: { adresse: string; expireLe: DateLegale } | undefined;
  /** The date is a target of the service: nothing was promised. */
  interne?: boolean | undefined;
  /** What is expected of the addressee, as an infinitive. */
  attendu?: string | undefined;
  /** The signed letter that the mail carries. */
  courrier?: { chrono: string; objet: string; signeLe: DateLegale } | undefined;
  /**
   * An opinion asked: of whom, whether it is confidential, and the page of the dossier for a colleague; an
   * outside body has a `lien`. The question is `motif`.
   */
  avis?: { organisme: string; confidentiel: boolean; adresse: string } | undefined;
}
export interface Redaction {
  objet: string;
  texte: string;
}

/** Signature of every mail: who to answer to. Empty settings leave no blank line. */
function pied({ service }: ContexteCourriel): string {
  return [service.nom, service.adresse, service.telephone, service.courriel]
    .filter((l) => l !== '')
    .join('\n');
}

function liste(pieces: string[]): string {
  return pieces.map((p) => `- ${p}`).join('\n');
}

function assembler(...paragraphes: (string | false | undefined)[]): string {
  return paragraphes.filter((p): p is string => Boolean(p)).join('\n\n');
}

/**
 * Acknowledgement of receipt with the mentions of CRPA R112-5: what silence is worth and from when, where
 * the procedure knows it. The appeal routes are the service's own confirmed wording, or are left out.
 */
function accuseReception(c: ContexteCourriel): Redaction {
  return {
    objet: `Accusé de réception de votre demande ${c.reference}, reçue le ${enToutesLettres(c.dateLegale)}`,
    texte: assembler(
      'Bonjour,',
      `Votre demande au titre du dispositif «\u00a0${c.dispositif}\u00a0» pour ${c.collectivite} a été reçue le ${enToutesLettres(c.dateLegale)}. Elle porte la référence ${c.reference}.`,
      c.pieces.length > 0 && `Pièces encore attendues\u00a0:\n${liste(c.pieces)}`,
      c.silence && mentionDuSilence(c.silence, c.aujourdhui),
      c.service.voiesRecours,
      pied(c),
    ),
  };
}

/** A request entered late may be acknowledged after the silence has already spoken. */
function mentionDuSilence(
  { le, reference }: NonNullable<ContexteCourriel['silence']>,
  aujourdhui: DateLegale,
): string {
  const rejet =
    le < aujourdhui
      ? `Aucune décision expresse n’étant intervenue, votre demande est réputée rejetée depuis le ${enToutesLettres(le)}`
      : `Sous réserve que le dossier soit complet, si aucune décision expresse ne vous est parvenue le ${enToutesLettres(le)}, votre demande sera réputée rejetée`;
  return `${rejet} (${reference}).`;
}

const direLien = ({ lien }: ContexteCourriel) =>
  lien &&
  `Vous pouvez les déposer sans compte, jusqu’au ${enToutesLettres(lien.expireLe)}, à cette adresse, réservée à ce dossier\u00a0:\n${lien.adresse}\nNe la transmettez qu’aux personnes qui préparent ce dossier.`;

/** Request for missing pieces with a time limit (CRPA L114-5). */
function demandePieces(c: ContexteCourriel): Redaction {
  return {
    objet: `Pièces demandées pour votre dossier ${c.reference}`,
    texte: assembler(
      'Bonjour,',
      `L’examen de votre demande ${c.reference} (${c.dispositif}, ${c.collectivite}) nécessite les pièces ou précisions suivantes\u00a0:\n${liste(c.pieces)}`,
      c.motif,
      c.limiteLe &&
        `Merci de les transmettre au plus tard le ${enToutesLettres(c.limiteLe)}. Sans réponse à cette date, le dossier pourra être clos.`,
      direLien(c),
      pied(c),
    ),
  };
}

function irrecevabilite(c: ContexteCourriel): Redaction {
  return {
    objet: `Votre demande ${c.reference}`,
    texte: assembler(
      'Bonjour,',
      `Votre demande ${c.reference} (${c.dispositif}, ${c.collectivite}) a été déclarée irrecevable le ${enToutesLettres(c.dateLegale)}.`,
      c.motif && `Motif\u00a0: ${c.motif}`,
      c.service.voiesRecours,
      pied(c),
    ),
  };
}

/** To whoever holds the dossier and has not answered: the applicant, or another body. */
function relance(c: ContexteCourriel): Redaction {
  return {
    objet: `Relance : dossier ${c.reference} (${c.collectivite})`,
    texte: assembler(
      'Bonjour,',
      `Sauf erreur de notre part, nous n’avons pas de nouvelle du dossier ${c.reference} (${c.dispositif}, ${c.collectivite}) depuis le ${enToutesLettres(c.dateLegale)}. Il attend de vous : ${c.attendu ?? ''}.`,
      c.limiteLe &&
        `La date attendue ${c.limiteLe < c.aujourdhui ? 'était' : 'est'} le ${enToutesLettres(c.limiteLe)}.`,
      c.pieces.length > 0 && `Pièces encore attendues :\n${liste(c.pieces)}`,
      direLien(c),
      c.motif,
      'Si votre réponse est déjà partie, ne tenez pas compte de ce message.',
      pied(c),
    ),
  };
}

/** To whoever deposited a piece with a link: it came, and is still to be looked at. */
function accuseDepot(c: ContexteCourriel): Redaction {
  return {
    objet: `Pièce reçue pour votre dossier ${c.reference}`,
    texte: assembler(
      'Bonjour,',
      `Nous avons reçu le ${enToutesLettres(c.dateLegale)}, pour votre dossier ${c.reference} (${c.dispositif}, ${c.collectivite})\u00a0:\n${liste(c.pieces)}`,
      'Le service va la vérifier\u00a0; il vous écrira si elle ne convient pas.',
      pied(c),
    ),
  };
}

/** Carries a signed letter. A picture of a signature is no electronic signature, and is called what it is. */
function courrierSigne(c: ContexteCourriel): Redaction {
  const { chrono = '', objet = '', signeLe = c.dateLegale } = c.courrier ?? {};
  return {
    objet: objet || `Courrier relatif à votre dossier ${c.reference}`,
    texte: assembler(
      'Bonjour,',
      `Vous trouverez ci-joint le courrier n°\u00a0${chrono} du ${enToutesLettres(signeLe)}, relatif au dossier ${c.reference} (${c.dispositif}, ${c.collectivite})\u00a0: «\u00a0${objet}\u00a0».`,
      'Le fichier joint est la copie numérisée de l’original signé.',
      pied(c),
    ),
  };
}

/** To whoever is asked for an opinion. A confidential question stays behind the address. */
function demandeAvis(c: ContexteCourriel): Redaction {
  return {
    objet: `Demande d’avis\u00a0: dossier ${c.reference} (${c.collectivite})`,
    texte: assembler(
      'Bonjour,',
      `Votre avis est demandé sur le dossier ${c.reference} (${c.dispositif}, ${c.collectivite}), au plus tard le ${enToutesLettres(c.limiteLe ?? c.aujourdhui)}.`,
      c.motif && `Question\u00a0:\n${c.motif}`,
      ouRepondre(c),
      pied(c),
    ),
  };
}

function relanceAvis(c: ContexteCourriel): Redaction {
  const limite = c.limiteLe ?? c.aujourdhui;
  return {
    objet: `Rappel\u00a0: avis demandé sur le dossier ${c.reference} (${c.collectivite})`,
    texte: assembler(
      'Bonjour,',
      `Sauf erreur de notre part, votre avis sur le dossier ${c.reference} (${c.dispositif}, ${c.collectivite}), demandé le ${enToutesLettres(c.dateLegale)}, n’est pas encore arrivé. Il ${limite < c.aujourdhui ? 'était' : 'est'} attendu pour le ${enToutesLettres(limite)}.`,
      ouRepondre(c),
      'Si votre réponse est déjà partie, ne tenez pas compte de ce message.',
      pied(c),
    ),
  };
}

/** A link that closes is an outside body's; a colleague signs in. */
function ouRepondre({ lien, avis }: ContexteCourriel): string | undefined {
  const secret = avis?.confidentiel && 'Cette demande est confidentielle.';
  if (!lien)
    return avis && lignes(`Vous répondez sur la page du dossier\u00a0:`, avis.adresse, secret);
  return lignes(
    'La question, les pièces et la réponse sont à cette adresse\u00a0:',
    lien.adresse,
    `Elle s’ouvre sans compte jusqu’au ${enToutesLettres(lien.expireLe)} et est réservée à cette demande\u00a0: ne la transmettez qu’aux personnes qui préparent l’avis.`,
    secret,
  );
}

const lignes = (...textes: (string | false | undefined)[]) => textes.filter(Boolean).join('\n');

/** To the agent who asked. What was answered is read in the application. */
function avisRendu(c: ContexteCourriel): Redaction {
  return {
    objet: `Avis reçu\u00a0: dossier ${c.reference} (${c.collectivite})`,
    texte: assembler(
      'Bonjour,',
      `L’avis demandé${c.avis ? ` à ${c.avis.organisme}` : ''} sur le dossier ${c.reference} (${c.dispositif}, ${c.collectivite}) est arrivé le ${enToutesLettres(c.dateLegale)}. Il se lit dans le dossier.`,
      pied(c),
    ),
  };
}

/** To whoever was asked, and need not answer any more. */
function avisAnnule(c: ContexteCourriel): Redaction {
  return {
    objet: `Demande d’avis annulée\u00a0: dossier ${c.reference} (${c.collectivite})`,
    texte: assembler(
      'Bonjour,',
      `L’avis qui vous était demandé sur le dossier ${c.reference} (${c.dispositif}, ${c.collectivite}) n’est plus attendu. Merci de l’attention que vous y avez portée.`,
      pied(c),
    ),
  };
}

/** To our own people: a payment promised, or only meant by the service, comes due. */
function alertePaiement(c: ContexteCourriel): Redaction {
  const limite = c.limiteLe ?? c.aujourdhui;
  const jours = joursEntre(c.aujourdhui, limite);
  const quand =
    jours > 0
      ? `dans ${jours} jour${jours > 1 ? 's' : ''}`
      : jours === 0
        ? 'aujourd’hui'
        : `en retard de ${-jours} jour${jours < -1 ? 's' : ''}`;
  return {
    objet: `Versement ${c.interne ? 'visé' : 'attendu'} le ${enToutesLettres(limite)}\u00a0: dossier ${c.reference} (${c.collectivite})`,
    texte: assembler(
      'Bonjour,',
      `Le versement de l’aide du dossier ${c.reference} (${c.dispositif}, ${c.collectivite}) ${c.interne ? 'est visé pour' : 'est attendu'} le ${enToutesLettres(limite)}\u00a0: ${quand}.`,
      c.interne && 'C’est un objectif interne du service\u00a0: rien n’a été annoncé au demandeur.',
      c.attendu && `Attendu maintenant\u00a0: ${c.attendu}.`,
      jours <= 0 &&
        `Ce message va à l’encadrement\u00a0: ${c.interne ? 'l’objectif' : 'l’échéance annoncée au demandeur'} est atteint${c.interne ? '' : 'e'}.`,
      pied(c),
    ),
  };
}

/** To our own people. The rule is from memory, and said so. */
function alertePrescription(c: ContexteCourriel): Redaction {
  const limite = enToutesLettres(c.limiteLe ?? c.aujourdhui);
  return {
    objet: `Aide non versée, prescription le ${limite}\u00a0: dossier ${c.reference} (${c.collectivite})`,
    texte: assembler(
      'Bonjour,',
      `L’aide attribuée au dossier ${c.reference} (${c.dispositif}, ${c.collectivite}) n’est pas entièrement versée. Elle ne pourrait plus l’être après le ${limite} (prescription de quatre ans, loi du 31 décembre 1968\u00a0; à confirmer par le service).`,
      c.attendu && `Attendu maintenant\u00a0: ${c.attendu}.`,
      pied(c),
    ),
  };
}

export const modelesCourriel = {
  ACCUSE_RECEPTION: accuseReception,
  DEMANDE_PIECES: demandePieces,
  IRRECEVABILITE: irrecevabilite,
  RELANCE: relance,
  ACCUSE_DEPOT: accuseDepot,
  COURRIER: courrierSigne,
  DEMANDE_AVIS: demandeAvis,
  RELANCE_AVIS: relanceAvis,
  AVIS_RENDU: avisRendu,
  AVIS_ANNULE: avisAnnule,
  ALERTE_PAIEMENT: alertePaiement,
  ALERTE_PRESCRIPTION: alertePrescription,
} as const;
export type ModeleCourriel = keyof typeof modelesCourriel;

/** Written to the contact of the dossier, and not to someone chosen then. */
const auContact: ModeleCourriel[] = [
  'ACCUSE_RECEPTION',
  'DEMANDE_PIECES',
  'IRRECEVABILITE',
  'ACCUSE_DEPOT',
];
export const vaAuContact = (modele: string): boolean => auContact.some((m) => m === modele);
