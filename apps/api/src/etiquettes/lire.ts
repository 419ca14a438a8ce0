import { Prisma } from '@sciat/prisma';

/** The labels of a dossier, as a column of a query. */
export const etiquettesDe = (id: Prisma.Sql) => Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('id', e.id, 'nom', e.nom, 'couleur', e.couleur) ORDER BY e.nom), '[]')
  FROM dossier_etiquette de JOIN etiquette e ON e.id = de.etiquette_id WHERE de.dossier_id = ${id})`;

/** The same, read with the dossier. */
export const avecEtiquettes = {
  orderBy: { etiquette: { nom: 'asc' } },
  select: { etiquette: { select: { id: true, nom: true, couleur: true } } },
} satisfies Prisma.Dossier$etiquettesArgs;

export const porteEtiquette = (id: Prisma.Sql, etiquette: string) => Prisma.sql`${id} IN (
  SELECT de.dossier_id FROM dossier_etiquette de WHERE de.etiquette_id = ${etiquette}::uuid)`;
