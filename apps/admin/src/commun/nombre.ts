const nombre = new Intl.NumberFormat('fr-FR');

/** "37", "plus de 10 000" when they were counted no further. */
export const direNombre = (total: number, auDela = false) =>
  `${auDela ? 'plus de ' : ''}${nombre.format(total)}`;
