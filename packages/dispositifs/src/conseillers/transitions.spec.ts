import { direExamen } from '../../test/examen.js';
import { faitsVides } from '../../test/faits.js';
import { examinerTransition } from '../noyau/transitions.js';
import type { Definition, Faits, Passage } from '../noyau/types.js';
import { cnfs2021, cnfs2025 } from './definition.js';
import type { DonneesCnfs } from './donnees.js';

type F = Faits<DonneesCnfs>;
const cnfs: Definition<DonneesCnfs> = cnfs2021;
const JOUR = '2023-06-15';

/** The step reached, or the codes and fields of the refusal. */
function franchir(
  etape: string,
  transition: string,
  donnees: Partial<DonneesCnfs>,
  {
    connues,
    dateLegale = JOUR,
    ...reste
  }: Partial<F> & {
    connues?: Partial<DonneesCnfs>;
    dateLegale?: string;
  } = {},
) {
  const passages: Passage[] = [{ etape, transition: null, entreeLe: '2023-01-10' }];
  const faits = faitsVides<DonneesCnfs>({
    datePivot: '2023-01-05',
    aujourdhui: '2023-12-31',
    donnees,
    passages,
    ...reste,
  });
  return direExamen(
    examinerTransition(cnfs, etape, faits, {
      transition,
      role: 'instructeur',
      dateLegale,
      motif: 'Un motif.',
      ...(connues && { connues }),
    }),
  );
}

it('ouvrir l’instruction demande le questionnaire accepté', () => {
  const donnees: Partial<DonneesCnfs> = {
    intituleProjet: 'Ateliers',
    objet: 'POSTES_NOUVEAUX',
    postesDemandes: 2,
  };
  const ouvrir = (etat: 'RECUE' | 'ACCEPTEE') =>
    franchir('CANDIDATURE', 'ouvrir_instruction', donnees, { pieces: { QUESTIONNAIRE: etat } });
  expect(ouvrir('RECUE')).toEqual(['PIECE QUESTIONNAIRE']);
  expect(ouvrir('ACCEPTEE')).toBe('AVIS_PREFECTURE');
});

describe('l’avis de la préfecture', () => {
  const avis = (avisPrefecture: DonneesCnfs['avisPrefecture']): Partial<DonneesCnfs> => ({
    avisPrefecture,
    avisCommentaire: 'Un commentaire.',
    objet: 'POSTES_NOUVEAUX',
  });
  const service: F['collectivite'] = {
    nom: 'Service fictif',
    type: 'SERVICE_ETAT',
    code: '1',
    populations: [],
  };

  it.each(['transmettre_avis', 'modifier_avis'])('%s demande un sens et un commentaire', (acte) => {
    const etape = acte === 'transmettre_avis' ? 'AVIS_PREFECTURE' : 'COMITE_SELECTION';
    expect(franchir(etape, acte, {})).toEqual([
      'CHAMP_MANQUANT avisPrefecture',
      'CHAMP_MANQUANT avisCommentaire',
    ]);
    expect(franchir(etape, acte, { avisPrefecture: 'FAVORABLE', avisCommentaire: '  ' })).toEqual([
      'CHAMP_MANQUANT avisCommentaire',
    ]);
    expect(franchir(etape, acte, avis('FAVORABLE'))).toBe('COMITE_SELECTION');
  });

  it('favorable, ne va pas avec un critère non rempli ; défavorable, si', () => {
    const transmettre = (sens: DonneesCnfs['avisPrefecture'], reste: Partial<F> = {}) =>
      franchir('AVIS_PREFECTURE', 'transmettre_avis', avis(sens), {
        collectivite: service,
        ...reste,
      });
    expect(transmettre('FAVORABLE')).toEqual(['CRITERE avisPrefecture']);
    expect(transmettre('DEFAVORABLE')).toBe('COMITE_SELECTION');
    const appreciation = {
      verdict: 'rempli' as const,
      motif: 'Établissement public en réalité.',
      auteur: 'Camille Essai',
      le: JOUR,
    };
    expect(transmettre('FAVORABLE', { appreciations: { structure: appreciation } })).toBe(
      'COMITE_SELECTION',
    );
  });

  it('favorable, ne va pas avec des postes nouveaux depuis leur fermeture', () => {
    const transmettre = (datePivot: string) =>
      franchir('AVIS_PREFECTURE', 'transmettre_avis', avis('FAVORABLE'), { datePivot });
    expect(transmettre('2025-05-13')).toBe('COMITE_SELECTION');
    expect(transmettre('2025-05-14')).toEqual(['CRITERE avisPrefecture']);
  });

  it('renvoyé pour examen complémentaire, se rédige de nouveau', () => {
    expect(franchir('COMITE_SELECTION', 'renvoyer_examen', {})).toBe('AVIS_PREFECTURE');
  });

  it.each(['CONVENTION', 'SELECTION_CANDIDAT', 'ACTIVITE'])(
    'ne se modifie plus une fois le comité prononcé (%s)',
    (etape) => {
      expect(franchir(etape, 'modifier_avis', avis('DEFAVORABLE'))).toEqual(['ETAPE']);
    },
  );
});

describe('la décision du comité', () => {
  it.each([
    [0, ['POSTES postesAttribues'], 'CLOS'],
    [1, 'CONVENTION', ['POSTES postesAttribues']],
    [3, 'CONVENTION', ['POSTES postesAttribues']],
  ])('%i poste : attribution %j, refus %j', (postesAttribues, attribution, refus) => {
    const decider = (acte: string) => franchir('COMITE_SELECTION', acte, { postesAttribues });
    expect(decider('enregistrer_attribution')).toEqual(attribution);
    expect(decider('enregistrer_refus')).toEqual(refus);
  });
});

describe('la convention et le contrat', () => {
  const convention = { conventionReference: 'FICTIVE-1', conventionFinLe: '2025-06-01' };
  it.each([
    ['2023-06-15', '2025-06-01', 'SELECTION_CANDIDAT'],
    ['2023-06-16', '2025-06-01', ['DATE_APRES conventionSigneeLe']],
    ['2023-06-15', '2023-06-16', 'SELECTION_CANDIDAT'],
    ['2023-06-15', '2023-06-15', ['FIN_CONVENTION conventionFinLe']],
  ])('convention signée le %s, finissant le %s', (conventionSigneeLe, conventionFinLe, attendu) => {
    const donnees = { ...convention, conventionSigneeLe, conventionFinLe };
    expect(franchir('CONVENTION', 'enregistrer_convention', donnees)).toEqual(attendu);
  });

  it.each([
    ['2023-06-09', ['CONTRAT contratSigneLe']],
    ['2023-06-10', 'FORMATION'],
    ['2023-07-10', ['DATE_APRES contratSigneLe']],
  ])('contrat signé le %s, le candidat étant sélectionné le 10 juin', (contratSigneLe, attendu) => {
    const donnees = { candidatSelectionneLe: '2023-06-10', contratSigneLe };
    expect(franchir('SIGNATURE_CONTRAT', 'enregistrer_contrat', donnees)).toEqual(attendu);
  });

  it('un contrat en retard n’est jamais perdu', () => {
    const donnees = { candidatSelectionneLe: '2023-01-15', contratSigneLe: '2023-06-01' };
    expect(franchir('SIGNATURE_CONTRAT', 'enregistrer_contrat', donnees)).toBe('FORMATION');
  });

  it.each([
    ['2025-05-31', ['TERME dateLegale']],
    ['2025-06-01', 'CLOS'],
  ])('close le %s, pour un terme au 1er juin 2025', (dateLegale, attendu) => {
    const donnees = { conventionFinLe: '2025-06-01' };
    const clore = franchir('ACTIVITE', 'clore_convention', donnees, {
      dateLegale,
      aujourdhui: '2026-01-01',
    });
    expect(clore).toEqual(attendu);
  });
});

describe('le nombre de postes de la convention', () => {
  const avant = { postesDemandes: 4, postesAttribues: 3 };
  it.each([
    [0, ['POSTES postesConventionnes'], ['POSTES postesConventionnes']],
    [2, 'ACTIVITE', 'ACTIVITE'],
    [3, ['POSTES postesConventionnes'], ['POSTES postesConventionnes']],
    [4, 'ACTIVITE', ['POSTES postesConventionnes']],
  ])('3 postes, %i ensuite : avenant %j, restitution %j', (n, avenant, restitution) => {
    const donnees: Partial<DonneesCnfs> = {
      ...avant,
      postesConventionnes: n,
      restitutionMode: 'LETTRE_RECOMMANDEE',
    };
    const passer = (acte: string) => franchir('ACTIVITE', acte, donnees, { connues: avant });
    expect(passer('enregistrer_avenant')).toEqual(avenant);
    expect(passer('enregistrer_restitution')).toEqual(restitution);
  });

  it.each([
    ['LETTRE_RECOMMANDEE', 'ACTIVITE', 'CLOS'],
    ['COURRIEL', ['CHAMP_CONTRAIRE restitutionMode'], ['CHAMP_CONTRAIRE restitutionMode']],
    ['FORMULAIRE', ['CHAMP_CONTRAIRE restitutionMode'], ['CHAMP_CONTRAIRE restitutionMode']],
  ] as const)('restitué par %s : un poste %j, tous %j', (restitutionMode, un, tous) => {
    const donnees = { ...avant, postesConventionnes: 2, restitutionMode };
    const rendre = (acte: string) => franchir('ACTIVITE', acte, donnees, { connues: avant });
    expect(rendre('enregistrer_restitution')).toEqual(un);
    expect(rendre('rendre_tous_les_postes')).toEqual(tous);
  });
  it('sans dire comment, un poste rendu n’appelle que cette précision', () => {
    const donnees = { ...avant, postesConventionnes: 2 };
    expect(franchir('ACTIVITE', 'enregistrer_restitution', donnees, { connues: avant })).toEqual([
      'CHAMP_MANQUANT restitutionMode',
    ]);
  });
});

it('les sept engagements se suivent de la sélection au renouvellement, jamais avant', () => {
  expect(cnfs.engagements).toHaveLength(7);
  const suivis = cnfs.etapes.filter((e) => e.champs.some((c) => c.startsWith('engagement_')));
  expect(suivis.map((e) => e.id)).toEqual([
    'SELECTION_CANDIDAT',
    'SIGNATURE_CONTRAT',
    'FORMATION',
    'ACTIVITE',
    'RENOUVELLEMENT',
  ]);
});

it('depuis le 14 mai 2025, la procédure dit que rien de nouveau n’est attribué', () => {
  expect(cnfs2021.enVigueur.au).toBe('2025-05-13');
  expect(cnfs2025.enVigueur.du).toBe('2025-05-14');
  expect(cnfs2025.description).toMatch(/^Aucun poste nouveau/);
});

it('ce qui s’ensuit d’un acte ne répète pas un délai que le service peut régler', () => {
  for (const { consequence } of cnfs.transitions)
    expect(consequence).not.toMatch(/\d|(deux|six) mois|quinze jours/);
});

it('le service donne un avis : le silence n’y fait rien naître', () => {
  expect(cnfs.horloges.map((h) => h.code)).toEqual(['VACANCE']);
});
