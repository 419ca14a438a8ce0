import { evaluerEligibilite } from './eligibilite.js';
import { etapeDe } from './obligations.js';
import { estVide, libelleChamp } from './transitions.js';
import type { Definition, Faits } from './types.js';

/** One line of a step's checklist. */
export interface PointDeControle {
  type: 'champ' | 'piece' | 'critere';
  id: string;
  libelle: string;
  etat: 'fait' | 'à faire' | 'bloquant' | 'à apprécier';
  detail: string | null;
}

const etatsPiece = {
  ATTENDUE: ['à faire', 'pièce attendue'],
  RECUE: ['à faire', 'reçue, à vérifier'],
  ACCEPTEE: ['fait', 'acceptée'],
  REFUSEE: ['bloquant', 'refusée'],
} as const;

/** What this step needs, in order: pieces, fields, then the blocking criteria. */
export function pointsDeControle<D>(
  definition: Definition<D>,
  etapeId: string,
  faits: Faits<D>,
): PointDeControle[] {
  const etape = etapeDe(definition, etapeId);
  if (etape.finale) return [];
  const pieces = definition.pieces
    .filter((p) => p.etapes.includes(etapeId))
    .filter((p) => p.obligatoire(faits) || (faits.pieces[p.code] ?? 'ATTENDUE') !== 'ATTENDUE')
    .map((p): PointDeControle => {
      const [etat, detail] = etatsPiece[faits.pieces[p.code] ?? 'ATTENDUE'];
      return { type: 'piece', id: p.code, libelle: p.libelle, etat, detail };
    });
  const champs = etape.champsAttendus.map((champ): PointDeControle => {
    const vide = estVide(faits.donnees[champ]);
    const libelle = libelleChamp(definition, champ);
    return { type: 'champ', id: champ, libelle, etat: vide ? 'à faire' : 'fait', detail: null };
  });
  const verdicts = {
    rempli: 'fait',
    'non rempli': 'bloquant',
    'à apprécier': 'à apprécier',
  } as const;
  const criteres = evaluerEligibilite(definition, faits)
    .criteres.filter((c) => c.portee === 'bloquant')
    .map((c): PointDeControle => {
      return {
        type: 'critere',
        id: c.id,
        libelle: c.libelle,
        etat: verdicts[c.verdict],
        detail: c.explication,
      };
    });
  return [...pieces, ...champs, ...(etape.acteur(faits) === 'SCIAT' ? criteres : [])];
}
