import { DONNEES, desFaits, type FaitsVta, reglages, unDossierEnRegle } from '../../test/vta.js';
import { direEcheance } from '../noyau/echeances.js';
import { echeancesDe, obligationDe } from '../noyau/obligations.js';
import type { Definition } from '../noyau/types.js';
import { definitionEnVigueur } from '../registre.js';
import { vta2021, vta2023, vta2026 } from './definition.js';
import type { DonneesVta } from './donnees.js';

const vta: Definition<DonneesVta> = vta2026;

/** What the dossier waits for at this step, the deadline as its sentence. */
function attendu(etape: string, surcharge: Partial<FaitsVta> = {}) {
  const obligation = obligationDe(vta, etape, unDossierEnRegle(etape, surcharge));
  if (!obligation) throw new Error(`rien n’est attendu : ${etape}`);
  const { echeance, ...reste } = obligation;
  return { ...reste, echeance, phrase: echeance && direEcheance(echeance.le, echeance.segments) };
}

/** The promise of three months itself, whatever else is due before it. */
function promesse(etape: string, surcharge: Partial<FaitsVta> = {}) {
  const faits = unDossierEnRegle(etape, surcharge);
  return echeancesDe(vta, faits).find((e) => e.code === 'VERSEMENT');
}

describe('le montant', () => {
  const forfait = 'Aide forfaitaire, un volontaire, sans prorata';

  it('est de 15 000 € selon la fiche de 2021, avec la ligne qui y mène et sa source', () => {
    expect(vta2021.montant(desFaits())).toEqual({
      centimes: 1_500_000,
      lignes: [
        {
          libelle: forfait,
          centimes: 1_500_000,
          source: { reference: 'Fiche de synthèse (2021)', confiance: 'fiche' },
        },
      ],
    });
  });

  it('est de 20 000 € dont 5 000 € pour le volontaire de 2023 à 2025, à confirmer par le service', () => {
    const { centimes, lignes } = vta2023.montant(desFaits());
    expect(centimes).toBe(2_000_000);
    expect(lignes.map((l) => [l.libelle, l.centimes, l.source.confiance])).toEqual([
      [forfait, 2_000_000, 'hypothese'],
      ['dont à reverser au volontaire', 500_000, 'hypothese'],
    ]);
  });

  it('est de nouveau de 15 000 € depuis 2026', () => {
    expect(vta2026.montant(desFaits())).toEqual({
      centimes: 1_500_000,
      lignes: [
        {
          libelle: forfait,
          centimes: 1_500_000,
          source: {
            reference: 'saury-martin.fr, 30 janvier 2026\u00a0: reconduction du VTA',
            confiance: 'public',
          },
        },
      ],
    });
  });

  it.each([
    ['2020-12-31', undefined],
    ['2021-01-01', '2021'],
    ['2022-12-31', '2021'],
    ['2023-01-01', '2023'],
    ['2025-12-31', '2023'],
    ['2026-01-01', '2026'],
  ])('d’une demande reçue le %s est celui de la version %s', (recueLe, version) => {
    expect(definitionEnVigueur('VTA', recueLe)?.version).toBe(version);
  });

  it('ne dépend ni de la durée ni du temps de travail', () => {
    const donnees = { ...DONNEES, quotiteContrat: 75, contratFinLe: '2027-10-31' };
    expect(vta2026.montant(desFaits({ donnees })).centimes).toBe(1_500_000);
  });

  it('suit la valeur datée en vigueur au jour de la demande', () => {
    const { centimes, lignes } = vta2026.montant(
      desFaits({ parametres: reglages({ montantForfaitaire: 2_000_000 }) }),
    );
    expect(centimes).toBe(2_000_000);
    expect(lignes.reduce((somme, l) => somme + (l.centimes ?? 0), 0)).toBe(centimes);
  });
});

describe('les trois mois du versement', () => {
  const DEPART_SIGNATURE = { departVersement: 'SIGNATURE_CONTRAT' };

  it.each(['DECISION_ATTRIBUTIVE', 'MISE_EN_PAIEMENT', 'VERSEMENT'])(
    'courent à l’étape %s depuis la demande complète, l’autre départ étant montré à côté',
    (etape) => {
      const echeance = promesse(etape);
      expect(echeance).toMatchObject({
        code: 'VERSEMENT',
        nature: 'PROMESSE',
        departLe: '2026-04-22',
        le: '2026-07-22',
        alternative: 'contrat signé le 30 mars 2026, soit le 30 juin 2026',
        source: { confiance: 'hypothese' },
      });
      expect(echeance && direEcheance(echeance.le, echeance.segments)).toBe(
        'demande d’aide complète le 22 avril 2026 + 3 mois, échéance le 22 juillet 2026',
      );
    },
  );

  it('courent depuis la signature du contrat quand le paramètre le dit', () => {
    expect(
      promesse('DECISION_ATTRIBUTIVE', { parametres: reglages(DEPART_SIGNATURE) }),
    ).toMatchObject({
      departLe: '2026-03-30',
      le: '2026-06-30',
      alternative: 'demande d’aide complète le 22 avril 2026, soit le 22 juillet 2026',
    });
  });

  it('n’ont pas de date tant que leur départ n’est pas connu', () => {
    const { contratSigneLe: _, ...donnees } = DONNEES;
    const sansContrat = { parametres: reglages(DEPART_SIGNATURE), donnees };
    expect(promesse('DECISION_ATTRIBUTIVE', sansContrat)).toBeUndefined();
    expect(promesse('DECISION_ATTRIBUTIVE', { donnees })?.alternative).toBe(
      'contrat signé (date inconnue à ce jour)',
    );
  });

  it('ne sont pas reportés : c’est une promesse, pas un délai légal', () => {
    const passages = unDossierEnRegle('DECISION_ATTRIBUTIVE').passages.map((p) =>
      p.transition === 'constater_completude' ? { ...p, entreeLe: '2026-08-14' } : p,
    );
    const echeance = promesse('DECISION_ATTRIBUTIVE', { passages });
    // A Saturday.
    expect(echeance).toMatchObject({ le: '2026-11-14' });
    expect(echeance?.segments.map((s) => s.type)).toEqual(['depart', 'duree']);
  });

  it('se comptent en d’autres mois si le délai annoncé change', () => {
    const { echeance } = attendu('VERSEMENT', { parametres: reglages({ delaiVersement: 4 }) });
    expect(echeance).toMatchObject({
      le: '2026-08-22',
      alternative: 'contrat signé le 30 mars 2026, soit le 30 juillet 2026',
    });
  });

  it('après une demande revenue incomplète, partent de la dernière fois où elle était complète', () => {
    const passages = [
      ...unDossierEnRegle('DECISION_ATTRIBUTIVE').passages,
      { etape: 'VERIFICATION_COMPLETUDE', transition: 'revenir', entreeLe: '2026-05-04' },
      { etape: 'DECISION_ATTRIBUTIVE', transition: 'constater_completude', entreeLe: '2026-05-20' },
    ];
    expect(promesse('DECISION_ATTRIBUTIVE', { passages })?.le).toBe('2026-08-20');
  });

  it('continuent de courir pendant un paiement rejeté', () => {
    const passages = [
      ...unDossierEnRegle('VERSEMENT').passages,
      { etape: 'MISE_EN_PAIEMENT', transition: 'reprendre_paiement', entreeLe: '2026-06-01' },
    ];
    expect(attendu('MISE_EN_PAIEMENT', { passages })).toMatchObject({
      depuisLe: '2026-06-01',
      echeance: { le: '2026-07-22' },
    });
  });
});

it('une demande d’aide reprise par un retour n’attend plus de réponse du service', () => {
  const { passages } = unDossierEnRegle('VERIFICATION_COMPLETUDE');
  const silence = (suivis: FaitsVta['passages']) =>
    echeancesDe(vta, unDossierEnRegle('DEMANDE_AIDE', { passages: suivis })).find(
      (e) => e.code === 'SILENCE_AIDE',
    );
  expect(silence(passages)?.etat).toBe('EN_COURS');
  const retour = { etape: 'DEMANDE_AIDE', transition: 'revenir', entreeLe: '2026-04-20' };
  expect(silence([...passages, retour])).toBeUndefined();
});

describe('à chaque étape, qui doit faire quoi et pour quand', () => {
  it.each([
    // Ten working days from Monday 5 January 2026.
    ['FICHE_DE_POSTE', 'SCIAT', 'vérifier la fiche de poste', '2026-01-19', 'INTERNE'],
    // Two months of silence after 5 January come before the limit given, 15 October.
    ['COMPLEMENTS_FICHE', 'COLLECTIVITE', 'compléter la fiche de poste', '2026-03-05', 'LEGALE'],
    ['INSTRUCTION_ANCT', 'ANCT', 'valider la mission et publier l’offre', '2026-02-11', 'INTERNE'],
    ['COURRIER_PREFET', 'SCIAT', 'préparer la réponse du préfet', '2026-02-09', 'INTERNE'],
    [
      'SIGNATURE_CONFIRMATION',
      'PREFET',
      'signer le courrier de confirmation',
      '2026-02-27',
      'INTERNE',
    ],
    ['SIGNATURE_REFUS', 'PREFET', 'signer le courrier de refus', '2026-03-05', 'LEGALE'],
    // Six months from 20 February, a Thursday in August.
    ['RECRUTEMENT', 'COLLECTIVITE', 'recruter le volontaire', '2026-08-20', 'INTERNE'],
    // Two months from 1 April: Monday 1 June.
    [
      'DEMANDE_AIDE',
      'COLLECTIVITE',
      'envoyer la demande d’aide et ses pièces',
      '2026-06-01',
      'INTERNE',
    ],
    // Ten working days from 15 April.
    [
      'VERIFICATION_COMPLETUDE',
      'SCIAT',
      'vérifier la demande d’aide et ses pièces',
      '2026-04-29',
      'INTERNE',
    ],
    // Two months of silence after the request for aid of 15 April.
    [
      'COMPLEMENTS_DEMANDE',
      'COLLECTIVITE',
      'envoyer les pièces manquantes',
      '2026-06-15',
      'LEGALE',
    ],
    // Fifteen working days from 1 May, over 8 May, Ascension and Whit Monday.
    [
      'SIGNATURE_REFUS_AIDE',
      'PREFET',
      'signer le courrier de refus de l’aide',
      '2026-05-27',
      'INTERNE',
    ],
    ['DECISION_ATTRIBUTIVE', 'PREFET', 'signer la décision attributive', '2026-06-15', 'LEGALE'],
    [
      'MISE_EN_PAIEMENT',
      'SCIAT',
      'engager la dépense et demander le paiement',
      '2026-07-22',
      'PROMESSE',
    ],
    ['VERSEMENT', 'CSP_CHORUS', 'verser l’aide', '2026-07-22', 'PROMESSE'],
    ['SUIVI_CONTRAT', 'COLLECTIVITE', 'mener la mission à son terme', '2027-04-30', 'FIXEE'],
  ])('%s : %s doit %s pour le %s (%s)', (etape, acteur, libelle, le, nature) => {
    const obligation = attendu(etape);
    expect(obligation).toMatchObject({ acteur, libelle, echeance: { le, nature } });
    expect(obligation.depuisLe).toBe(unDossierEnRegle(etape).passages.at(-1)?.entreeLe);
  });

  it('toutes les étapes y sont, et seule la dernière n’attend plus rien', () => {
    const ouvertes = vta.etapes.filter((e) => !e.finale).map((e) => e.id);
    expect(ouvertes).toHaveLength(15);
    expect(obligationDe(vta, 'CLOS', unDossierEnRegle('CLOS'))).toBeNull();
  });

  it.each([
    ['COMPLEMENTS_FICHE', 'COMPLEMENTS', '2026-10-15', 'FIXEE'],
    ['SIGNATURE_REFUS', 'INTERNE_SIGNATURE_REFUS', '2026-05-27', 'INTERNE'],
    ['COMPLEMENTS_DEMANDE', 'COMPLEMENTS', '2026-10-15', 'FIXEE'],
    ['DECISION_ATTRIBUTIVE', 'VERSEMENT', '2026-07-22', 'PROMESSE'],
  ])('%s : le délai de l’étape elle-même (%s) court aussi, au %s', (etape, code, le, nature) => {
    const suivie = echeancesDe(vta, unDossierEnRegle(etape)).find((e) => e.code === code);
    expect(suivie).toMatchObject({ le, nature, etat: 'EN_COURS' });
  });

  it('le service valide lui-même la fiche quand le paramètre le dit', () => {
    const parametres = reglages({ validateurFiche: 'SCIAT' });
    expect(attendu('INSTRUCTION_ANCT', { parametres }).acteur).toBe('SCIAT');
  });

  it('un objectif interne tombé un jour chômé est reporté', () => {
    const passages = [
      { etape: 'RECRUTEMENT', transition: 'notifier_confirmation', entreeLe: '2026-02-15' },
    ];
    // 15 August 2026 is a Saturday and a public holiday.
    expect(attendu('RECRUTEMENT', { passages }).echeance?.le).toBe('2026-08-17');
  });

  it('une étape inconnue est une faute', () => {
    expect(() => obligationDe(vta, 'NULLE_PART', desFaits())).toThrow(/étape inconnue/);
  });
});
