import type { CalculsChanges, EffetsSurDossiers } from '@sciat/contrats';
import {
  type Definition,
  definitionDe,
  echeancesDe,
  etapeDe,
  evaluerEligibilite,
  type Faits,
} from '@sciat/dispositifs';
import type { Prisma, PrismaClient } from '@sciat/prisma';
import { enBase } from '../base/dates.js';
import type { Horloge } from '../base/horloge.js';
import { type DossierLu, enNombre, faitsDesDossiers } from '../dossiers/faits.js';
import type { Essai } from '../dossiers/referentiel.js';

/** Dossiers read at once, and examined at most: beyond, the answer says that it is not whole. */
const LOT = 200;
const EXAMINES_MAX = 2000;
const EXEMPLES_MAX = 50;

/** Which open dossiers a change bears on: those received from `du` on, and before `avant`. */
interface Portee {
  serviceId: string;
  /** The versions of dispositifs that read what changes. */
  definitions: Definition[];
  du: string;
  avant: string | null;
}

export interface Effets {
  effets: EffetsSurDossiers;
  calculs: CalculsChanges;
  /** Open dossiers in the scope, examined or not. */
  concernes: number;
}
export const SANS_EFFET: Effets = {
  effets: { examines: 0, tronque: false, changements: [] },
  calculs: { montants: 0, echeances: 0, exemples: [] },
  concernes: 0,
};

/**
 * What a list or a setting not yet published would change for the open dossiers: each is judged twice by
 * the rules of its version, with what is published and with the change. Writes nothing; the number of
 * queries grows with the lots, not with the dossiers.
 */
export async function effetsSurDossiers(
  { client, horloge }: { client: PrismaClient; horloge: Horloge },
  { serviceId, definitions, du, avant }: Portee,
  essai: Essai,
): Promise<Effets> {
  const where: Prisma.DossierWhereInput = {
    serviceId,
    issue: null,
    OR: definitions.map((d) => ({ dispositif: d.code, dispositifVersion: d.version })),
    recuLe: { gte: enBase(du), ...(avant ? { lt: enBase(avant) } : {}) },
  };
  const concernes = await client.dossier.count({ where });
  const aujourdhui = horloge.aujourdhui();
  const compares: Comparaison[] = [];
  let depuis: string | undefined;
  while (compares.length < Math.min(concernes, EXAMINES_MAX)) {
    const lot = await client.dossier.findMany({
      where: depuis ? { ...where, id: { gt: depuis } } : where,
      orderBy: { id: 'asc' },
      take: LOT,
      ...enNombre,
    });
    if (lot.length === 0) break;
    depuis = lot.at(-1)?.id;
    const avantEux = await faitsDesDossiers(client, lot, aujourdhui);
    const apresEux = await faitsDesDossiers(client, lot, aujourdhui, (r) => r.avec(essai));
    lot.forEach((dossier, i) => {
      compares.push(comparer(dossier, avantEux[i] as Faits, apresEux[i] as Faits));
    });
  }
  return { ...resumer(compares, concernes), concernes };
}

interface Comparaison {
  verdict: EffetsSurDossiers['changements'][number] | null;
  calcul: CalculsChanges['exemples'][number] | null;
}

function comparer(dossier: DossierLu, avant: Faits, apres: Faits): Comparaison {
  const definition = definitionDe(dossier.dispositif, dossier.dispositifVersion);
  const { id, reference } = dossier;
  const qui = { id, reference, collectivite: dossier.collectiviteNom };
  const [lu, relu] = [evaluerEligibilite(definition, avant), evaluerEligibilite(definition, apres)];
  const criteres = relu.criteres.flatMap(({ id, libelle, verdict }) => {
    const deja = lu.criteres.find((c) => c.id === id)?.verdict;
    return deja === verdict ? [] : [`${libelle} : ${deja} devient ${verdict}`];
  });
  const montant = changement(montantDe(definition, avant), montantDe(definition, apres));
  const echeances = echeancesChangees(definition, avant, apres);
  return {
    verdict:
      criteres.length === 0
        ? null
        : {
            ...qui,
            etape: etapeDe(definition, dossier.etape).libelle,
            avant: lu.conclusion,
            apres: relu.conclusion,
            criteres,
          },
    calcul: montant || echeances.length > 0 ? { ...qui, montant, echeances } : null,
  };
}

const montantDe = (definition: Definition, faits: Faits) =>
  definition.montant?.(faits).centimes ?? null;

const changement = <T>(avant: T, apres: T) => (avant === apres ? null : { avant, apres });

/** Of the deadlines that run before or after: those of the past would tell nothing of what is to be done. */
function echeancesChangees(definition: Definition, avant: Faits, apres: Faits) {
  const parCode = (faits: Faits) => new Map(echeancesDe(definition, faits).map((e) => [e.code, e]));
  const [lues, relues] = [parCode(avant), parCode(apres)];
  return [...new Set([...lues.keys(), ...relues.keys()])].flatMap((code) => {
    const [lue, relue] = [lues.get(code), relues.get(code)];
    const change = changement(lue?.le ?? null, relue?.le ?? null);
    const courante = lue?.etat === 'EN_COURS' || relue?.etat === 'EN_COURS';
    const { libelle } = lue ?? relue ?? { libelle: code };
    return change && courante ? [{ libelle, ...change }] : [];
  });
}

function resumer(compares: Comparaison[], concernes: number): Pick<Effets, 'effets' | 'calculs'> {
  const changements = compares.flatMap((c) => c.verdict ?? []);
  const calcules = compares.flatMap((c) => c.calcul ?? []);
  // A conclusion that turns comes before a criterion that does not change it.
  const poids = (c: { avant: string; apres: string }) => (c.avant === c.apres ? 1 : 0);
  changements.sort((a, b) => poids(a) - poids(b) || a.reference.localeCompare(b.reference));
  return {
    effets: { examines: compares.length, tronque: compares.length < concernes, changements },
    calculs: {
      montants: calcules.filter((c) => c.montant).length,
      echeances: calcules.filter((c) => c.echeances.length > 0).length,
      exemples: calcules.slice(0, EXEMPLES_MAX),
    },
  };
}
