import fc from 'fast-check';
import { faitsVides, reglages } from '../../test/faits.js';
import { definitions } from '../registre.js';
import { ajouterJours, ajouterMois, estJourOuvre } from './calendrier.js';
import {
  type ContexteCourrier,
  composer,
  empechements,
  type ModeleCourrier,
  objetDe,
  type ParagrapheCourrier,
} from './courriers.js';
import { irrecevabiliteNotifiee, refus } from './courriers-decision.js';
import { defautsDesCourriers } from './courriers-defauts.js';
import { calculerRecours, saisineDe } from './courriers-recours.js';
import { parametresDesCourriers } from './courriers-reglages.js';
import { demandeReversement, observationsReversement } from './courriers-reversement.js';
import { jouer } from './jouer.js';
import { fiche, memoire } from './sources.js';
import type { Definition } from './types.js';

type Tout = Record<string, unknown>;
const vta = definitions.find((d) => d.code === 'VTA') as Definition;
const contexte = (reste: Partial<ContexteCourrier> = {}): ContexteCourrier => ({
  definition: vta,
  faits: faitsVides(),
  reference: 'VTA-2026-0001',
  etape: 'FICHE_DE_POSTE',
  motif: null,
  piecesAttendues: [],
  service: {
    nom: 'Service',
    courriel: 'service@exemple.invalid',
    adresse: '1 place de l’Essai',
    telephone: '04 00 00 00 00',
    voiesRecours: 'Voies confirmées.',
  },
  reversement: null,
  reglages: {},
  ...reste,
});

const modele = (paragraphes: ParagrapheCourrier[]): ModeleCourrier => ({
  code: 'ESSAI',
  libelle: 'Essai',
  objet: 'Dossier {reference}',
  etapes: ['FICHE_DE_POSTE'],
  champs: {
    reference: { type: 'texte', libelle: 'Référence', lire: (c) => c.reference },
    somme: { type: 'montant', libelle: 'Somme', lire: (c) => c.faits.accorde },
    recuLe: { type: 'date', libelle: 'Reçu le', lire: (c) => c.faits.datePivot },
    pieces: { type: 'liste', libelle: 'Pièces', lire: (c) => c.piecesAttendues },
  },
  paragraphes,
});

describe('un courrier composé', () => {
  it('dit chaque valeur selon sa nature', () => {
    const m = modele([
      { id: 'a', texte: '{reference}, reçu le {recuLe}, {somme}\u00a0:\n{pieces}' },
    ]);
    const c = contexte({
      faits: faitsVides({ accorde: 1_500_000 }),
      piecesAttendues: ['RIB', 'Charte'],
    });
    const { paragraphes, raisons } = composer(m, c);
    expect(raisons).toEqual([]);
    expect(paragraphes[0]?.texte).toBe(
      'VTA-2026-0001, reçu le 5 janvier 2026, 15\u202f000\u00a0€\u00a0:\n- RIB\n- Charte',
    );
    expect(objetDe(m, c)).toBe('Dossier VTA-2026-0001');
  });

  it('nomme une fois chaque valeur qui manque, et ne laisse aucun blanc', () => {
    const m = modele([
      { id: 'a', texte: 'Vous recevrez {somme}.' },
      { id: 'b', texte: '{somme} et {pieces}' },
    ]);
    const { paragraphes, raisons, champs } = composer(m, contexte());
    expect(raisons.map((r) => r.champ)).toEqual(['somme', 'pieces']);
    expect(paragraphes[0]?.texte).toBe('Vous recevrez [Somme\u00a0: à renseigner].');
    expect(champs).toContainEqual({ nom: 'pieces', libelle: 'Pièces', valeur: null });
  });

  it('zéro est une somme, un texte d’espaces n’en est pas un', () => {
    const m = modele([{ id: 'a', texte: '{somme} {reference}' }]);
    const c = contexte({ faits: faitsVides({ accorde: 0 }), reference: '  ' });
    expect(composer(m, c).raisons.map((r) => r.champ)).toEqual(['reference']);
  });

  it('prend le texte de l’agent comme il est, là seulement où il peut écrire', () => {
    const m = modele([
      { id: 'libre', texte: '{somme}', libre: true, requis: true },
      { id: 'impose', texte: 'Imposé' },
    ]);
    const ecrit = composer(m, contexte(), { libre: 'Voici {somme}', impose: 'Détourné' });
    expect(ecrit.paragraphes.map((p) => p.texte)).toEqual(['Voici {somme}', 'Imposé']);
    expect(ecrit.raisons).toEqual([]);
    expect(composer(m, contexte(), { libre: ' ' }).raisons.map((r) => r.code)).toEqual([
      'PARAGRAPHE_VIDE',
    ]);
  });

  it('omet un paragraphe qui ne va pas au dossier, sans demander ses valeurs', () => {
    const m = modele([{ id: 'a', texte: '{pieces}', si: (c) => c.piecesAttendues.length > 0 }]);
    expect(composer(m, contexte())).toMatchObject({ paragraphes: [], raisons: [] });
  });

  it('attend d’une mention douteuse qu’elle soit confirmée, ou écartée', () => {
    const mention = { cle: 'mentionEssai', libelle: 'essai' };
    const m = modele([{ id: 'a', texte: 'Mention', source: memoire('Code'), mention }]);
    const selon = (valeur?: string) =>
      composer(m, contexte(valeur ? { reglages: reglages({ mentionEssai: valeur }) } : {}));
    expect(selon().raisons.map((r) => r.code)).toEqual(['MENTION_A_CONFIRMER']);
    expect(selon().paragraphes[0]?.aConfirmer).toBe(true);
    expect(selon('CONFIRMEE')).toMatchObject({ raisons: [], paragraphes: [{ aConfirmer: false }] });
    expect(selon('ECARTEE')).toMatchObject({ raisons: [], paragraphes: [] });
    expect(parametresDesCourriers([m]).map((p) => p.cle)).toEqual([
      'relectureCourriers',
      'mentionEssai',
    ]);
  });

  it('ne prend pour motif d’un refus que celui d’un acte de refus', () => {
    const m = refus<Tout>({
      etapes: ['SIGNATURE_REFUS'],
      acte: 'notifier_refus',
      proposes: ['proposer_refus'],
    });
    const apres = (transition: string) =>
      contexte({
        motif: 'Hors sujet',
        faits: faitsVides({
          passages: [{ etape: 'SIGNATURE_REFUS', transition, entreeLe: '2026-02-01' }],
        }),
      });
    const manques = (c: ContexteCourrier) =>
      composer(m, c)
        .raisons.filter((r) => r.code !== 'MENTION_A_CONFIRMER')
        .map((r) => r.champ);
    expect(manques(apres('proposer_refus'))).toEqual([]);
    expect(manques(apres('reprendre_courrier'))).toEqual(['motif']);
  });
});

/** Paths of the latest versions, cut at each of their steps. */
const etapesJouees = definitions
  .filter((d) => d.courriers.length > 0)
  .flatMap((d) =>
    d.exemple.parcours.map((p, rang) => [`${d.code} ${d.version}`, rang, d, p] as const),
  );

it.each(etapesJouees)(
  '%s, parcours %i : à chaque étape, ses courriers se composent',
  (_, rang, d, actes) => {
    for (let n = 0; n <= actes.length; n += 1) {
      const { etape, faits } = jouer(
        d,
        actes.slice(0, n),
        faitsVides({ datePivot: d.enVigueur.du }),
        rang,
      );
      // What the next act asks for is entered at its step, before its letter is written.
      const suite = d.exemple.actes[actes[n] ?? '']?.(faits.aujourdhui, rang, faits.donnees) ?? {};
      const complets = { ...faits, donnees: { ...faits.donnees, ...suite } };
      const c = contexte({ definition: d, faits: complets, etape, motif: 'Motif.' });
      for (const m of d.courriers.filter((x) => empechements(x, c).length === 0)) {
        const { raisons, paragraphes } = composer(m, c);
        const admises = ['MENTION_A_CONFIRMER', 'motif'];
        const autres = raisons.filter(
          (r) => !admises.includes(r.code) && !admises.includes(r.champ ?? ''),
        );
        // A letter that goes with an act has what it needs when that act comes next.
        if (!m.acte || m.acte === actes[n])
          expect([m.code, etape, autres]).toEqual([m.code, etape, []]);
        expect(paragraphes.map((p) => p.texte).join(' ')).not.toMatch(/\{\w+\}|undefined|null/);
      }
    }
  },
);

describe('la saisine du tribunal', () => {
  const commune = (...nombres: number[]) => ({
    type: 'COMMUNE' as const,
    populations: nombres.map((nombre) => ({ nature: 'TOTALE' as const, nombre, source: 'essai' })),
  });
  it.each([
    ['une petite commune', commune(3499), 'facultative'],
    ['une commune au seuil', commune(3500), 'obligatoire'],
    ['une commune dont les chiffres se contredisent', commune(3499, 3501), 'selon'],
    ['une commune sans chiffre', commune(), 'selon'],
    ['un EPCI, même petit', { ...commune(900), type: 'EPCI' as const }, 'obligatoire'],
    ['une association', { ...commune(), type: 'ASSOCIATION' as const }, 'citoyens'],
  ])('de %s', (_, collectivite, attendue) => {
    expect(saisineDe(collectivite)).toBe(attendue);
    const { paragraphes, raisons } = composer(
      refus<Tout>({ etapes: [], acte: '', proposes: [] }),
      contexte({
        faits: faitsVides({ collectivite: { ...faitsVides().collectivite, ...collectivite } }),
      }),
    );
    const ids = paragraphes.map((p) => p.id).filter((id) => id.startsWith('telerecours'));
    expect(ids).toEqual([`telerecours-${attendue}`]);
    expect(raisons.map((r) => r.code)).toContain('MENTION_A_CONFIRMER');
  });
});

describe('un reversement se demande en deux courriers', () => {
  const envisage = {
    id: 'r',
    centimes: 250_000,
    motif: 'Le volontaire a démissionné.',
    observationsLe: '2026-02-20',
    inviteLe: null,
    demandeLe: null,
    lignes: [
      { libelle: 'Aide versée', centimes: 1_500_000, source: fiche },
      { libelle: 'Temps non effectué', centimes: null, valeur: '60 jours', source: fiche },
    ],
  } satisfies NonNullable<ContexteCourrier['reversement']>;
  const le = (aujourdhui: string, reversement: Partial<typeof envisage> | null) =>
    contexte({
      etape: 'CLOS',
      faits: faitsVides({ aujourdhui }),
      reversement: reversement && { ...envisage, ...reversement },
    });
  const [observations, demande] = [
    observationsReversement<Tout>(['CLOS']),
    demandeReversement<Tout>(['CLOS']),
  ];
  const empeche = (m: ModeleCourrier, c: ContexteCourrier) =>
    empechements(m, c).map((r) => r.message);

  it('d’abord l’invitation à répondre, puis la demande, une fois le délai passé', () => {
    expect(empeche(observations, le('2026-02-01', null))).toEqual([
      'Aucun reversement n’est ouvert dans ce dossier.',
    ]);
    expect(empeche(observations, le('2026-02-01', {}))).toEqual([]);
    expect(empeche(observations, le('2026-02-21', {}))[0]).toContain('pris fin');
    expect(empeche(demande, le('2026-02-21', {}))[0]).toContain('pas encore envoyé');
    const invite = { inviteLe: '2026-02-01' } as never;
    expect(empeche(demande, le('2026-02-20', invite))[0]).toContain('jusqu’au 20 février 2026');
    expect(empeche(demande, le('2026-02-21', invite))).toEqual([]);
    const demandee = { ...(invite as object), demandeLe: '2026-02-21' } as never;
    expect(empeche(demande, le('2026-02-22', demandee))[0]).toContain('demandé le 21 février');
  });

  it('tous deux disent la somme, ses raisons et son calcul', () => {
    for (const m of [observations, demande]) {
      const lu = composer(m, le('2026-02-21', { inviteLe: '2026-02-01' } as never))
        .paragraphes.map((p) => p.texte)
        .join('\n');
      expect(lu).toMatch(/2\s500\s€/u);
      expect(lu).toContain('Le volontaire a démissionné.');
      expect(lu).toMatch(/- Aide versée\s: 15\s000\s€\n- Temps non effectué\s: 60 jours/u);
    }
  });
});

it('une irrecevabilité se notifie avant l’acte qui la prononce, ou après lui seul', () => {
  const m = irrecevabiliteNotifiee<Tout>(['FICHE_DE_POSTE']);
  expect(empechements(m, contexte())).toEqual([]);
  const apres = (transition: string) =>
    contexte({
      etape: 'CLOS',
      motif: 'La commune n’est pas sur la liste.',
      faits: faitsVides({ passages: [{ etape: 'CLOS', transition, entreeLe: '2026-02-01' }] }),
    });
  expect(empechements(m, apres('declarer_irrecevable'))).toEqual([]);
  expect(empechements(m, apres('enregistrer_desistement'))).toHaveLength(1);
  const { paragraphes } = composer(m, apres('declarer_irrecevable'));
  expect(paragraphes.map((p) => p.texte).join(' ')).toContain('n’est pas sur la liste');
});

describe('le délai de recours', () => {
  it.each([
    ['mois plein, délai franc', '2026-09-01', '2026-11-02'],
    ['terme un dimanche', '2026-09-15', '2026-11-16'],
    ['terme un jour férié', '2026-09-10', '2026-11-12'],
    ['mois plus court', '2026-12-31', '2027-03-01'],
    ['Pâques', '2027-01-27', '2027-03-30'],
  ])('%s : notifié le %s, jusqu’au %s', (_, du, au) => {
    expect(calculerRecours(du).le).toBe(au);
  });

  it('finit un jour ouvré, jamais avant deux mois et un jour', () => {
    const jours = fc.integer({ min: 0, max: 20_000 }).map((n) => ajouterJours('2000-01-01', n));
    fc.assert(
      fc.property(jours, (du) => {
        const { le, segments } = calculerRecours(du);
        expect(estJourOuvre(le)).toBe(true);
        expect(le > ajouterMois(du, 2)).toBe(true);
        expect(segments.at(-1)?.au).toBe(le);
      }),
    );
  });
});

describe('un défaut de courrier se voit', () => {
  const sain = modele([{ id: 'a', texte: '{reference}' }]);
  const avec = (change: Partial<ModeleCourrier>): Definition => ({
    ...vta,
    courriers: [{ ...sain, ...change }],
  });
  const paragraphe = (p: Partial<ParagrapheCourrier>) =>
    avec({ paragraphes: [{ id: 'a', texte: '', ...p }] });
  it('le modèle d’essai est sain', () => {
    expect(defautsDesCourriers(avec({}))).toEqual([]);
  });
  it.each<[string, Definition, RegExp]>([
    ['en double', { ...vta, courriers: [sain, sain] }, /en double/],
    ['sans réglage', { ...avec({}), parametres: [] }, /sans le paramètre/],
    ['de décision dans un dispositif suivi', { ...avec({}), roleService: 'suit' }, /qu’il suit/],
    ['à une étape inconnue', avec({ etapes: ['NULLE_PART'] }), /étape inconnue/],
    ['à aucune étape', avec({ etapes: [] }), /aucune étape/],
    ['d’un acte inconnu', avec({ acte: 'rien' }), /acte inconnu/],
    ['d’un acte d’une autre étape', avec({ acte: 'notifier_refus' }), /d’où part son acte/],
    ['à l’objet incertain', avec({ objet: '{somme}' }), /qui peut manquer/],
    ['au champ inconnu', paragraphe({ texte: '{absent}' }), /champ inconnu absent/],
    ['à la source douteuse', paragraphe({ source: memoire('Code') }), /à confirmer/],
    [
      'à confirmer sans raison',
      paragraphe({ source: fiche, mention: { cle: 'mentionFinAnticipee', libelle: '' } }),
      /à confirmer/,
    ],
    [
      'à confirmer sans réglage',
      paragraphe({ source: memoire('Code'), mention: { cle: 'absente', libelle: '' } }),
      /paramètre inconnu absente/,
    ],
    ['requis mais imposé', paragraphe({ requis: true }), /sans être libre/],
    ['à la mention libre', paragraphe({ source: fiche, libre: true }), /n’est pas libre/],
    ['qui ouvre un recours sans le dire', avec({ ouvreRecours: true }), /sans en dire les voies/],
    [
      'qui nomme un tiers',
      avec({
        champs: { ...sain.champs, volontaireNom: { type: 'texte', libelle: '', lire: () => '' } },
      }),
      /tient d’un tiers/,
    ],
  ])('courrier %s', (_, definition, attendu) => {
    expect(defautsDesCourriers(definition)).toContainEqual(expect.stringMatching(attendu));
  });
});
