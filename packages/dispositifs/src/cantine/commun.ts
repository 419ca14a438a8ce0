/** The canteens and the breakfasts are one line of the service's sheet: two schemes that it only watches. */
export const FAMILLE = 'Cantine à 1\u00a0€ et petits déjeuners';
