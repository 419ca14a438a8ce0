import { type Dossier, PREFIXE_RECOURS } from '@sciat/contrats';
import { calculerRecours, definitionDe, direEcheance, SOURCE_RECOURS } from '@sciat/dispositifs';
import { deBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import type { DossierLu } from '../dossiers/faits.js';
import { chronoDe } from './document.js';

/**
 * The times to appeal that the letters received have opened. Read with the dossier rather than kept among
 * its deadlines: they outlive it, and nobody here has to meet them.
 */
export async function echeancesDeRecours(
  tx: Tx,
  { id, dispositif, dispositifVersion }: DossierLu,
  aujourdhui: string,
): Promise<Dossier['echeances']> {
  const ouvrants = definitionDe(dispositif, dispositifVersion).courriers.filter(
    (m) => m.ouvreRecours,
  );
  if (ouvrants.length === 0) return [];
  const recus = await tx.courrier.findMany({
    where: { dossierId: id, etat: 'RECU', modele: { in: ouvrants.map((m) => m.code) } },
    orderBy: { recuLe: 'asc' },
    select: { id: true, modele: true, recuLe: true, annee: true, numero: true },
    take: 50,
  });
  return recus.flatMap((c) => {
    if (!c.recuLe) return [];
    const { le, segments } = calculerRecours(deBase(c.recuLe));
    const passe = le < aujourdhui;
    const libelle = ouvrants.find((m) => m.code === c.modele)?.libelle ?? c.modele;
    return [
      {
        code: `${PREFIXE_RECOURS}${c.id}`,
        libelle: `Fin du délai de recours : ${libelle}, n° ${chronoDe(c)}`,
        nature: 'LEGALE' as const,
        le,
        etat: passe ? ('TENUE' as const) : ('EN_COURS' as const),
        siPassee: passe ? 'Le délai de recours est expiré.' : null,
        phrase: direEcheance(le, segments),
        segments,
        alternative: null,
        source: SOURCE_RECOURS,
      },
    ];
  });
}
