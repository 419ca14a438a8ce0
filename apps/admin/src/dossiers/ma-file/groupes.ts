import { GROUPES_MA_FILE, type GroupeMaFile, type MaFile } from '@sciat/contrats';

/** What each part of the queue is called, and what is said when it is empty. */
export const TITRES: Record<GroupeMaFile, { titre: string; vide: string }> = {
  en_retard: { titre: 'En retard', vide: 'rien n’est en retard' },
  a_vous: { titre: 'Attendu de vous', vide: 'rien ne vous attend' },
  aux_autres: { titre: 'Attendu des autres', vide: 'personne d’autre n’a la main' },
  a_prendre: { titre: 'Sans agent, à prendre', vide: 'tout est affecté' },
};
export const GROUPES = Object.keys(GROUPES_MA_FILE) as GroupeMaFile[];

/** Dossiers over all parts, which no two share. */
export function totalDe(file: MaFile): { total: number; auDela: boolean } {
  const parts = GROUPES.map((g) => file[g]);
  return {
    total: parts.reduce((somme, p) => somme + p.total, 0),
    auDela: parts.some((p) => p.auDela),
  };
}
