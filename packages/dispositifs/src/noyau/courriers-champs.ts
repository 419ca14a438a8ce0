import type { ChampCourrier, ContexteCourrier, ParagrapheCourrier } from './courriers.js';
import { direDonnee, estVide, libelleChamp } from './donnees.js';
import type { DateLegale, Definition, Faits, Source } from './types.js';

// What the letters of every scheme are made of.

export type Contexte<D> = ContexteCourrier<D>;
export const texte = <D>(
  libelle: string,
  lire: (c: Contexte<D>) => string | null | undefined,
): ChampCourrier<D> => ({ type: 'texte', libelle, lire });
export const date = <D>(
  libelle: string,
  lire: (c: Contexte<D>) => DateLegale | null | undefined,
): ChampCourrier<D> => ({ type: 'date', libelle, lire });
export const montant = <D>(
  libelle: string,
  lire: (c: Contexte<D>) => number | null | undefined,
): ChampCourrier<D> => ({ type: 'montant', libelle, lire });
export const liste = <D>(
  libelle: string,
  lire: (c: Contexte<D>) => string[],
): ChampCourrier<D> => ({
  type: 'liste',
  libelle,
  lire,
});

/** What any letter may name. */
export function champsCommuns<D>(): Record<string, ChampCourrier<D>> {
  return {
    reference: texte('Référence du dossier', (c) => c.reference),
    dispositif: texte('Dispositif', (c) => c.definition.libelle),
    collectivite: texte('Demandeur', (c) => c.faits.collectivite.nom),
    recuLe: date('Date de réception', (c) => c.faits.datePivot),
    serviceNom: texte('Nom du service', (c) => c.service.nom),
    serviceAdresse: texte('Adresse du service', (c) =>
      c.service.adresse.replace(/\s*\n\s*/g, ', '),
    ),
    serviceTelephone: texte('Téléphone du service', (c) => c.service.telephone),
    serviceCourriel: texte('Courriel du service', (c) => c.service.courriel),
    voiesRecours: texte(
      'Voies et délais de recours, texte confirmé par un administrateur (page du service)',
      (c) => c.service.voiesRecours,
    ),
  };
}

/** Says the same in every scheme. */
export type ParagrapheCommun = Omit<ParagrapheCourrier, 'si'>;
export const appel: ParagrapheCommun = {
  id: 'appel',
  texte: 'Madame, Monsieur,',
  libre: true,
};
export const formule: ParagrapheCommun = {
  id: 'formule',
  texte: 'Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée.',
  libre: true,
};
const r112_5: Source = { reference: 'CRPA R112-5', confiance: 'texte' };
export const suivi: ParagrapheCommun = {
  id: 'service',
  texte:
    'Votre dossier est suivi par\u00a0: {serviceNom}, {serviceAdresse}, téléphone {serviceTelephone}, courriel {serviceCourriel}.',
  source: r112_5,
};

export interface Reception<D> {
  etapes: string[];
  /** Receipt of the request being answered, when it is not the first. */
  recueLe?: (faits: Faits<D>) => DateLegale | null;
}
export const reception = <D>(recueLe: Reception<D>['recueLe']): Record<string, ChampCourrier<D>> =>
  recueLe ? { recuLe: date<D>('Date de réception', (c) => recueLe(c.faits)) } : {};

/** A field of the application, said as everywhere else. */
export function donnee<D>(champ: keyof D & string, libelle?: string): ChampCourrier<D> {
  return {
    type: 'texte',
    libelle: libelle ?? champ,
    lire: ({ definition, faits }) => {
      const valeur = faits.donnees[champ];
      return estVide(valeur) ? null : direDonnee(definition, champ, valeur);
    },
  };
}

/** The same for several, with the labels of the application's own form. */
export function donnees<D>(
  definition: Pick<Definition<D>, 'donnees'>,
  ...noms: (keyof D & string)[]
): Record<string, ChampCourrier<D>> {
  return Object.fromEntries(
    noms.map((nom) => [nom, donnee<D>(nom, libelleChamp(definition as Definition<D>, nom))]),
  );
}
