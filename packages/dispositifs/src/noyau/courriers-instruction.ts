import type { ModeleCourrier } from './courriers.js';
import {
  appel,
  type Contexte,
  champsCommuns,
  date,
  formule,
  liste,
  type Reception,
  reception,
  suivi,
  texte,
} from './courriers-champs.js';
import { voiesDeRecours } from './courriers-recours.js';
import type { DonneesCommunes } from './donnees-communes.js';
import { silenceDe } from './horloges.js';
import { echeanceDeLEtape, etapeDe } from './obligations.js';
import { l114_5 } from './sources.js';
import type { Acteur, DateLegale, EtapeDefinition, Source } from './types.js';

// The letters of a request being examined: each is a function of what the scheme alone knows.

/** The open steps of a procedure. */
export const ouvertes = (etapes: { id: string; finale?: boolean }[]): string[] =>
  etapes.filter((e) => !e.finale).map((e) => e.id);

const communes = <D>({ faits }: Contexte<D>) => faits.donnees as DonneesCommunes;

const r112_5: Source = { reference: 'CRPA R112-5', confiance: 'texte' };

/** Acknowledgement of receipt with the mentions of CRPA R112-5. */
export function accuseReception<D>({ etapes, recueLe }: Reception<D>): ModeleCourrier<D> {
  const silence = (c: Contexte<D>) => silenceDe(c.definition, c.faits);
  return {
    code: 'ACCUSE_RECEPTION',
    libelle: 'Accusé de réception',
    objet: 'Accusé de réception de votre demande {reference}',
    accuse: true,
    etapes,
    champs: {
      ...champsCommuns<D>(),
      ...reception(recueLe),
      pieces: liste('Pièces attendues', (c) => c.piecesAttendues),
      silenceLe: date('Date de la décision implicite', (c) => silence(c)?.le),
      silenceSource: texte('Texte de la décision implicite', (c) => silence(c)?.reference),
    },
    paragraphes: [
      appel,
      {
        id: 'reception',
        texte:
          'Votre demande au titre du dispositif «\u00a0{dispositif}\u00a0» pour {collectivite} a été reçue le {recuLe}. Elle porte la référence {reference}.',
        source: { reference: 'CRPA L112-3 et R112-5', confiance: 'texte' },
      },
      {
        id: 'pieces',
        texte: 'Pièces encore attendues\u00a0:\n{pieces}',
        source: l114_5,
        si: (c) => c.piecesAttendues.length > 0,
      },
      {
        id: 'silence',
        texte:
          'Sous réserve que le dossier soit complet, si aucune décision expresse ne vous est parvenue le {silenceLe}, votre demande sera réputée rejetée ({silenceSource}).',
        source: r112_5,
        si: (c) => avenir(silence(c), c.faits.aujourdhui) === true,
      },
      {
        id: 'silence-passe',
        texte:
          'Aucune décision expresse n’étant intervenue, votre demande est réputée rejetée depuis le {silenceLe} ({silenceSource}).',
        source: r112_5,
        si: (c) => avenir(silence(c), c.faits.aujourdhui) === false,
      },
      ...voiesDeRecours<D>((c) => silence(c) !== undefined),
      suivi,
      formule,
    ],
  };
}

/** A request entered late may be acknowledged after the silence has already spoken. */
function avenir(silence: { le: DateLegale } | undefined, aujourdhui: DateLegale) {
  return silence && silence.le >= aujourdhui;
}

/** Request for missing pieces with a time limit (CRPA L114-5), once the act has said which and until when. */
export function demandePieces<D>(etapes: string[]): ModeleCourrier<D> {
  const demandees = (c: Contexte<D>) => communes(c).piecesDemandees ?? [];
  const libelle = (c: Contexte<D>, code: string) =>
    c.definition.pieces.find((p) => p.code === code)?.libelle ?? code;
  const exigee = (c: Contexte<D>, code: string) =>
    c.definition.pieces.some((p) => p.code === code && p.baseLegale !== null);
  return {
    code: 'DEMANDE_PIECES',
    libelle: 'Demande de pièces',
    objet: 'Pièces demandées pour votre dossier {reference}',
    etapes,
    champs: {
      ...champsCommuns<D>(),
      pieces: liste('Pièces demandées', (c) => demandees(c).map((code) => libelle(c, code))),
      piecesExigees: liste('Pièces exigées par un texte', (c) =>
        demandees(c)
          .filter((code) => exigee(c, code))
          .map((code) => `${libelle(c, code)} (${texteExigeant(c, code)})`),
      ),
      limiteLe: date('Date limite de réponse', (c) => communes(c).complementsLimiteLe),
    },
    paragraphes: [
      appel,
      {
        id: 'demande',
        texte:
          'L’examen de votre demande {reference} ({dispositif}, {collectivite}), reçue le {recuLe}, nécessite les pièces ou précisions suivantes\u00a0:\n{pieces}',
        source: l114_5,
      },
      {
        id: 'textes',
        texte: 'Parmi elles, sont exigées par un texte\u00a0:\n{piecesExigees}',
        source: l114_5,
        si: (c) => demandees(c).some((code) => exigee(c, code)),
      },
      { id: 'precisions', texte: '', libre: true },
      {
        id: 'limite',
        texte:
          'Merci de les transmettre au plus tard le {limiteLe}. Sans réponse à cette date, le dossier pourra être clos.',
        source: l114_5,
      },
      suivi,
      formule,
    ],
  };
}

function texteExigeant<D>(c: Contexte<D>, code: string): string {
  return c.definition.pieces.find((p) => p.code === code)?.baseLegale?.reference ?? '';
}

interface Transmission<D> extends Partial<Pick<ModeleCourrier<D>, 'acte' | 'libelle'>> {
  etapes: string[];
  a: Acteur;
}
/** The request goes to another body. */
export function transmission<D>({ etapes, a, ...reste }: Transmission<D>): ModeleCourrier<D> {
  return {
    code: 'TRANSMISSION',
    libelle: 'Transmission',
    objet: 'Transmission du dossier {reference} ({collectivite})',
    destinataire: () => a,
    etapes,
    ...reste,
    champs: champsCommuns<D>(),
    paragraphes: [
      appel,
      {
        id: 'transmission',
        texte:
          'Je vous transmets la demande de {collectivite}, reçue le {recuLe} au titre du dispositif «\u00a0{dispositif}\u00a0» sous la référence {reference}.',
      },
      { id: 'precisions', texte: 'Le dossier et ses pièces sont joints.', libre: true },
      formule,
    ],
  };
}

/** The opinion of the préfecture, sent to whoever decides. */
export function transmissionAvis<D extends { avisPrefecture: string; avisCommentaire: string }>({
  etapes,
  acte,
}: {
  etapes: string[];
  acte: string;
}): ModeleCourrier<D> {
  const base = transmission<D>({ etapes, a: 'ANCT', acte, libelle: 'Transmission de l’avis' });
  const avis: Record<string, string> = { FAVORABLE: 'favorable', DEFAVORABLE: 'défavorable' };
  return {
    ...base,
    objet: 'Avis sur le dossier {reference} ({collectivite})',
    champs: {
      ...base.champs,
      avis: texte('Avis de la préfecture', (c) => avis[c.faits.donnees.avisPrefecture ?? '']),
      commentaire: texte('Commentaire de l’avis', (c) => c.faits.donnees.avisCommentaire),
    },
    paragraphes: [
      appel,
      {
        id: 'avis',
        texte:
          'La demande de {collectivite}, reçue le {recuLe} au titre du dispositif «\u00a0{dispositif}\u00a0» sous la référence {reference}, recueille de ma part un avis {avis}.',
      },
      { id: 'commentaire', texte: '{commentaire}' },
      {
        id: 'communication',
        texte:
          'Cet avis est communicable au demandeur, à sa demande, dès sa transmission à l’autorité qui décide.',
        source: { reference: 'CRPA L114-7', confiance: 'texte' },
      },
      formule,
    ],
  };
}

/** To whoever holds the dossier and has not answered. */
export function relance<D>(etapes: EtapeDefinition<D>[]): ModeleCourrier<D> {
  const etape = (c: Contexte<D>) => etapeDe(c.definition, c.etape);
  const porteur = (c: Contexte<D>) => etape(c).acteur(c.faits);
  const limite = (c: Contexte<D>) => echeanceDeLEtape(c.definition, c.etape, c.faits)?.le;
  return {
    code: 'RELANCE',
    libelle: 'Relance',
    objet: 'Relance, dossier {reference} ({collectivite})',
    destinataire: porteur,
    etapes: ouvertes(etapes),
    empeche: (c) =>
      porteur(c) === 'SCIAT'
        ? 'C’est au service d’agir\u00a0: il n’y a personne à relancer.'
        : null,
    champs: {
      ...champsCommuns<D>(),
      depuisLe: date('Attendu depuis le', (c) => c.faits.passages.at(-1)?.entreeLe),
      attendu: texte('Ce qui est attendu', (c) => etape(c).attendu(c.faits)),
      limiteLe: date('Date attendue', limite),
      pieces: liste('Pièces attendues', (c) => c.piecesAttendues),
    },
    paragraphes: [
      appel,
      {
        id: 'relance',
        texte:
          'Sauf erreur de ma part, je n’ai pas de nouvelle du dossier {reference} ({dispositif}, {collectivite}) depuis le {depuisLe}. Il attend de vous\u00a0: {attendu}.',
      },
      {
        id: 'limite',
        texte: 'La réponse était attendue, ou l’est encore, pour le {limiteLe}.',
        si: (c) => Boolean(limite(c)),
      },
      {
        id: 'pieces',
        texte: 'Pièces encore attendues\u00a0:\n{pieces}',
        si: (c) => porteur(c) === 'COLLECTIVITE' && c.piecesAttendues.length > 0,
      },
      {
        id: 'croisement',
        texte: 'Si votre réponse est déjà partie, ne tenez pas compte de ce courrier.',
        libre: true,
      },
      formule,
    ],
  };
}
