import { publique } from '../noyau/sources.js';

export const appel2019 = publique('societenumerique.gouv.fr/pass-numerique, appel de 2019');
export const appel2020 = publique('idcite.com a50860 et avicca.org, appel de 2020');
