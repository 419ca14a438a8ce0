import type {
  Definition,
  Faits,
  ListeDefinition,
  Population,
  ReponseListe,
  Vague,
} from '@sciat/dispositifs';
import type { Prisma } from '@sciat/prisma';
import { deBase } from '../base/dates.js';
import type { Tx } from '../base/prisma.service.js';
import type { ZoneSituee } from '../listes/distance.js';

export interface Demandeur {
  id: string;
  type: string;
  code: string;
  population: number | null;
  populationMillesime: string | null;
}

export type ListeLue = Pick<
  Prisma.ListeEligibiliteGetPayload<object>,
  'id' | 'code' | 'effetLe' | 'importeeLe' | 'source' | 'fictive'
>;
interface Valeur {
  dispositif: string;
  cle: string;
  valeur: number | string;
  effetLe: string;
  source: string;
  ajouteLe: Date;
}
/** A row of a wave: of a code, the last added holds. */
interface VagueAjoutee extends Vague {
  dispositif: string;
  ajouteLe: Date;
}
interface Membre {
  epciId: string;
  insee: string;
  populationMunicipale: number | null;
  populationTotale: number | null;
}

/** A list not yet published, to see what it would change. */
export interface ListeEssayee {
  code: string;
  effetLe: string;
  source: string;
  fictive: boolean;
  /** By collectivité's id. */
  valeurs: Map<string, string | null>;
  /** Of a map. */
  zones?: ZoneSituee[];
}
/** A setting's value not yet added. */
export interface ValeurEssayee {
  dispositif: string;
  cle: string;
  valeur: number | string;
  effetLe: string;
  source: string;
}
/** What is not published, and takes the place of what is. */
export interface Essai {
  liste?: ListeEssayee;
  valeur?: ValeurEssayee;
}

/**
 * What the imported lists, the settings and the populations say, for some collectivités and schemes:
 * read at once, in a number of queries that does not grow with them, then asked as often as needed.
 */
export class Referentiel {
  constructor(
    private readonly listes: ListeLue[],
    private readonly lignes: Map<string, Map<string, string | null>>,
    private readonly valeurs: Valeur[],
    private readonly vagues: VagueAjoutee[],
    private readonly membres: Membre[],
    private readonly idsParCode: Map<string, string>,
    /** Of a map that is not published: the others' are read when a place is asked about. */
    readonly zonesEssayees: ZoneSituee[] = [],
  ) {}

  /**
   * @param connuLe for a closed dossier: the moment it was closed. What was imported since, even with an
   *   earlier date of effect, does not change what was judged then.
   */
  listesPour(
    definition: Definition,
    demandeur: Demandeur,
    le: string,
    connuLe?: Date,
  ): Faits['listes'] {
    return Object.fromEntries(
      definition.listes.map((l) => {
        const liste = this.enVigueur(l.code, le, connuLe);
        return [l.code, liste ? this.reponse(l, liste, demandeur) : null];
      }),
    );
  }

  enVigueur(code: string, le: string, connuLe?: Date): ListeLue | undefined {
    return this.listes
      .filter((l) => l.code === code && deBase(l.effetLe) <= le)
      .filter((l) => !connuLe || l.importeeLe <= connuLe)
      .sort(
        (a, b) =>
          b.effetLe.getTime() - a.effetLe.getTime() ||
          b.importeeLe.getTime() - a.importeeLe.getTime(),
      )[0];
  }

  private reponse({ nature }: ListeDefinition, liste: ListeLue, qui: Demandeur): ReponseListe {
    const lignes = this.lignes.get(liste.id) ?? new Map<string, string | null>();
    const { source, fictive } = liste;
    const commun = { source, fictive, effetLe: deBase(liste.effetLe) };
    // Whether the place is in a zone is said by `situer`, which knows the place.
    if (nature === 'carte') return { ...commun, presente: false, carte: null };
    return {
      ...commun,
      presente: lignes.has(qui.id),
      ...(nature === 'valeur' ? { valeur: lignes.get(qui.id) ?? null } : {}),
      ...(qui.type === 'EPCI' ? { membres: this.partDesMembres(qui, lignes) } : {}),
    };
  }

  private partDesMembres(epci: Demandeur, lignes: Map<string, string | null>) {
    const membres = this.membres.filter((m) => m.epciId === epci.id);
    const inscrits = membres.filter((m) => lignes.has(this.idsParCode.get(m.insee) ?? ''));
    const total = (liste: Membre[]) =>
      liste.reduce((somme, m) => somme + (m.populationMunicipale ?? 0), 0);
    return {
      inscrits: inscrits.length,
      nombre: membres.length,
      populationInscrite: total(inscrits),
      population: total(membres),
    };
  }

  parametresPour({ code }: Definition, le: string, connuLe?: Date): Faits['parametres'] {
    return Object.fromEntries(
      this.valeurs
        .filter((v) => v.dispositif === code && v.effetLe <= le)
        .filter((v) => !connuLe || v.ajouteLe <= connuLe)
        .map(({ cle, valeur, effetLe, source }) => [cle, { valeur, effetLe, source }]),
    );
  }

  vaguesPour({ code }: Definition, connuLe?: Date): Vague[] {
    return enVigueur(
      this.vagues.filter((v) => v.dispositif === code && (!connuLe || v.ajouteLe <= connuLe)),
    );
  }

  populationsDe(qui: Demandeur): Population[] {
    const source = qui.populationMillesime ?? '';
    const populations: Population[] = [];
    const ajouter = (nature: Population['nature'], nombre: number | null | undefined) => {
      if (nombre !== null && nombre !== undefined) populations.push({ nature, nombre, source });
    };
    if (qui.type === 'COMMUNE') {
      const membre = this.membres.find((m) => m.insee === qui.code);
      ajouter('MUNICIPALE', membre?.populationMunicipale);
      ajouter('TOTALE', membre?.populationTotale);
      ajouter('COMMUNES', qui.population);
    } else if (qui.type === 'EPCI') {
      ajouter('MUNICIPALE', qui.population);
      const siens = this.membres.filter((m) => m.epciId === qui.id);
      if (siens.length > 0 && siens.every((m) => m.populationTotale !== null))
        ajouter(
          'TOTALE',
          siens.reduce((somme, m) => somme + (m.populationTotale ?? 0), 0),
        );
    }
    return populations;
  }

  /** The same, with a list or a value that is not published. */
  avec({ liste, valeur }: Essai): Referentiel {
    const maintenant = new Date(8.64e15);
    return new Referentiel(
      liste
        ? [
            ...this.listes,
            {
              ...liste,
              id: ESSAI,
              effetLe: new Date(`${liste.effetLe}T00:00:00Z`),
              importeeLe: maintenant,
            },
          ]
        : this.listes,
      liste ? new Map([...this.lignes, [ESSAI, liste.valeurs]]) : this.lignes,
      valeur
        ? [...this.valeurs, { ...valeur, ajouteLe: maintenant }].sort((a, b) =>
            a.effetLe.localeCompare(b.effetLe),
          )
        : this.valeurs,
      this.vagues,
      this.membres,
      this.idsParCode,
      liste?.zones,
    );
  }
}
/** Stands for the id of a list that is not published. */
export const ESSAI = 'essai';

/** One after the other: inside a transaction there is one connection, and it takes one query at a time. */
export async function lireReferentiel(
  tx: Tx,
  serviceId: string,
  definitions: readonly Definition[],
  demandeurs: Pick<Demandeur, 'id' | 'type' | 'code'>[],
): Promise<Referentiel> {
  const dispositifs = [...new Set(definitions.map((d) => d.code))];
  const codes = [...new Set(definitions.flatMap((d) => d.listes.map((l) => l.code)))];
  const epci = demandeurs.filter((d) => d.type === 'EPCI').map((d) => d.id);
  const communes = demandeurs.filter((d) => d.type === 'COMMUNE').map((d) => d.code);
  const membres =
    epci.length + communes.length === 0
      ? []
      : await tx.membreEpci.findMany({
          where: {
            epci: { serviceId },
            OR: [{ epciId: { in: epci } }, { insee: { in: communes } }],
          },
          select: {
            epciId: true,
            insee: true,
            populationMunicipale: true,
            populationTotale: true,
          },
        });
  const deMembres = new Set(membres.filter((m) => epci.includes(m.epciId)).map((m) => m.insee));
  const voisines =
    codes.length === 0 || deMembres.size === 0
      ? []
      : await tx.collectivite.findMany({
          where: { serviceId, code: { in: [...deMembres] } },
          select: { id: true, code: true },
        });
  const ids = [...demandeurs, ...voisines].map((c) => c.id);
  const { listes, parametres, vagues } = await tx.service.findUniqueOrThrow({
    where: { id: serviceId },
    relationLoadStrategy: 'join',
    select: {
      listes: {
        where: { code: { in: codes } },
        select: {
          id: true,
          code: true,
          effetLe: true,
          importeeLe: true,
          source: true,
          fictive: true,
          lignes: {
            where: { collectiviteId: { in: ids } },
            select: { collectiviteId: true, valeur: true },
          },
        },
      },
      parametres: {
        where: { dispositif: { in: dispositifs } },
        // A later value added for the same date corrects the earlier.
        orderBy: [{ effetLe: 'asc' }, { ajouteLe: 'asc' }],
        select: {
          dispositif: true,
          cle: true,
          valeur: true,
          effetLe: true,
          source: true,
          ajouteLe: true,
        },
      },
      vagues: vaguesDe(dispositifs),
    },
  });
  return new Referentiel(
    listes,
    new Map(
      listes.map(({ id, lignes }) => [
        id,
        new Map(lignes.map((l) => [l.collectiviteId, l.valeur])),
      ]),
    ),
    parametres.map((v) => ({
      ...v,
      valeur: v.valeur as number | string,
      effetLe: deBase(v.effetLe),
    })),
    vagues.map(lireVague),
    membres,
    new Map(voisines.map((v) => [v.code, v.id])),
  );
}

/** The service's own waves, as they now are. */
export async function vaguesDuService(
  tx: Tx,
  serviceId: string,
  dispositif: string,
): Promise<Vague[]> {
  const { where, orderBy } = vaguesDe([dispositif]);
  const vagues = await tx.vague.findMany({ where: { serviceId, ...where }, orderBy });
  return enVigueur(vagues.map(lireVague));
}

const enVigueur = (vagues: VagueAjoutee[]): Vague[] =>
  [...new Map(vagues.map((v) => [v.code, v])).values()].map(
    ({ dispositif: _, ajouteLe: __, ...vague }) => vague,
  );

/** Each correction of a wave included, in the order they were added. */
const vaguesDe = (dispositifs: string[]) =>
  ({
    where: { dispositif: { in: dispositifs } },
    orderBy: [{ ajouteLe: 'asc' }, { id: 'asc' }],
  }) satisfies Prisma.VagueFindManyArgs;

const lireVague = (v: Prisma.VagueGetPayload<object>): VagueAjoutee => ({
  dispositif: v.dispositif,
  code: v.code,
  libelle: v.libelle,
  ouvreLe: deBase(v.ouvreLe),
  fermeLe: deBase(v.fermeLe),
  source: { reference: v.source, confiance: 'service' },
  ajouteLe: v.ajouteLe,
});
