import { ajouterJours, ajouterMois, enToutesLettres, estJourOuvre } from './calendrier.js';
import { direDonnee, estVide, libelleChamp } from './donnees.js';
import { direEuros, estAConfirmer } from './libelles.js';
import { hypothese, memoire } from './sources.js';

import {
  type Acteur,
  acteurs,
  type DateLegale,
  type Definition,
  type Faits,
  type LigneCalcul,
  type Parametre,
  type Raison,
  type Segment,
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
    centimes: number;
    motif: string;
    observationsLe: DateLegale;
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

/** Why a letter cannot be drafted for this dossier now; empty when it can. */
export function empechements<D>(
  { etapes, empeche }: Pick<ModeleCourrier<D>, 'etapes' | 'empeche'>,
  contexte: ContexteCourrier<D>,
): Raison[] {
  const { definition, etape } = contexte;
  if (!etapes.includes(etape)) {
    const noms = definition.etapes.filter((e) => etapes.includes(e.id)).map((e) => e.libelle);
    const message = `Se rédige à l’étape\u00a0: ${noms.join(', ')}.`;
    return [{ code: 'ETAPE', message }];
  }
  const message = empeche?.(contexte);
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

/** A field of the application, said as everywhere else. */
export function donnee<D>(champ: keyof D & string, libelle?: string): ChampCourrier<D> {
  return {
    type: 'texte',
    libelle: libelle ?? champ,
    lire: ({ definition, faits }) => {
      const valeur = faits.donnees[champ];
      return estVide(valeur) ? null : direDonnee(definition, champ, valeur);
    },
  };
}

/** The same for several, with the labels of the application's own form. */
export function donnees<D>(
  definition: Pick<Definition<D>, 'donnees'>,
  ...noms: (keyof D & string)[]
): Record<string, ChampCourrier<D>> {
  return Object.fromEntries(
    noms.map((nom) => [nom, donnee<D>(nom, libelleChamp(definition as Definition<D>, nom))]),
  );
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

export const RELECTURE = 'relectureCourriers';

/** The settings that the letters of a scheme need: the reviewer's gate, and each mention nobody has confirmed. */
export function parametresDesCourriers<D>(courriers: readonly ModeleCourrier<D>[]): Parametre[] {
  if (courriers.length === 0) return [];
  const mentions = new Map(
    courriers
      .flatMap((m) => m.paragraphes)
      .flatMap(({ mention, source = hypothese }) =>
        mention ? [[mention.cle, { ...mention, source }] as const] : [],
      ),
  );
  return [
    {
      cle: RELECTURE,
      libelle: 'Relecture des courriers avant signature',
      aide: 'Un superviseur, autre que l’auteur, relit chaque courrier avant qu’il parte à la signature.',
      choix: [
        { valeur: 'OUI', libelle: 'oui' },
        { valeur: 'NON', libelle: 'non' },
      ],
      defaut: 'NON',
      source: hypothese,
    },
    ...[...mentions.values()].map(
      ({ cle, libelle, source }): Parametre => ({
        cle,
        libelle: `Mention des courriers\u00a0: ${libelle}`,
        aide: 'Tant qu’elle est à confirmer, les courriers qui la portent ne partent pas à la signature.',
        choix: [
          { valeur: 'A_CONFIRMER', libelle: 'à confirmer' },
          { valeur: 'CONFIRMEE', libelle: 'confirmée, imprimée' },
          { valeur: 'ECARTEE', libelle: 'écartée, non imprimée' },
        ],
        defaut: 'A_CONFIRMER',
        source,
      }),
    ),
  ];
}

/** Read nowhere but in a secondary source: shown as to be confirmed. */
export const SOURCE_RECOURS = memoire('CJA R421-1 et délais francs');
/**
 * The last day to appeal, and how it is reached: two months from the notification, date to date, neither its
 * day nor that of the term counted (« délai franc »), then the next open day when it falls on a weekend or a
 * public holiday.
 */
export function calculerRecours(notifieLe: DateLegale): { le: DateLegale; segments: Segment[] } {
  const terme = ajouterJours(ajouterMois(notifieLe, 2), 1);
  let le = terme;
  while (!estJourOuvre(le)) le = ajouterJours(le, 1);
  return {
    le,
    segments: [
      { type: 'depart', du: notifieLe, au: notifieLe, libelle: 'notifié' },
      { type: 'duree', du: notifieLe, au: terme, libelle: '2 mois francs' },
      ...(le === terme
        ? []
        : [
            {
              type: 'report' as const,
              du: terme,
              au: le,
              libelle: 'reporté au premier jour ouvré',
            },
          ]),
    ],
  };
}

/** Faults in the letters of a definition, as French sentences. */
export function defautsDesCourriers(definition: Definition): string[] {
  const { courriers, etapes, transitions, parametres, roleService, donnees: saisies } = definition;
  const defauts: string[] = [];
  const verifier = (bon: boolean, defaut: string) => {
    if (!bon) defauts.push(defaut);
  };
  const codes = courriers.map((m) => m.code);
  for (const code of new Set(codes.filter((c, i) => codes.indexOf(c) !== i)))
    defauts.push(`Courrier en double\u00a0: ${code}`);
  const cles = parametres.map((p) => p.cle);
  verifier(
    courriers.length === 0 || cles.includes(RELECTURE),
    `Courriers sans le paramètre ${RELECTURE}`,
  );
  for (const m of courriers) {
    const ici = `Courrier ${m.code}`;
    verifier(
      roleService !== 'suit' || ['RELANCE', 'TRANSMISSION'].includes(m.code),
      `${ici}\u00a0: le service n’écrit pas de décision dans un dispositif qu’il suit`,
    );
    for (const e of m.etapes)
      verifier(
        etapes.some((x) => x.id === e),
        `${ici}\u00a0: étape inconnue ${e}`,
      );
    verifier(m.etapes.length > 0, `${ici}\u00a0: ne se rédige à aucune étape`);
    const acte = transitions.find((t) => t.id === m.acte);
    verifier(m.acte === undefined || acte !== undefined, `${ici}\u00a0: acte inconnu ${m.acte}`);
    verifier(
      !acte || acte.de.some((e) => m.etapes.includes(e)),
      `${ici}\u00a0: ne se rédige à aucune étape d’où part son acte ${m.acte}`,
    );
    for (const nom of champsNommes(m.objet))
      verifier(
        OBJET_CHAMPS.includes(nom) && nom in m.champs,
        `${ici}\u00a0: l’objet nomme ${nom}, qui peut manquer`,
      );
    const ids = m.paragraphes.map((p) => p.id);
    verifier(new Set(ids).size === ids.length, `${ici}\u00a0: paragraphe en double`);
    for (const p of m.paragraphes) {
      for (const nom of champsNommes(p.texte))
        verifier(nom in m.champs, `${ici}, ${p.id}\u00a0: champ inconnu ${nom}`);
      const douteuse = p.source !== undefined && estAConfirmer(p.source);
      verifier(
        douteuse === (p.mention !== undefined),
        `${ici}, ${p.id}\u00a0: une mention à confirmer va avec une source qui n’est pas sûre, et elle seule`,
      );
      verifier(
        !p.mention || cles.includes(p.mention.cle),
        `${ici}, ${p.id}\u00a0: paramètre inconnu ${p.mention?.cle}`,
      );
      verifier(!p.requis || p.libre === true, `${ici}, ${p.id}\u00a0: requis sans être libre`);
      verifier(!p.libre || !p.source, `${ici}, ${p.id}\u00a0: une mention légale n’est pas libre`);
    }
    verifier(
      !m.ouvreRecours || m.paragraphes.some((p) => !p.si && p.texte.includes('{voiesRecours}')),
      `${ici}\u00a0: ouvre un recours sans en dire les voies`,
    );
    for (const nom of Object.keys(m.champs))
      verifier(
        (saisies.shape[nom] as { meta?: () => { personnelle?: boolean } } | undefined)?.meta?.()
          ?.personnelle !== true,
        `${ici}\u00a0: le champ ${nom} tient d’un tiers`,
      );
  }
  return defauts;
}
