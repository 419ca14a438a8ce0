import { type Definition, ETAPE_ANTERIEURE } from './types.js';

/**
 * Faults in the structure of a definition, as French sentences; empty when it is sound.
 * Checked: unique ids, known steps, fields, pieces and settings, everything reachable, no dead end
 * but the final steps, lapses that the daily job may take.
 */
export function defautsDeStructure(definition: Definition): string[] {
  const defauts: string[] = [];
  const { etapes, transitions, pieces, criteres, parametres, donnees, groupes } = definition;
  const idsEtapes = new Set(etapes.map((e) => e.id));
  const champs = new Set(Object.keys(donnees.shape));

  const verifier = (bon: boolean, defaut: string) => {
    if (!bon) defauts.push(defaut);
  };
  const unique = (quoi: string, ids: string[]) => {
    for (const id of new Set(ids.filter((x, i) => ids.indexOf(x) !== i)))
      defauts.push(`${quoi} en double\u00a0: ${id}`);
  };
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
  for (const e of inaccessibles(definition)) defauts.push(`${e}\u00a0: étape inaccessible`);
  for (const e of sansFin(definition)) defauts.push(`${e}\u00a0: aucune fin ne peut être atteinte`);
  return defauts;
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
