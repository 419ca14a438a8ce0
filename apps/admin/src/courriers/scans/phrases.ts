import type { EtatLigneScan, LigneLotScan, LotScanResume } from '@sciat/contrats';

export const compter = (n: number, un: string, plusieurs: string) =>
  `${n}\u00a0${n > 1 ? plusieurs : un}`;

/** In the order in which they call for something. */
export const GROUPES: Record<EtatLigneScan, { titre: (n: number) => string; quoi: string }> = {
  INCOMPLET: {
    titre: (n) => compter(n, 'courrier incomplet', 'courriers incomplets'),
    quoi: 'Rien n’a été classé : numérisez de nouveau toutes ses pages.',
  },
  DOUBLE: {
    titre: (n) => compter(n, 'courrier en double', 'courriers en double'),
    quoi: 'Rien n’a été classé : numérisez-le une seule fois.',
  },
  ILLISIBLE: {
    titre: () => 'Pages sans code lisible',
    quoi: 'Laissées de côté : un verso, une annexe, ou une page à numériser de nouveau.',
  },
  INCONNU: {
    titre: (n) => compter(n, 'code inconnu', 'codes inconnus'),
    quoi: 'Aucun courrier du service ne porte ce code, ou son texte a été repris depuis.',
  },
  ETAT: {
    titre: (n) =>
      compter(n, 'courrier qui n’est pas à signer', 'courriers qui ne sont pas à signer'),
    quoi: 'Seul un courrier donné à signer reçoit sa page signée.',
  },
  DEJA_NUMERISE: {
    titre: (n) => compter(n, 'courrier déjà numérisé', 'courriers déjà numérisés'),
    quoi: 'Sa page signée n’a pas été remplacée.',
  },
  CLASSE: {
    titre: (n) => compter(n, 'courrier classé', 'courriers classés'),
    quoi: 'Les pages signées sont jointes au courrier.',
  },
};
export const ORDRE = Object.keys(GROUPES) as EtatLigneScan[];

/** "1, 2 et 5" */
export function direPages(pages: number[]): string {
  if (pages.length < 2) return pages.join('');
  return `${pages.slice(0, -1).join(', ')} et ${pages.at(-1)}`;
}

/** What is wrong with it, beyond its heading. */
export function direManque({ etat, manquantes }: LigneLotScan): string {
  if (manquantes.length === 0) return '';
  const plusieurs = manquantes.length > 1;
  const pages = `${plusieurs ? 'pages' : 'page'} ${direPages(manquantes)}`;
  return etat === 'DOUBLE' ? `${pages} en double` : `${pages} absente${plusieurs ? 's' : ''}`;
}

/** Where a file stands, in one sentence. */
export function direLot({ etat, lues, pages, classes, ecartes, erreur }: LotScanResume): string {
  if (etat === 'ECHOUE') return erreur ?? 'Rien n’a été classé.';
  if (etat === 'EN_COURS')
    return pages > 0 ? `Lecture de la page ${lues} sur ${pages}…` : 'En attente de lecture…';
  const classe =
    classes === 0
      ? 'Aucun courrier classé'
      : compter(classes, 'courrier classé', 'courriers classés');
  return ecartes === 0 ? `${classe}.` : `${classe}, ${ecartes} à regarder.`;
}
