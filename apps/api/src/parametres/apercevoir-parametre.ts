import type { AjouterParametre, ApercuParametre } from '@sciat/contrats';
import type { PrismaClient } from '@sciat/prisma';
import type { Horloge } from '../base/horloge.js';
import { effetsSurDossiers } from '../eligibilite/effets-sur-dossiers.js';
import { lireValeurs, reglageDemande, valeurAu } from './reglages.js';

/**
 * What adding this value would change for the open dossiers. Writes nothing.
 * @throws ErreurMetier as adding it
 */
export async function apercevoirParametre(
  moyens: { client: PrismaClient; horloge: Horloge },
  serviceId: string,
  demande: AjouterParametre,
): Promise<ApercuParametre> {
  const reglage = reglageDemande(demande);
  const { dispositif, cle, effetLe } = demande;
  const valeurs = (await lireValeurs(moyens.client, serviceId, dispositif)).get(cle) ?? [];
  // The latest effect comes first, and of one date the value that holds.
  const prochainEffet = valeurs.findLast((v) => v.effetLe > effetLe)?.effetLe;
  const suivante = valeurs.find((v) => v.effetLe === prochainEffet) ?? null;
  const definitions = reglage.versions.map((v) => v.definition);
  const { effets, calculs, concernes } = await effetsSurDossiers(
    moyens,
    { serviceId, definitions, du: effetLe, avant: suivante?.effetLe ?? null },
    { valeur: demande },
  );
  return {
    remplacee: valeurAu(reglage, valeurs, effetLe),
    suivante: suivante && { valeur: suivante.valeur, effetLe: suivante.effetLe },
    dossiersOuverts: concernes,
    effets,
    calculs,
  };
}
