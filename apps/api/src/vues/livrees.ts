import { COLONNES_PAR_DEFAUT, type ContenuListe } from '@sciat/contrats';

export interface VueLivree extends ContenuListe {
  id: string;
  nom: string;
}

/** What every service has at hand from the first day; whoever wants another one saves it under a name. */
export const vuesLivrees: VueLivree[] = [
  {
    id: 'anct-plus-de-30-jours',
    nom: 'Chez l’ANCT depuis plus de 30 jours',
    filtres: { acteur: 'ANCT', depuisPlusDe: 30 },
    tri: 'depuis',
    ordre: 'asc',
    colonnes: ['reference', 'collectivite', 'etape', 'depuis', 'attendu', 'echeance', 'agent'],
  },
  {
    id: 'paiements-sous-30-jours',
    nom: 'Paiements sous 30 jours',
    filtres: { paiementSous: 30 },
    tri: 'echeance',
    ordre: 'asc',
    colonnes: ['reference', 'collectivite', 'etape', 'acteur', 'montant', 'echeance', 'agent'],
  },
  {
    id: 'pieces-a-verifier',
    nom: 'Pièces reçues à vérifier',
    filtres: { pieces: 'a_verifier' },
    tri: 'echeance',
    ordre: 'asc',
    colonnes: [...COLONNES_PAR_DEFAUT],
  },
];
