import type { Pretentions } from '@sciat/contrats';
import {
  type Definition,
  definitionEnVigueur,
  dernieresVersions,
  evaluerEligibilite,
} from '@sciat/dispositifs';
import type { Tx } from '../base/prisma.service.js';
import { faitsSelon, OUVERTS_OU_ACCORDES, type SujetEligibilite } from '../dossiers/faits.js';
import { lireReferentiel } from '../dossiers/referentiel.js';

interface VersionJugee {
  definition: Definition;
  /** Takes new requests at the date asked for. */
  ouvert: boolean;
  jugeLe: string;
}

/**
 * Every scheme in the version in force at a date, or else in its last version, judged on the last day it
 * was in force (the first, when it has not begun): on that day its lists and settings meant something.
 */
export function versionsA(date: string): VersionJugee[] {
  return dernieresVersions().map((derniere) => {
    const enVigueur = definitionEnVigueur(derniere.code, date);
    if (enVigueur) return { definition: enVigueur, ouvert: true, jugeLe: date };
    const { du, au } = derniere.enVigueur;
    return { definition: derniere, ouvert: false, jugeLe: au !== null && au < date ? au : du };
  });
}

/** What a collectivité may ask for, knowing nothing but who it is. The number of queries is that of one scheme. */
export async function pretentionsDe(
  tx: Tx,
  { serviceId, collectivite }: Pick<SujetEligibilite, 'serviceId' | 'collectivite'>,
  versions: VersionJugee[],
  aujourdhui: string,
): Promise<Pretentions['pretentions']> {
  const definitions = versions.map((v) => v.definition);
  const referentiel = await lireReferentiel(tx, serviceId, definitions, [collectivite]);
  const comptes = await tx.dossier.groupBy({
    by: ['dispositif'],
    where: { serviceId, collectiviteId: collectivite.id, OR: OUVERTS_OU_ACCORDES },
    _count: true,
  });
  return versions.map(({ definition, ouvert, jugeLe }) => {
    const { code, version, libelle, famille, roleService, decideur, enVigueur } = definition;
    const autresDossiers = comptes.find((c) => c.dispositif === code)?._count ?? 0;
    const sujet = { collectivite, datePivot: jugeLe, donnees: {} };
    const faits = faitsSelon(referentiel, definition, sujet, aujourdhui, autresDossiers);
    return {
      dispositif: code,
      version,
      libelle,
      famille,
      roleService,
      decideur,
      ouvert,
      enVigueur,
      jugeLe,
      eligibilite: evaluerEligibilite(definition, faits),
      autresDossiers,
      portails: definition.portails,
    };
  });
}
