import type { z } from 'zod';
import { defautsDesCourriers } from './courriers-defauts.js';
import { champEngagement } from './donnees-communes.js';
import { inaccessibles, sansFin } from './graphe.js';
import { RETOUR } from './obligations.js';
import { PLAFONDS } from './parametres.js';
import { type Definition, ETAPE_ANTERIEURE } from './types.js';

/**
 * Faults in the structure of a definition, as French sentences; empty when it is sound.
 * Checked: unique ids, known steps, fields, pieces and settings, everything reachable, no dead end
 * but the final steps, lapses that the daily job may take; and what the service's part in the scheme
 * calls for.
 */
export function defautsDeStructure(definition: Definition): string[] {
  const { etapes, transitions, pieces } = definition;
  return [
    ...defautsDIdentite(definition),
    ...transitions.flatMap((t) => defautsDeLActe(definition, t)),
    ...etapes.flatMap((e) => defautsDeLEtape(definition, e)),
    ...pieces.flatMap((p) =>
      etapesInconnues(definition, p.etapes).map(
        (e) => `Pièce ${p.code}\u00a0: étape inconnue ${e}`,
      ),
    ),
    ...defautsDesDonnees(definition),
    ...defautsDesHorloges(definition),
    ...defautsDesEngagements(definition),
    ...defautsDesListes(definition),
    ...defautsDesReglages(definition),
    ...defautsDesVagues(definition),
    ...defautsDesCourriers(definition),
    ...defautsDuRole(definition),
    ...inaccessibles(definition).map((e) => `${e}\u00a0: étape inaccessible`),
    ...sansFin(definition).map((e) => `${e}\u00a0: aucune fin ne peut être atteinte`),
  ];
}

const etapesInconnues = ({ etapes }: Definition, ids: string[]) =>
  ids.filter((id) => !etapes.some((e) => e.id === id));
const champsInconnus = ({ donnees }: Definition, champs: string[]) =>
  champs.filter((c) => !(c in donnees.shape));

function defautsDIdentite(definition: Definition): string[] {
  const { etapes, transitions, pieces, criteres, parametres } = definition;
  const { etapeInitiale, champTitre } = definition;
  return [
    ...doublons(
      'Étape',
      etapes.map((e) => e.id),
    ),
    ...doublons(
      'Transition',
      transitions.map((t) => t.id),
    ),
    ...doublons(
      'Pièce',
      pieces.map((p) => p.code),
    ),
    ...doublons(
      'Critère',
      criteres.map((c) => c.id),
    ),
    ...doublons(
      'Paramètre',
      parametres.map((p) => p.cle),
    ),
    ...etapesInconnues(definition, [etapeInitiale]).map(
      (e) => `Étape initiale inconnue\u00a0: ${e}`,
    ),
    ...champsInconnus(definition, [champTitre]).map((c) => `Champ de titre inconnu\u00a0: ${c}`),
    ...manques([etapes.some((e) => e.finale), 'Aucune étape finale']),
  ];
}

function defautsDeLActe(
  definition: Definition,
  { id, de, vers, champs, pieces, issue, roles }: Definition['transitions'][number],
): string[] {
  const arrivee = vers === ETAPE_ANTERIEURE ? [] : [vers];
  const finale = definition.etapes.find((e) => e.id === vers)?.finale === true;
  return [
    ...etapesInconnues(definition, de).map((e) => `étape de départ inconnue ${e}`),
    ...etapesInconnues(definition, arrivee).map((e) => `étape d’arrivée inconnue ${e}`),
    ...champsInconnus(definition, champs).map((c) => `champ inconnu ${c}`),
    ...pieces.flatMap((code) => {
      const piece = definition.pieces.find((p) => p.code === code);
      if (!piece) return [`pièce inconnue ${code}`];
      const demandee = de.some((e) => piece.etapes.includes(e));
      return manques([demandee, `pièce exigée hors de la liste de contrôle ${code}`]);
    }),
    ...manques(
      [finale === (issue !== undefined), 'une issue va avec une étape finale, et elle seule'],
      [roles.length > 0, 'aucun rôle'],
    ),
  ].map((defaut) => `${id}\u00a0: ${defaut}`);
}

function defautsDeLEtape(
  definition: Definition,
  { id, finale, champs, champsAttendus, aLecheance, echeance }: Definition['etapes'][number],
): string[] {
  const sorties = definition.transitions.filter((t) => t.de.includes(id));
  const automatique = sorties.find((t) => t.id === aLecheance)?.roles.includes('systeme');
  return [
    ...champsInconnus(definition, [...champs, ...champsAttendus]).map((c) => `champ inconnu ${c}`),
    ...champsAttendus
      .filter((c) => !champs.includes(c))
      .map((c) => `champ attendu mais non saisissable ${c}`),
    ...manques(
      [sorties.length > 0 || finale === true, 'étape sans sortie'],
      [!aLecheance || automatique === true, 'échéance sans transition automatique valable'],
      [!aLecheance || echeance !== null, 'échéance automatique sans délai'],
    ),
    ...parametreInconnu(definition, echeance?.duree),
  ].map((defaut) => `${id}\u00a0: ${defaut}`);
}

const parametreInconnu = ({ parametres }: Definition, duree: { parametre: string } | undefined) =>
  !duree || parametres.some((p) => p.cle === duree.parametre)
    ? []
    : [`paramètre inconnu ${duree.parametre}`];

function defautsDesDonnees({ donnees, groupes }: Definition): string[] {
  return Object.entries(donnees.shape).flatMap(([nom, schema]) => {
    const { libelle, groupe } = (schema as z.ZodType).meta() ?? {};
    return manques(
      [Boolean(libelle), `Champ ${nom}\u00a0: libellé absent`],
      [groupe !== undefined && groupe in groupes, `Champ ${nom}\u00a0: groupe inconnu`],
    );
  });
}

function doublons(quoi: string, ids: string[]): string[] {
  const repetes = new Set(ids.filter((x, i) => ids.indexOf(x) !== i));
  return [...repetes].map((id) => `${quoi} en double\u00a0: ${id}`);
}

/** The sentences whose test does not hold. */
function manques(...tests: [bon: boolean, defaut: string][]): string[] {
  return tests.filter(([bon]) => !bon).map(([, defaut]) => defaut);
}

function defautsDesHorloges(definition: Definition): string[] {
  const { horloges, etapes } = definition;
  const delais = etapes.flatMap((e) => e.echeance?.code ?? []);
  return [
    ...doublons(
      'Horloge',
      horloges.map((h) => h.code),
    ),
    ...horloges.flatMap(({ code, duree }) =>
      [
        // The deadlines of a dossier are told apart by their codes.
        ...manques([!delais.includes(code), 'code d’un délai d’étape']),
        ...parametreInconnu(definition, duree),
      ].map((defaut) => `Horloge ${code}\u00a0: ${defaut}`),
    ),
  ];
}

function defautsDesEngagements({ engagements, donnees, etapes }: Definition): string[] {
  return [
    ...doublons(
      'Engagement',
      engagements.map((e) => e.id),
    ),
    ...engagements.flatMap(({ id }) =>
      manques(
        [champEngagement(id) in donnees.shape, `Engagement ${id}\u00a0: sans champ`],
        [
          etapes.some((e) => e.champs.includes(champEngagement(id))),
          `Engagement ${id}\u00a0: saisi à aucune étape`,
        ],
      ),
    ),
  ];
}

function defautsDesListes({ listes, donnees }: Definition): string[] {
  return [
    ...doublons(
      'Liste',
      listes.map((l) => l.code),
    ),
    ...listes.flatMap(({ code, nature, lieu }) =>
      manques(
        [
          (nature === 'carte') === (lieu !== undefined),
          `Liste ${code}\u00a0: un lieu va avec une carte, et elle seule`,
        ],
        ...Object.values(lieu ?? {}).map((champ): [boolean, string] => [
          champ in donnees.shape,
          `Liste ${code}\u00a0: champ inconnu ${champ}`,
        ]),
      ),
    ),
  ];
}

function defautsDesReglages({ parametres }: Definition): string[] {
  return parametres.flatMap(({ cle, choix, unite, defaut }) =>
    choix
      ? manques([
          choix.some((c) => c.valeur === defaut),
          `Paramètre ${cle}\u00a0: valeur par défaut hors des choix`,
        ])
      : manques([
          typeof defaut === 'number' && defaut >= 0 && defaut <= PLAFONDS[unite ?? 'nombre'],
          `Paramètre ${cle}\u00a0: valeur par défaut qui n’est pas un nombre admis`,
        ]),
  );
}

function defautsDesVagues({ vagues }: Definition): string[] {
  return [
    ...doublons(
      'Vague',
      vagues.map((v) => v.code),
    ),
    ...vagues.flatMap(({ code, ouvreLe, fermeLe }) =>
      manques([ouvreLe <= fermeLe, `Vague ${code}\u00a0: ferme avant d’ouvrir`]),
    ),
  ];
}

/** What the screens and the service's part in the scheme count on. */
function defautsDuRole(definition: Definition): string[] {
  const { roleService, avis, transitions, etapes, donnees } = definition;
  const suit = roleService === 'suit';
  return manques(
    [etapes.some((e) => e.id === 'CLOS' && e.finale), 'Aucune étape finale CLOS'],
    ...transitions.map(({ id, vers }): [boolean, string] => [
      (vers === ETAPE_ANTERIEURE) === (id === RETOUR),
      `${id}\u00a0: l’acte qui revient en arrière se nomme «\u00a0${RETOUR}\u00a0», et lui seul`,
    ]),
    ...transitions.map(({ id, effets }): [boolean, string] => [
      !suit || !effets.some((e) => e.type === 'montant_accorde'),
      `${id}\u00a0: le service n’accorde rien dans un dispositif qu’il suit`,
    ]),
    [
      !suit || transitions.some((t) => t.id === 'enregistrer_issue_externe'),
      'Dispositif suivi sans «\u00a0enregistrer_issue_externe\u00a0»',
    ],
    [roleService !== 'donne un avis' || avis !== undefined, 'Dispositif d’avis sans avis'],
    ...(avis ? [avis.champ, avis.commentaire] : []).map((champ): [boolean, string] => [
      champ in donnees.shape,
      `Avis\u00a0: champ inconnu ${champ}`,
    ]),
    [
      !avis ||
        transitions.some((t) => [avis.champ, avis.commentaire].every((c) => t.champs.includes(c))),
      'Avis\u00a0: aucun acte ne le donne avec son commentaire',
    ],
  );
}

/** Pairs of versions of one dispositif whose periods overlap. */
export function versionsQuiSeChevauchent(definitions: readonly Definition[]): string[] {
  const conflits: string[] = [];
  definitions.forEach((a, i) => {
    for (const b of definitions.slice(i + 1)) {
      if (a.code !== b.code) continue;
      const separees =
        (a.enVigueur.au !== null && a.enVigueur.au < b.enVigueur.du) ||
        (b.enVigueur.au !== null && b.enVigueur.au < a.enVigueur.du);
      if (!separees) conflits.push(`${a.code} ${a.version} et ${b.version}`);
    }
  });
  return conflits;
}
