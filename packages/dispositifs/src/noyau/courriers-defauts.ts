import { champsNommes, OBJET_CHAMPS } from './courriers.js';
import { RELECTURE } from './courriers-reglages.js';
import { estAConfirmer } from './libelles.js';
import type { Definition } from './types.js';

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
