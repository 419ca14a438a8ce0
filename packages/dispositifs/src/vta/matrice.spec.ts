import { readFileSync } from 'node:fs';
import { unPaiement } from '../../test/faits.js';
import {
  DONNEES,
  desFaits,
  type FaitsVta,
  laListe,
  PIECES_ACCEPTEES,
  passagesJusqua,
  unDossierEnRegle,
} from '../../test/vta.js';
import { examinerTransition, transitionsPossibles } from '../noyau/transitions.js';
import type { Definition, EtatPiece, RoleActeur } from '../noyau/types.js';
import { LISTE_RURALE } from './criteres.js';
import { vta2026 } from './definition.js';
import type { DonneesVta } from './donnees.js';

const vta: Definition<DonneesVta> = vta2026;
const ROLES: RoleActeur[] = ['instructeur', 'superviseur', 'administrateur', 'lecture', 'systeme'];
const ABSENT = 'absent';

/** The three dossiers of matrice.md, at a step. */
const situations: ((etape: string) => FaitsVta)[] = [
  (etape) => desFaits({ passages: passagesJusqua(etape) }),
  (etape) => unDossierEnRegle(etape),
  (etape) =>
    unDossierEnRegle(etape, {
      listes: { [LISTE_RURALE]: laListe(false) },
      pieces: Object.fromEntries(
        Object.keys(PIECES_ACCEPTEES).map((code): [string, EtatPiece] => [code, 'REFUSEE']),
      ),
      paiements: [unPaiement()],
      donnees: {
        ...DONNEES,
        avisAnct: 'DEFAVORABLE',
        quotitePrevue: 50,
        contratFinLe: '2026-04-30',
        niveauDiplome: 'INFERIEUR',
        piecesDemandees: ['INCONNUE'],
        complementsLimiteLe: '2026-09-01',
      },
    }),
];

/** Every act is dated today, with a reason and a step to return to. */
const examiner = (etape: string, transition: string, role: RoleActeur, faits: FaitsVta) =>
  examinerTransition(vta, etape, faits, {
    transition,
    role,
    dateLegale: faits.aujourdhui,
    motif: 'Un motif.',
    etapeCible: faits.passages[0]?.etape,
  });

/** `absent`, `oui`, or the codes of the refusal. */
function reponse(etape: string, transition: string, role: RoleActeur, faits: FaitsVta): string {
  const examen = examiner(etape, transition, role, faits);
  if (examen.permise) return 'oui';
  const codes = [...new Set(examen.raisons.map((r) => r.code))];
  return codes.every((c) => c === 'ETAPE' || c === 'ROLE') ? ABSENT : codes.join(', ');
}

/** The refusal without what the act's own form will ask: not yet an obstacle on the screen. */
function obstaclesDe(etape: string, transition: string, role: RoleActeur, faits: FaitsVta): string {
  const examen = examiner(etape, transition, role, faits);
  if (examen.permise) return '';
  const demandes: string[] = vta.transitions.find((t) => t.id === transition)?.champs ?? [];
  return examen.raisons
    .filter((r) => !demandes.includes(r.champ ?? ''))
    .map((r) => r.code)
    .join();
}

/** Every cell of state × role × transition: "étape acte rôle" to its three answers. */
function cellules(): Map<string, string> {
  const toutes = new Map<string, string>();
  for (const { id: etape } of vta.etapes) {
    const dossiers = situations.map((situation) => situation(etape));
    for (const { id: acte } of vta.transitions) {
      for (const role of ROLES) {
        const reponses = dossiers.map((faits) => reponse(etape, acte, role, faits));
        toutes.set(`${etape} ${acte} ${role}`, reponses.join(' | '));
      }
    }
  }
  return toutes;
}

/** The lines of matrice.md: step, act, roles, then the three answers. */
const lignes = readFileSync(new URL('matrice.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((l) => /^\| [A-Z_]+ \|/.test(l))
  .map((l) => {
    const [etape = '', acte = '', qui = '', ...reponses] = l
      .slice(1, -1)
      .split('|')
      .map((c) => c.trim());
    return { etape, acte, roles: qui.split(', '), reponses: reponses.join(' | ') };
  });

it('chaque étape, chaque acte, chaque rôle : ce que dit matrice.md, et rien d’autre', () => {
  const attendues = new Map<string, string>();
  for (const { id: etape } of vta.etapes)
    for (const { id: acte } of vta.transitions)
      for (const role of ROLES)
        attendues.set(`${etape} ${acte} ${role}`, situations.map(() => ABSENT).join(' | '));
  for (const { etape, acte, roles, reponses } of lignes) {
    for (const role of roles) {
      const cellule = `${etape} ${acte} ${role}`;
      expect(attendues.has(cellule)).toBe(true);
      attendues.set(cellule, reponses);
    }
  }
  expect(attendues.size).toBe(16 * 36 * 5);
  expect(Object.fromEntries(cellules())).toEqual(Object.fromEntries(attendues));
});

it('aucune ligne n’est écrite deux fois', () => {
  const cles = lignes.map((l) => `${l.etape} ${l.acte}`);
  expect(cles).toHaveLength(new Set(cles).size);
});

it('ce que l’écran propose est ce que l’API accepterait d’examiner, avec les mêmes obstacles', () => {
  const ecarts: string[] = [];
  for (const { id: etape } of vta.etapes) {
    for (const faits of situations.map((situation) => situation(etape))) {
      for (const role of ROLES) {
        const proposes = transitionsPossibles(vta, etape, faits, role);
        for (const { id: acte } of vta.transitions) {
          const propose = proposes.find((p) => p.transition.id === acte);
          const dit = reponse(etape, acte, role, faits);
          // A return with nowhere to go is not shown at all.
          const examinable = dit !== ABSENT && !dit.includes('ETAPE_CIBLE');
          const codes = propose?.raisons.map((r) => r.code).join();
          const memes = codes === obstaclesDe(etape, acte, role, faits);
          if ((propose !== undefined) !== examinable || (examinable && !memes))
            ecarts.push(`${etape} ${acte} ${role} : ${dit} / ${codes}`);
        }
      }
    }
  }
  expect(ecarts).toEqual([]);
});
