import type { DonneesCommunes } from './donnees-communes.js';
import { entreeDans } from './obligations.js';
import { hypothese } from './sources.js';
import type { Acteur, EtapeDefinition, RegleEcheance, Source, Unite } from './types.js';

// Rules of deadlines and small pieces of a step that every procedure writes alike.

/** An internal target running from the entry in the step, in the setting that holds its length. */
export function delaiInterne<D>(
  etape: string,
  parametre: string,
  unite: Unite,
  libelle: string,
  source: Source = hypothese,
): RegleEcheance<D> {
  return {
    code: `INTERNE_${etape}`,
    libelle,
    nature: 'INTERNE',
    departLibelle: 'entrée dans l’étape',
    depart: (f) => {
      const le = entreeDans(f, etape);
      return le ? { le, libelle: 'entrée dans l’étape' } : null;
    },
    duree: { parametre, unite },
    report: unite !== 'jours_ouvres',
    source,
  };
}

/** The limit given in a request for pieces. */
export const limiteComplements: RegleEcheance<DonneesCommunes> = {
  code: 'COMPLEMENTS',
  libelle: 'Réponse à la demande de pièces',
  nature: 'FIXEE',
  departLibelle: 'date limite fixée dans la demande de pièces',
  depart: (f) => {
    const le = f.donnees.complementsLimiteLe;
    return le ? { le, libelle: 'date limite fixée' } : null;
  },
  report: false,
  source: { reference: 'CRPA L114-5', confiance: 'texte' },
};

/** A date kept in the data is itself the due date. */
export function dateFixee<D>(
  code: string,
  libelle: string,
  champ: keyof D & string,
  departLibelle: string,
  source: Source = hypothese,
): RegleEcheance<D> {
  return {
    code,
    libelle,
    nature: 'FIXEE',
    departLibelle,
    depart: (f) => {
      const le = f.donnees[champ] as string | undefined;
      return le ? { le, libelle: departLibelle } : null;
    },
    report: false,
    source,
  };
}

export const par = (acteur: Acteur) => () => acteur;
export const attendre = (texte: string) => () => texte;

/** A step at which the prefect signs, within the time that the setting `delaiSignature` holds. */
export function signatureDuPrefet<D>({
  attendu,
  ...propre
}: { attendu: string } & Pick<
  EtapeDefinition<D>,
  'id' | 'libelle' | 'raison' | 'principale' | 'champs'
> &
  Partial<Omit<EtapeDefinition<D>, 'attendu'>>): EtapeDefinition<D> {
  return {
    acteur: par('PREFET'),
    attendu: attendre(attendu),
    echeance: delaiInterne(propre.id, 'delaiSignature', 'jours_ouvres', 'Signature du préfet'),
    champsAttendus: [],
    ...propre,
  };
}

/** The one final step of a procedure. */
export const etapeClose = {
  id: 'CLOS',
  libelle: 'Clos',
  finale: true,
  principale: true,
  acteur: par('SCIAT'),
  attendu: attendre(''),
  raison: '',
  echeance: null,
  champs: [],
  champsAttendus: [],
};

// When a piece is asked for.
export const toujours = { obligatoire: () => true, obligatoireLibelle: 'toujours' };
export const jamais = { obligatoire: () => false, obligatoireLibelle: 'facultative' };
