import fc from 'fast-check';
import { departDe } from '../test/exemple.js';
import { saisieAuHasard } from '../test/hasard.js';
import {
  accordApres,
  attendu,
  demandeEnTout,
  donneesDuPassage,
  paiementsDe,
} from './noyau/argent.js';
import { ajouterJours } from './noyau/calendrier.js';
import { blocageDe, pointsDeControle } from './noyau/controle.js';
import { evaluerEligibilite } from './noyau/eligibilite.js';
import { jouer } from './noyau/jouer.js';
import { echeancesDe, etapeDe, obligationDe } from './noyau/obligations.js';
import { effetsDe, etapesAnterieures, examinerTransition } from './noyau/transitions.js';
import {
  acteurs,
  type Definition,
  ETAPE_ANTERIEURE,
  type EtatPiece,
  type Faits,
  type Issue,
  issues,
  type RoleActeur,
} from './noyau/types.js';
import { definitions } from './registre.js';

/** A dossier as the API keeps it, reduced to what the rules read. */
interface Etat {
  etape: string;
  issue: Issue | null;
  faits: Faits;
}

/** Something an agent does, or lets time do; many are refused. */
interface Commande {
  parmi: 'ordinaires' | 'du moment' | 'tous';
  acte: number;
  role: RoleActeur;
  jours: number;
  /** Days by which the legal date precedes the day of the entry. */
  retard: number;
  motif: string;
  cible: number;
  saisie: 'exemple' | 'hasard' | 'rien';
  graine: number;
  pieces: EtatPiece;
}

/** Plays a command: the state as it becomes, what is entered being kept even when the act is refused. */
function obeir(definition: Definition, { etape, issue, faits }: Etat, c: Commande): Etat {
  const duMoment = definition.transitions.filter((t) => t.de.includes(etape));
  const ordinaires = duMoment.filter((t) => t.de.length <= 3);
  const listes = { ordinaires, 'du moment': duMoment, tous: definition.transitions };
  const choix = listes[c.parmi].length > 0 ? listes[c.parmi] : duMoment;
  const t = choix[c.acte % choix.length];
  if (!t) throw new Error('aucun acte');

  const jour = ajouterJours(faits.aujourdhui, c.jours);
  const champs = [...t.champs, ...etapeDe(definition, etape).champs];
  const saisies = {
    exemple: () => definition.exemple.actes[t.id]?.(jour, c.graine, faits.donnees) ?? {},
    hasard: () => saisieAuHasard(definition, champs, jour, c.graine),
    rien: () => ({}),
  };
  const codes = definition.pieces.map((p) => p.code);
  const avant: Faits = {
    ...faits,
    aujourdhui: jour,
    donnees: { ...faits.donnees, ...saisies[c.saisie]() },
    pieces: Object.fromEntries(codes.map((code) => [code, c.pieces])),
    piecesArrivees: c.pieces === 'ATTENDUE' ? [] : codes,
  };
  const cibles = etapesAnterieures(definition, etape, avant);
  const dateLegale = ajouterJours(jour, -c.retard);
  const examen = examinerTransition(definition, etape, avant, {
    transition: t.id,
    role: c.role,
    dateLegale,
    motif: c.motif,
    etapeCible: cibles[c.cible % Math.max(cibles.length, 1)],
    connues: faits.donnees,
  });
  if (!examen.permise) return { etape, issue, faits: avant };
  const donnees = donneesDuPassage(definition, t.id, examen.vers, avant);
  const passage = { etape: examen.vers, transition: t.id, entreeLe: dateLegale, donnees };
  const passages = [...avant.passages, passage];
  return {
    etape: examen.vers,
    issue: t.issue ?? null,
    faits: {
      ...avant,
      passages,
      accorde: accordApres(definition, effetsDe(definition, t.id, examen.vers), avant),
      paiements: paiementsDe(definition, passages),
      piecesArrivees: [],
    },
  };
}

/** What was done with the money out of order; one sentence for each. */
function desordres(definition: Definition, faits: Faits): string[] {
  const { accorde, paiements, passages } = faits;
  const actes = passages.flatMap((p) => effetsDe(definition, p.transition ?? '', p.etape));
  const fois = (type: string) => actes.filter((e) => e.type === type).length;
  const tests: [bon: boolean, defaut: string][] = [
    [demandeEnTout(faits) <= (accorde ?? 0), 'plus demandé que l’aide attribuée'],
    [paiements.length === fois('paiement_demande'), 'un paiement par demande'],
    [
      fois('paiement_constate') - fois('constat_annule') ===
        paiements.filter((p) => p.payeLe).length,
      'un versement par constat',
    ],
    [paiements.filter(attendu).length <= 1, 'deux paiements attendus à la fois'],
    [paiements.every((p) => p.centimes > 0), 'paiement nul'],
  ];
  return tests.filter(([bon]) => !bon).map(([, defaut]) => defaut);
}

/** What must hold of a dossier at any time; one sentence for each thing that does not. */
function defauts(definition: Definition, { etape, issue, faits }: Etat): string[] {
  const finale = etapeDe(definition, etape).finale === true;
  const obligation = obligationDe(definition, etape, faits);
  const delais = [
    ...echeancesDe(definition, faits),
    ...(obligation?.echeance ? [obligation.echeance] : []),
  ];
  const blocage = blocageDe(definition, etape, faits);
  const { criteres } = evaluerEligibilite(definition, faits);
  const lignes = definition.montant?.(faits).lignes ?? [];
  const points = pointsDeControle(definition, etape, faits);
  const tests: [bon: boolean, defaut: string][] = [
    [finale === (obligation === null), 'une obligation va avec un dossier ouvert, et lui seul'],
    [
      finale === (issue !== null && issue in issues),
      'une issue va avec un dossier clos, et lui seul',
    ],
    [!obligation || obligation.acteur in acteurs, 'acteur inconnu'],
    [!obligation || estDit(obligation.libelle), 'obligation sans libellé'],
    [delais.every((d) => d.departLe <= d.le), 'échéance avant son départ'],
    [!finale || blocage === null, 'dossier clos bloqué'],
    [blocage === null || /^\p{Lu}.*\.$/su.test(blocage), `blocage mal dit : ${blocage}`],
    [criteres.every((c) => /\.$/.test(c.explication)), 'critère sans explication'],
    [lignes.every((l) => estDit(l.libelle)), 'ligne de montant sans libellé'],
    [points.every((p) => estDit(p.libelle)), 'point de contrôle sans libellé'],
  ];
  return [
    ...tests.filter(([bon]) => !bon).map(([, defaut]) => defaut),
    ...desordres(definition, faits),
  ];
}

const estDit = (texte: string) => texte.trim() !== '' && !/undefined|null|NaN/.test(texte);

/** The value, most of the time. */
const surtout = <T>(premiere: T, ...autres: T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(premiere) },
    { weight: 1, arbitrary: fc.constantFrom(...autres) },
  );

const commande: fc.Arbitrary<Commande> = fc.record({
  parmi: surtout<Commande['parmi']>('ordinaires', 'du moment', 'tous'),
  acte: fc.nat({ max: 59 }),
  role: surtout<RoleActeur>('superviseur', 'instructeur', 'administrateur', 'lecture', 'systeme'),
  jours: fc.oneof(fc.nat({ max: 40 }), fc.constantFrom(100, 400)),
  retard: surtout(0, 1, 10),
  motif: surtout('Un motif.', ''),
  cible: fc.nat({ max: 20 }),
  saisie: fc.constantFrom('exemple', 'exemple', 'hasard', 'rien'),
  graine: fc.nat({ max: 999 }),
  pieces: surtout<EtatPiece>('ACCEPTEE', 'ATTENDUE', 'RECUE', 'REFUSEE'),
});

describe.each(definitions.map((d) => [`${d.code} ${d.version}`, d] as const))(
  '%s',
  (_, definition) => {
    /** Every point of the example's paths, each played once. */
    const points = definition.exemple.parcours.flatMap((actes, rang) =>
      [...actes, ''].map((_, n) => ({ actes: actes.slice(0, n), rang })),
    );
    const joues = new Map<number, Etat>();
    function point(n: number): Etat {
      const { actes, rang } = points[n] as (typeof points)[0];
      const joue = joues.get(n) ?? (jouer(definition, actes, departDe(definition), rang) as Etat);
      joues.set(n, joue);
      return joue;
    }

    it('de tout point de son exemple, après toute suite d’actes, un dossier reste cohérent', () => {
      fc.assert(
        fc.property(
          fc.nat({ max: points.length - 1 }),
          fc.array(commande, { maxLength: 10 }),
          fc.boolean(),
          (n, commandes, sansListe) => {
            let etat = point(n);
            if (sansListe) etat = { ...etat, faits: { ...etat.faits, listes: {} } };
            expect(defauts(definition, etat)).toEqual([]);
            for (const c of commandes) {
              etat = obeir(definition, etat, c);
              expect(defauts(definition, etat)).toEqual([]);
            }
          },
        ),
        { numRuns: 30, seed: 20260105 },
      );
    });

    it('de toute étape ouverte, les actes d’un agent peuvent mener à une fin', () => {
      const menent = new Set(definition.etapes.filter((e) => e.finale).map((e) => e.id));
      for (const etape of menent)
        for (const { de, vers, roles } of definition.transitions)
          if (vers === etape && vers !== ETAPE_ANTERIEURE && roles.some((r) => r !== 'systeme'))
            for (const depart of de) menent.add(depart);
      expect([...menent].sort()).toEqual(definition.etapes.map((e) => e.id).sort());
    });
  },
);
