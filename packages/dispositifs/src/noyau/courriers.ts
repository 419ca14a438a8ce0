import { enToutesLettres } from './calendrier.js';
import { direEuros } from './libelles.js';
import {
  type Acteur,
  acteurs,
  type DateLegale,
  type Definition,
  type Faits,
  type LigneCalcul,
  type Raison,
  type Source,
  type ValeurEnVigueur,
} from './types.js';

/** Everything a letter may say. Like the rules, a template fetches nothing. */
export interface ContexteCourrier<D = Record<string, unknown>> {
  definition: Definition<D>;
  faits: Faits<D>;
  reference: string;
  etape: string;
  /** The reason given with the last act. */
  motif: string | null;
  /** Labels of the pieces that the current step still awaits. */
  piecesAttendues: string[];
  service: {
    nom: string;
    courriel: string;
    adresse: string;
    telephone: string;
    voiesRecours: string;
  };
  /** The repayment being asked for. */
  reversement: {
    id: string;
    centimes: number;
    motif: string;
    observationsLe: DateLegale;
    /** When the letter that invites to answer left, and when the sum was asked. */
    inviteLe: DateLegale | null;
    demandeLe: DateLegale | null;
    /** How the sum was computed; empty when an agent gave it. */
    lignes: LigneCalcul[];
  } | null;
  /** Settings of the letters as they are today: a confirmation given since holds for an older request too. */
  reglages: Record<string, ValeurEnVigueur>;
}

interface Valeurs {
  texte: string;
  date: DateLegale;
  montant: number;
  liste: string[];
}
/** A merge field. Nothing, an empty text or an empty list is a missing value. */
export type ChampCourrier<D = Record<string, unknown>> = {
  [T in keyof Valeurs]: {
    type: T;
    /** French label, as a refusal names it. */
    libelle: string;
    lire: (contexte: ContexteCourrier<D>) => Valeurs[T] | null | undefined;
  };
}[keyof Valeurs];

export interface ParagrapheCourrier<D = Record<string, unknown>> {
  id: string;
  /** `{champ}` stands for a merge field; a line that begins with "- " is an item of a list. */
  texte: string;
  /** May be rewritten by the agent. */
  libre?: true;
  /** Free, but not to be left empty. */
  requis?: true;
  /** A legal mention: where it comes from. */
  source?: Source;
  /** Setting by which an administrator confirms or sets aside a mention whose source is not sure. */
  mention?: { cle: string; libelle: string };
  /** Left out of the letter when it answers no. */
  si?: (contexte: ContexteCourrier<D>) => boolean;
}

export interface ModeleCourrier<D = Record<string, unknown>> {
  code: string;
  libelle: string;
  /** Names only what every dossier has: its reference, its scheme, its applicant. */
  objet: string;
  /** The applicant when absent. */
  destinataire?: (contexte: ContexteCourrier<D>) => Acteur;
  /** Steps at which it is drafted. */
  etapes: string[];
  /** The act that notes that it left; never taken by the letter itself. */
  acte?: string;
  /** Why it cannot be drafted although the step is right. */
  empeche?: (contexte: ContexteCourrier<D>) => string | null;
  /** Acknowledges a request: its sending stops the clocks that a mail of acknowledgement stops. */
  accuse?: true;
  /** Its receipt starts the time to appeal. */
  ouvreRecours?: true;
  /** About one repayment; the second one, sent, asks for it. */
  reversement?: 'observations' | 'demande';
  champs: Record<string, ChampCourrier<D>>;
  paragraphes: ParagrapheCourrier<D>[];
}

export interface ParagrapheCompose {
  id: string;
  texte: string;
  libre: boolean;
  source: Source | null;
  /** Not to be sent as it is: nobody has confirmed it. */
  aConfirmer: boolean;
}
export interface CourrierCompose {
  destinataire: string;
  paragraphes: ParagrapheCompose[];
  champs: { nom: string; libelle: string; valeur: string | null }[];
  /** Empty when it may be rendered. */
  raisons: Raison[];
}

const MARQUE = /\{(\w+)\}/g;
export const champsNommes = (texte: string): string[] =>
  [...texte.matchAll(MARQUE)].map(([, nom]) => nom as string);

export const OBJET_CHAMPS = ['reference', 'dispositif', 'collectivite'];

/**
 * A letter as it reads for a dossier, free paragraphs as rewritten by the agent (their text is then taken
 * as it is). Whatever is missing or unconfirmed is a reason not to render it, and names itself.
 */
export function composer<D>(
  modele: ModeleCourrier<D>,
  contexte: ContexteCourrier<D>,
  libres: Record<string, string> = {},
): CourrierCompose {
  const raisons: Raison[] = [];
  const lus = new Map<string, string | null>();
  const lire = (nom: string) => {
    if (!lus.has(nom)) lus.set(nom, direChamp(modele.champs[nom], contexte));
    return lus.get(nom) ?? null;
  };
  const fusionner = (texte: string) =>
    texte.replace(MARQUE, (_, nom: string) => {
      const valeur = lire(nom);
      if (valeur !== null) return valeur;
      const libelle = modele.champs[nom]?.libelle ?? nom;
      if (!raisons.some((r) => r.champ === nom))
        raisons.push({
          code: 'VALEUR_MANQUANTE',
          champ: nom,
          message: `${libelle}\u00a0: à renseigner, le courrier ne peut pas être produit sans.`,
        });
      return `[${libelle}\u00a0: à renseigner]`;
    });
  const paragraphes = modele.paragraphes
    .filter((p) => p.si?.(contexte) !== false && etatMention(p, contexte) !== 'ECARTEE')
    .map((p): ParagrapheCompose => {
      const { id, libre = false, source = null } = p;
      const ecrit = libre ? libres[id] : undefined;
      const texte = ecrit ?? fusionner(p.texte);
      if (p.requis && texte.trim() === '')
        raisons.push({
          code: 'PARAGRAPHE_VIDE',
          champ: id,
          message: 'Un paragraphe obligatoire est vide\u00a0: complétez-le.',
        });
      const aConfirmer = p.mention !== undefined && etatMention(p, contexte) !== 'CONFIRMEE';
      if (aConfirmer)
        raisons.push({
          code: 'MENTION_A_CONFIRMER',
          champ: id,
          message: `Mention «\u00a0${p.mention?.libelle}\u00a0»\u00a0: un administrateur doit d’abord la confirmer (Paramètres).`,
        });
      return { id, texte, libre, source, aConfirmer };
    });
  const champs = [...lus].map(([nom, valeur]) => ({
    nom,
    libelle: modele.champs[nom]?.libelle ?? nom,
    valeur,
  }));
  return { destinataire: destinataireDe(modele, contexte), paragraphes, champs, raisons };
}

/** The object of a new letter; it names only what is always known. */
export function objetDe<D>(modele: ModeleCourrier<D>, contexte: ContexteCourrier<D>): string {
  return modele.objet.replace(
    MARQUE,
    (_, nom: string) => direChamp(modele.champs[nom], contexte) ?? '',
  );
}

/** Why a letter is not of this step; empty when it is. */
export function horsEtape<D>(
  { etapes }: Pick<ModeleCourrier<D>, 'etapes'>,
  { definition, etape }: Pick<ContexteCourrier<D>, 'definition' | 'etape'>,
): Raison[] {
  if (etapes.includes(etape)) return [];
  const noms = definition.etapes.filter((e) => etapes.includes(e.id)).map((e) => e.libelle);
  return [{ code: 'ETAPE', message: `Se rédige à l’étape\u00a0: ${noms.join(', ')}.` }];
}

/** Why a letter cannot be drafted for this dossier now; empty when it can. */
export function empechements<D>(
  modele: Pick<ModeleCourrier<D>, 'etapes' | 'empeche'>,
  contexte: ContexteCourrier<D>,
): Raison[] {
  const ailleurs = horsEtape(modele, contexte);
  if (ailleurs.length > 0) return ailleurs;
  const message = modele.empeche?.(contexte);
  return message ? [{ code: 'CONTEXTE', message }] : [];
}

function direChamp<D>(
  champ: ChampCourrier<D> | undefined,
  contexte: ContexteCourrier<D>,
): string | null {
  if (!champ) return null;
  switch (champ.type) {
    case 'texte':
      return champ.lire(contexte)?.trim() || null;
    case 'date': {
      const le = champ.lire(contexte);
      return le ? enToutesLettres(le) : null;
    }
    case 'montant': {
      const centimes = champ.lire(contexte);
      return centimes === null || centimes === undefined ? null : direEuros(centimes);
    }
    case 'liste': {
      const elements = champ.lire(contexte) ?? [];
      return elements.length > 0 ? elements.map((e) => `- ${e}`).join('\n') : null;
    }
  }
}

function destinataireDe<D>(modele: ModeleCourrier<D>, contexte: ContexteCourrier<D>): string {
  const acteur = modele.destinataire?.(contexte) ?? 'COLLECTIVITE';
  return acteur === 'COLLECTIVITE' ? contexte.faits.collectivite.nom : acteurs[acteur];
}

type Mention = 'A_CONFIRMER' | 'CONFIRMEE' | 'ECARTEE';
function etatMention<D>(
  { mention }: ParagrapheCourrier<D>,
  { reglages }: ContexteCourrier<D>,
): Mention {
  return mention
    ? ((reglages[mention.cle]?.valeur as Mention | undefined) ?? 'A_CONFIRMER')
    : 'CONFIRMEE';
}
