import {
  DECISIONS_SUFFISANTES,
  type LireTableau,
  type TableauDeBord,
  TRANCHES_SEMAINES,
} from '@sciat/contrats';
import {
  type Acteur,
  ajouterJours,
  definitions,
  estAuPerimetre,
  type Role,
  roleAutorise,
} from '@sciat/dispositifs';
import type { PrismaClient } from '@sciat/prisma';
import type { Perimetre } from '../auth/perimetre.js';
import { deBaseOuNull, enBase } from '../base/dates.js';
import type { Horloge } from '../base/horloge.js';
import { aEnveloppe, lireEnveloppes } from '../enveloppes/enveloppes.js';
import { type Compte, lireComptes, type Sujet } from './comptes.js';
import { debutsDeTranche, lundis } from './semaines.js';

/**
 * The supervisor's page: four queries whatever the number of dossiers. Each figure is that of the list of
 * dossiers with the same filter.
 */
export async function lireTableau(
  client: PrismaClient,
  horloge: Horloge,
  qui: Perimetre & { role: Role },
  { semaines }: LireTableau,
): Promise<TableauDeBord> {
  const luLe = horloge.maintenant().toISOString();
  const jour = horloge.aujourdhui();
  const periode = lundis(jour, semaines);
  const [du = jour] = periode;
  const annee = Number(jour.slice(0, 4));
  const suivies = aEnveloppe().filter((d) => estAuPerimetre(qui, d.code));
  const [comptes, indisponibles, enveloppes] = await Promise.all([
    lireComptes(client, qui, jour, du),
    lireIndisponibles(client, qui.serviceId, jour),
    lireEnveloppes(client, qui.serviceId, annee, suivies),
  ]);
  const de = (sujet: Sujet) => comptes.filter((c) => c.sujet === sujet);
  const total = (sujet: Sujet) => nombreDe(de(sujet));
  const parAgent = grouper(de('agent'), (c) => c.cle);
  const fermes = new Set(indisponibles.filter((a) => !a.actif).map((a) => a.id));
  const desFermes = (sujet: Sujet) => nombreDe(de(sujet).filter((c) => fermes.has(c.cle)));
  const proches = de('paiement_proche');
  const retards = de('echeance').filter((c) => c.part === 'retard');
  return {
    jour,
    luLe,
    du,
    au: periode.at(-1) ?? jour,
    chiffres: {
      ouverts: total('etape'),
      enRetard: nombreDe(retards),
      bientot: total('echeance') - nombreDe(retards),
      nonAffectes: nombreDe(parAgent.get('') ?? []),
      // Whoever's account is closed lets all their dossiers wait, those otherwise stuck included.
      bloques: total('bloque') - desFermes('bloque') + desFermes('agent'),
      paiements: argentDe(proches),
      avisEnRetard: total('avis'),
      piecesAVerifier: total('pieces'),
    },
    etapes: etapesDe(de('etape'), de('echeance'), de('depuis')),
    porteurs: aEcheance(de('etape'), de('echeance'), (c) => c.cle.split(' ')[1] ?? '')
      .map(({ cle, ...nombres }) => ({ acteur: cle as Acteur, ...nombres }))
      .sort(
        (a, b) =>
          b.enRetard - a.enRetard || b.nombre - a.nombre || a.acteur.localeCompare(b.acteur),
      ),
    blocages: [
      { cause: 'regle', nombre: total('regle') },
      { cause: 'agent', nombre: desFermes('agent') },
      { cause: 'oubli', nombre: total('oubli') },
    ],
    tranches: tranchesDe(jour),
    flux: periode.map((lundi) => ({
      lundi,
      recus: nombreDe(de('recu').filter((c) => c.part === lundi)),
      clos: nombreDe(de('clos').filter((c) => c.part === lundi)),
    })),
    decisions: [...grouper(de('decision'), (c) => c.dispositif)]
      .map(([dispositif, siennes]) => ({
        dispositif,
        nombre: nombreDe(siennes),
        medianeSemaines: medianeDe(siennes),
      }))
      .sort((a, b) => b.nombre - a.nombre || a.dispositif.localeCompare(b.dispositif)),
    paiements: [...grouper(de('paiement'), (c) => c.part)]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([mois, siens]) => ({ mois: mois || null, ...argentDe(siens) })),
    enveloppes,
    // Who is away, and until when, is for whoever may hand their dossiers over.
    absents: (roleAutorise(qui.role, 'passation:administrer') ? indisponibles : [])
      .map((a) => ({ ...a, nombre: nombreDe(parAgent.get(a.id) ?? []) }))
      .filter((a) => a.nombre > 0),
  };
}

/** Those who are away today, or whose account is closed. */
async function lireIndisponibles(client: PrismaClient, serviceId: string, jour: string) {
  const le = enBase(jour);
  const comptes = await client.utilisateur.findMany({
    where: { serviceId, OR: [{ actif: false }, { absentDu: { lte: le }, absentAu: { gte: le } }] },
    orderBy: [{ nom: 'asc' }, { prenom: 'asc' }],
    select: { id: true, nom: true, prenom: true, actif: true, absentDu: true, absentAu: true },
  });
  return comptes.map((c) => ({
    ...c,
    absentDu: deBaseOuNull(c.absentDu),
    absentAu: deBaseOuNull(c.absentAu),
  }));
}

const nombreDe = (comptes: Compte[]) => comptes.reduce((n, c) => n + c.nombre, 0);
const argentDe = (comptes: Compte[]) => ({
  nombre: nombreDe(comptes),
  centimes: comptes.reduce((n, c) => n + c.centimes, 0),
});

function grouper(comptes: Compte[], cle: (c: Compte) => string): Map<string, Compte[]> {
  const groupes = new Map<string, Compte[]>();
  for (const compte of comptes) {
    const k = cle(compte);
    const groupe = groupes.get(k);
    if (groupe) groupe.push(compte);
    else groupes.set(k, [compte]);
  }
  return groupes;
}

function aEcheance(tous: Compte[], dates: Compte[], cle: (c: Compte) => string) {
  const datees = grouper(dates, cle);
  return [...grouper(tous, cle)].map(([k, siens]) => {
    const siennes = datees.get(k) ?? [];
    return {
      cle: k,
      nombre: nombreDe(siens),
      enRetard: nombreDe(siennes.filter((c) => c.part === 'retard')),
      bientot: nombreDe(siennes.filter((c) => c.part === 'bientot')),
    };
  });
}

/** The steps that hold something, in the order of their procedure. */
function etapesDe(tous: Compte[], dates: Compte[], depuis: Compte[]): TableauDeBord['etapes'] {
  const cle = (c: Compte) => `${c.dispositif} ${c.cle.split(' ')[0]}`;
  const ages = grouper(depuis, cle);
  return aEcheance(tous, dates, cle)
    .map(({ cle: k, ...nombres }) => {
      const [dispositif = '', etape = ''] = k.split(' ');
      const siens = ages.get(k) ?? [];
      const tranches = TRANCHES_SEMAINES.map((_, i) =>
        nombreDe(siens.filter((c) => c.part === String(i))),
      );
      return { dispositif, etape, ...situer(dispositif, etape), ...nombres, tranches };
    })
    .sort((a, b) => a.dispositif.localeCompare(b.dispositif) || a.rang - b.rang)
    .map(({ rang: _, ...ligne }) => ligne);
}

/** As the latest version that has the step names it. */
function situer(dispositif: string, etape: string): { libelle: string; rang: number } {
  const definition = definitions.findLast(
    (d) => d.code === dispositif && d.etapes.some((e) => e.id === etape),
  );
  const rang = definition?.etapes.findIndex((e) => e.id === etape) ?? -1;
  return { libelle: definition?.etapes[rang]?.libelle ?? etape, rang };
}

function tranchesDe(jour: string): TableauDeBord['tranches'] {
  const debuts = debutsDeTranche(jour);
  return TRANCHES_SEMAINES.map((_, i) => ({
    du: debuts[i] ?? null,
    au: debuts[i - 1] ? ajouterJours(debuts[i - 1] as string, -1) : null,
  }));
}

/** The delay that half of the decisions did not exceed. */
function medianeDe(comptes: Compte[]): number | null {
  const nombre = nombreDe(comptes);
  if (nombre < DECISIONS_SUFFISANTES) return null;
  let cumul = 0;
  const ranges = comptes.toSorted((a, b) => Number(a.cle) - Number(b.cle));
  for (const { cle, nombre: n } of ranges) {
    cumul += n;
    if (cumul * 2 >= nombre) return Number(cle);
  }
  return null;
}
