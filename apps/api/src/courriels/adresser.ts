/**
 * What a mail to one of our own ends a line with to lead somewhere. It is written in the transaction of an act,
 * where nobody knows under which address users open the application: that one is put before when the mail leaves,
 * or is shown. In a mail to anyone else, the same text is what someone wrote, and stays.
 */
export const cheminDossier = (id: string) => `/dossiers/${id}`;
export const cheminListe = (filtres: { lot: string } | { passation: string }) =>
  `/dossiers?filter=${encodeURIComponent(JSON.stringify({ ...filtres, etat: 'tous' }))}`;

const CHEMIN = /(?<=^|\s)\/dossiers[/?]\S+$/gm;

export const avecAdresse = (texte: string, publique: string): string =>
  texte.replace(CHEMIN, (chemin) => new URL(chemin, publique).href);
