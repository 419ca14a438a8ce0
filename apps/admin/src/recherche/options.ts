import type { ResultatCollectivite, ResultatDossier, ResultatsRecherche } from '@sciat/contrats';
import { versDossiers } from '../dossiers/adresses.js';

export type Option =
  | { groupe: 'Dossiers'; id: string; adresse: string; dossier: ResultatDossier }
  | { groupe: 'Collectivités'; id: string; adresse: string; collectivite: ResultatCollectivite }
  | { groupe: 'Tout voir'; id: string; adresse: string; libelle: string };

/** The whole list of what was typed, closed dossiers included. */
export const versTous = (q: string) => versDossiers({ q, etat: 'tous' });

export function optionsDe({ dossiers, collectivites }: ResultatsRecherche, q: string): Option[] {
  return [
    ...dossiers.donnees.map((dossier): Option => {
      const { id } = dossier;
      return { groupe: 'Dossiers', id, adresse: `/dossiers/${id}`, dossier };
    }),
    ...collectivites.donnees.map((collectivite): Option => {
      const { id } = collectivite;
      return { groupe: 'Collectivités', id, adresse: `/collectivites/${id}`, collectivite };
    }),
    ...(dossiers.total > 0
      ? [
          {
            groupe: 'Tout voir' as const,
            id: 'tous',
            adresse: versTous(q),
            libelle: direTous(dossiers),
          },
        ]
      : []),
  ];
}

const direTous = ({ total, plus }: ResultatsRecherche['dossiers']) => {
  if (plus) return `Voir tous les dossiers (plus de ${total})`;
  return total === 1 ? 'Voir ce dossier dans la liste' : `Voir les ${total} dossiers dans la liste`;
};

const compter = (nombre: number, un: string, plusieurs: string) =>
  nombre === 1 ? `1 ${un}` : `${nombre} ${plusieurs}`;

/** What came, in one sentence, for whoever does not see it. */
export function direResultats({ dossiers, collectivites }: ResultatsRecherche): string {
  if (dossiers.total + collectivites.total === 0) return 'Aucun résultat';
  const combien = compter(dossiers.total, 'dossier', 'dossiers');
  const trouves = dossiers.plus ? `plus de ${combien}` : combien;
  return `${trouves}, ${compter(collectivites.total, 'collectivité', 'collectivités')}. Flèches pour parcourir.`;
}

/** Where Enter leads when no answer was picked: to the one that is meant, or to all the dossiers. */
export function ouvrirDirectement(
  { dossiers, collectivites }: ResultatsRecherche,
  q: string,
): string {
  const nomme = dossiers.donnees.find((d) => d.reference === q.toUpperCase());
  if (nomme) return `/dossiers/${nomme.id}`;
  const [premiere] = collectivites.donnees;
  return dossiers.total === 0 && premiere ? `/collectivites/${premiere.id}` : versTous(q);
}

export const direVoisines = ({ collectivites }: ResultatsRecherche, q: string): string | null =>
  collectivites.approche
    ? `Aucune ne répond à «\u00a0${q}\u00a0»\u00a0; noms voisins\u00a0:`
    : null;

export function direCorrections({ corrections }: ResultatsRecherche): string | null {
  if (corrections.length === 0) return null;
  const mots = corrections.map((c) => `«\u00a0${c.saisi}\u00a0»`).join(', ');
  const voisins = corrections.map((c) => c.cherche).join(', ');
  return `Rien pour ${mots}\u00a0; cherché à la place\u00a0: ${voisins}`;
}
