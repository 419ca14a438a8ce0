import { INVISIBLE } from './styles.js';

interface Personne {
  prenom: string;
  nom: string;
}

/** "C. Exemple", "J.-L. Martin" */
export function abregerNom({ prenom, nom }: Personne): string {
  const initiales = prenom
    .split('-')
    .filter(Boolean)
    .map((p) => `${p.charAt(0).toUpperCase()}.`);
  return [initiales.join('-'), nom].filter(Boolean).join('\u00a0');
}

/** Someone's name where a column is narrow; whole on hover and for readers. */
export function NomCourt(personne: Personne) {
  const entier = `${personne.prenom} ${personne.nom}`;
  return (
    <span title={entier}>
      <span aria-hidden>{abregerNom(personne)}</span>
      <span style={INVISIBLE}>{entier}</span>
    </span>
  );
}
