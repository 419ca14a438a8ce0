import {
  type Definition,
  type DossierARejouer,
  definitionDe,
  type Ecart,
  rejouer,
} from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import { enNombre, faitsDesDossiers } from '../dossiers/faits.js';

const LOT = 200;

export interface BilanRejeu {
  dossiers: number;
  ecarts: Ecart[];
}

/**
 * Replays every dossier of the database against the definition it follows or, for those it would concern,
 * against a candidate one. Reads only.
 */
export async function rejouerTout(
  client: PrismaClient,
  aujourdhui: string,
  candidate?: Definition,
): Promise<BilanRejeu> {
  const bilan: BilanRejeu = { dossiers: 0, ecarts: [] };
  const where = candidate ? concernes(candidate) : {};
  const services = await client.service.findMany({ select: { id: true } });
  for (const { id: serviceId } of services) {
    let depuis = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const lot = await client.dossier.findMany({
        where: { ...where, serviceId, id: { gt: depuis } },
        orderBy: { id: 'asc' },
        take: LOT,
        ...enNombre,
      });
      const dernier = lot.at(-1);
      if (!dernier) break;
      depuis = dernier.id;
      const faits = await faitsDesDossiers(client, lot, aujourdhui);
      for (const [i, dossier] of lot.entries()) {
        const { reference, issue, montantAccordeCentimes, dispositif, dispositifVersion } = dossier;
        const aRejouer: DossierARejouer = {
          reference,
          issue,
          montantAccorde: montantAccordeCentimes,
          faits: faits[i] as DossierARejouer['faits'],
        };
        const definition = candidate ?? definitionDe(dispositif, dispositifVersion);
        bilan.ecarts.push(...rejouer(definition, aRejouer));
      }
      bilan.dossiers += lot.length;
    }
  }
  return bilan;
}

/** The dossiers that a candidate would judge: those of its scheme received while it would be in force. */
function concernes({ code, enVigueur: { du, au } }: Definition) {
  return {
    dispositif: code,
    recuLe: {
      gte: new Date(`${du}T00:00:00Z`),
      ...(au ? { lte: new Date(`${au}T00:00:00Z`) } : {}),
    },
  };
}
