import { z } from 'zod';
import { definitions } from '../registre.js';
import { defautsDeStructure, versionsQuiSeChevauchent } from './structure.js';
import {
  type Definition,
  ETAPE_ANTERIEURE,
  type EtapeDefinition,
  type Horloge,
  type ListeDefinition,
  type Parametre,
  type TransitionDefinition,
  type Vague,
} from './types.js';

type Essai = Record<string, unknown>;

it.each(definitions.map((d) => [`${d.code} ${d.version}`, d] as const))('%s est sain', (_, d) => {
  expect(defautsDeStructure(d)).toEqual([]);
});

/** A scheme that the service decides and pays, and one that it watches, with waves and a map. */
const modeles = ['VTA 2026', 'TIERS_LIEUX 2021'];

describe.each(definitions.filter((d) => modeles.includes(`${d.code} ${d.version}`)))(
  '$code $version',
  (saine) => {
    const [premiere] = saine.transitions;
    const etape = saine.etapes.find((e) => e.id === saine.etapeInitiale);
    if (!premiere || !etape) throw new Error('définition vide');
    /** The definition with one act, or one step, changed. */
    const acte = (change: Partial<TransitionDefinition<Essai>>): Definition => ({
      ...saine,
      transitions: saine.transitions.map((t) => (t === premiere ? { ...t, ...change } : t)),
    });
    const laEtape = (change: Partial<EtapeDefinition<Essai>>): Definition => ({
      ...saine,
      etapes: saine.etapes.map((e) => (e === etape ? { ...e, ...change } : e)),
    });
    const isolee: EtapeDefinition<Essai> = { ...etape, id: 'ISOLEE', echeance: null };
    const [piece] = saine.pieces;
    const [critere] = saine.criteres;
    const [parametre] = saine.parametres;
    const finale = saine.etapes.find((e) => e.finale);
    if (!piece || !critere || !parametre || !finale) throw new Error('définition trop maigre');

    const nus = z.object({ ...saine.donnees.shape, nu: z.string() });
    const egare = z.object({
      ...saine.donnees.shape,
      egare: z.string().meta({ libelle: 'Égaré', groupe: 'ailleurs' }),
    });
    const boucle = (de: string, vers: string) => ({
      ...premiere,
      id: `${de}_${vers}`,
      de: [de],
      vers,
    });

    const horloge = (code: string, parametre?: string): Horloge<Essai> => ({
      code,
      libelle: 'Horloge d’essai',
      nature: 'LEGALE',
      departLibelle: '',
      depart: () => null,
      ...(parametre && { duree: { parametre, unite: 'mois' as const } }),
      report: false,
      siPassee: '',
      arret: () => null,
      source: saine.reference,
    });
    const engagement = { id: 'essai', libelle: 'Engagement d’essai', source: saine.reference };
    const avecEngagement = z.object({
      ...saine.donnees.shape,
      engagement_essai: z
        .string()
        .meta({ libelle: 'Essai', groupe: Object.keys(saine.groupes)[0] }),
    });
    const liste = (reste: Partial<ListeDefinition>): Definition => ({
      ...saine,
      listes: [
        ...saine.listes,
        { code: 'ESSAI', libelle: 'Liste d’essai', nature: 'presence', ...reste },
      ],
    });
    const reglage = (reste: Partial<Parametre>): Definition => ({
      ...saine,
      parametres: [
        ...saine.parametres,
        { cle: 'essai', libelle: 'Essai', defaut: 1, source: saine.reference, ...reste },
      ],
    });
    const vague = (code: string, ouvreLe: string, fermeLe: string): Vague => ({
      code,
      libelle: code,
      ouvreLe,
      fermeLe,
      source: saine.reference,
    });
    const sansAvis: Definition = { ...saine };
    delete sansAvis.avis;
    const avis = { champ: saine.champTitre, commentaire: saine.champTitre };
    const delai = saine.etapes.find((e) => e.echeance)?.echeance?.code ?? '';

    it.each<[string, Definition, RegExp]>([
      [
        'une horloge en double',
        { ...saine, horloges: [horloge('H'), horloge('H')] },
        /^Horloge en double.: H/,
      ],
      [
        'une horloge dont le paramètre manque',
        { ...saine, horloges: [horloge('H', 'absent')] },
        /^Horloge H.: paramètre inconnu absent/,
      ],
      [
        'une horloge qui prend le code d’un délai d’étape',
        {
          ...saine,
          horloges: [horloge(delai)],
          etapes: saine.etapes.map((e) => (e === etape ? { ...e, echeance: horloge(delai) } : e)),
        },
        /^Horloge .*code d’un délai d’étape/,
      ],
      [
        'un engagement en double',
        { ...saine, engagements: [engagement, engagement] },
        /^Engagement en double.: essai/,
      ],
      [
        'un engagement sans champ',
        { ...saine, engagements: [engagement] },
        /^Engagement essai.: sans champ/,
      ],
      [
        'un engagement que nulle étape ne saisit',
        { ...saine, engagements: [engagement], donnees: avecEngagement },
        /^Engagement essai.: saisi à aucune étape/,
      ],
      [
        'une liste en double',
        { ...saine, listes: [...liste({}).listes, ...liste({}).listes.slice(-1)] },
        /^Liste en double.: ESSAI/,
      ],
      [
        'une carte sans lieu',
        liste({ nature: 'carte' }),
        /^Liste ESSAI.: un lieu va avec une carte/,
      ],
      [
        'un lieu sans carte',
        liste({ lieu: { latitude: saine.champTitre, longitude: saine.champTitre } }),
        /^Liste ESSAI.: un lieu va avec une carte/,
      ],
      [
        'une carte dont le lieu est inconnu',
        liste({ nature: 'carte', lieu: { latitude: saine.champTitre, longitude: 'absent' } }),
        /^Liste ESSAI.: champ inconnu absent/,
      ],
      [
        'un paramètre dont la valeur n’est pas un des choix',
        reglage({ choix: [{ valeur: 'A', libelle: 'A' }], defaut: 'B' }),
        /^Paramètre essai.: valeur par défaut hors des choix/,
      ],
      ['un paramètre sans nombre', reglage({ defaut: 'B' }), /^Paramètre essai.*nombre admis/],
      [
        'un paramètre au-delà de ce qu’on peut régler',
        reglage({ unite: 'pourcent', defaut: 101 }),
        /^Paramètre essai.*nombre admis/,
      ],
      [
        'une vague en double',
        {
          ...saine,
          vagues: [vague('V', '2021-01-01', '2021-02-01'), vague('V', '2021-03-01', '2021-04-01')],
        },
        /^Vague en double.: V/,
      ],
      [
        'une vague qui ferme avant d’ouvrir',
        { ...saine, vagues: [vague('V', '2021-02-02', '2021-02-01')] },
        /^Vague V.: ferme avant d’ouvrir/,
      ],
      [
        'un retour qui porte un autre nom',
        {
          ...saine,
          transitions: saine.transitions.map((t) =>
            t.vers === ETAPE_ANTERIEURE ? { ...t, id: 'reculer' } : t,
          ),
        },
        /^reculer.: l’acte qui revient en arrière se nomme/,
      ],
      [
        'un acte ordinaire qui prend le nom du retour',
        acte({ id: 'revenir' }),
        /^revenir.: l’acte qui revient en arrière se nomme/,
      ],
      [
        'un montant accordé dans un dispositif que le service suit',
        { ...acte({ effets: [{ type: 'montant_accorde' }] }), roleService: 'suit' },
        /le service n’accorde rien dans un dispositif qu’il suit/,
      ],
      [
        'un dispositif suivi sans issue externe',
        {
          ...saine,
          roleService: 'suit',
          transitions: saine.transitions.filter((t) => t.id !== 'enregistrer_issue_externe'),
        },
        /^Dispositif suivi sans/,
      ],
      [
        'un dispositif d’avis sans avis',
        { ...sansAvis, roleService: 'donne un avis' },
        /^Dispositif d’avis sans avis/,
      ],
      [
        'un avis dont le champ est inconnu',
        { ...saine, avis: { ...avis, champ: 'absent' } },
        /^Avis.: champ inconnu absent/,
      ],
      [
        'un avis que nul acte ne donne',
        { ...saine, avis, transitions: saine.transitions.map((t) => ({ ...t, champs: [] })) },
        /^Avis.: aucun acte ne le donne/,
      ],
      [
        'une fin qui ne s’appelle pas CLOS',
        { ...saine, etapes: saine.etapes.map((e) => (e.finale ? { ...e, id: 'FINI' } : e)) },
        /^Aucune étape finale CLOS/,
      ],
      ['une étape en double', { ...saine, etapes: [...saine.etapes, etape] }, /^Étape en double/],
      [
        'un acte en double',
        { ...saine, transitions: [...saine.transitions, premiere] },
        /^Transition en double/,
      ],
      ['une pièce en double', { ...saine, pieces: [...saine.pieces, piece] }, /^Pièce en double/],
      [
        'un critère en double',
        { ...saine, criteres: [...saine.criteres, critere] },
        /^Critère en double/,
      ],
      [
        'un paramètre en double',
        { ...saine, parametres: [...saine.parametres, parametre] },
        /^Paramètre en double/,
      ],
      [
        'une étape initiale inconnue',
        { ...saine, etapeInitiale: 'NULLE_PART' },
        /^Étape initiale inconnue/,
      ],
      [
        'aucune fin',
        { ...saine, etapes: saine.etapes.map((e) => ({ ...e, finale: false })) },
        /^Aucune étape finale/,
      ],
      ['un champ de titre inconnu', { ...saine, champTitre: 'absent' }, /^Champ de titre inconnu/],
      ['un départ inconnu', acte({ de: ['NULLE_PART'] }), /étape de départ inconnue NULLE_PART/],
      ['une arrivée inconnue', acte({ vers: 'NULLE_PART' }), /étape d’arrivée inconnue NULLE_PART/],
      [
        'un acte qui demande un champ inconnu',
        acte({ champs: ['absent'] }),
        /champ inconnu absent/,
      ],
      [
        'un acte qui exige une pièce inconnue',
        acte({ pieces: ['ABSENTE'] }),
        /pièce inconnue ABSENTE/,
      ],
      [
        'un acte qui exige une pièce hors de la liste de contrôle',
        { ...saine, pieces: saine.pieces.map((p) => ({ ...p, etapes: [] })) },
        /pièce exigée hors de la liste/,
      ],
      ['une issue sans fin', acte({ issue: 'REFUS' }), /une issue va avec une étape finale/],
      ['une fin sans issue', acte({ vers: finale.id }), /une issue va avec une étape finale/],
      ['un acte que nul ne peut faire', acte({ roles: [] }), /aucun rôle/],
      [
        'une étape qui saisit un champ inconnu',
        laEtape({ champs: ['absent'] }),
        /champ inconnu absent/,
      ],
      [
        'un champ attendu qui ne se saisit pas',
        laEtape({ champs: [], champsAttendus: [saine.champTitre] }),
        /attendu mais non saisissable/,
      ],
      [
        'une impasse',
        { ...saine, etapes: [...saine.etapes, isolee] },
        /^ISOLEE.: étape sans sortie/,
      ],
      [
        'une étape inaccessible',
        { ...saine, etapes: [...saine.etapes, isolee] },
        /^ISOLEE.: étape inaccessible/,
      ],
      [
        'deux étapes qui tournent en rond',
        {
          ...saine,
          etapes: [...saine.etapes, isolee, { ...isolee, id: 'AUTRE' }],
          transitions: [
            ...saine.transitions,
            boucle(etape.id, 'ISOLEE'),
            boucle('ISOLEE', 'AUTRE'),
            boucle('AUTRE', 'ISOLEE'),
          ],
        },
        /^ISOLEE.: aucune fin ne peut être atteinte/,
      ],
      [
        'un délai échu qui mène à un acte qu’un agent seul peut faire',
        laEtape({ aLecheance: premiere.id }),
        /sans transition automatique valable/,
      ],
      [
        'un acte automatique sans délai',
        laEtape({ aLecheance: premiere.id, echeance: null }),
        /échéance automatique sans délai/,
      ],
      [
        'un délai dont le paramètre manque',
        laEtape({
          echeance: {
            code: 'D',
            libelle: 'D',
            nature: 'INTERNE',
            departLibelle: '',
            depart: () => null,
            duree: { parametre: 'absent', unite: 'jours' },
            report: false,
            source: saine.reference,
          },
        }),
        /paramètre inconnu absent/,
      ],
      [
        'une pièce à une étape inconnue',
        { ...saine, pieces: [{ ...piece, etapes: ['NULLE_PART'] }, ...saine.pieces.slice(1)] },
        /^Pièce .*étape inconnue NULLE_PART/,
      ],
      ['un champ sans libellé', { ...saine, donnees: nus }, /^Champ nu.: libellé absent/],
      [
        'un champ hors de tout groupe',
        { ...saine, donnees: egare },
        /^Champ egare.: groupe inconnu/,
      ],
    ])('avec %s, le défaut est trouvé', (_defaut, cassee, attendu) => {
      expect(defautsDeStructure(cassee)).toContainEqual(expect.stringMatching(attendu));
    });
  },
);

describe('les versions d’un dispositif', () => {
  const [modele] = definitions;
  if (!modele) throw new Error('aucun dispositif');
  const version = (v: string, du: string, au: string | null, code = 'A'): Definition => ({
    ...modele,
    code,
    version: v,
    enVigueur: { du, au },
  });

  it('enregistrées ne se chevauchent pas', () => {
    expect(versionsQuiSeChevauchent(definitions)).toEqual([]);
  });

  it.each([
    ['se suivent', ['2021-01-01', '2022-12-31'], ['2023-01-01', null], false],
    ['laissent un trou', ['2021-01-01', '2022-06-30'], ['2023-01-01', null], false],
    ['ont un jour en commun', ['2021-01-01', '2023-01-01'], ['2023-01-01', null], true],
    ['sont toutes deux sans fin', ['2021-01-01', null], ['2023-01-01', null], true],
    ['sont l’une dans l’autre', ['2021-01-01', '2024-12-31'], ['2022-01-01', '2022-12-31'], true],
  ] as const)('deux périodes qui %s', (_, [du, au], [du2, au2], conflit) => {
    const une = version('1', du, au);
    const autre = version('2', du2, au2);
    const attendu = (a: string, b: string) => (conflit ? [`A ${a} et ${b}`] : []);
    expect(versionsQuiSeChevauchent([une, autre])).toEqual(attendu('1', '2'));
    expect(versionsQuiSeChevauchent([autre, une])).toEqual(attendu('2', '1'));
  });

  it('de deux dispositifs différents peuvent courir ensemble', () => {
    const deux = [version('1', '2021-01-01', null), version('1', '2021-01-01', null, 'B')];
    expect(versionsQuiSeChevauchent(deux)).toEqual([]);
  });
});
