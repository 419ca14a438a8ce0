import { direEuros } from '../noyau/libelles.js';
import type { Condition } from '../noyau/types.js';
import { aideDe, aidesPubliques } from './aide.js';
import type { DonneesFitn } from './donnees.js';

export const aideChiffree: Condition<DonneesFitn> = {
  libelle: 'Aide calculée et non nulle',
  examiner: (f) =>
    (aideDe(f) ?? 0) > 0
      ? []
      : [
          {
            code: 'AIDE',
            message: 'Aucune aide ne résulte du plan de financement\u00a0: proposez un refus.',
          },
        ],
};

/** What is paid cannot exceed what was spent: a lower expense calls for a lower award first. */
export const depenseSuffisante: Condition<DonneesFitn> = {
  libelle: 'Aides publiques dans la limite de la dépense réalisée',
  examiner: (f) => {
    const total = aidesPubliques(f);
    const { depenseRealisee: depense } = f.donnees;
    if (total === null || depense === undefined || total <= depense) return [];
    const message = `${direEuros(total)} d’aides publiques pour ${direEuros(depense)} de dépense réalisée\u00a0: enregistrez d’abord une décision modificative qui réduit l’aide.`;
    return [{ code: 'DEPENSE', champ: 'depenseRealisee', message }];
  },
};
