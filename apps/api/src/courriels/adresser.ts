/**
 * What a mail to one of our own ends a line with to lead somewhere. It is written in the transaction of an act,
 * where nobody knows under which address users open the application: that one is put before when the mail leaves,
 * or is shown.
 */
export const cheminDossier = (id: string) => `/dossiers/${id}`;
export const cheminLot = (id: string) =>
  `/dossiers?filter=${encodeURIComponent(JSON.stringify({ lot: id, etat: 'tous' }))}`;

const CHEMIN = /(?<=^|\s)\/dossiers[/?]\S+$/gm;

export const avecAdresse = (texte: string, publique: string): string =>
  texte.replace(CHEMIN, (chemin) => new URL(chemin, publique).href);
