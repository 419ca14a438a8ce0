import {
  ajouterJours,
  type Definition,
  definitions,
  dernieresVersions,
  estVide,
  etapeDe,
  type Joue,
  jouer,
  joursEntre,
  type Passage,
} from '@sciat/dispositifs';
import { creerDossier } from '../dossiers/creer-dossier.js';
import type { Auteur } from '../dossiers/ecrire-dossier.js';
import { faitsDuSujet } from '../dossiers/faits.js';
import { franchirEtape } from '../dossiers/franchir-etape.js';
import { modifierDossier } from '../dossiers/modifier-dossier.js';
import { deposer, HorlogeDeScene, type Troupe } from './jouer.js';

/** One path of a definition's example, to be played by fictional people. */
export interface Role {
  definition: Definition;
  actes: string[];
  rang: number;
}

/**
 * Who plays what: every path of each scheme in its present version, and of the former ones a few closed
 * dossiers, which keep the rules of their time.
 */
export function distribuer(): Role[] {
  const dernieres = dernieresVersions();
  const roles = definitions.flatMap((definition) => {
    const { parcours } = definition.exemple;
    const montres = dernieres.includes(definition)
      ? parcours
      : parcours.filter((p) => menentAUneFin(definition, p)).slice(0, 2);
    return montres.map((actes, place) => ({ definition, actes, place }));
  });
  // Its own for each, and odd or even as the path's place in its scheme: an example may count on that.
  return roles.map(({ place, ...role }, i) => ({ ...role, rang: 2 * i + (place % 2) }));
}

function menentAUneFin({ transitions }: Definition, actes: string[]): boolean {
  return transitions.some((t) => t.id === actes.at(-1) && t.issue !== undefined);
}

/** Days since the last act: some dossiers are fresh, some soon due, some late. */
const ANCIENNETES = [2, 9, 21, 38];
/** A step that lapses by itself is shown before it does. */
const AVANT_ECHEANCE = 3;

/**
 * Plays the path: its dates come from playing it by the rules alone, then each act is entered on its day, as an
 * agent would have done.
 */
export async function jouerExemple(troupe: Troupe, role: Role): Promise<void> {
  const { definition, rang } = role;
  const collectivite = troupe.demandeur(definition.exemple.demandeur, rang);
  const { faits } = await programmer(troupe, role, collectivite);
  const horloge = new HorlogeDeScene();
  horloge.jour = faits.datePivot;
  const scene = { ...troupe, horloge };
  const agent = rang % 3 === 2 ? troupe.agents.superviseur : troupe.agents.instructeur;
  const initiale = etapeDe(definition, definition.etapeInitiale);
  const contact = {
    contactNom: 'Contact fictif',
    contactCourriel: `contact-${rang}@exemple.invalid`,
  };
  const id = await creerDossier(
    scene,
    agent,
    {
      dispositif: definition.code,
      collectiviteId: collectivite.id,
      recuLe: faits.datePivot,
      agentId: rang % 7 === 6 ? null : agent.id,
      vagueSuivante: true,
      donnees: {
        ...choisir(contact, initiale.champs),
        ...definition.exemple.demande(faits.datePivot, rang),
      },
    },
    { fictif: true },
  );
  let etape = definition.etapeInitiale;
  for (const passage of faits.passages.slice(1)) {
    horloge.jour = passage.entreeLe;
    await prendre(scene, id, role, { passage, etape, agent, nom: collectivite.nom });
    etape = passage.etape;
  }
}

interface Acte {
  passage: Passage;
  etape: string;
  agent: Troupe['agents']['instructeur'] | Troupe['agents']['superviseur'];
  nom: string;
}

/** What the act needs is entered and deposited first. */
async function prendre(
  scene: Troupe,
  id: string,
  { definition, rang }: Role,
  { passage, etape, agent, nom }: Acte,
): Promise<void> {
  const t = definition.transitions.find((x) => x.id === passage.transition);
  if (!t) throw new Error(`${definition.code} : acte inconnu ${passage.transition}`);
  const { donnees: connues } = await scene.client.dossier.findUniqueOrThrow({
    where: { id },
    select: { donnees: true },
  });
  const saisie =
    definition.exemple.actes[t.id]?.(passage.entreeLe, rang, connues as Record<string, unknown>) ??
    {};
  const version = async () =>
    (await scene.client.dossier.findUniqueOrThrow({ where: { id }, select: { version: true } }))
      .version;
  const champs = etapeDe(definition, etape).champs.filter((c) => !t.champs.includes(c));
  const avant = choisir(saisie, champs);
  if (Object.keys(avant).length > 0)
    await modifierDossier(scene, id, agent, { version: await version(), donnees: avant });
  const acceptees = await scene.client.piece.findMany({
    where: { dossierId: id, etat: 'ACCEPTEE' },
    select: { code: true },
  });
  for (const code of t.pieces.filter((c) => !acceptees.some((a) => a.code === c)))
    await deposer(scene, id, agent, {
      code,
      nom,
      accepter: true,
      secondes: definition.exemple.mesures?.[code]?.secondes,
    });
  const systeme: Auteur = { id: null, serviceId: agent.serviceId, role: 'systeme' };
  const auteur = t.roles.includes('instructeur')
    ? agent
    : t.roles.includes('superviseur')
      ? scene.agents.superviseur
      : systeme;
  await franchirEtape(scene, id, auteur, {
    transition: t.id,
    version: await version(),
    dateLegale: passage.entreeLe,
    motif: t.motif === 'obligatoire' ? 'Motif fictif, écrit pour la démonstration.' : undefined,
    etapeCible: passage.etape,
    donnees: choisir(saisie, t.champs),
  });
}

function choisir(donnees: Record<string, unknown>, champs: readonly string[]) {
  return Object.fromEntries(
    Object.entries(donnees).filter(([champ, valeur]) => champs.includes(champ) && !estVide(valeur)),
  );
}

/** Finds the day of receipt from which the path ends when wanted: open days and terms move it a little. */
async function programmer(
  { client, horloge, agents }: Troupe,
  { definition, actes, rang }: Role,
  collectivite: Parameters<typeof faitsDuSujet>[2]['collectivite'],
): Promise<Joue<Record<string, unknown>>> {
  const { serviceId } = agents.instructeur;
  const { du, au } = definition.enVigueur;
  const vague = definition.vagues.at(-1);
  const aujourdhui = horloge.aujourdhui();
  const arrivee = definition.transitions.find((t) => t.id === actes.at(-1))?.vers;
  const fugace = definition.etapes.some((e) => e.id === arrivee && e.aLecheance);
  const anciennete = fugace ? AVANT_ECHEANCE : (ANCIENNETES[rang % ANCIENNETES.length] as number);
  const voulue = ajouterJours(aujourdhui, -anciennete);
  let recuLe = ajouterJours(voulue, -10 * actes.length);
  // A former version is shown by requests of its last months.
  if (au && recuLe > au) recuLe = vague?.ouvreLe ?? ajouterJours(au, -30 - 7 * (rang % 8));
  for (let essai = 0; essai < 10; essai += 1) {
    if (recuLe < du) recuLe = du;
    const sujet = { serviceId, collectivite, datePivot: recuLe, donnees: {} };
    const joue = jouer(
      definition,
      actes,
      await faitsDuSujet(client, definition, sujet, recuLe),
      rang,
    );
    const fin = joue.faits.passages.at(-1)?.entreeLe ?? recuLe;
    if (fin <= voulue || recuLe === du) return joue;
    recuLe = ajouterJours(recuLe, -Math.max(1, joursEntre(voulue, fin)));
  }
  throw new Error(`${definition.code} : ${actes.join(', ')} ne tient pas avant ${voulue}`);
}
