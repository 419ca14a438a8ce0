import { defautsDesCourriers } from './courriers.js';
import { champEngagement } from './donnees-communes.js';
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
  const defauts: string[] = [];
  const { etapes, transitions, pieces, criteres, parametres, donnees, groupes } = definition;
  const idsEtapes = new Set(etapes.map((e) => e.id));
  const champs = new Set(Object.keys(donnees.shape));

  const verifier = (bon: boolean, defaut: string) => {
    if (!bon) defauts.push(defaut);
  };
  const unique = (quoi: string, ids: string[]) => defauts.push(...doublons(quoi, ids));
  unique(
    'Étape',
    etapes.map((e) => e.id),
  );
  unique(
    'Transition',
    transitions.map((t) => t.id),
  );
  unique(
    'Pièce',
    pieces.map((p) => p.code),
  );
  unique(
    'Critère',
    criteres.map((c) => c.id),
  );
  unique(
    'Paramètre',
    parametres.map((p) => p.cle),
  );

  verifier(
    idsEtapes.has(definition.etapeInitiale),
    `Étape initiale inconnue\u00a0: ${definition.etapeInitiale}`,
  );
  verifier(
    etapes.some((e) => e.finale),
    'Aucune étape finale',
  );
  verifier(
    champs.has(definition.champTitre),
    `Champ de titre inconnu\u00a0: ${definition.champTitre}`,
  );

  for (const t of transitions) {
    for (const de of t.de)
      verifier(idsEtapes.has(de), `${t.id}\u00a0: étape de départ inconnue ${de}`);
    verifier(
      t.vers === ETAPE_ANTERIEURE || idsEtapes.has(t.vers),
      `${t.id}\u00a0: étape d’arrivée inconnue ${t.vers}`,
    );
    for (const c of t.champs) verifier(champs.has(c), `${t.id}\u00a0: champ inconnu ${c}`);
    for (const p of t.pieces) {
      const piece = pieces.find((x) => x.code === p);
      verifier(piece !== undefined, `${t.id}\u00a0: pièce inconnue ${p}`);
      verifier(
        !piece || t.de.some((de) => piece.etapes.includes(de)),
        `${t.id}\u00a0: pièce exigée hors de la liste de contrôle ${p}`,
      );
    }
    const finale = etapes.find((e) => e.id === t.vers)?.finale === true;
    verifier(
      finale === (t.issue !== undefined),
      `${t.id}\u00a0: une issue va avec une étape finale, et elle seule`,
    );
    verifier(t.roles.length > 0, `${t.id}\u00a0: aucun rôle`);
  }
  for (const e of etapes) {
    for (const c of [...e.champs, ...e.champsAttendus])
      verifier(champs.has(c), `${e.id}\u00a0: champ inconnu ${c}`);
    for (const c of e.champsAttendus)
      verifier(e.champs.includes(c), `${e.id}\u00a0: champ attendu mais non saisissable ${c}`);
    const sorties = transitions.filter((t) => t.de.includes(e.id));
    verifier(sorties.length > 0 || e.finale === true, `${e.id}\u00a0: étape sans sortie`);
    if (e.aLecheance) {
      const t = sorties.find((x) => x.id === e.aLecheance);
      verifier(
        t?.roles.includes('systeme') === true,
        `${e.id}\u00a0: échéance sans transition automatique valable`,
      );
      verifier(e.echeance !== null, `${e.id}\u00a0: échéance automatique sans délai`);
    }
    const duree = e.echeance?.duree?.parametre;
    verifier(
      !duree || parametres.some((p) => p.cle === duree),
      `${e.id}\u00a0: paramètre inconnu ${duree}`,
    );
  }
  for (const p of pieces)
    for (const e of p.etapes)
      verifier(idsEtapes.has(e), `Pièce ${p.code}\u00a0: étape inconnue ${e}`);
  for (const [nom, schema] of Object.entries(donnees.shape)) {
    const meta = (schema as { meta(): { libelle?: string; groupe?: string } | undefined }).meta();
    verifier(Boolean(meta?.libelle), `Champ ${nom}\u00a0: libellé absent`);
    verifier(
      meta?.groupe !== undefined && meta.groupe in groupes,
      `Champ ${nom}\u00a0: groupe inconnu`,
    );
  }
  defauts.push(
    ...defautsDesHorloges(definition),
    ...defautsDesEngagements(definition),
    ...defautsDesListes(definition),
    ...defautsDesReglages(definition),
    ...defautsDesVagues(definition),
    ...defautsDesCourriers(definition),
    ...defautsDuRole(definition),
  );
  for (const e of inaccessibles(definition)) defauts.push(`${e}\u00a0: étape inaccessible`);
  for (const e of sansFin(definition)) defauts.push(`${e}\u00a0: aucune fin ne peut être atteinte`);
  return defauts;
}

function doublons(quoi: string, ids: string[]): string[] {
  const repetes = new Set(ids.filter((x, i) => ids.indexOf(x) !== i));
  return [...repetes].map((id) => `${quoi} en double\u00a0: ${id}`);
}

/** The sentences whose test does not hold. */
function manques(...tests: [bon: boolean, defaut: string][]): string[] {
  return tests.filter(([bon]) => !bon).map(([, defaut]) => defaut);
}

function defautsDesHorloges({ horloges, etapes, parametres }: Definition): string[] {
  const codes = horloges.map((h) => h.code);
  const delais = etapes.flatMap((e) => e.echeance?.code ?? []);
  return [
    ...doublons('Horloge', codes),
    ...horloges.flatMap(({ code, duree }) =>
      manques(
        // The deadlines of a dossier are told apart by their codes.
        [!delais.includes(code), `Horloge ${code}\u00a0: code d’un délai d’étape`],
        [
          !duree || parametres.some((p) => p.cle === duree.parametre),
          `Horloge ${code}\u00a0: paramètre inconnu ${duree?.parametre}`,
        ],
      ),
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

function inaccessibles({ etapes, etapeInitiale, transitions }: Definition): string[] {
  const atteintes = new Set([etapeInitiale]);
  for (const etape of atteintes) {
    for (const t of transitions) {
      if (t.de.includes(etape) && t.vers !== ETAPE_ANTERIEURE) atteintes.add(t.vers);
    }
  }
  return etapes.map((e) => e.id).filter((id) => !atteintes.has(id));
}

/** Steps with a way out, from which no final step can be reached. */
function sansFin({ etapes, transitions }: Definition): string[] {
  const menent = new Set(etapes.filter((e) => e.finale).map((e) => e.id));
  for (const etape of menent) {
    for (const t of transitions) if (t.vers === etape) for (const de of t.de) menent.add(de);
  }
  return etapes
    .map((e) => e.id)
    .filter((id) => !menent.has(id) && transitions.some((t) => t.de.includes(id)));
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
