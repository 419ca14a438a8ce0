import type { Couleur } from '@sciat/contrats';
import { etiqueter } from '../etiquettes/etiqueter.js';
import type { Troupe } from './jouer.js';

/** Each with how many dossiers carry it. */
const ETIQUETTES: { nom: string; couleur: Couleur; dossiers: number }[] = [
  { nom: 'À relire', couleur: 'bleu', dossiers: 6 },
  { nom: 'Urgent', couleur: 'rouge', dossiers: 4 },
  { nom: 'Vu en réunion', couleur: 'vert', dossiers: 5 },
];

/** A few labels on open dossiers, once: those that someone took off since stay off. */
export async function garnirEtiquettes(troupe: Troupe): Promise<void> {
  const { client, agents } = troupe;
  const { instructeur } = agents;
  const { serviceId } = instructeur;
  if ((await client.etiquette.count({ where: { serviceId } })) > 0) return;
  const ouverts = await client.dossier.findMany({
    where: { serviceId, fictif: true, closLe: null },
    orderBy: [{ recuLe: 'desc' }, { id: 'asc' }],
    take: ETIQUETTES.reduce((n, e) => n + e.dossiers, 0),
    select: { id: true },
  });
  for (const { nom, couleur, dossiers } of ETIQUETTES) {
    const { id: etiquetteId } = await client.etiquette.create({
      data: { serviceId, nom, couleur },
    });
    for (const { id } of ouverts.splice(0, dossiers))
      await etiqueter(troupe, id, instructeur, { etiquetteId, posee: true });
  }
}
