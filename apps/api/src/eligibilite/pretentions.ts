import type { Pretentions } from '@sciat/contrats';
import {
  type Definition,
  definitions,
  direDepot,
  evaluerEligibilite,
  situerDepot,
  vaguesDe,
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
 * Every scheme in the version in force at a date, or else in the last one there was, judged on its last day
 * (for a scheme yet to come, the first version on its first day): that is when its lists and settings hold.
 */
export function versionsA(date: string, toutes = definitions): VersionJugee[] {
  return [...new Set(toutes.map((d) => d.code))].map((code) => {
    const versions = toutes
      .filter((d) => d.code === code)
      .sort((a, b) => a.enVigueur.du.localeCompare(b.enVigueur.du));
    const definition =
      versions.findLast((d) => d.enVigueur.du <= date) ?? (versions[0] as Definition);
    const { du, au } = definition.enVigueur;
    if (date < du) return { definition, ouvert: false, jugeLe: du };
    const clos = au !== null && au < date;
    return { definition, ouvert: !clos, jugeLe: clos ? au : date };
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
    const vagues = vaguesDe(definition, faits);
    const depot = situerDepot(vagues, jugeLe);
    return {
      dispositif: code,
      version,
      libelle,
      famille,
      roleService,
      decideur,
      // A call whose last wave is over takes no request, though its rules still stand.
      ouvert: ouvert && depot.type !== 'close',
      depot: vagues.length > 0 ? direDepot(depot) : null,
      enVigueur,
      jugeLe,
      eligibilite: evaluerEligibilite(definition, faits),
      autresDossiers,
      portails: definition.portails,
    };
  });
}
