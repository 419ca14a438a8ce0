import fc from 'fast-check';
import {
  DONNEES,
  desFaits,
  type FaitsVta,
  laListe,
  PIECES_ACCEPTEES,
  passagesJusqua,
} from '../../test/vta.js';
import {
  accordApres,
  attendu,
  donneesDuPassage,
  paiementsDe,
  verseEnTout,
} from '../noyau/argent.js';
import { ajouterJours } from '../noyau/calendrier.js';
import { etapeDe, obligationDe } from '../noyau/obligations.js';
import { effetsDe, etapesAnterieures, examinerTransition } from '../noyau/transitions.js';
import { acteurs, type Definition, type EtatPiece, type RoleActeur } from '../noyau/types.js';
import { LISTE_RURALE } from './criteres.js';
import { vta2026 } from './definition.js';
import type { DonneesVta } from './donnees.js';

const vta: Definition<DonneesVta> = vta2026;

/** A dossier as the API keeps it, reduced to what the rules read and the effects change. */
interface Etat {
  etape: string;
  faits: FaitsVta;
}
interface Commande {
  /** Most commands keep the dossier going, some may end it or send it back, a few make no sense here. */
  parmi: 'ordinaires' | 'du moment' | 'tous';
  acte: number;
  role: RoleActeur;
  jours: number;
  motif: string;
  cible: number;
  donnees: Partial<DonneesVta>;
  /** Days given to answer a request for pieces. */
  limite: number;
  pieces: Record<string, EtatPiece>;
}

const nouveau = (): Etat => ({
  etape: vta.etapeInitiale,
  faits: desFaits({ listes: { [LISTE_RURALE]: laListe(true) } }),
});

/** Plays a command; `null`: refused. */
function jouer(etat: Etat, commande: Commande): Etat | null {
  const jour = ajouterJours(etat.faits.aujourdhui, commande.jours);
  const avant = { ...etat.faits, aujourdhui: jour };
  const complementsLimiteLe = ajouterJours(jour, commande.limite);
  avant.donnees = { ...avant.donnees, ...commande.donnees, complementsLimiteLe };
  avant.pieces = { ...avant.pieces, ...commande.pieces };
  const duMoment = vta.transitions.filter((t) => t.de.includes(etat.etape));
  const ordinaires = duMoment.filter((t) => t.de.length <= 3);
  const listes = { ordinaires, 'du moment': duMoment, tous: vta.transitions };
  const choix = listes[commande.parmi].length > 0 ? listes[commande.parmi] : duMoment;
  const transition = choix[commande.acte % choix.length];
  if (!transition) throw new Error('aucun acte');
  return franchir({ ...etat, faits: avant }, transition.id, commande);
}

function franchir(
  { etape, faits }: Etat,
  transition: string,
  { role, motif, cible }: Pick<Commande, 'role' | 'motif' | 'cible'>,
): Etat | null {
  const cibles = etapesAnterieures(vta, etape, faits);
  const dateLegale = faits.aujourdhui;
  const etapeCible = cibles[cible % Math.max(cibles.length, 1)];
  const demande = { transition, role, dateLegale, motif, etapeCible };
  const examen = examinerTransition(vta, etape, faits, demande);
  if (!examen.permise) return null;

  const donnees = donneesDuPassage(vta, transition, examen.vers, faits);
  const passages = [
    ...faits.passages,
    { etape: examen.vers, transition, entreeLe: dateLegale, donnees },
  ];
  const accorde = accordApres(vta, effetsDe(vta, transition, examen.vers), faits);
  const paiements = paiementsDe(vta, passages);
  return { etape: examen.vers, faits: { ...faits, passages, accorde, paiements } };
}

/** A dossier already taken some way along the ordinary course, by acts that the rules accept. */
function avance(nombre: number): Etat {
  let etat = nouveau();
  for (const { transition } of passagesJusqua('SUIVI_CONTRAT').slice(1, nombre + 1)) {
    const faits = { ...etat.faits, donnees: DONNEES, pieces: PIECES_ACCEPTEES };
    const suite = franchir({ ...etat, faits }, transition ?? '', {
      role: 'instructeur',
      motif: '',
      cible: 0,
    });
    if (!suite) throw new Error(`acte refusé : ${transition}`);
    etat = suite;
    verifier(etat);
  }
  return etat;
}

/** Since when the last step lasts: a prolongation enters it again without leaving it. */
function entreeDe(passages: FaitsVta['passages']): string | undefined {
  const [derniere, ...avant] = passages.toReversed();
  if (/^(prolonger_|modifier_attribution)/.test(derniere?.transition ?? ''))
    return entreeDe(avant.toReversed());
  return derniere?.entreeLe;
}

/** What must hold of a dossier at any time. */
function verifier({ etape, faits }: Etat): void {
  const accorde = faits.accorde !== null;
  const paye = verseEnTout(faits) > 0;
  const demande = faits.paiements.some(attendu);
  const finale = etapeDe(vta, etape).finale === true;
  const obligation = obligationDe(vta, etape, faits);
  const { echeance } = obligation ?? {};
  const constate = {
    etape,
    obligation: obligation !== null,
    dite: obligation === null || `${obligation.acteur in acteurs} ${obligation.libelle !== ''}`,
    depuis: obligation === null || obligation.depuisLe === entreeDe(faits.passages),
    echeance: !echeance || echeance.le >= echeance.departLe,
    accorde: finale || accorde,
    demande: finale || paye || demande,
    paye,
  };
  // Money follows the steps: what is asked was awarded, what is paid was asked.
  const apresDecision = ['MISE_EN_PAIEMENT', 'VERSEMENT', 'SUIVI_CONTRAT'].includes(etape);
  expect(constate).toEqual({
    etape,
    obligation: !finale,
    dite: finale || 'true true',
    depuis: true,
    echeance: true,
    accorde: finale || apresDecision,
    demande: finale || paye || etape === 'VERSEMENT',
    paye: etape === 'SUIVI_CONTRAT' || (finale && paye && accorde),
  });
}

/** The values, the first one most of the time. */
const surtout = <T>(premiere: T, ...autres: T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(premiere) },
    { weight: 1, arbitrary: fc.constantFrom(...autres) },
  );

const commande: fc.Arbitrary<Commande> = fc.record({
  parmi: surtout<Commande['parmi']>('ordinaires', 'ordinaires', 'du moment', 'tous'),
  acte: fc.nat({ max: 83 }),
  role: surtout<RoleActeur>('superviseur', 'instructeur', 'administrateur', 'lecture', 'systeme'),
  jours: fc.nat({ max: 40 }),
  motif: surtout('Un motif.', ''),
  cible: fc.nat({ max: 20 }),
  limite: fc.integer({ min: -20, max: 60 }),
  donnees: surtout<Partial<DonneesVta>>(
    DONNEES,
    {},
    { avisAnct: 'DEFAVORABLE', quotiteContrat: 50 },
  ),
  pieces: surtout<Record<string, EtatPiece>>(PIECES_ACCEPTEES, {}, { RIB: 'REFUSEE' }),
});

it('après toute suite d’actes acceptés : une obligation et une seule tant que le dossier est ouvert, aucune ensuite', () => {
  const atteintes = new Set<string>();
  fc.assert(
    fc.property(fc.nat({ max: 10 }), fc.array(commande, { maxLength: 25 }), (n, commandes) => {
      let etat = avance(n);
      verifier(etat);
      for (const c of commandes) {
        etat = jouer(etat, c) ?? etat;
        verifier(etat);
        atteintes.add(etat.etape);
      }
    }),
    { numRuns: 150, seed: 20260105 },
  );
  // The property says nothing of a step that the sequences never reach.
  expect([...atteintes].sort()).toEqual(vta.etapes.map((e) => e.id).sort());
});

it('de n’importe quelle étape ouverte, un dossier peut être mené à une fin', () => {
  fc.assert(
    fc.property(fc.nat({ max: 10 }), fc.array(commande, { maxLength: 15 }), (n, commandes) => {
      const etat = commandes.reduce((e, c) => jouer(e, c) ?? e, avance(n));
      if (etapeDe(vta, etat.etape).finale) return;
      const agir = (depuis: Etat, transition: string) =>
        franchir(depuis, transition, { role: 'instructeur', motif: 'Un motif.', cible: 0 });
      // A payment asked of Chorus is taken back before the request can be given up.
      const depuis = etat.etape === 'VERSEMENT' ? agir(etat, 'reprendre_paiement') : etat;
      const fins = verseEnTout(etat.faits)
        ? ['terminer_mission', 'constater_fin_anticipee']
        : ['enregistrer_desistement'];
      const fermes = fins.map((fin) => depuis && agir(depuis, fin)?.etape);
      expect(fermes.filter(Boolean)).toEqual(['CLOS']);
    }),
    { seed: 20260105 },
  );
});
